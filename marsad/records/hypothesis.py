"""A hypothesis: one of the rival answers to a question of attribution, with graded evidence for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Weight(StrEnum):
    """How an item of evidence bears on a hypothesis (Heuer 1999, analysis of competing hypotheses)."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item: what it is, the posts it stands on, how reliable its source (A-F) and how credible it is (1-6)."""

    text: str
    posts: tuple[str, ...]
    weight: Weight
    source_grade: str
    information_grade: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One answer, as of a day; rivals to the same ``question`` stand beside it and are never merged."""

    id: str
    question: str
    answer: str
    as_of: datetime
    evidence: tuple[Evidence, ...] = ()
