"""Posters that the tests draw themselves, and what copyists do to them. All of it follows from the seed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps

SIZE = (360, 480)
WORDS = "gate hill lamp stone river north bridge seven market open tower green road night bell field".split()


def poster(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """A ground of two colours, some shapes, an emblem and three lines of words."""
    rng = np.random.default_rng(seed)
    width, height = size
    image = _ground(rng, size)
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(3, 9))):
        x, y = int(rng.integers(-40, width - 20)), int(rng.integers(-40, height - 20))
        box = (x, y, x + int(rng.integers(30, width * 2 // 3)), y + int(rng.integers(30, height // 2)))
        shape = (draw.ellipse, draw.rectangle)[int(rng.integers(2))]
        shape(box, fill=_colour(rng), outline=_colour(rng), width=3)
    points = rng.integers(0, [width, height], (int(rng.integers(3, 7)), 2))
    draw.polygon([tuple(map(int, p)) for p in points], fill=_colour(rng))
    for line in range(3):
        words = " ".join(rng.choice(WORDS, 2))
        font = ImageFont.load_default(int(rng.integers(24, 52)))
        draw.text((int(rng.integers(0, width // 3)), 40 + line * height // 3), words, fill=_colour(rng), font=font)
    return image


def template(seed: int) -> Image.Image:
    """Posters of one series: one ground, one frame, one bar; emblem and words differ."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", SIZE, (22, 52, 44))
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 340, 460), outline=(214, 190, 120), width=6)
    draw.rectangle((20, 360, 340, 460), fill=(214, 190, 120))
    points = rng.integers([50, 50], [310, 330], (int(rng.integers(4, 9)), 2))
    draw.polygon([tuple(map(int, p)) for p in points], fill=_colour(rng))
    draw.ellipse((100, 90, 100 + int(rng.integers(40, 160)), 90 + int(rng.integers(40, 160))), fill=_colour(rng))
    draw.text((36, 380), " ".join(rng.choice(WORDS, 2)), fill=(20, 20, 20), font=ImageFont.load_default(34))
    return image


def _ground(rng: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    steps = np.linspace(0, 1, size[1])[:, None, None]
    mixed = np.array(_colour(rng)) * (1 - steps) + np.array(_colour(rng)) * steps
    return Image.fromarray(np.broadcast_to(mixed, (size[1], size[0], 3)).astype(np.uint8))


def _colour(rng: np.random.Generator) -> tuple[int, int, int]:
    red, green, blue = rng.integers(0, 256, 3)
    return int(red), int(green), int(blue)


def encoded(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def _cut(image: Image.Image, share: float) -> Image.Image:
    width, height = image.size
    return image.crop((int(width * share), int(height * share), int(width * (1 - share)), int(height * (1 - share))))


def _warmer(image: Image.Image) -> Image.Image:
    red, green, blue = ImageEnhance.Color(image).enhance(1.4).split()
    return Image.merge("RGB", (red.point(lambda v: min(255, v + 18)), green, blue.point(lambda v: max(0, v - 18))))


def _letterboxed(image: Image.Image) -> Image.Image:
    framed = Image.new("RGB", (image.width, image.height * 3 // 2), (0, 0, 0))
    framed.paste(image, (0, image.height // 4))
    return framed


def _logo(image: Image.Image) -> Image.Image:
    marked = image.copy()
    draw = ImageDraw.Draw(marked)
    draw.rectangle((8, 8, 70, 34), fill=(255, 255, 255))
    draw.text((12, 10), "copy", fill=(0, 0, 0), font=ImageFont.load_default(20))
    return marked


COPIES: dict[str, Callable[[Image.Image], bytes]] = {
    "re-encoded": lambda image: encoded(image, quality=45),
    "resized": lambda image: encoded(image.resize((image.width * 2 // 5, image.height * 2 // 5)), quality=80),
    "enlarged": lambda image: encoded(image.resize((image.width * 2, image.height * 2)), "WEBP", quality=60),
    "letterboxed": lambda image: encoded(_letterboxed(image), quality=70),
    "framed": lambda image: encoded(ImageOps.expand(image, 45, (235, 235, 228)), quality=70),
    "cropped by 2 %": lambda image: encoded(_cut(image, 0.01), quality=80),
    "colours shifted": lambda image: encoded(_warmer(image), quality=80),
    "marked in a corner": lambda image: encoded(_logo(image), quality=80),
    "mirrored": lambda image: encoded(ImageOps.mirror(image), quality=80),
    "turned": lambda image: encoded(image.transpose(Image.Transpose.ROTATE_90), quality=80),
}
