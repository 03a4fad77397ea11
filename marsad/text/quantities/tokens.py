"""The words of a text that take part in its quantities, found with the tables of :mod:`.words`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from marsad.text.folding import fold
from marsad.text.numbers import PREFIXES, Number, numbers
from marsad.text.quantities import words

_NONE = "(?!)"
_CLOCK = re.compile(r"((?<!\w)(?:saat|الساعه|ساعت|at|a|בשעה|שעה) \d{1,2})[.h](\d\d)(?!\d)")
_LANGUAGES = tuple(words.UNITS)
_AND = {
    "ar": r" ?و?", "fa": r"(?: و )?", "he": r" ?ו?", "tr": r" ?", "fr": r" et (?:une? |demie? )?|-|(?= et demie?)",
    "ur": r" ", "en": r" and (?:a |one )?|(?:-and-a-)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """The compiled tables of one language: word to value, with a pattern that finds the words."""

    parts: dict[str, float]
    rough: dict[str, float]
    units: dict[str, tuple[str, float]]
    duals: dict[str, tuple[str, float]]
    pattern: re.Pattern[str]
    percent: re.Pattern[str]
    several: re.Pattern[str]
    ranked: re.Pattern[str]
    joint: re.Pattern[str]


@cache
def tables_of(language: str) -> Tables:
    """The tables of a language; of all of them where it has none."""
    known = [language] if language in words.UNITS else list(_LANGUAGES)
    parts = {form: float(Fraction(row)) for row, form in _rows(words.FRACTIONS, known)}
    rough = {form: float(row) for row, form in _rows(words.ROUGH, known)}
    units = {form: _unit(row) for row, form in _rows(words.UNITS, known)}
    duals = {form: _unit(row) for row, form in _rows(words.DUAL_UNITS, known)}
    front = "|".join(p for code in known for p in PREFIXES.get(code, ()))
    every = "|".join(sorted(map(re.escape, {*parts, *rough, *units, *duals}), key=len, reverse=True))
    return Tables(
        parts,
        rough,
        units,
        duals,
        re.compile(rf"(?<![^\W\d_])(?P<front>|{front})(?P<word>{every})(?!\w)"),
        re.compile(rf"%|٪|(?<!\w)(?:{_either(words.PERCENT, known)})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{_either(words.SEVERAL, known)}) (?:من )?$"),
        re.compile(rf"(?<!\w)(?:{_either(words.RANKED, known) or _NONE})\.? ?$"),
        re.compile("|".join(_AND[code] for code in known)),
    )


def _rows(table: dict[str, str], known: list[str]) -> Iterator[tuple[str, str]]:
    for code in known:
        for row in table.get(code, "").split("\n"):
            value, *forms = row.split("|")
            yield from ((value, fold(form).text) for form in forms)


def _unit(row: str) -> tuple[str, float]:
    unit, size = row.split()
    return unit, float(Fraction(size))


def _either(table: dict[str, str], known: list[str]) -> str:
    return "|".join(re.escape(fold(form).text) for code in known for form in table.get(code, "").split("|") if form)


@dataclass(frozen=True, slots=True)
class Token:
    """A word that takes part in a quantity: ``n`` a number, ``f`` a part, ``u`` a unit, ``d`` two units, ``r`` rough,
    ``%`` per cent.
    """

    start: int
    end: int
    sort: str
    value: float = 0
    unit: str = ""
    joined: bool = False
    number: Number | None = None


@cache
def more_of(language: str) -> dict[str, float]:
    """Words before a number that change it, with what they add of its own step."""
    return {fold(form).text: part for form, part in words.MORE.get(language, {}).items()}


def tokens_of(folded: str, language: str, tables: Tables) -> list[Token]:
    """The words of quantities in a folded text, in order and without overlaps."""
    percents = [Token(m.start(), m.end(), "%") for m in tables.percent.finditer(folded)]
    plain = _CLOCK.sub(r"\1:\2", folded)
    for token in percents:
        plain = plain[: token.start] + "\x00" * (token.end - token.start) + plain[token.end :]
    found: list[Token] = []
    for m in tables.pattern.finditer(plain):
        word, joined = m["word"], m["front"].startswith(("و", "ו"))
        at = (m.start("word"), m.end())
        if word in tables.duals:
            found.append(Token(*at, "d", tables.duals[word][1], tables.duals[word][0], joined))
        elif word in tables.parts:
            found.append(Token(*at, "f", tables.parts[word], "", joined))
        elif word in tables.rough:
            found.append(Token(*at, "r", tables.rough[word], "", joined))
        else:
            found.append(Token(*at, "u", tables.units[word][1], tables.units[word][0], joined))
    counted = [Token(n.start, n.end, "n", n.value, number=n) for n in numbers(plain, language)]
    return sorted(_apart(found, counted) + percents, key=lambda t: t.start)


def _apart(found: list[Token], counted: list[Token]) -> list[Token]:
    """Numbers and other words without overlaps: the longer wins; at one length a number in its row, else the other."""
    kept: list[Token] = []
    for number in counted:
        over = [t for t in found if t.start < number.end and number.start < t.end]
        inside = all(t.end - t.start < number.end - number.start for t in over)
        if not over or (inside and not any(t.sort in "d" for t in over)):
            kept.append(number)
            found = [t for t in found if t not in over]
    return kept + found
