"""Plain borders of a picture (letterbox bars, a frame, a margin): where what is inside them lies.

A framed copy is no PDQ match for its original, since the frame moves every frequency; hashed without the frame it is.
An edge line belongs to the border while nearly all of its pixels (:data:`_SHARE`) lie near the colour of the outermost
line; a watermark in a bar or the noise of JPEG does not end it. The two tolerances were set by hand on drawn posters of
another seed than the one the tests measure.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are outside."""

_NEAR = 20  # of 255, each channel
_SHARE = 0.97
_LEAST = 0.15  # what is left must be so much of each side, else the picture is plain and not framed


def inner_box(pixels: NDArray[np.uint8]) -> Box | None:
    """Where the picture inside plain borders lies; None where there are none. ``pixels`` is height x width x 3."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = 0, 0, width, height
    for _ in range(3):  # a bar beside a frame of another colour
        before = left, top, right, bottom
        top += _plain(pixels[top:bottom, left:right])
        bottom -= _plain(pixels[top:bottom, left:right][::-1])
        left += _plain(pixels[top:bottom, left:right].swapaxes(0, 1))
        right -= _plain(pixels[top:bottom, left:right][:, ::-1].swapaxes(0, 1))
        if right - left < width * _LEAST or bottom - top < height * _LEAST:
            return None
        if (left, top, right, bottom) == before:
            break
    return None if (left, top, right, bottom) == (0, 0, width, height) else (left, top, right, bottom)


def _plain(lines: NDArray[np.uint8]) -> int:
    """How many of the first lines are in the colour of the first."""
    if not lines.size:
        return 0
    colour = np.median(lines[0], axis=0)
    near = (np.abs(lines.astype(np.int16) - colour) <= _NEAR).all(axis=2).mean(axis=1) >= _SHARE
    return int(near.argmin()) if not near.all() else len(lines)
