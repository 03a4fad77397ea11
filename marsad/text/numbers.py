"""Numbers in a text, in digits of any script and in the plainest words of Arabic, Persian, Urdu, Hebrew, French and
English, to see whether a number of one text stands in another.

Closed tables, and one rule for rows of number words (``خمسة وعشرون``, ``two hundred and fifty``, ``هزار و دویست``); the
Arabic dual of words that attacks and times are counted in (``طائرتين`` is 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.text.folding import fold
from marsad.text.number_words import CARDINALS, DUALS, ORDINALS

_TENS = range(10, 100, 10)
_HUNDRED = 100
_SCALES = (1_000_000, 1000)
_JOINTS = frozenset({"and", "و", "et", "a"})
_DIGITS = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"[,.\u066c](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place in the *folded* text; ``ordinal`` for first, second ..."""

    start: int
    end: int
    value: float
    ordinal: bool = False


def _worth(written: str) -> float:
    return int(written) if written.isdigit() else float(written)


def _table(text: str) -> dict[str, float]:
    rows = (row.split("|") for row in text.split("\n") if row)
    return {fold(form).text: _worth(row[0]) for row in rows for form in row[1:]}


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of one language, and the particles that are written onto them."""

    cardinal: dict[str, float]
    ordinal: dict[str, float]
    prefixes: tuple[str, ...] = ()


@cache
def _words(language: str) -> _Words:
    """The tables of a language; of all of them where it has none."""
    known = [language] if language in CARDINALS else list(CARDINALS)
    cardinal = {form: n for code in reversed(known) for form, n in _table(CARDINALS[code]).items()}
    ordinal = {form: n for code in known for form, n in _table(ORDINALS.get(code, "")).items()}
    return _Words(cardinal, ordinal, _PREFIXES.get(language, ()))


_DUAL = frozenset(fold(word).text for word in DUALS.split())
_PREFIXES = {
    "ar": ("و", "ب", "ل", "ف", "ال", "وب", "ول", "بال", "وال", "لل"),
    "fa": ("و",),
    "he": ("ו", "ב", "ה", "ל", "כ", "מ", "וב", "ול", "שב"),
}


def numbers(folded: str, language: str = "") -> list[Number]:
    """Every number of a folded text, in order; words of one language, or of all where none is named.

    >>> [n.value for n in numbers("two drones, 1,500 men, two hundred and fifty shells")]
    [2, 1500.0, 250]
    """
    found = [Number(*m.span(), value) for m in _DIGITS.finditer(folded) if (value := _value(m[0])) is not None]
    found += _written(folded, _words(language))
    return sorted(found, key=lambda n: n.start)


def _value(digits: str) -> float | None:
    plain = _THOUSANDS.sub("", digits).replace("\u066b", ".").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _written(folded: str, known: _Words) -> Iterator[Number]:
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded)]
    run: list[Number] = []
    at = 0
    while at < len(words):
        taken, number = _one(words, at, known)
        if number is None or number.ordinal:
            if not (run and words[at][2] in _JOINTS):
                yield from _composed(run)
                run = []
            if number is not None:
                yield number
        else:
            joined = bool(run) and (
                words[at][2].startswith("و") or len(folded[run[-1].end : number.start].split()) <= 1
            )
            if run and not joined:
                yield from _composed(run)
                run = []
            run.append(number)
        at += taken
    yield from _composed(run)


def _composed(run: list[Number]) -> Iterator[Number]:
    """A row of number words as the numbers it says: ``two hundred and fifty`` is one, ``three, five`` are two."""
    sums: list[tuple[Number, _Sum]] = []
    for part in run:
        grown = sums[-1][1].grown(part.value) if sums else None
        if grown is None:
            sums.append((part, _Sum().grown(part.value) or _Sum(part.value)))
        else:
            sums[-1] = (Number(sums[-1][0].start, part.end, grown.value), grown)
    yield from (Number(number.start, number.end, total.value) for number, total in sums)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as its words are read: what is settled down to ``scale``, and what is below it so far."""

    settled: float = 0
    below: float = 0
    scale: float = float("inf")

    @property
    def value(self) -> float:
        return self.settled + self.below

    def grown(self, word: float) -> _Sum | None:
        """With the next word; None where that begins another number."""
        scale = next((scale for scale in _SCALES if word in (scale, 2 * scale)), None)
        if scale is not None and scale < self.scale:
            times = word / scale if not self.below else self.below
            return _Sum(self.settled + times * scale, 0, scale)
        if scale is not None or word >= self.scale:
            return None
        if word == _HUNDRED and 0 < self.below < 10:
            return _Sum(self.settled, self.below * _HUNDRED, self.scale)
        return _Sum(self.settled, self.below + word, self.scale) if _joins(self.below, word) else None


def _joins(below: float, word: float) -> bool:
    """Whether ``word`` goes on with what was said below the last thousand: behind hundreds, tens, or before tens."""
    if not below:
        return True
    if below % _HUNDRED == 0:
        return word < _HUNDRED
    rest = below % _HUNDRED
    return (rest in _TENS and 0 < word < 10) or (0 < rest < 10 and word in _TENS[1:])


def _one(words: list[tuple[int, int, str]], at: int, known: _Words) -> tuple[int, Number | None]:
    start, end, word = words[at]
    if at + 1 < len(words):
        after = words[at + 1]
        pair = _lookup(f"{word} {after[2]}", known.cardinal, known.prefixes)
        if pair is not None:
            return 2, Number(start, after[1], pair)
    value = _lookup(word, known.cardinal, known.prefixes)
    if value is not None:
        return 1, Number(start, end, value)
    ordinal = _lookup(word, known.ordinal, known.prefixes)
    if ordinal is not None:
        return 1, Number(start, end, ordinal, ordinal=True)
    if word in _DUAL or any(word.startswith(p) and word[len(p) :] in _DUAL for p in known.prefixes):
        return 1, Number(start, end, 2)
    return 1, None


def _lookup(phrase: str, table: dict[str, float], prefixes: tuple[str, ...]) -> float | None:
    if phrase in table:
        return table[phrase]
    stems = (phrase[len(prefix) :] for prefix in prefixes if phrase.startswith(prefix))
    return next((table[stem] for stem in stems if stem in table), None)
