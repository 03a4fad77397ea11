"""Consonant skeletons of a whole vocabulary, as columns: the coarse keys under which the spellings of a name meet.

A skeleton keeps consonants by class (kh q k; th t; gh g j ...) and drops vowels, half-vowels, gutturals and doubles, so
that ``Khazali``, ``Ghazaly`` apart, خزعلي and ``Хазали`` meet. Where languages read a letter apart the word has one
skeleton for each reading: ذ ض ظ are d in Arabic and z in Persian, ث is t and s, و is a vowel and v, ق is k and, in the
Gulf, g. A coarse key proposes; whether two words sound alike, :func:`marsad.text.names.likeness.alike` decides.
"""

from __future__ import annotations

import re

import polars as pl

from marsad.text.names.sounds import SOUNDS, coarse
from marsad.text.transliteration import latin

ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(.{3,})$")
"""An Arabic word behind its article, and what may stand before that."""
_LATIN_ARTICLE = "^(?:al|el)([^aeiouy].{2,})$"
_ARABIC = "[\u0620-\u06ff]"
_NAME = "^[^\\W\\d_]{2,30}$"
_FOREIGN = {char: latin(char) for char in "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўқғәөұүһңαβγδεζηθικλμνξοπρσςτυφχψω"}
_FOREIGN |= {char: latin(char) for char in "אבגדהוזחטיךכלםמןנסעףפץצקרשת"}
_DIGRAPHS = {
    **dict(
        zip("tch dj sh th kh dh gh ch zh ph ck ce ci cy".split(), "s j s t k d j s j f k s s s".split(), strict=True)
    ),
    **{"dzh": "j", "'": "", "ts": "s", "x": "ks"},
}
_SINGLE = {
    **dict(zip("bcdfgjklmnpqrstvz", "bkdfjjklmnbkrstfz", strict=True)),
    **dict.fromkeys("aeiouhwy", ""),
}
_CONSONANTS = "bdfjklmnrstz"
_ARABIC_READING = {char: coarse(sound) for char, sound in SOUNDS.items()} | {"ظ": "d", "ئ": "", "ء": ""}
_READINGS: tuple[dict[str, str], ...] = (
    {},
    {**dict.fromkeys("ذضظ", "z"), "ث": "s", "و": "f"},
    dict.fromkeys("ذضظ", "z"),
    {"ق": "j"},
)


def skeletons(words: pl.Series) -> pl.DataFrame:
    """``word`` and ``key``, a row for each skeleton of each of ``words`` (folded); words that can be no name's are
    left out.
    """
    known = words.rename("word").to_frame().filter(pl.col("word").str.contains(_NAME))
    arabic = known.filter(pl.col("word").str.contains(_ARABIC)).with_columns(
        pl.col("word").str.replace(ARTICLE.pattern, "$1").alias("bare")
    )
    rows = [_keyed(arabic, _ARABIC_READING | reading, reading) for reading in _READINGS]
    others = known.filter(~pl.col("word").str.contains(_ARABIC)).with_columns(
        pl.col("word").str.replace_many(list(_FOREIGN), list(_FOREIGN.values())).alias("bare")
    )
    bare = others.with_columns(pl.col("bare").str.replace(_LATIN_ARTICLE, "$1"))
    table = _SINGLE | _DIGRAPHS
    rows += [_keyed(frame, table, {}) for frame in (others, bare)]
    rows.append(_keyed(others, {**table, "v": ""}, {"v": ""}))
    rows.append(_keyed(others, {**table, "kh": ""}, {"kh": ""}))
    rows.append(_keyed(others, {**table, "gh": "k", "g": "k"}, {"g": ""}))
    rows.append(_keyed(others, {**table, "dh": "z"}, {"dh": ""}))
    return pl.concat(rows).filter(pl.col("key") != "").unique(maintain_order=True)


def _keyed(words: pl.DataFrame, table: dict[str, str], only: dict[str, str]) -> pl.DataFrame:
    """Skeletons by one table; of another reading, those words alone that hold a letter it reads apart."""
    if only:
        words = words.filter(pl.col("bare").str.contains("|".join(only)))
    order = sorted(table, key=len, reverse=True)
    key = pl.col("bare").str.replace_many(order, [table[char] for char in order], leftmost=True)
    twice = [char * 2 for char in _CONSONANTS]
    for _ in range(2):
        key = key.str.replace_many(twice, list(_CONSONANTS))
    return words.select("word", key.alias("key"))
