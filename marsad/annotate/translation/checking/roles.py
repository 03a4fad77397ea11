"""Who does it to whom: of two actors, the one who acts must be the same in the original and in the rendering.

A side is read by order, voice and verb. The one named first acts, unless an agent is marked (``by``, على يد, توسط), the
object stands first (``B را A زد``, ``B استهدفتها A``), or the verb says it from the other end: who receives, buys or
loses is acted on, and the giver or winner, marked by ``from`` or ``to``, acts. What both do to each other says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.annotate.translation.checking.expected import Promise, Span, order, spans_of
from marsad.annotate.translation.checking.pair import Pair
from marsad.annotate.translation.checking.role_words import BEHIND, WORDS
from marsad.records.translation import Check, Doubt
from marsad.text.folding import fold

_TA_MARBUTA = re.compile(r"ة\W*$")
_WHOLE_WORD = frozenset({"agent", "receive", "lose"})
_VERB_LAST = frozenset({"fa", "tr", "ur"})


@dataclass(frozen=True, slots=True)
class _Side:
    """One text around two names: what stands before the first, between them and behind the second, folded."""

    before: str
    between: str
    after: str
    language: str
    raw: str = ""


def roles(pair: Pair) -> Iterator[Doubt]:
    """Where two actors stand on each side, the one who acts is the same on both."""
    placed = zip(pair.promised(), spans_of(pair.promised(), pair.rendering), strict=True)
    found = [(p, span) for p, span in placed if p.actor and span is not None]
    here = order([(p, (p.start - pair.offset, p.end - pair.offset)) for p, _ in found])
    there = order(found)
    if len(here) != 2 or len(there) != 2:
        return
    first, doer = _acting(pair.original, here, pair.source), _acting(fold(pair.rendering).text, there, pair.target)
    if first is None or doer is None or first.ids & doer.ids:
        return
    yield pair.doubt(Check.ROLE, f"“{first.text}” acts in the original, “{doer.text}” in the rendering")


def _acting(text: str, row: list[tuple[Promise, Span]], language: str) -> Promise | None:
    (_, (a, b)), (_, (c, d)) = row
    raw = text[b:c]
    at = _actor(_Side(fold(text[:a]).text, fold(raw).text, fold(text[d:]).text, language, raw))
    return None if at is None else row[at][0]


def _actor(side: _Side) -> int | None:
    """0 or 1, the name that acts; None where the words do not say."""
    words = _words(side.language)
    if words is None:
        return 0
    if _has(words, "aside", side.between) or _has(words, "between", side.before):
        return None
    if _mutual(words, side) and not _has(words, "agent", side.between):
        return None
    for verb, mark in (("receive", "source"), ("lose", "beaten")):
        found = _marked(words, mark, side)
        if found is not None and _has(words, verb, _verb_zone(side, found)):
            return found
    return _subject(words, side)


def _verb_zone(side: _Side, marked: int) -> str:
    """Where the verb stands that a mark belongs to: before the mark, or at the end where verbs stand there."""
    if side.language in _VERB_LAST:
        return " | ".join((side.before, side.between, side.after))
    return f"{side.before} | {side.between}" if marked else side.before


def _mutual(words: dict[str, re.Pattern[str]], side: _Side) -> bool:
    verb = words.get("mutual_verb")
    beside = verb is not None and (
        re.search(rf"(?<!\w)(?:{verb.pattern})(?: \w+)? *$", side.before)
        or re.match(rf" *(?:\w+ )?(?:{verb.pattern})(?!\w)", side.between)
    )
    return bool(beside) or _has(words, "mutual_between", side.between) or _has(words, "mutual_after", side.after)


def _subject(words: dict[str, re.Pattern[str]], side: _Side) -> int | None:
    """The one who acts as order and voice say."""
    if _has(words, "marked", side.after):
        return 1
    if _has(words, "marked", side.between):
        return 0
    if _has(words, "object", side.between) and not _has(words, "object", side.after):
        return 1
    if _has(words, "to", side.before) and not side.between.strip():
        return 1
    struck = _has(words, "harmed", side.between) and _has(words, "blow_of", side.after)
    if struck or (_has(words, "victim", side.before) and _has(words, "blow", side.between)):
        return 1
    if _has(words, "told_of", side.between):
        return 0
    clitic = _has(words, "subject", side.between) and not _TA_MARBUTA.search(side.raw)
    if clitic or _has(words, "relative", side.between):
        return 1
    passive, onto = _has(words, "passive", side.between), _has(words, "onto", side.before)
    if _has(words, "blow_by", side.between) and not passive and not onto:
        return (
            1 if _has(words, "suffers", side.between) else None
        )  # who withstands an attack by another is acted on, who condemns one acts
    of_another = _has(words, "whose", side.between) and not onto
    return int(_has(words, "agent", side.between) and (passive or not of_another))


def _marked(words: dict[str, re.Pattern[str]], mark: str, side: _Side) -> int | None:
    """Which of two names bears a mark: before it, or behind it where the language puts it there."""
    one, two = (side.between, side.after) if side.language in BEHIND else (side.before, side.between)
    if _has(words, mark, two):
        return 1
    return 0 if _has(words, mark, one) else None


def _has(words: dict[str, re.Pattern[str]], sort: str, text: str) -> bool:
    pattern = words.get(sort)
    return pattern is not None and pattern.search(text) is not None


@cache
def _words(language: str) -> dict[str, re.Pattern[str]] | None:
    table = WORDS.get(language)
    if table is None:
        return None
    return {
        sort: re.compile(rf"(?<!\w)(?:{form})(?!\w)" if sort in _WHOLE_WORD else form) for sort, form in table.items()
    }
