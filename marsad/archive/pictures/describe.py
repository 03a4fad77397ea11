"""One file described: what it is, how large, what it looks like (:data:`marsad.records.picture.PICTURES`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.archive.pictures import pdq
from marsad.archive.pictures.borders import inner_box
from marsad.archive.pictures.decoding import Unreadable, luminance, opened, pixels
from marsad.archive.pictures.exif import carries, exif


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture looks like: the frequencies PDQ is made of, with and without a plain border."""

    frequencies: NDArray[np.float32]
    quality: int
    inner: NDArray[np.float32] | None = None
    inner_quality: int = 0

    def turned(self) -> NDArray[np.uint64]:
        """Hashes (n x 4) by which a copy is looked for: eight ways to lie, as it is and without its border.

        Those of a quality too low to say anything are left out, so there may be none.
        """
        looks = [(self.frequencies, self.quality), (self.inner, self.inner_quality)]
        trusted = [pdq.turned(f) for f, quality in looks if f is not None and quality >= pdq.TRUSTED]
        return np.concatenate(trusted) if trusted else np.empty((0, 4), np.uint64)


@dataclass(frozen=True, slots=True)
class Description:
    """A row of :data:`marsad.records.picture.PICTURES` without its SHA-256, and EXIF beside it."""

    row: dict[str, Any]
    exif: tuple[tuple[str, str], ...] = ()
    look: Look | None = field(default=None, compare=False)


def describe(data: bytes) -> Description:
    """A picture's description; one that cannot be read has its ``fault`` and no hash, and nothing is raised."""
    row: dict[str, Any] = {
        "md5": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "size": len(data),
    }
    said: tuple[tuple[str, str], ...] = ()
    try:
        with opened(data) as image:
            row |= {"format": image.format, "width": image.width, "height": image.height, "metadata": carries(image)}
            said = tuple(exif(image))
            colours = pixels(image)
    except Unreadable as error:
        return Description(row | {"fault": str(error)}, said)
    seen = look(colours)
    return Description(row | _hashes(seen), said, seen)


def look(colours: NDArray[np.uint8]) -> Look:
    """What these pixels (height x width x 3) look like."""
    luma = luminance(colours)
    frequencies, quality = pdq.frequencies(luma)
    box = inner_box(colours)
    if box is None:
        return Look(frequencies, quality)
    left, top, right, bottom = box
    return Look(frequencies, quality, *pdq.frequencies(luma[top:bottom, left:right]))


def _hashes(seen: Look) -> dict[str, Any]:
    inner = None if seen.inner is None else pdq.bits(seen.inner).tobytes()
    return {
        "pdq": pdq.bits(seen.frequencies).tobytes(),
        "quality": seen.quality,
        "pdq_cropped": inner,
        "quality_cropped": None if inner is None else seen.inner_quality,
    }
