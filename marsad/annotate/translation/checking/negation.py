"""Negation on both sides of a translation: closed lists, and the idioms in which a negator denies nothing.

After the idea of NegEx (Chapman et al., 2001): triggers, and pseudo-triggers that are taken out first. A negator of one
side is answered by a negator of the other, or by a word that denies without one (:mod:`.soft_words`) and that the first
side does not have as well. Only where neither answers is there a doubt.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.annotate.translation.checking import soft_words
from marsad.annotate.translation.checking.negation_words import (
    CLAUSE,
    IDIOMS,
    INSIDE,
    MERELY,
    NEGATORS,
    NO_LONGER,
    ONLY,
    UNTIL,
    WHAT,
    WITH_NE,
    WITHOUT,
)
from marsad.text.folding import fold

_MERELY = re.compile(rf"(?<!\w)(?:{MERELY})(?!\w)")
_UNTIL = re.compile(rf"(?<!\w)(?:{MERELY}|{UNTIL})(?!\w)")
_DENIED_BEHIND = frozenset({"ar", "he", "fr"})
_OR = re.compile(r"(?<!\w)(?:or|nor)(?!\w)")
_ANY_WITHOUT = re.compile("(?<=بدون )هيچ")
_NE = re.compile(r"(?<!\w)(?:ne|n)(?!\w)")


def turned(original: str, rendering: str, source: str, target: str) -> str:
    """What a rendering does to a denial of its original, in words; empty where it keeps it, or no list tells."""
    here, there = fold(original).text, fold(rendering).text
    before, after = count(original, source), count(rendering, target)
    sure = count(WHAT.sub(" ", here), source) if source == "ar" else before
    if before < 0 or after < 0:
        return ""
    paired = min(_without(here, source), _without(there, target))
    before, after, sure = before - paired, after - paired, sure - paired
    ours, theirs = soft_words.soft(here, source), soft_words.soft(there, target)
    if before and not after:
        if (
            not sure
            or _resolved(here, theirs, source)
            or _softened(here, theirs - ours, source)
            or _restricts(here, there, source)
        ):
            return ""
        return "the original denies or negates, the rendering does not"
    if after and not before:
        if (
            ours - theirs - {"open", "remain", "again"}
            or soft_words.opposed(theirs, here, source)
            or _restricts(here, there, source, _UNTIL)
        ):
            return ""
        return "the rendering denies or negates, the original does not"
    clauses = len(CLAUSE.findall(_without_idioms(here, source))) if source == "ar" else 0
    if clauses > after + len(theirs - ours) and not _OR.search(there):
        return f"the original negates {clauses} verbs, the rendering {after}"
    if sure - after - len(theirs - ours) > 1:
        return f"the original negates {before} times, the rendering {after}"
    if not before and not theirs and soft_words.strong(here, source):
        return "the original forbids, prevents or does without, the rendering does not"
    return ""


def _without(folded: str, language: str) -> int:
    """How many times a folded text does without something."""
    form = WITHOUT.get(language)
    return len(re.findall(rf"(?<!\w)(?:{form})(?!\w)", folded)) if form else 0


def _resolved(here: str, theirs: frozenset[str], source: str) -> bool:
    """Whether what is denied is itself a word of denial that the rendering has turned too: لم يتردد is ``readily``."""
    for _, end in _places(here, source):
        near = (
            here[end:].split()[: 3 if source == "fr" else 2]
            if source in _DENIED_BEHIND
            else [*here[:end].split()[-3:], *here[end:].split()[:1]]
        )
        denied = soft_words.soft(" ".join(near), source) - {"open", "remain", "un", "rarely", "await", "too"}
        if denied and not denied & theirs:
            return True
    return False


def _softened(here: str, new: frozenset[str], source: str) -> bool:
    """Whether a word of a class that only the rendering has answers a negator."""
    longer = NO_LONGER.get(source)
    if longer and re.search(rf"(?<!\w)(?:{longer})(?!\w)", here):
        new -= {"remain"}
    return bool(soft_words.answering(new, here, source))


def _restricts(here: str, there: str, source: str, words: re.Pattern[str] = _MERELY) -> bool:
    """Whether a denial only narrows (``لم ... سوى``, ``until``), and the rendering says so (``only``)."""
    only = ONLY.get(source)
    narrowed = only is not None and re.search(rf"(?<!\w)(?:{only})(?!\w)", here)
    return bool(narrowed) and bool(words.search(there))


def count(text: str, language: str) -> int:
    """How many times a text denies something, as far as the lists go; -1 for a language without a list."""
    return len(_places(fold(text).text, language)) if language in NEGATORS else -1


def _places(folded: str, language: str) -> list[tuple[int, int]]:
    """Where a folded text denies something."""
    rest, negators = _without_idioms(folded, language), _patterns(language)[1]
    inside = INSIDE.get(language)
    spans = {found.start(): found.end() for found in negators.finditer(rest)}
    if language == "fr" and not _NE.search(rest):
        spans |= {m.start(): m.end() for m in re.finditer(rf"(?<!\w)(?:{WITH_NE.replace(' ', '|')})(?!\w)", rest)}
    spans |= {found.start(): found.end() for found in inside.finditer(rest)} if inside else {}
    return sorted(spans.items())


def _without_idioms(folded: str, language: str) -> str:
    """The text with idioms that deny nothing blanked out, at the same places."""
    rest = soft_words.plain(folded) if language == "en" else folded
    if language == "fa":
        rest = _ANY_WITHOUT.sub("    ", rest)
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
