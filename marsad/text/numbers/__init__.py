"""Numbers in a text, in digits of any script and in plain words of Arabic, Persian, Urdu, Hebrew, Turkish, French and
English, to see whether a number of one text stands in another.

Closed tables, and one rule for rows of number words and digits (``خمسة وعشرون``, ``two hundred and fifty``,
``1.5 million``, ``۵ هزار``);
the Arabic dual of everyday nouns (``طائرتين`` is 2). What numbers measure, and parts of a whole,
are :mod:`marsad.text.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from marsad.text.folding import fold
from marsad.text.numbers.cardinals import CARDINALS
from marsad.text.numbers.duals import duals
from marsad.text.numbers.ordinals import ORDINALS

_TENS = range(10, 100, 10)
_SCORES = (60, 80)  # French counts on from these to the next but one: soixante-douze, quatre-vingt-douze
_HUNDRED = 100
SCALES = (1_000_000_000_000, 1_000_000_000, 10_000_000, 1_000_000, 100_000, 1000)
_RANK_GAPS = frozenset({" ", "-", " و ", " and "})
_JOINTS = frozenset({"and", "و", "et", "a"})
_TOKEN = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_]+")
_RANK = re.compile(r"(?:st|nd|rd|th|eme|e|er|inci|nci|uncu)(?!\w)")
_THOUSANDS = re.compile(r"[,.\u066c ](?=\d{3}(?!\d))")
_ARTICLE = ("ال", "لل")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place in the *folded* text.

    ``ordinal`` for first, second ...; ``scale`` is the last power of ten it ends on (``two million``), else 1; ``dual``
    where it is said by a noun's ending, ``known`` where that noun, or the number itself, has the article; ``digits``
    where it begins so; ``tied`` where *and* is written onto it.
    """

    start: int
    end: int
    value: float
    ordinal: bool = False
    scale: int = 1
    dual: bool = False
    known: bool = False
    digits: bool = False
    tied: bool = False


def _worth(written: str) -> float:
    return int(written) if written.isdecimal() else float(written)


def _table(text: str) -> dict[str, float]:
    rows = (row.split("|") for row in text.split("\n") if row)
    return {fold(form).text: _worth(row[0]) for row in rows for form in row[1:]}


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of one language, and the particles that are written onto them."""

    cardinal: dict[str, float]
    ordinal: dict[str, float]
    prefixes: tuple[str, ...] = ()
    dual: frozenset[str] = frozenset()


@cache
def _words(language: str) -> _Words:
    """The tables of a language; of all of them where it has none."""
    known = [language] if language in CARDINALS else list(CARDINALS)
    cardinal = {form: n for code in reversed(known) for form, n in _table(CARDINALS[code]).items()}
    ordinal = {form: n for code in known for form, n in _table(ORDINALS.get(code, "")).items()}
    if language == "tr":
        cardinal |= {form + end: n for form, n in cardinal.items() if len(form) >= 3 for end in ("i", "u", "si", "su")}
    return _Words(cardinal, ordinal, PREFIXES.get(language, ()), duals() if "ar" in known else frozenset())


PREFIXES = {
    "ar": ("و", "ب", "ل", "ف", "ال", "وب", "ول", "بال", "وال", "لل", "ك", "فال"),
    "fa": ("و",),
    "he": ("ו", "ב", "ה", "ל", "כ", "מ", "וב", "ול", "שב", "וה", "בה", "של", "ומ", "ש"),
}
"""What is written onto the front of a number's word."""


def numbers(folded: str, language: str = "") -> list[Number]:
    """Every number of a folded text, in order; words of one language, or of all where none is named.

    >>> [n.value for n in numbers("two drones, 1,500 men, two hundred and fifty shells")]
    [2, 1500.0, 250]
    """
    known = _words(language)
    words = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(folded)]
    run: list[Number] = []
    found: list[Number] = []
    at = 0
    while at < len(words):
        taken, number = _one(words, at, known, folded)
        if number is None or number.ordinal or number.dual:
            if not (run and words[at][2] in _JOINTS):
                found += _composed(run)
                run = []
            if number is not None:
                found.append(number)
        else:
            if run and not _joined(folded, run[-1], number, words[at][2]):
                found += _composed(run)
                run = []
            run.append(number)
        at += taken
    return _ranked(sorted([*found, *_composed(run)], key=lambda n: n.start), folded)


def _ranked(row: list[Number], folded: str) -> list[Number]:
    """Ranks of two words as one: ``twenty-second``, الثاني والعشرين, ``بیست و دوم``."""
    done: list[Number] = []
    for number in row:
        before = done[-1] if done else None
        if before is not None and _one_rank(before, number, folded[before.end : number.start]):
            done[-1] = Number(before.start, number.end, before.value + number.value, ordinal=True)
        else:
            done.append(number)
    return done


