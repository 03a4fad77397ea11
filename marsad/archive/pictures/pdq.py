"""PDQ, the perceptual hash of pictures that platforms and hash lists share: 256 bits and a quality from 0 to 100.

Method: Meta, *The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm*, 2019, and its reference
implementation (ThreatExchange, ``pdq/cpp``). The luminance goes through two passes of a box filter (a tent; Jarosz)
down to 64 x 64, a discrete cosine transform keeps its frequencies 1 to 16 both ways, and a bit says whether a frequency
lies above their median. Filter and decimation are linear along each axis, so here they are one matrix an axis: the same
sums in another order.

Two pictures are copies where their hashes differ in :data:`MATCH` bits or fewer, and neither quality is below
:data:`TRUSTED` (a picture nearly plain has no frequencies to speak of); both figures are the published ones.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Luma = NDArray[np.float32]
"""Height x width, each 0 to 255."""
Hash = NDArray[np.uint64]
"""Four words of 64 bits; only their differences mean something, :func:`to_hex` writes the published form."""

MATCH = 31
TRUSTED = 50
LEAST = 5
"""Pixels along the shorter side below which there is no hash."""
_SIDE, _KEPT = 64, 16
TURNS = (
    "as it is",
    "turned left",
    "turned by half",
    "turned right",
    "mirrored top to bottom",
    "mirrored",
    "mirrored and turned left",
    "mirrored and turned right",
)
"""The eight ways a square can lie, in the order of :func:`turned`."""


def frequencies(luma: Luma) -> tuple[NDArray[np.float32], int]:
    """The 16 x 16 frequencies that the bits are taken from, and the quality; ``luma`` is height x width, 0 to 255."""
    height, width = luma.shape
    if min(height, width) < LEAST:
        return np.zeros((_KEPT, _KEPT), np.float32), 0
    small = _down(_down(luma).T).T
    cosines = _cosines()
    return (cosines @ small @ cosines.T).astype(np.float32, copy=False), _quality(small)


def bits(values: NDArray[np.float32]) -> Hash:
    """The hash of 16 x 16 frequencies."""
    flat = values.ravel()
    lower = flat.size // 2 - 1  # of the two in the middle, as published
    middle = np.partition(flat, lower)[lower]
    return np.packbits((flat > middle)[::-1]).view(np.uint64)


def turned(values: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Hashes (8 x 4) of the picture turned and mirrored every way, by the signs of its frequencies alone."""
    odd = np.where(np.arange(_KEPT) % 2 == 0, -1, 1).astype(np.float32)  # frequency 1 comes first
    rows, columns = odd[:, None], odd[None, :]
    ways = (
        values,
        (values * columns).T,
        values * rows * columns,
        (values * rows).T,
        values * rows,
        values * columns,
        values.T,
        (values * rows * columns).T,
    )
    return np.stack([bits(np.ascontiguousarray(way)) for way in ways])


def to_hex(value: Hash) -> str:
    """64 hexadecimal digits, as the reference writes them."""
    return value.tobytes().hex()


def from_hex(text: str) -> Hash:
    """The hash that ``text`` (64 hexadecimal digits) writes."""
    return np.frombuffer(bytes.fromhex(text), np.uint64)


def _quality(small: NDArray[np.float32]) -> int:
    """How much there is to tell the picture by: the sum of its steps from pixel to pixel, small ones left out."""
    steps = sum(int(np.abs(np.trunc(np.diff(small, axis=axis) * 100 / 255)).sum()) for axis in (0, 1))
    return min(100, steps // 90)


@lru_cache(maxsize=1)
def _cosines() -> NDArray[np.float32]:
    frequency, place = np.arange(1, _KEPT + 1)[:, None], np.arange(_SIDE)[None, :]
    values: NDArray[np.float64] = np.sqrt(2 / _SIDE) * np.cos(np.pi / 2 / _SIDE * frequency * (2 * place + 1))
    return values.astype(np.float32)


def _down(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first axis brought down to 64; each place rests on few lines, so they are summed place by place."""
    tent, first, last = _tent(len(luma))
    rows = [tent[place, low:high] @ luma[low:high] for place, (low, high) in enumerate(zip(first, last, strict=True))]
    return np.stack(rows)


@lru_cache(maxsize=256)
def _tent(length: int) -> tuple[NDArray[np.float32], list[int], list[int]]:
    """Both box passes along an axis of ``length`` pixels and the choice of 64 places there: 64 x ``length``, and
    between which pixels each place has its weights.
    """
    window = (length + 2 * _SIDE - 1) // (2 * _SIDE)
    ends = np.arange(length) + (window + 2) // 2
    low, high = np.maximum(ends - window, 0), np.minimum(ends, length)
    chosen = ((np.arange(_SIDE) + 0.5) * length / _SIDE).astype(np.int64)
    place = np.arange(length)
    inside = (low[chosen, None] <= place) & (place < high[chosen, None])
    once = inside / (high - low)[chosen, None]
    edges = np.zeros((length + 1, _SIDE))
    share = (once / (high - low)).T
    np.add.at(edges, low, share)
    np.subtract.at(edges, high, share)
    both: NDArray[np.float64] = np.cumsum(edges, axis=0)[:length].T
    reach = np.maximum(chosen - window - 1, 0), np.minimum(chosen + window + 2, length)
    return np.ascontiguousarray(both, np.float32), reach[0].tolist(), reach[1].tolist()
