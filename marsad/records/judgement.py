"""A judgement: what a person decided, with a name, a time and a reason. History is never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person made of a finding."""

    HIT = "hit"
    MISS = "miss"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A later judgement stands beside an earlier one, never over it."""

    about: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime
