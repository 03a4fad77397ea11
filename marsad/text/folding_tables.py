"""What each code point folds to, at each level: the tables behind :mod:`marsad.text.folding`.

Every rule here works on single code points, so that one table serves a text, a column of code points and a Polars
expression alike. Each table is closed: what a code point folds to folds to itself, so folding twice is folding once.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache


class Level(StrEnum):
    """How far spellings are brought together; each level does all that the one before it does."""

    MARKS = "marks"
    """Vowel signs, accents, tatweel and invisible controls go, presentation and width forms become plain letters.
    Letters, hamza, case and digits stay as they are written."""
    LETTERS = "letters"
    """Also one form each for alef, ya, hamza, ta marbuta, the Persian and Urdu kaf, yeh and heh, digits and case."""
    MASKED = "masked"
    """Also look-alikes and inserted characters that hide a word from a filter; needs the neighbours, so is slower."""


_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیےۓېۍئٸ", "ي"),
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
_SPACES = "\u200c\u00a0\u202f\u2009\u200a\t"
_DROPPED = frozenset(
    "\u0640"  # tatweel
    "\u200b\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f"  # zero-width and soft hyphen, variation selectors
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
    "\u2061\u2062\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\u180e"  # invisible operators, old controls
    "\u115f\u1160\u3164"  # Hangul fillers, which show as nothing
    "\u06e5\u06e6"  # small waw and yeh of Qur'anic spelling
) | frozenset(map(chr, range(0xE0000, 0xE0080)))  # tags, which show as nothing
_KEPT_SIGNS = "\u0653\u0654\u0655"  # madda and hamza are letters to the level `marks`, written apart or not
# Blocks whose code points can fold to something else; all others stay as they are.
_BLOCKS = (
    range(0x0009, 0x0700),
    range(0x0750, 0x0780),
    range(0x0870, 0x0900),
    range(0x115F, 0x1161),
    range(0x180B, 0x1810),
    range(0x1E00, 0x2070),
    range(0x2100, 0x2190),
    range(0x24B6, 0x24EA),
    range(0x2C60, 0x2C80),
    range(0x3164, 0x3165),
    range(0xA640, 0xA800),
    range(0xFB00, 0xFE10),
    range(0xFE70, 0xFFF0),
    range(0x10400, 0x10450),
    range(0x1D400, 0x1D800),
    range(0x1EE00, 0x1EF00),
    range(0xE0000, 0xE01F0),
)
_ACCENTED = ("LATIN", "GREEK")
# Forms of Arabic letters without or with other dots than today's print (Maghribi feh and qaf among them).
_ARABIC_SHAPES = {"ٮ": "ب", "ڡ": "ف", "ڢ": "ف", "ڣ": "ف", "ٯ": "ق", "ڧ": "ق"}
_LATIN_SHAPES = dict(zip("ɑɡɩɪʀʏʙɢʜʟɴᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱ", "agiirybghlnacdejkmoptuvwzfs", strict=True))
_DARK = (range(0x1F130, 0x1F14A), range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))
"""Squared and negative circled and squared capitals, A to Z each."""


def _marks(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in _SPACES:
        return " "
    if char in _LETTERS or char in _KEPT_SIGNS:
        return char
    if unicodedata.category(char) == "Mn":
        return ""
    if not _is_shape(char):
        return char
    # Composed again where it is a shape of one letter: a presentation form of alef with hamza stays alef with hamza.
    shaped = unicodedata.decomposition(char).startswith("<")
    parts = unicodedata.normalize("NFKC" if shaped else "NFKD", char)
    return char if parts == char else "".join(map(_marks, parts))


def _is_shape(char: str) -> bool:
    """Whether the code point is another letter's shape, or a Latin or Greek letter with accents."""
    shape = unicodedata.decomposition(char)
    return bool(shape) and (shape.startswith("<") or unicodedata.name(char, "").startswith(_ACCENTED))


def _letters(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _DROPPED or unicodedata.category(char) == "Mn":
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    if _is_shape(char):
        parts = unicodedata.normalize("NFKD", char)
        return char if parts == char else "".join(map(_letters, parts))
    lower = char.lower()
    return _letters(lower) if len(lower) == 1 and lower != char else char


@cache
def table(level: Level = Level.LETTERS) -> dict[int, str]:
    """Code point to replacement, for those code points alone that change. For ``masked`` this is the first half of
    the work: what single code points show.
    """
    plain = _marks if level is Level.MARKS else _letters
    codes = [code for block in _BLOCKS for code in block if chr(code) not in "\n\r"]
    changes = {code: to for code in codes if (to := plain(chr(code))) != chr(code)}
    return changes | _shapes(changes) if level is Level.MASKED else changes


def _shapes(changes: dict[int, str]) -> dict[int, str]:
    shapes = {ord(char): to for char, to in (_ARABIC_SHAPES | _LATIN_SHAPES).items()}
    shapes |= {code: chr(ord("a") + n) for block in _DARK for n, code in enumerate(block)}
    return shapes | {code: to.translate(shapes) for code, to in changes.items()}