def _one_rank(before: Number, number: Number, gap: str) -> bool:
    if gap not in _RANK_GAPS or before.digits or number.digits:
        return False
    small, tens = (before, number) if before.ordinal else (number, before)
    if before.ordinal:
        return 0 < small.value < 10 and tens.value in _TENS[1:] and tens.tied and not number.ordinal
    return number.ordinal and 0 < small.value < 10 and tens.value > 10 and tens.value % 10 == 0


def _joined(folded: str, before: Number, number: Number, word: str) -> bool:
    gap = folded[before.end : number.start]
    if any(mark in gap for mark in ",.;:،؛\n()"):
        return False
    if 0 < before.value < 10 and number.value in _TENS[1:] and not word.startswith(("و", "ו")):
        return False  # only Arabic and Hebrew say five and twenty
    return word.startswith(("و", "ו")) or len(gap.split()) <= 1


def _value(digits: str) -> float | None:
    plain = _THOUSANDS.sub("", digits).replace("\u066b", ".").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _composed(run: list[Number]) -> Iterator[Number]:
    """A row of number words as the numbers it says: ``two hundred and fifty`` is one, ``three, five`` are two."""
    sums: list[tuple[Number, _Sum]] = []
    for part in run:
        grown = sums[-1][1].grown(part.value, tied=part.tied) if sums and not part.digits else None
        if grown is None:
            first = _Sum(part.value, bare=True) if part.digits else _Sum().grown(part.value) or _Sum(part.value)
            sums.append((part, first))
        else:
            begun = sums[-1][0]
            joined = Number(begun.start, part.end, grown.value, digits=begun.digits, tied=begun.tied, known=begun.known)
            sums[-1] = (joined, grown)
    for number, total in sums:
        scale = int(total.scale) if total.scale in SCALES and not total.below else 1
        yield replace(number, value=total.value, scale=scale)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as its words are read: what is settled down to ``scale``, and what is below it so far.

    ``bare`` is a number in digits, which only a scale word can go on from.
    """

    settled: float = 0
    below: float = 0
    scale: float = float("inf")
    bare: bool = False

    @property
    def value(self) -> float:
        return self.settled + self.below

    def grown(self, word: float, *, tied: bool = False) -> _Sum | None:
        """With the next word; None where that begins another number."""
        if self.bare:
            return _Sum(self.settled * word, 0, word) if word in SCALES and self.settled < 1000 else None
        scale = next((scale for scale in SCALES if word in (scale, 2 * scale)), None)
        if scale is not None and scale < self.scale and not (self.below and word != scale):
            times = word / scale if not self.below else self.below
            return _Sum(self.settled + times * scale, 0, scale)
        if scale is not None or word >= self.scale:
            return None
        if word == _HUNDRED and (0 < self.below < 10 or (10 < self.below < 20 and not tied)):
            return _Sum(self.settled, self.below * _HUNDRED, self.scale)
        return _Sum(self.settled, self.below + word, self.scale) if _joins(self.below, word) else None


def _joins(below: float, word: float) -> bool:
    """Whether ``word`` goes on with what was said below the last thousand: behind hundreds, tens, or before tens."""
    if not below:
        return True
    if below % _HUNDRED == 0:
        return word < _HUNDRED
    rest = below % _HUNDRED
    if rest in _SCORES and 10 <= word < 20:
        return True
    return (rest in _TENS and 0 < word < 10) or (0 < rest < 10 and word in _TENS[1:])


def _one(words: list[tuple[int, int, str]], at: int, known: _Words, folded: str) -> tuple[int, Number | None]:
    start, end, word = words[at]
    if word[0].isdecimal():
        value = _value(word)
        rank = _RANK.match(folded, end) is not None
        return 1, None if value is None else Number(start, end, value, ordinal=rank, digits=True)
    for size in (2, 1):
        phrase = " ".join(w for _, _, w in words[at : at + size])
        stop = words[min(at + size, len(words)) - 1][1]
        for table, ordinal in (
            ((known.ordinal, True), (known.cardinal, False))
            if size == 2
            else (
                (known.cardinal, False),
                (known.ordinal, True),
            )
        ):
            found = _lookup(phrase, table, known.prefixes)
            if found is not None:
                tied, article = word.startswith(("و", "ו")), word.removeprefix("و").startswith(_ARTICLE)
                return size, Number(start, stop, found, ordinal=ordinal, tied=tied, known=article and not ordinal)
    stem = next(
        (word[len(p) :] for p in ("", *known.prefixes) if word.startswith(p) and word[len(p) :] in known.dual), ""
    )
    if stem:
        article = word[: len(word) - len(stem)].endswith(_ARTICLE)
        return 1, Number(start, end, 2, dual=True, known=article)
    return 1, None


def _lookup(phrase: str, table: dict[str, float], prefixes: tuple[str, ...]) -> float | None:
    if phrase in table:
        return table[phrase]
    stems = (phrase[len(prefix) :] for prefix in prefixes if phrase.startswith(prefix))
    return next((table[stem] for stem in stems if stem in table), None)
