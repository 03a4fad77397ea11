"""Small invented emblems and pictures, drawn from plain shapes and stored alike on every machine."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from PIL import Image, ImageDraw

SIDE = 128
COLOURS: dict[str, list[tuple[int, int, int]]] = {
    "hidab": [(20, 60, 40), (230, 220, 190), (180, 40, 40), (0, 0, 0)],
    "sakhr": [(20, 62, 44), (228, 220, 194), (120, 120, 120), (0, 0, 0)],
    "ghasaq": [(40, 30, 70), (240, 150, 60), (15, 10, 25), (250, 230, 200)],
    "manara": [(245, 245, 240), (30, 70, 120), (220, 170, 40), (10, 20, 40)],
    "sea": [(120, 180, 220), (240, 240, 240), (30, 80, 130), (250, 210, 90)],
    "field": [(200, 220, 240), (90, 140, 60), (220, 190, 80), (60, 90, 40)],
    "street": [(230, 225, 215), (150, 110, 80), (90, 90, 100), (200, 60, 60)],
    "book": [(250, 245, 235), (120, 40, 40), (60, 60, 60), (200, 180, 140)],
}


def _emblem(draw: ImageDraw.ImageDraw, third: tuple[int, ...]) -> None:
    """The parent's and the facade's emblem: the same ring and hills, another object between them."""
    draw.ellipse((10, 10, 117, 117), outline=1, width=5)
    draw.polygon([(22, 96), (48, 56), (64, 78), (84, 48), (106, 96)], fill=1)
    draw.rectangle(third, fill=2)


def _hidab(draw: ImageDraw.ImageDraw) -> None:
    _emblem(draw, (61, 34, 66, 62))
    draw.polygon([(64, 18), (73, 36), (64, 54), (55, 36)], fill=2)


def _sakhr(draw: ImageDraw.ImageDraw) -> None:
    _emblem(draw, (50, 28, 77, 50))
    draw.polygon([(50, 28), (64, 20), (77, 28)], fill=2)


def _ghasaq(draw: ImageDraw.ImageDraw) -> None:
    draw.pieslice((24, 34, 103, 113), 180, 360, fill=1)
    draw.rectangle((0, 74, 127, 127), fill=2)
    draw.polygon([(56, 74), (64, 50), (72, 74)], fill=3)


def _manara(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon([(52, 112), (58, 40), (70, 40), (76, 112)], fill=1)
    draw.rectangle((54, 28, 74, 40), fill=3)
    draw.polygon([(74, 34), (122, 18), (122, 50)], fill=2)


def _sea(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 70, 127, 127), fill=2)
    draw.polygon([(40, 70), (88, 70), (78, 84), (50, 84)], fill=1)
    draw.ellipse((92, 12, 114, 34), fill=3)


def _field(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 64, 127, 127), fill=1)
    for x in range(4, 128, 12):
        draw.line((x, 127, 64 + (x - 64) // 3, 64), fill=2, width=3)


def _street(draw: ImageDraw.ImageDraw) -> None:
    for x, top in ((4, 40), (36, 24), (70, 52), (98, 34)):
        draw.rectangle((x, top, x + 26, 100), fill=1)
    draw.rectangle((0, 100, 127, 127), fill=2)
    draw.rectangle((46, 78, 54, 100), fill=3)


def _book(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((28, 20, 100, 108), fill=1)
    draw.rectangle((34, 20, 38, 108), fill=3)
    draw.rectangle((50, 40, 88, 46), fill=0)


_DRAW = {
    "hidab": _hidab, "sakhr": _sakhr, "ghasaq": _ghasaq, "manara": _manara,
    "sea": _sea, "field": _field, "street": _street, "book": _book,
}  # fmt: skip


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@cache
def picture(name: str) -> bytes:
    """A PNG of two bits a pixel, not compressed, because compressors differ between machines."""
    image = Image.new("P", (SIDE, SIDE), 0)
    _DRAW[name](ImageDraw.Draw(image))
    pixels = image.tobytes()
    rows = bytearray()
    for start in range(0, SIDE * SIDE, SIDE):
        rows.append(0)
        for at in range(start, start + SIDE, 4):
            a, b, c, d = pixels[at : at + 4]
            rows.append(a << 6 | b << 4 | c << 2 | d)
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 2, 3, 0, 0, 0)
    palette = b"".join(bytes(colour) for colour in COLOURS[name])
    body = _chunk(b"IHDR", head) + _chunk(b"PLTE", palette) + _chunk(b"IDAT", zlib.compress(bytes(rows), 0))
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")
