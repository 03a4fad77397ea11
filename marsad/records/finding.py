"""A finding: a hypothesis of the machine, with its reasons and a base rate; a person judges it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """Kinds of finding."""

    NEW_NAME = "new_name"
    BURST = "burst"
    AMPLIFICATION = "amplification"
    ALIGNMENT = "alignment"
    CODED_LANGUAGE = "coded_language"
    CHANNEL_BEHAVIOUR = "channel_behaviour"
    ATTRIBUTION = "attribution"
    REACTION = "reaction"
    WARNING = "warning"


class Level(StrEnum):
    """How far up the inbox a finding belongs; ``low`` is shown with ``--all`` only."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, and what it stands on: posts, and where the words matter, spans ``(urn, start, end)``."""

    text: str
    posts: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often the same would be seen anyway: ``value`` 0-1 or null when it cannot be said, over ``n`` cases."""

    value: float | None
    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``id`` depends on kind, detector and case key alone, so it stays while posts join the case."""

    id: str
    kind: FindingKind
    title: str
    level: Level
    names: tuple[str, ...]
    posts: tuple[str, ...]
    reasons: tuple[Reason, ...]
    base_rate: BaseRate
    method: str
    version: str


def finding_id(kind: FindingKind, detector: str, case: str) -> str:
    """``new_name-1f2e3d4c5b6a``: stable for the same kind, detector and case key."""
    return f"{kind}-{hashlib.sha256(f'{kind}|{detector}|{case}'.encode()).hexdigest()[:12]}"
