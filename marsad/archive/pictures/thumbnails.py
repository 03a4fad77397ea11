"""What the desk shows of a picture: never the file itself, but pixels drawn anew, small, without a word of metadata."""

from __future__ import annotations

from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageFilter, ImageOps

from marsad.archive.pictures.decoding import opened

SIDE = 480
TYPE = "image/webp"
_BLURRED_TO = 14  # pixels along the longer side that a blurred picture is made from: colours, no shapes
_GROUND = (214, 214, 214)  # under what is transparent: neither black nor white lettering is lost on it


class Veil(StrEnum):
    """How much of a picture is shown."""

    BLURRED = "blurred"
    CLEAR = "clear"


def thumbnail(data: bytes, veil: Veil) -> bytes:
    """WebP of the picture in ``data``, at most :data:`SIDE` pixels along the longer side, turned as its EXIF says.

    Raises :class:`marsad.archive.pictures.decoding.Unreadable`.
    """
    with opened(data) as image:
        image.draft("RGB", (SIDE * 2, SIDE * 2))
        drawn = image.convert("RGBA") if image.has_transparency_data else image.convert("RGB")
        turned = ImageOps.exif_transpose(drawn)
        turned.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        if turned.mode == "RGBA":
            ground = Image.new("RGB", turned.size, _GROUND)
            ground.paste(turned, mask=turned.getchannel("A"))
            turned = ground
        return _webp(_veiled(turned) if veil is Veil.BLURRED else turned)


def _veiled(image: Image.Image) -> Image.Image:
    size = image.size
    scale = _BLURRED_TO / max(size)
    few = image.resize((max(1, round(size[0] * scale)), max(1, round(size[1] * scale))), Image.Resampling.BOX)
    return few.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(SIDE / _BLURRED_TO / 2))


def _webp(image: Image.Image) -> bytes:
    """Pixels alone: a new image has no EXIF, profile or comment to be written."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = BytesIO()
    bare.save(out, "WEBP", quality=75, method=4)
    return out.getvalue()
