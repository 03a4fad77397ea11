"""Denials on both sides of a translation, matched one to one; where one is left over, there is a doubt.

After the idea of NegEx (Chapman et al., 2001): triggers, and pseudo-triggers that are taken out first. A negator of one
side answers a negator of the other. What is left over is answered only by a word that denies without one
(:mod:`.soft_words`), that renders no word of its own class on the other side, and whose opposite
(:mod:`.opposites`) is what the negator denies: ``closed`` answers *not open*, not *not signed*.
"""

from __future__ import annotations

import re

from marsad.annotate.translation.checking import soft_words
from marsad.annotate.translation.checking.denials import Denial, counts, denials, without_idioms
from marsad.annotate.translation.checking.flips import flipped, undone
from marsad.annotate.translation.checking.negation_words import (
    CLAUSE,
    CONDITION,
    JUST,
    MERELY,
    NEGATORS,
    NO_LONGER,
    ONLY,
    REVERSES,
    SAVE,
    TWICE,
    UNTIL,
)
from marsad.annotate.translation.checking.opposites import denies
from marsad.text.folding import fold

_MERELY = re.compile(rf"(?<!\w)(?:{MERELY})(?!\w)")
_UNTIL = re.compile(rf"(?<!\w)(?:{UNTIL})(?!\w)")
_NO_ANSWER = frozenset({"remain", "open", "again"})
_DENIED_BEHIND = frozenset({"ar", "he", "fr"})
_CORE = re.compile(r"(?<!\w)(?:only|merely|solely)(?!\w)")
_WATER = re.compile(r"(?<=\bال)ماء\b|(?<=\b[وبلكف])ماء\b|\bماء\b")
"""ماء, which is ما once it is folded."""
_PREPOSITION = re.compile("ب?(?:دون|بدون|بلا|عدم)|غير|sans")
_WHAT = re.compile(r"(?<!\w)what(?:ever)?(?!\w)")
_OR = re.compile(r"(?<!\w)(?:or|nor)(?!\w)")
_SAID_WITH_NO = frozenset({"open", "remain", "un", "rarely", "too", "peace", "keep"})
_TURNED = frozenset({"closed", "open", "false", "stop", "remain", "safe"})
_ENOUGH = frozenset({"avoid", "await"})


def turned(original: str, rendering: str, source: str, target: str) -> str:
    """What a rendering does to a denial of its original, in words; empty where it keeps it, or no list tells."""
    if source not in NEGATORS or target not in NEGATORS:
        return ""
    here, there = fold(_WATER.sub("مياه", original)).text, fold(rendering).text
    ours, theirs = denials(here, source), denials(there, target)
    some = counts(here, ours, source, _OR.search(there) is not None, _WHAT.search(there) is not None)
    others = counts(there, theirs, target)
    if theirs and max(others) >= max(some) and _narrowed_twice(here, there, source):
        return "the original only narrows what it denies, the rendering narrows and denies"
    if ours and theirs and some & others and _denies_the_answer(here, there, ours, theirs, source):
        return "the rendering denies a word that was denial enough"
    if some & others:
        return _beside(here, there, source, bool(ours), len(theirs))
    dropped = min((one - other for one in some for other in others if one > other), default=0)
    added = min((other - one for one in some for other in others if other > one), default=0)
    if dropped and dropped <= _answers(here, there, source, target, ours, len(theirs), dropped):
        return ""
    if added and added <= _answered(here, there, source, target, theirs):
        return ""
    return _left_over(max(some), max(others))


def _left_over(before: int, after: int) -> str:
    if not after:
        return "the original denies or negates, the rendering does not"
    if not before:
        return "the rendering denies or negates, the original does not"
    return f"the original negates {before} times, the rendering {after}"


def _beside(here: str, there: str, source: str, denied: bool, after: int) -> str:
    """What shows where the counts agree: verbs of more clauses than are denied, or a word turned to its opposite."""
    if source == "ar" and denied:
        clauses = len(CLAUSE.findall(without_idioms(here, source)))
        if clauses > after + len(soft_words.fresh(here, there, source)) and not _OR.search(there):
            return f"the original negates {clauses} verbs, the rendering {after}"
    if not denied and not after:
        return flipped(here, there, source)
    return ""


