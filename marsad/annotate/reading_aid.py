"""The reading aid: what stands in a post's words when no engine translates it. Never a translation, never quotable.

Names and terms of the lexicon, dates, and the words that make a claim, a threat or a denial are given in English in the
order in which they stand; what lies between is shown as an ellipsis, so that nobody takes the aid for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from marsad.text.dates import find_dates
from marsad.text.folding import fold

STAMP = "Reading aid, not quotable: recognised names and words alone, in their order."
GAP = "…"


@dataclass(frozen=True, slots=True)
class Gloss:
    """A span of the original and what it says in English."""

    start: int
    end: int
    text: str
    english: str


def dated_glosses(text: str, published: datetime) -> list[Gloss]:
    """The dates of a text, each as its day and what the words say of the time of day."""
    folded = fold(text)
    found = []
    for span in find_dates(folded.text, published):
        start, end = folded.span(span.start, span.end)
        day = (
            span.value.partition("/")[0]
            + (f", {span.part}" if span.part else "")
            + (f" {span.clock}" if span.clock else "")
        )
        others = [other.isoformat() for other in span.readings if other != span.first]
        found.append(Gloss(start, end, text[start:end], " or ".join([day, *others])))
    return found


def in_order(glosses: Iterable[Gloss], more: Iterable[Gloss]) -> list[Gloss]:
    """Both in order of place; of ``more`` those that stand where none of ``glosses`` does."""
    kept = list(glosses)
    free = [m for m in more if not any(g.start < m.end and m.start < g.end for g in kept)]
    return sorted([*kept, *free], key=lambda gloss: gloss.start)


def written(glosses: Iterable[Gloss], length: int) -> str:
    """The glosses as one line; empty when nothing was recognised."""
    parts: list[str] = []
    at = 0
    for gloss in glosses:
        if gloss.start > at + 1:
            parts.append(GAP)
        parts.append(f"[{gloss.english}]")
        at = gloss.end
    if parts and at < length - 1:
        parts.append(GAP)
    return " ".join(parts)
