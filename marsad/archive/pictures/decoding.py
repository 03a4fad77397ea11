"""From the bytes of a file to pixels, with care: what others made may be broken, or made to break whoever opens it.

Only the formats of :data:`FORMATS` are opened, whatever a name says; sizes are read from the head and refused before a
pixel is unpacked; of a moving picture the first frame counts. Whatever goes wrong is one :class:`Unreadable` with its
reason.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
MOST_BYTES = 64 << 20
MOST_PIXELS = 50_000_000
_ENOUGH = 1024  # pixels along the longer side: sixteen for each of the 64 that the hash is made from
_HEADS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF8": "GIF", b"BM": "BMP"}
_FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    NotImplementedError,
    MemoryError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What decoders raise over broken files; all of it means the same."""


class Unreadable(Exception):
    """A file that cannot be taken for a picture; the text says why."""


def known_format(head: bytes) -> str | None:
    """The format that a file's first bytes (16 are enough) show, or None for what is no picture of ours."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return next((name for start, name in _HEADS.items() if head.startswith(start)), None)


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture in ``data``, its head read and its size found bearable; faults inside the block are ours to name."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"{len(data):,} bytes are more than are opened as a picture ({MOST_BYTES:,})")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise Unreadable(f"{width:,} x {height:,} pixels are more than are unpacked ({MOST_PIXELS:,})")
                yield image
        except UnidentifiedImageError as error:
            raise Unreadable("it is broken: its head cannot be read") from error
        except Image.DecompressionBombError as error:
            raise Unreadable(f"it has more pixels than are unpacked ({MOST_PIXELS:,})") from error
        except _FAULTS as error:
            raise Unreadable(f"it is broken: {str(error) or type(error).__name__}") from error


def pixels(image: Image.Image) -> NDArray[np.uint8]:
    """Height x width x 3, transparency left out as the reference leaves it out, no longer side over 2,048 pixels.

    A large JPEG is unpacked at half, a quarter or an eighth of its size, never below 1,024 pixels on the longer side,
    anything else is averaged down to there.
    """
    image.draft("RGB", (_ENOUGH, _ENOUGH))
    plain = image if image.mode == "RGB" else image.convert("RGB")
    factor = max(plain.size) // _ENOUGH
    return np.asarray(plain.reduce(factor) if factor > 1 else plain)


_WEIGHTS = np.array([0.299, 0.587, 0.114], np.float32)


def luminance(colours: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Height x width, 0 to 255 (ITU-R BT.601, as PDQ takes it)."""
    return colours.astype(np.float32) @ _WEIGHTS
