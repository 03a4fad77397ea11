"""A statement: what a post says was done, will be done, or was not done, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class StatementKind(StrEnum):
    """Kinds of statement; the first three are recognised today, the rest have their names reserved."""

    CLAIM = "claim"
    THREAT = "threat"
    DENIAL = "denial"
    CYBER_CLAIM = "cyber_claim"
    PREPARATION = "preparation"
    INCITEMENT = "incitement"
    WITHDRAWAL = "withdrawal"
    PRAISE = "praise"
    CONDEMNATION = "condemnation"
    MOURNING = "mourning"
    DIRECTIVE = "directive"
    OFFER_SUPPORT = "offer_support"
    FORMATION = "formation"
    SUSPENSION = "suspension"
    MOBILISE = "mobilise"
    CAMPAIGN_CALL = "campaign_call"


class Speaker(StrEnum):
    """Whether the post's own author makes the statement, or passes on what others said."""

    OWN = "own"
    REPORTED = "reported"


class ClaimStatus(StrEnum):
    """A claim is not an event: it starts uncorroborated, and what becomes of it is a person's judgement."""

    UNCORROBORATED = "claimed, uncorroborated"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    DISOWNED = "disowned"


SLOTS = ("actor", "target", "place", "weapon", "date", "condition", "deadline")


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot: a lexicon id or a value, and the words it was read from."""

    id: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; ``start`` and ``end`` span its sentence, ``score`` is 0-1, ``method`` names the rule."""

    kind: StatementKind
    speaker: Speaker
    start: int
    end: int
    score: float
    method: str
    slots: dict[str, Slot] = field(default_factory=dict)
