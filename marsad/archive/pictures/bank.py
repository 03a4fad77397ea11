"""Many hashes held ready to be compared with one picture: Hamming distance over packed bits, exact, no index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from marsad.archive.pictures import pdq

_CHUNK = 1 << 14  # hashes whose words stay in the processor's cache while every way of the picture is compared
MOST = 64
"""The largest distance that can be asked for: two pictures that have nothing in common lie about 128 apart."""


Near = tuple[int, int, bool]
"""Bits that differ, which of the hashes asked for it was, and whether the row's border had to be left out."""


@dataclass(frozen=True, slots=True)
class Bank:
    """``words`` is 4 x n (word by word, so that half a hash can be looked at), ``rows`` says whose hash each is; from
    ``whole`` on they are hashes without a border.
    """

    words: NDArray[np.uint64]
    rows: NDArray[np.int64]
    whole: int

    def __len__(self) -> int:
        return len(self.rows)

    def near(self, asked: NDArray[np.uint64], distance: int) -> dict[int, Near]:
        """For each row within ``distance`` bits of any of ``asked`` (n x 4): the nearest.

        Half of the words are counted first: two hashes differ in no fewer bits than their halves do, and of hashes
        that have nothing in common none is near by half.
        """
        found: dict[int, Near] = {}
        for start in range(0, len(self), _CHUNK):
            words = self.words[:, start : start + _CHUNK]
            for way, one in enumerate(asked):
                half = np.bitwise_count(words[0] ^ one[0]) + np.bitwise_count(words[1] ^ one[1])
                close = np.flatnonzero(half <= distance)
                if not close.size:
                    continue
                whole = np.bitwise_count(words[:, close] ^ one[:, None]).sum(axis=0, dtype=np.uint16)
                for place, bits in zip(close[whole <= distance], whole[whole <= distance], strict=True):
                    row = int(self.rows[start + place])
                    nearest = (int(bits), way, start + int(place) >= self.whole)
                    found[row] = min(found.get(row, nearest), nearest)
        return found


def bank_of(pictures: pl.DataFrame) -> Bank:
    """The hashes of ``pictures`` that say something, whole and without borders; ``rows`` are rows of the frame."""
    places, words = [], []
    for name, quality in (("pdq", "quality"), ("pdq_cropped", "quality_cropped")):
        kept = pictures.with_row_index("place").filter(pl.col(name).is_not_null() & (pl.col(quality) >= pdq.TRUSTED))
        places.append(kept["place"].cast(pl.Int64).to_numpy())
        words.append(np.frombuffer(b"".join(kept[name].to_list()), np.uint64).reshape(-1, 4))
    return Bank(np.ascontiguousarray(np.concatenate(words).T), np.concatenate(places), len(places[0]))


def bank_from(hashes: NDArray[np.uint64]) -> Bank:
    """A bank of hashes (n x 4) alone."""
    return Bank(np.ascontiguousarray(hashes.T), np.arange(len(hashes), dtype=np.int64), len(hashes))
