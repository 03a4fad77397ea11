"""Folding: bringing the spellings of one word to one form, with offsets that map back to what was written.

One level so far, ``letters``: case, Arabic vowel signs, tatweel and invisible controls go; alef, ya, hamza, ta marbuta
and the Persian and Urdu kaf, yeh and heh take one form each; digits become ASCII, presentation forms plain letters,
Latin letters lose their accents, and the zero-width non-joiner becomes a space. The original is never touched.

Every rule works on single code points, so the same table serves one text (:func:`fold`) and whole columns
(:mod:`marsad.text.columns`). Choices follow Darwish, *Building a Shallow Arabic Morphological Analyzer* (2002), and
what CAMeL Tools calls alef, alef maksura and teh marbuta normalisation; hamza on the line is dropped because Persian,
Urdu and hurried Arabic leave it out.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیےېۍئٸ", "ي"),
    **dict.fromkeys("ؤٶ", "و"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةۀہۂھەۃۿ", "ه"),
    **dict.fromkeys("ء\u0674", ""),
    **dict.fromkeys("’‘ʼʻʿʾ`´′", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\u200c\u00a0\u202f\u2009\u200a\t", " "),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ı": "i",
    "İ": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ł": "l",
}
_DROPPED = (
    "\u0640"  # tatweel
    "\u200b\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f"  # zero-width and soft hyphen, variation selectors
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
    "\u06e5\u06e6"  # small waw and yeh of Qur'anic spelling
)
# Blocks whose code points can fold to something else; all others stay as they are.
_BLOCKS = (
    range(0x0009, 0x0700),
    range(0x0750, 0x0780),
    range(0x0870, 0x0900),
    range(0x1E00, 0x2070),
    range(0x2100, 0x2190),
    range(0x24B6, 0x24EA),
    range(0x2C60, 0x2C80),
    range(0xA640, 0xA800),
    range(0xFB00, 0xFE10),
    range(0xFE70, 0xFFF0),
    range(0x10400, 0x10450),
    range(0x1D400, 0x1D800),
)
_ACCENTED = ("LATIN", "GREEK")


def _plain(char: str) -> str:
    """What one code point folds to: nothing, itself, or other letters."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _DROPPED:
        return ""
    if unicodedata.category(char) == "Mn":
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    shape = unicodedata.decomposition(char)
    name = unicodedata.name(char, "")
    if shape and (shape.startswith("<") or name.startswith(_ACCENTED)):
        parts = unicodedata.normalize("NFKD", char)
        return char if parts == char else "".join(_plain(part) for part in parts)
    lower = char.lower()
    return _plain(lower) if len(lower) == 1 and lower != char else char


@cache
def table() -> dict[int, str]:
    """Code point to replacement, for those code points alone that change."""
    changes: dict[int, str] = {}
    for block in _BLOCKS:
        for code in block:
            if (plain := _plain(chr(code))) != chr(code) and chr(code) not in "\n\r":
                changes[code] = plain
    return changes


@dataclass(frozen=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    original: str
    text: str

    @cached_property
    def origin(self) -> list[int]:
        """For each character of ``text`` its place in ``original``; one entry more, for the end."""
        changes = table()
        places = [i for i, char in enumerate(self.original) for _ in changes.get(ord(char), "x")]
        return [*places, len(self.original)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` of the folded text as a span of the original; signs that were dropped behind it belong to
        it.
        """
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], max(self.origin[end], self.origin[end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold one text at level ``letters``.

    >>> fold("كَتَائِبُ ۲۰").text
    'كتايب 20'
    """
    return Folded(text, text.translate(table()))
