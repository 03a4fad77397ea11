"""Entries of the ledgers: a claim and its carriers, a threat and what followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.records.statement import ClaimStatus


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, however many posts carry it. Slot values that disagree stand in ``conflicts``, never merged."""

    id: str
    status: ClaimStatus
    actor: str | None
    target: str | None
    place: str | None
    weapon: str | None
    date: str | None
    conflicts: dict[str, tuple[str, ...]]
    first: str
    published: datetime
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A claim that came after a threat: ``lag_hours`` after it, with the slots that both share."""

    claim: str
    lag_hours: float
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threat:
    """One threat, by the post that made it first."""

    id: str
    issuer: str | None
    condition: str | None
    target: str | None
    deadline: str | None
    post: str
    published: datetime
    followed_by: tuple[Followed, ...] = ()
