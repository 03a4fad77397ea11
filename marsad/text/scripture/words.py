"""Words of a folded column and the keys under which spellings of scripture meet.

The key of a word is built on :func:`marsad.text.folding.fold` and then leaves out what Uthmani and modern spelling
write differently: alif (a dagger in one, a letter in the other), waw and ya (``الصلوة`` and ``الصلاة``, ``أفـٔدة`` and
``أفئدة``), and a doubled lam at the front (``الليل``). A word of which fewer than two letters would be left keeps its
waw and ya. The vocative ``يا`` is one word with what follows, as the Uthmani text writes it, and so is a ``و`` that
stands alone, as Persian and hurried hands write it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from marsad.text.columns import Codes, FoldedColumn, Ints

Keys = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

_ALIF, _WAW, _YA, _LAM, _SPACE = (ord(letter) for letter in "اويل ")
_BLOCKS = ((0x620, 0x64B), (0x66E, 0x6D4), (0x6EE, 0x6F0), (0x6FA, 0x700), (0x750, 0x780), (0x8A0, 0x8C8))
_LONGEST = 64
_PRIME = 1_000_003
_FULL = np.uint64(0x9E3779B97F4A7C15)  # keeps keys with waw and ya apart from those without


@dataclass(frozen=True, slots=True)
class Words:
    """Arabic-script words of a folded column: ``[start, end)`` in its joined text, the row, and the key of each."""

    start: Ints
    end: Ints
    row: Ints
    key: Keys

    def __len__(self) -> int:
        return len(self.start)


@cache
def _letters() -> Flags:
    table = np.zeros(0x110000, np.bool_)
    for first, after in _BLOCKS:
        table[first:after] = True
    return table


@cache
def _powers() -> Keys:
    return np.array([pow(_PRIME, rank, 2**64) for rank in range(_LONGEST)], np.uint64)


def words(column: FoldedColumn) -> Words:
    """Every Arabic-script word of the column, in order; digits, marks and words of other scripts are passed over."""
    codes = column.codes
    inside = _letters()[codes]
    inside |= _glue(codes, inside)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    start, end = edges[::2].astype(np.int64), edges[1::2].astype(np.int64)
    places = np.flatnonzero(inside)
    number = np.repeat(np.arange(len(start)), end - start)
    return Words(start, end, column.rows(start), _keys(codes[places], number, len(start)))


def _glue(codes: Codes, inside: Flags) -> Flags:
    """The spaces between ``يا`` or a ``و`` that stands alone and the word that it belongs to."""
    padded = np.concatenate([np.zeros(3, codes.dtype), codes, np.zeros(1, codes.dtype)])
    letter = np.concatenate([np.zeros(3, np.bool_), inside, np.zeros(1, np.bool_)])
    at = np.flatnonzero(codes == _SPACE) + 3
    at = at[letter[at + 1]]
    alone = (padded[at - 1] == _WAW) & ~letter[at - 2]
    calls = (padded[at - 1] == _ALIF) & (padded[at - 2] == _YA) & ~letter[at - 3]
    glue = np.zeros(len(codes), np.bool_)
    glue[at[alone | calls] - 3] = True
    return glue


def _keys(codes: Codes, number: Ints, count: int) -> Keys:
    kept = (codes != _ALIF) & (codes != _SPACE)
    codes, number = codes[kept], number[kept]
    second = (_ranks(number, count) == 1) & (codes == _LAM)
    second[1:] &= codes[:-1] == _LAM
    codes, number = codes[~second], number[~second]
    full, _ = _hash(codes, number, count)
    bare = (codes != _WAW) & (codes != _YA)
    short, letters = _hash(codes[bare], number[bare], count)
    return np.where(letters > 1, short, full ^ _FULL)


def _hash(codes: Codes, number: Ints, count: int) -> tuple[Keys, Ints]:
    """A polynomial hash of each word's letters, and how many letters it has."""
    letters = np.bincount(number, minlength=count)
    values = codes.astype(np.uint64) * _powers()[np.minimum(_ranks(number, count), _LONGEST - 1)]
    hashes = np.zeros(count, np.uint64)
    some = letters > 0
    if some.any():
        hashes[some] = np.add.reduceat(values, (np.cumsum(letters) - letters)[some])
    return hashes, letters


def _ranks(number: Ints, count: int) -> Ints:
    letters = np.bincount(number, minlength=count)
    return np.arange(len(number)) - np.repeat(np.cumsum(letters) - letters, letters)