def _answers(
    here: str, there: str, source: str, target: str, ours: tuple[Denial, ...], after: int, dropped: int
) -> int:
    """How many denials of the original the rendering answers without a negator."""
    if _restricts(here, there, source) and (dropped == _narrowing(here, source, len(ours)) or not after):
        return dropped
    longer = NO_LONGER.get(source)
    gone = bool(longer) and re.search(rf"(?<!\w)(?:{longer})(?!\w)", here) is not None
    found = 0
    for classes in soft_words.fresh(here, there, source):
        mine = classes - {"remain"} if gone else classes
        found += any(denies(name, one.scope, source) for name in mine for one in ours)
    joined = 1 if after and _OR.search(there) else 0
    return found + _resolved(here, there, soft_words.soft(there, target), source, ours) + joined


def _answered(here: str, there: str, source: str, target: str, theirs: tuple[Denial, ...]) -> int:
    """How many denials of the rendering the original has without a negator."""
    found = _conditions(here, there, source)
    left = list(theirs)
    for classes in soft_words.fresh(there, here, target, source):
        answered = next((one for one in left if any(denies(name, one.scope, target) for name in classes)), None)
        if answered is not None:
            left.remove(answered)
            found += 2 if "were it not" in classes else 1
    mine = soft_words.soft(here, source)
    for one in left:
        denied = soft_words.soft(" ".join(one.scope.split()[1:4]), target) & _TURNED - mine
        found += any(denies(name, here, source, strict=True) for name in denied)
    return found


def _conditions(here: str, there: str, source: str) -> int:
    """How many denials a condition of the original makes: ``will not ... unless`` of ``يشترط``."""
    form = CONDITION.get(source)
    unless = "unless" in there
    if (
        form is None
        or (unless and len(denials(there, "en")) < 2)
        or not _UNTIL.search(there)
        or not re.search(rf"(?<!\w)(?:{form})(?!\w)", here)
    ):
        return 0
    return 2 if unless else 1


def _denies_the_answer(
    here: str, there: str, ours: tuple[Denial, ...], theirs: tuple[Denial, ...], source: str
) -> bool:
    """Whether the rendering has the word that answers a denial, and a negator besides: ``not yet to`` of لم ... بعد."""
    saved = SAVE.get(source)
    if saved and re.search(rf"(?<!\w)(?:{saved})(?!\w)", here):
        return False
    for position, classes in soft_words.fresh_at(here, there, source):
        if any(d.start == position for d in theirs):
            continue
        near = any(d.end <= position and len(there[d.end : position].split()) < 2 for d in theirs)
        strict = any(denies(name, one.scope, source, strict=True) for name in classes - _NO_ANSWER for one in ours)
        if "un" in classes or (near and (strict or classes & _ENOUGH)):
            return True
    return False


def _narrowing(here: str, source: str, denied: int) -> int:
    """How many denials a narrowing takes up: two in ``لن ... ما لم``, one in ``لم ... سوى``."""
    twice = TWICE.get(source)
    return 2 if denied > 1 and twice and re.search(rf"(?<!\w)(?:{twice})(?!\w)", here) else 1


def _narrowed_twice(here: str, there: str, source: str) -> bool:
    """Whether ``only`` renders a ``لم ... سوى`` whose negator the rendering has as well."""
    form = SAVE.get(source)
    return (
        form is not None
        and re.search(rf"(?<!\w)(?:{form})(?!\w)", here) is not None
        and _CORE.search(there) is not None
        and not _has_only(here, source)
    )


def _has_only(here: str, source: str) -> bool:
    """Whether the original has a word of its own for ``only``."""
    form = JUST.get(source)
    return form is not None and re.search(rf"(?<!\w)(?:{form})(?!\w)", here) is not None


def _resolved(here: str, there: str, theirs: frozenset[str], source: str, ours: tuple[Denial, ...]) -> int:
    """How often what is denied is a word of denial that the rendering has turned too: لم يتردد is ``readily``."""
    found = 0
    verbs = REVERSES.get(source)
    for one in ours:
        if verbs and verbs.fullmatch(one.word) and not _PREPOSITION.fullmatch(one.word):
            continue
        near = (
            here[one.end :].split()[: 3 if source == "fr" else 2]
            if source in _DENIED_BEHIND
            else [*here[: one.end].split()[-3:], *here[one.end :].split()[:1]]
        )
        denied = soft_words.soft(" ".join(near), source) - _SAID_WITH_NO
        found += not denied & theirs and any(undone(name, there) for name in denied)
    return found


def _restricts(here: str, there: str, source: str) -> bool:
    """Whether a denial only narrows (``لم ... سوى``, ``لم ... حتى``), and the rendering says so (``only``)."""
    only = ONLY.get(source)
    narrowed = only is not None and re.search(rf"(?<!\w)(?:{only})(?!\w)", here)
    return bool(narrowed) and bool(_MERELY.search(there)) and not _has_only(here, source)
