"""Evidence for :mod:`marsad.text.language`, line by line, in NumPy: what each language has to say for each line.

Letters are counted by class and words of up to eight letters are looked up, both over the code points of a whole
column, so that no post becomes a Python object. Each word is one 64-bit integer (a byte a letter), found in a perfect
hash table; endings are looked up in the same table, behind the byte 1, which no word holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.text.language_affixes import PREFIXES
from marsad.text.language_tables import (
    ALL,
    DROPPED,
    HASH_BITS,
    IRAQI_CODE,
    LONGEST,
    Bytes,
    Floats,
    Ints,
    Keys,
    Tables,
    built,
    key_of,
)
from marsad.text.scripts import code_points, counts

Codes = npt.NDArray[np.uint32]

ALONE = {"he": 0.25, "hi": 0.25, "ru": 0.2, "ar": 0.05}
"""What each word in the script of a language is worth to it without being known, so long as no neighbour is nearer."""
DIGIT_WORD = 0.5
"""Worth to Arabic in Latin letters of a digit that stands for a letter ("7abibi", "ma3na")."""

_LINKS = r"(?:https?://|www\.|t\.me/)\S+|[@#][\w.]+"


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each line of a column: evidence of each language (columns by :data:`ALL`, not yet held to a script), letters
    of each script, and the number of words; ``row`` says which text a line is of.
    """

    found: Floats
    letters: Ints
    words: Ints
    row: Ints


def evidence(texts: pl.Series) -> Evidence:
    """Evidence for every line (parted by line feeds) of every text."""
    tables = built()
    codes, rows = code_points(texts.str.replace_all(_LINKS, " "))
    starts = np.concatenate([np.zeros(1, np.int64), np.flatnonzero((codes == 0) | (codes == 10)) + 1])
    row = np.searchsorted(rows, starts[:-1], side="right") - 1
    height = len(row)
    said = counts(tables.kind[codes], starts, tables.kinds).astype(np.float64) @ tables.kind_worth
    digits = _digit_words(codes, starts, height)
    letters, starts = _letters(tables, codes, starts)
    begin, length = _words(letters)
    line = np.searchsorted(starts, begin, side="right") - 1
    words = np.bincount(line, minlength=height)
    key, of = _lookups(tables, letters, begin, length, line)
    found = said[:, : len(ALL)] + _spoken(tables, key, of, height)
    short = length <= LONGEST
    found[:, 0] += _prefixed(key[: int(short.sum())], line[short], height)
    found[:, ALL.index("ar-Latn")] += digits
    found[:, 0] += np.minimum(found[:, ALL.index(IRAQI_CODE)], 4.0)
    return Evidence(found, said[:, len(ALL) :].astype(np.int64), words, row)


def _digit_words(codes: Codes, starts: Ints, height: int) -> Floats:
    """Digits that stand between Latin letters, or a 3 or 7 before three of them, in each line."""
    padded = np.concatenate([np.zeros(2, np.uint32), codes, np.zeros(3, np.uint32)])
    places = np.flatnonzero(np.isin(codes, np.frombuffer("23579".encode("utf-32-le"), np.uint32)))
    around = [_latin(padded[places + 2 + step]) for step in (-2, -1, 1, 2, 3)]
    within = around[1] & around[2] & (around[0] | around[3])
    first = np.isin(codes[places], [0x33, 0x37]) & ~around[1] & around[2] & around[3] & around[4]
    first &= ~((padded[places + 1] >= 0x30) & (padded[places + 1] <= 0x39))
    line = np.searchsorted(starts, places[within | first], side="right") - 1
    worth: Floats = DIGIT_WORD * np.bincount(line, minlength=height).astype(np.float64)
    return worth


def _latin(codes: Codes) -> npt.NDArray[np.bool_]:
    small = codes | 0x20
    found: npt.NDArray[np.bool_] = (small >= 0x61) & (small <= 0x7A)
    return found


def _lookups(tables: Tables, letters: Bytes, begin: Ints, length: Ints, line: Ints) -> tuple[Keys, Ints]:
    """The keys to look up and the line of each: every word of eight letters or fewer, then what may be an ending."""
    short = length <= LONGEST
    keys, lines = [_keys(letters, begin[short], length[short])], [line[short]]
    end = begin + length
    tail = letters[end - 2].astype(np.uint16) << 8 | letters[end - 1]
    for size, may in tables.tails.items():
        here = np.flatnonzero(may[tail] & (length >= size + 2))
        ends = _keys(letters, end[here] - size, np.full(len(here), size))
        keys.append((ends << np.uint64(8)) | np.uint64(DROPPED))
        lines.append(line[here])
    return np.concatenate(keys), np.concatenate(lines)


def _letters(tables: Tables, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Bytes, Ints]:
    """The joined text as a byte a letter, without vowel signs, and the places where its rows begin."""
    letters = tables.letter[codes]
    dropped = np.flatnonzero(letters == DROPPED)
    if len(dropped):
        starts = starts - np.searchsorted(dropped, starts)
        letters = np.delete(letters, dropped)
    return letters, starts


def _words(letters: Bytes) -> tuple[Ints, Ints]:
    """Where each run of letters begins, and how long it is. Every row ends in NUL, so that none runs over."""
    inside = np.concatenate([np.zeros(1, np.int8), (letters > 0).view(np.int8), np.zeros(1, np.int8)])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2] - edges[0::2]


def _keys(letters: Bytes, begin: Ints, length: Ints) -> Keys:
    """Each word as one integer: eight bytes read at any place from two aligned reads."""
    padded = np.concatenate([letters, np.zeros(16 + (-len(letters)) % 8, np.uint8)]).view("<u8")
    word, shift = begin >> 3, ((begin & 7) << 3).astype(np.uint64)
    low = padded[word] >> shift
    high = np.where(shift > 0, padded[word + 1] << (np.uint64(64) - np.maximum(shift, np.uint64(1))), np.uint64(0))
    mask = np.array([(1 << (8 * n)) - 1 for n in range(LONGEST + 1)], np.uint64)
    keys: Keys = (low | high) & mask[length]
    return keys


def _spoken(tables: Tables, key: Keys, rows: Ints, height: int) -> Floats:
    slot = tables.slots[(key * tables.factor) >> np.uint64(64 - HASH_BITS)]
    hit = np.flatnonzero(tables.keys[slot] == key)
    word, row = slot[hit], rows[hit] * len(ALL)
    cells, worth = [], []
    for languages_, worths in tables.spoken:
        place, weight = row + languages_[word], worths[word]
        cells.append(place)
        worth.append(weight)
        more = np.flatnonzero(weight > 0)
        word, row = word[more], row[more]
    size = height * len(ALL)
    total = np.bincount(np.concatenate(cells), weights=np.concatenate(worth), minlength=size)
    shaped: Floats = total.astype(np.float64).reshape(height, len(ALL))
    return shaped


def _prefixed(key: Keys, rows: Ints, height: int) -> Floats:
    """Words that begin as Arabic words do. The worth of one is that of half a function word."""
    begins = np.zeros(len(key), np.bool_)
    for pattern, mask in _prefix_keys():
        begins |= ((key & mask) == pattern) & (key > mask)
    worth: Floats = 0.5 * np.bincount(rows[begins], minlength=height).astype(np.float64)
    return worth


@cache
def _prefix_keys() -> tuple[tuple[np.uint64, np.uint64], ...]:
    letter = built().letter
    return tuple(
        (np.uint64(key_of(prefix, letter)), np.uint64((1 << (8 * len(prefix))) - 1)) for prefix in PREFIXES["ar"]
    )
