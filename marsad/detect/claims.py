"""The two ledgers: who claimed what, first where; who threatened what, if what.

A claim is what somebody said was done. Its status here is always "claimed, uncorroborated": what becomes of a claim, a
denial included, is a person's judgement. Slots hold what most independent carriers say (copies of one text are one
carrier); values that disagree are all kept in ``conflicts``.
"""

from __future__ import annotations

import polars as pl

from marsad.detect.cases import Case, cases
from marsad.detect.families import Families
from marsad.detect.order import ordered
from marsad.detect.said import said
from marsad.lexicon import Lexicon
from marsad.records.ledger import Claim, Threat
from marsad.records.statement import ClaimStatus, StatementKind

_CLAIM_SLOTS = ("actor", "target", "place", "weapon", "date")
_THREAT_SLOTS = ("actor", "target", "place", "weapon", "condition", "deadline")


def claim_cases(frame: pl.DataFrame, lexicon: Lexicon, families: Families) -> tuple[Case, ...]:
    """Claims as cases; ``frame`` is in order."""
    return cases(said(frame, StatementKind.CLAIM, lexicon), families, "claim", _CLAIM_SLOTS, ("actor", "place"))


def threat_cases(frame: pl.DataFrame, lexicon: Lexicon, families: Families) -> tuple[Case, ...]:
    """Threats as cases; ``frame`` is in order."""
    return cases(said(frame, StatementKind.THREAT, lexicon), families, "threat", _THREAT_SLOTS, ("actor", "target"))


def claims(frame: pl.DataFrame, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The ledger of claims, in order of their first carrier; ids stay while later posts join."""
    return tuple(map(as_claim, claim_cases(ordered(frame), lexicon, Families(lexicon))))


def as_claim(case: Case) -> Claim:
    """The ledger's entry of a case."""
    return Claim(
        id=case.id,
        status=ClaimStatus.UNCORROBORATED,
        actor=case.slots["actor"],
        target=case.slots["target"],
        place=case.slots["place"],
        weapon=case.slots["weapon"],
        date=case.slots["date"],
        conflicts=case.conflicts,
        first=case.first.urn,
        published=case.first.at,
        carriers=tuple(dict.fromkeys(u.urn for u in case.carriers)),
    )


def as_threat(case: Case) -> Threat:
    """The ledger's entry of a case, before anything followed."""
    return Threat(
        id=case.id,
        issuer=case.slots["actor"],
        condition=case.slots["condition"],
        target=case.slots["target"],
        deadline=case.slots["deadline"],
        post=case.first.urn,
        published=case.first.at,
    )
