"""Plain borders of a picture (letterbox bars, a frame, a margin): where what is inside them lies.

A framed copy is no PDQ match for its original, since the frame moves every frequency; hashed without the frame it is.
A line belongs to the border while its median stays at that of the outermost line (:data:`_DRIFT`, so that the sky of a
picture, which grows lighter line by line, is none) and nearly all of its pixels (:data:`_SHARE`) lie near it: a small
mark in a bar, or the noise of JPEG, does not end it. The tolerances were set on drawn posters of the seeds from 1,000
on; the tests measure others.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are outside."""

_NEAR = 24  # of 255, each channel
_SHARE = 0.97
_DRIFT = 4.0
_RING, _MOST = 16, 0.6
_THIN = 0.015  # of the side: a strip as thin as this is no border that anybody put there
_LEAST = 0.15  # what is left must be so much of each side, else the picture is plain and not framed
_BLOCK, _ALONG = 32, 256  # lines looked at together, and pixels of each


def inner_box(pixels: NDArray[np.uint8]) -> Box | None:
    """Where the picture inside plain borders lies; None where there are none. ``pixels`` is height x width x 3."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = 0, 0, width, height
    for _ in range(3):  # a bar beside a frame of another colour
        before = left, top, right, bottom
        top += _plain(pixels[top:bottom, left:right], height)
        bottom -= _plain(pixels[top:bottom, left:right][::-1], height)
        left += _plain(pixels[top:bottom, left:right].swapaxes(0, 1), width)
        right -= _plain(pixels[top:bottom, left:right][:, ::-1].swapaxes(0, 1), width)
        if right - left < width * _LEAST or bottom - top < height * _LEAST:
            return None
        if (left, top, right, bottom) == before:
            break
    return None if (left, top, right, bottom) == (0, 0, width, height) else (left, top, right, bottom)


def _plain(lines: NDArray[np.uint8], side: int) -> int:
    """How many of the first lines are in the colour of the first; 0 where they are too few to be a border.

    Where a border ends, JPEG lets the picture ring into it, up to a block of :data:`_RING` lines: those count too
    while most of their pixels are still roughly of its colour.
    """
    if not lines.size:
        return 0
    lines = lines[:, :: max(1, lines.shape[1] // _ALONG)]
    colour = np.median(lines[0], axis=0)
    count = 0
    while count < len(lines):
        block = lines[count : count + _BLOCK].astype(np.float32)
        still = _share(block, colour, _NEAR, _SHARE) & (np.abs(np.median(block, axis=1) - colour) <= _DRIFT).all(axis=1)
        if not still.all():
            count += int(still.argmin())
            break
        count += len(block)
    if count <= side * _THIN:
        return 0
    ringing = _share(lines[count : count + _RING].astype(np.float32), colour, 2 * _NEAR, _MOST)
    return count + (len(ringing) if ringing.all() else int(ringing.argmin()))


def _share(lines: NDArray[np.float32], colour: NDArray[np.float64], near: int, share: float) -> NDArray[np.bool_]:
    """Which lines have at least ``share`` of their pixels within ``near`` of ``colour``."""
    within: NDArray[np.bool_] = (np.abs(lines - colour) <= near).all(axis=2).mean(axis=1) >= share
    return within
