"""Which script a text is written in: counted over letters and marks only, so links' slashes, digits and emoji do
not vote.

The ranges are the blocks of the Unicode Standard (Scripts.txt, simplified to whole blocks); inside them only code
points of category L or M count. For a column the texts are joined and looked up in one table of 1.1 million bytes,
then counted row by row with one ``bincount``: some 300,000 everyday posts a second on one core.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]

_SEPARATOR = "\x00"
_SIZE = 0x110000
_CHUNK = 20_000
MIXED_SHARE = 0.25
"""A second script with this share of the letters makes a text ``mixed``: a Latin brand name in an Arabic post does
not."""


class Script(StrEnum):
    """A writing system, by its Unicode name; ``mixed`` and ``unknown`` (no letters) are the honest rest."""

    UNKNOWN = "unknown"
    ARABIC = "Arabic"
    LATIN = "Latin"
    CYRILLIC = "Cyrillic"
    HEBREW = "Hebrew"
    DEVANAGARI = "Devanagari"
    GREEK = "Greek"
    ARMENIAN = "Armenian"
    SYRIAC = "Syriac"
    THAANA = "Thaana"
    NKO = "Nko"
    BENGALI = "Bengali"
    GURMUKHI = "Gurmukhi"
    GUJARATI = "Gujarati"
    TAMIL = "Tamil"
    TELUGU = "Telugu"
    KANNADA = "Kannada"
    MALAYALAM = "Malayalam"
    SINHALA = "Sinhala"
    THAI = "Thai"
    GEORGIAN = "Georgian"
    ETHIOPIC = "Ethiopic"
    TIFINAGH = "Tifinagh"
    JAPANESE = "Japanese"
    KOREAN = "Korean"
    HAN = "Han"
    OTHER = "other"
    MIXED = "mixed"


_BLOCKS: dict[Script, tuple[tuple[int, int], ...]] = {
    Script.ARABIC: ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    Script.LATIN: (
        (0x41, 0x24F),
        (0x250, 0x2AF),
        (0x1D00, 0x1DBF),
        (0x1E00, 0x1EFF),
        (0xFB00, 0xFB06),
        (0xFF21, 0xFF5A),
    ),
    Script.CYRILLIC: ((0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
    Script.HEBREW: ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    Script.DEVANAGARI: ((0x900, 0x97F), (0xA8E0, 0xA8FF)),
    Script.GREEK: ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    Script.ARMENIAN: ((0x530, 0x58F), (0xFB13, 0xFB17)),
    Script.SYRIAC: ((0x700, 0x74F), (0x860, 0x86F)),
    Script.THAANA: ((0x780, 0x7BF),),
    Script.NKO: ((0x7C0, 0x7FF),),
    Script.BENGALI: ((0x980, 0x9FF),),
    Script.GURMUKHI: ((0xA00, 0xA7F),),
    Script.GUJARATI: ((0xA80, 0xAFF),),
    Script.TAMIL: ((0xB80, 0xBFF),),
    Script.TELUGU: ((0xC00, 0xC7F),),
    Script.KANNADA: ((0xC80, 0xCFF),),
    Script.MALAYALAM: ((0xD00, 0xD7F),),
    Script.SINHALA: ((0xD80, 0xDFF),),
    Script.THAI: ((0xE00, 0xE7F),),
    Script.GEORGIAN: ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    Script.ETHIOPIC: ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    Script.TIFINAGH: ((0x2D30, 0x2D7F),),
    Script.JAPANESE: ((0x3041, 0x30FF), (0x31F0, 0x31FF)),
    Script.KOREAN: ((0x1100, 0x11FF), (0x3131, 0x318F), (0xAC00, 0xD7AF)),
    Script.HAN: ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)),
}
_SCRIPTS: tuple[Script, ...] = (Script.UNKNOWN, *_BLOCKS, Script.OTHER)
_ANSWERS: tuple[Script, ...] = (*_SCRIPTS, Script.MIXED)


@cache
def table() -> Bytes:
    """The number of the script (in the order of :func:`scripts`) of every code point; 0 where it is no letter."""
    numbers = np.zeros(_SIZE, np.uint8)
    for number, script in enumerate(_SCRIPTS):
        for first, last in _BLOCKS.get(script, ()):
            numbers[first : last + 1] = number
    for code in np.flatnonzero(numbers[:0x3400]):
        if unicodedata.category(chr(code))[0] not in "LM":
            numbers[code] = 0
    return numbers


def scripts() -> tuple[Script, ...]:
    """The scripts in the order in which :func:`counts` counts them."""
    return _SCRIPTS


def code_points(texts: pl.Series) -> tuple[Codes, Ints]:
    """All texts of a column as one array of code points, one NUL after each, and the place where each begins.

    The second array has one entry more than the column, for the end. Null counts as an empty text.
    """
    plain = texts.fill_null("")
    joined: str = (plain.str.join(_SEPARATOR).item() or "") + _SEPARATOR if len(plain) else ""
    lengths = plain.str.len_chars().to_numpy().astype(np.int64) + 1
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32), starts


def counts(classes: Bytes, starts: Ints, width: int) -> Ints:
    """How often each class occurs in each row: an array of ``len(starts) - 1`` rows and ``width`` columns."""
    rows = len(starts) - 1
    keys = np.repeat(np.arange(0, rows * width, width, dtype=np.int64), np.diff(starts))
    keys += classes
    return np.bincount(keys, minlength=rows * width).reshape(rows, width)


def script(text: str) -> Script:
    """The script of one text: equal, by construction, to :func:`script_of` of a column of one."""
    return Script(script_of(pl.Series([text], dtype=pl.String)).item())


def script_of(texts: pl.Series) -> pl.Series:
    """The script of every text of a column, as strings (values of :class:`Script`), never null."""
    parts = [_judge(*code_points(texts.slice(at, _CHUNK))) for at in range(0, len(texts), _CHUNK)]
    answers = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    return pl.Series(texts.name, _ANSWERS, dtype=pl.String).gather(answers)


def script_expr(column: str = "text") -> pl.Expr:
    """:func:`script_of` as an expression over the column named."""
    return pl.col(column).map_batches(script_of, return_dtype=pl.String)


def _judge(codes: Codes, starts: Ints) -> Ints:
    found = counts(table()[codes], starts, len(_SCRIPTS))
    found[:, 0] = 0
    _join_kana(found)
    letters = found.sum(axis=1)
    second = np.sort(found, axis=1)[:, -2]
    best = found.argmax(axis=1)
    return np.where((second > 0) & (second >= MIXED_SHARE * letters), len(_ANSWERS) - 1, best)


def _join_kana(found: Ints) -> None:
    """Han beside kana is ordinary Japanese, not a mixed text."""
    han, kana = _SCRIPTS.index(Script.HAN), _SCRIPTS.index(Script.JAPANESE)
    beside = found[:, kana] > 0
    found[beside, kana] += found[beside, han]
    found[beside, han] = 0
