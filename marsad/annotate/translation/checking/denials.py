"""Where a text denies something, what is denied there, and how many denials that can be taken for.

A language says one denial with two words (``هیچ ... نکرد``, ``hiç ... -medi``, ``neither ... nor``) or takes one
back with another (``لم يرفض``), and ما may be ``what``: a count is therefore a set of numbers, each a sound reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from marsad.annotate.translation.checking import soft_words
from marsad.annotate.translation.checking.negation_words import (
    IDIOMS,
    INSIDE,
    LIGHT,
    MAYBE_WHAT,
    NEGATORS,
    REVERSES,
    WHAT,
    WITH_NE,
)
from marsad.text.folding import fold

_BEHIND = frozenset({"ar", "he", "fr", "en"})
_NE = re.compile(r"(?<!\w)(?:ne|n)(?!\w)")
_LATER = re.compile(r"[,;:.!?،؛؟]")
_REACH = 6
_COLLOQUIAL = frozenset({"ما", "مو", "ماكو", "مش"})


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, ``[start, end)`` in the folded text, and the words that it can deny."""

    start: int
    end: int
    word: str
    scope: str


def denials(folded: str, language: str) -> tuple[Denial, ...]:
    """The denials of a folded text in order; none for a language without a list."""
    if language not in NEGATORS:
        return ()
    return tuple(Denial(a, b, folded[a:b], _scope(folded, a, b, language)) for a, b in _places(folded, language))


def _scope(folded: str, start: int, end: int, language: str) -> str:
    """The word itself and those it can deny: behind it, or before it where verbs stand last; within its clause."""
    after = folded[end:].split()
    if language in _BEHIND:
        clause = _LATER.split(folded[end:])[0].split() or after
        return " ".join([folded[start:end], *clause[:_REACH]])
    clause = _LATER.split(folded[:start])[-1].split()
    return " ".join([*clause[-_REACH:], folded[start:end], *after[:2]])


def counts(
    folded: str, found: tuple[Denial, ...], language: str, coordinated: bool = False, what: bool = False
) -> frozenset[int]:
    """The numbers of denials that a text can be read to have.

    ``coordinated`` is whether the other side has an ``or``, under which one negator can deny two things, and
    ``what`` whether it has that word, which ما may then be.
    """
    light = LIGHT.get(language)
    heavy = [d for d in found if light is None or not light.fullmatch(d.word)]
    if language == "ar":
        relative = {m.end() for m in WHAT.finditer(folded)}
        heavy = [d for d in heavy if d.end not in relative]
        found = tuple(d for d in found if d.end not in relative)
    if not heavy:
        return frozenset({min(1, len(found))})
    least, most = _joined(folded, heavy, language, coordinated)
    unsure = sum(1 for d in heavy if language == "ar" and _may_be_what(folded, d, what))
    backs = _taken_back(folded, heavy, language)
    return frozenset(
        max(0, plain - less - 2 * back)
        for plain in range(least, most + 1)
        for less in range(unsure + 1)
        for back in range(backs + 1)
    )


def _may_be_what(folded: str, one: Denial, what: bool) -> bool:
    return MAYBE_WHAT.match(folded, one.start) is not None or (what and one.word == "ما")


def _joined(folded: str, heavy: list[Denial], language: str, coordinated: bool) -> tuple[int, int]:
    """How many denials stand apart: ``ما لم`` is one, and one that goes on under ``or`` is one or none."""
    least = most = 0
    last: Denial | None = None
    verbs = REVERSES.get(language)
    for one in heavy:
        between = folded[last.end : one.start].split() if last is not None else []
        beside = last is not None and not between and not (verbs and verbs.fullmatch(one.word))
        none = last is not None and one.word == "ولا" and len(between) < 2 and last.word in _COLLOQUIAL
        goes_on = last is not None and coordinated and (one.word == "ولا" or one.word == last.word)
        least += not (beside or none or goes_on)
        most += not (beside or none)
        last = one
    return least, most


def _taken_back(folded: str, heavy: list[Denial], language: str) -> int:
    """How many denials deny a word that denies: ``لم يرفض``, ``did not reject``."""
    verbs = REVERSES.get(language)
    if verbs is None:
        return 0
    return sum(
        1
        for one, two in pairwise(heavy)
        if verbs.fullmatch(two.word) and len(folded[one.end : two.start].split()) < 2 and not verbs.fullmatch(one.word)
    )


def _places(folded: str, language: str) -> list[tuple[int, int]]:
    """Where a folded text denies something."""
    rest, negators = without_idioms(folded, language), _patterns(language)[1]
    inside = INSIDE.get(language)
    spans = {found.start(): found.end() for found in negators.finditer(rest)}
    if language == "fr" and not _NE.search(rest):
        spans |= {m.start(): m.end() for m in re.finditer(rf"(?<!\w)(?:{WITH_NE.replace(' ', '|')})(?!\w)", rest)}
    spans |= {found.start(): found.end() for found in inside.finditer(rest)} if inside else {}
    return sorted(spans.items())


def without_idioms(folded: str, language: str) -> str:
    """The text with idioms that deny nothing blanked out, at the same places."""
    rest = soft_words.plain(folded) if language == "en" else folded
    idioms = _patterns(language)[0]
    return idioms.sub(lambda found: " " * len(found[0]), rest) if idioms else rest


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    words = {fold(word).text for word in NEGATORS[language].split()}
    front = {"ar": "[وف]?", "fa": "و?", "he": "[ושהב]{0,2}"}.get(language, "")
    glued = "|ب(?:دون|عدم)" if language == "ar" else ""
    negators = re.compile(rf"(?<!\w){front}(?:{'|'.join(sorted(map(re.escape, words)))}{glued})(?!\w)")
    idioms = IDIOMS.get(language)
    found = (
        "|".join(form if "\\" in form or "(" in form else fold(form).text for form in idioms.split("|"))
        if idioms
        else ""
    )
    if language == "en" and idioms:
        found = idioms
    return (re.compile(rf"(?<!\w){front}(?:{found})(?!\w)") if found else None), negators
