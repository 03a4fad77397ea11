"""A signature of each post's words, so that near-copies meet: MinHash over word 3-shingles, cut into bands.

64 values in 16 bands of 4 (Broder 1997; Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, ch. 3): two posts
share a band with probability 1 - (1 - s^4)^16 at Jaccard similarity s, that is .96 at s = .65 and .12 at s = .3.
Shingle hashes are computed here, by arithmetic on code points, so that they never change with a library's version.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import rensa

from marsad.text.columns import FoldedColumn, Ints

VALUES, BANDS, SHINGLE, FEWEST_WORDS = 64, 16, 3, 5
_SEED = 42
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)

Hashes = npt.NDArray[np.uint64]


def word_hashes(column: FoldedColumn, word: npt.NDArray[np.bool_]) -> tuple[Hashes, Ints]:
    """A stable 64-bit hash of every word of the column, and the row each stands in.

    A word's hash is a polynomial in its code points: a difference of running sums, divided by the power it starts at.
    """
    start, end = _words(word[column.codes])
    powers, undo = _powers(1 << len(column.codes).bit_length())
    with np.errstate(over="ignore"):
        sums = np.zeros(len(column.codes) + 1, np.uint64)
        np.cumsum(column.codes * powers[: len(column.codes)], out=sums[1:])
        raw = (sums[end] - sums[start]) * undo[start]
    return _mix(raw), column.rows(start)


def _words(inside: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    padded = np.concatenate([[False], inside, [False]])
    turns = np.flatnonzero(padded[1:] != padded[:-1])
    return turns[::2], turns[1::2]


@lru_cache(maxsize=2)
def _powers(size: int) -> tuple[Hashes, Hashes]:
    with np.errstate(over="ignore"):
        powers, undo = (np.full(size, base, np.uint64) for base in (_BASE, _INVERSE))
        return np.cumprod(powers, dtype=np.uint64), np.cumprod(undo, dtype=np.uint64)


def _mix(values: Hashes) -> Hashes:
    """Finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def shingles(column: FoldedColumn, word: npt.NDArray[np.bool_]) -> tuple[Hashes, Ints]:
    """Hashes of word 3-shingles and the row of each; rows with too few words have none."""
    hashes, rows = word_hashes(column, word)
    if len(hashes) < SHINGLE:
        return hashes[:0], rows[:0]
    with np.errstate(over="ignore"):
        run = hashes[:-2] * np.uint64(3) + hashes[1:-1] * np.uint64(5) + hashes[2:] * np.uint64(7)
    counts = np.bincount(rows, minlength=len(column))
    whole = (rows[:-2] == rows[2:]) & (counts[rows[:-2]] >= FEWEST_WORDS)
    return _mix(run[whole]), rows[:-2][whole]


def bands(column: FoldedColumn, word: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint32]:
    """One row of :data:`BANDS` hashes for each text; all zero where the text is too short to compare."""
    hashes, rows = shingles(column, word)
    offsets = np.searchsorted(rows, np.arange(len(column) + 1)).astype(np.uint64)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, VALUES, _SEED)
    values = np.array(matrix.to_rows(), np.uint64).reshape(len(column), BANDS, VALUES // BANDS)
    with np.errstate(over="ignore"):
        folded = values[:, :, 0]
        for column_ in range(1, VALUES // BANDS):
            folded = _mix(folded * np.uint64(31) + values[:, :, column_])
    result = (folded >> np.uint64(32)).astype(np.uint32)
    result[np.diff(offsets.astype(np.int64)) == 0] = 0
    return result
