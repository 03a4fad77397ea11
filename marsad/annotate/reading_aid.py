"""The reading aid: what stands in a post's words when no engine translates it. Never a translation, never quotable.

Names of the lexicon and the words that make a claim, a threat or a denial are given in English in the order in which
they stand; what lies between is shown as an ellipsis, so that nobody takes the aid for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STAMP = "Reading aid, not quotable: recognised names and words alone, in their order."
GAP = "…"


@dataclass(frozen=True, slots=True)
class Gloss:
    """A span of the original and what it says in English."""

    start: int
    end: int
    text: str
    english: str


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
