"""A file of the Tanzil layout with 6,236 invented verses: six made-up words each, no two verses alike."""

from __future__ import annotations

from marsad.text.scripture import AYAS

_FIRST, _SECOND, _THIRD = "بتجحدرسص", "طعفقكلمن", "هزشضغخثذ"
NOTICE = "# Invented verses, for tests.\n# Keep this notice."


def word(number: int) -> str:
    """The ``number``-th made-up word."""
    letters = [_FIRST[number % 8], _SECOND[number // 8 % 8], _THIRD[number // 64 % 8], _FIRST[number // 512 % 8]]
    return "".join(letters) + _SECOND[number // 4096 % 8]


def verse(number: int) -> str:
    """The words of the ``number``-th verse."""
    return " ".join(word((number * 7 + step * 1013) % 32768) for step in range(6))


def lines(rendered: bool = False) -> list[str]:
    """The lines of the file, or of its rendering."""
    ids = [(sura, aya) for sura, count in enumerate(AYAS, 1) for aya in range(1, count + 1)]
    texts = [f"Rendered {sura}:{aya}" if rendered else verse(number) for number, (sura, aya) in enumerate(ids)]
    return [f"{sura}|{aya}|{text}" for (sura, aya), text in zip(ids, texts, strict=True)]
