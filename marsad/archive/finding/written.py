"""Words that are not written as they are folded: what mode *exact* needs beside the folded words, and no more.

Most words are written as folding leaves them (case aside), so the index keeps, for each post, the others alone: each
as written, and those folded words that stand nowhere in the post in their plain form. A word that is plain is then
asked for as ``folded AND NOT unwritten``, any other one as ``written``.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.archive.finding.query import WORD
from marsad.text.columns import SEPARATOR, FoldedColumn, Ints
from marsad.text.folding import table

Flags = npt.NDArray[np.bool_]
_CODES = 0x110000
_LETTERS = 0x32000  # the planes that hold letters
_TIMES = np.uint64(0x9E3779B97F4A7C15)
_SIEVE = np.uint64(64 - 22)  # a sieve of 4 million places, for some 400,000 words
Keys = npt.NDArray[np.uint64]


@cache
def _classes() -> tuple[Flags, Flags]:
    """Of each code point: whether it is part of a word, and whether folding does more to it than lower its case."""
    word = np.zeros(_CODES, bool)
    word[[code for code in range(_LETTERS) if WORD.fullmatch(chr(code))]] = True
    changed = np.zeros(_CODES, bool)
    changed[[code for code, plain in table().items() if chr(code).lower() != plain]] = True
    return word, changed


def differing(column: FoldedColumn) -> tuple[pl.Series, pl.Series]:
    """For each row, parted by spaces: words as written (lower case) that folding changes; folded words that only stand
    so.
    """
    word, changed = _classes()
    inside = word[column.original]
    edges = np.flatnonzero(np.diff(inside.astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    odd = np.concatenate([[0], np.cumsum(changed[column.original] & inside)])
    differs = odd[ends] > odd[starts]
    if not differs.any():
        nothing = pl.Series([""], dtype=pl.String).new_from_index(0, len(column))
        return nothing, nothing
    written = _kept(column.original, starts[differs], ends[differs])
    places = column.origin[:-1]
    a, b = np.searchsorted(places, starts), np.searchsorted(places, ends)
    keys = _keys(column.codes, a, b, np.searchsorted(starts, column.original_starts))
    only = np.zeros(len(starts), bool)
    only[differs] = ~_among(keys[differs], keys[~differs])
    only &= b > a
    return written.str.to_lowercase(), _kept(column.codes, a[only], b[only])


def _kept(codes: npt.NDArray[np.uint32], starts: Ints, ends: Ints) -> pl.Series:
    """The spans alone, each with a space behind it, row by row."""
    depth = np.zeros(len(codes) + 1, np.int8)
    depth[starts] += 1
    depth[ends] -= 1
    inside = np.cumsum(depth[:-1], dtype=np.int8) > 0
    shown = np.where(inside, codes, np.uint32(ord(" ")))
    shown[codes == 0] = 0
    keep = inside | (codes == 0)
    keep[np.minimum(ends, len(codes) - 1)] = True
    text: str = shown[keep].tobytes().decode("utf-32-le")
    return pl.Series(text.split(SEPARATOR)[:-1], dtype=pl.String)


def _keys(codes: npt.NDArray[np.uint32], starts: Ints, ends: Ints, rows: Ints) -> Keys:
    """A 64-bit key of each word and its row (the words of row ``n`` begin at ``rows[n]``), letter by letter for all."""
    keys = np.repeat(np.arange(len(rows) - 1, dtype=np.uint64), np.diff(rows))
    lengths, going, letter = ends - starts, np.flatnonzero(ends > starts), 0
    while len(going):
        mixed = keys[going] * _TIMES + codes[starts[going] + letter]
        keys[going] = mixed ^ (mixed >> np.uint64(32))
        letter += 1
        going = going[lengths[going] > letter]
    return keys * _TIMES


def _among(some: Keys, others: Keys) -> Flags:
    """Which of ``some`` are among ``others``: two sieves first, so that few are left to be compared."""
    sieve = np.zeros(1 << 22, bool)
    sieve[others >> _SIEVE] = True
    maybe: Flags = sieve[some >> _SIEVE]
    left = some[maybe]
    sieve[:] = False
    sieve[left >> _SIEVE] = True
    maybe[maybe] = np.isin(left, others[sieve[others >> _SIEVE]])
    return maybe
