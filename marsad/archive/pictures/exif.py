"""What a picture's file says besides the picture: EXIF as names and values. It can name a place, a device and a person,
so it is kept apart and shown on request alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

from marsad.archive.pictures.decoding import MOST_BYTES, Unreadable, known_format, opened
from marsad.archive.store import Archive

_LONGEST = 300
_KEYS = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "iptc", "comment", "Raw profile type exif")
_PARTS = {ExifTags.IFD.Exif: ExifTags.TAGS, ExifTags.IFD.GPSInfo: ExifTags.GPSTAGS}


def carries(image: Image.Image) -> bool:
    """Whether the file says anything about who took the picture, where and with what."""
    return any(image.info.get(key) for key in _KEYS)


def stays_behind(archive: Archive, sha256: str) -> bool:
    """Whether a kept file says more than it shows, so that its bytes leave only unmasked; so does a picture that is
    broken, for nobody can tell what it says.
    """
    if known_format(archive.blobs.read(sha256, 0, 16) or b"") is None:  # not here, or no picture
        return False
    try:
        with opened(archive.blobs.read(sha256, 0, MOST_BYTES + 1) or b"") as image:
            return carries(image)
    except Unreadable:
        return True


def exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    """Names and values as EXIF has them, long values cut; those of the parts for the camera and for the place too."""
    found = image.getexif()
    yield from _named(dict(found), ExifTags.TAGS, skip=set(_PARTS))
    for part, names in _PARTS.items():
        yield from _named(found.get_ifd(part), names, skip={ExifTags.Base.MakerNote})


def _named(tags: dict[int, Any], names: dict[int, str], skip: set[Any]) -> Iterator[tuple[str, str]]:
    for tag, value in tags.items():
        if tag not in skip:
            shown = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
            yield names.get(tag, f"tag {tag}"), shown.replace("\0", "").strip()[:_LONGEST]
