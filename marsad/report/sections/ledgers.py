"""The claims and the threats of the period as tables: what was said, never what happened."""

from __future__ import annotations

from marsad.records.ledger import Claim, Threat
from marsad.records.report import Block, Cell, Ground, Paragraph, Section, Sentence, Table
from marsad.records.statement import Speaker
from marsad.report.display import opening, stamp
from marsad.report.leads import elsewhere, lag, spoken, threatens
from marsad.report.shelf import Shelf

ROWS = 20
NOT_STATED = "not recognised"
SAME = "as the target"


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """Claims and threats, each where there are any; the opening section says where there are none."""
    claims, threats = shelf.material.claims, shelf.material.threats
    first = (Section("Claims", _claims(shelf, claims)),) if claims else ()
    second = (Section("Threats", _threats(shelf, threats)),) if threats else ()
    return first + second


def _claims(shelf: Shelf, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    ordered = sorted(claims, key=lambda c: (spoken(shelf, c) is Speaker.REPORTED, c.actor is None, c.published))
    ground = shelf.count("the ledger of claims of the period")
    text = "A claim is what somebody said was done: it is neither an event nor an attribution."
    caption = Sentence(f"Claims of the period, times in UTC{_cut(len(claims))}.", ground)
    head = ("Published", "In the name of", "Target", "Place", "Means", "Date claimed", "Status", "Posts")
    rows = tuple(_claim(shelf, claim) for claim in ordered[:ROWS])
    return (Paragraph((Sentence(text, ground),)), _filled(Table(caption, head, rows)))


def _filled(table: Table) -> Table:
    """Without the columns in which no row states anything."""
    kept = [i for i in range(len(table.head)) if any(row[i].text not in (NOT_STATED, SAME) for row in table.rows)]
    rows = tuple(tuple(row[i] for i in kept) for row in table.rows)
    return Table(table.caption, tuple(table.head[i] for i in kept), rows)


def _claim(shelf: Shelf, claim: Claim) -> tuple[Cell, ...]:
    ground = shelf.cite([claim.first])
    reported = "reported; " if spoken(shelf, claim) is Speaker.REPORTED else ""
    slots = ("actor", "target", "place", "weapon")
    carriers = len({claim.first, *claim.carriers})
    return (
        Cell(stamp(claim.published), ground),
        *(_slot(shelf, claim, slot, elsewhere(claim) if slot == "place" else getattr(claim, slot)) for slot in slots),
        _date(shelf, claim),
        Cell(f"{reported}{claim.status}"),
        Cell(f"{carriers:,}", shelf.count("the ledger of claims of the period")),
    )


def _slot(shelf: Shelf, claim: Claim, slot: str, value: str | None) -> Cell:
    rivals = [shelf.named(v) for v in claim.conflicts.get(slot, ()) if v != value]
    shown = shelf.named(value) if value else SAME if slot == "place" and claim.place else NOT_STATED
    return Cell(" / or: ".join([shown, *rivals]), _ledger(shelf, claim))


def _date(shelf: Shelf, claim: Claim) -> Cell:
    values = [v for v in dict.fromkeys((claim.date, *claim.conflicts.get("date", ()))) if v]
    return Cell(" / or: ".join(v.partition("/")[0] for v in values) or NOT_STATED, _ledger(shelf, claim))


def _ledger(shelf: Shelf, claim: Claim) -> tuple[Ground, ...]:
    return shelf.count(f"the slots of claim {claim.id}")


def _threats(shelf: Shelf, threats: tuple[Threat, ...]) -> tuple[Block, ...]:
    ordered = sorted(
        threats, key=lambda t: (not t.followed_by, threatens(shelf.post(t.post)) is Speaker.REPORTED, t.published)
    )
    ground = shelf.count("the ledger of threats of the period")
    followed = sum(bool(t.followed_by) for t in threats)
    none = f"No claim followed {'it' if len(threats) == 1 else 'any of them'} that shares its target or place."
    shares = "it shares" if followed == 1 else "they share"
    some = f"{opening(followed, 'threat has', 'threats have')} preceded a claim with which {shares} a slot"
    some += " (a target, a place, an issuer); a sequence is not a link."
    caption = Sentence(f"Threats of the period, times in UTC{_cut(len(threats))}.", ground)
    head = ("Published", "Issuer", "Target", "Condition", "Deadline", "Made or reported", "What followed")
    rows = tuple(_threat(shelf, threat) for threat in ordered[:ROWS])
    return (Paragraph((Sentence(some if followed else none, ground),)), _filled(Table(caption, head, rows)))


def _threat(shelf: Shelf, threat: Threat) -> tuple[Cell, ...]:
    ground = shelf.cite([threat.post])
    slot_ground = shelf.count(f"the slots of threat {threat.id}")
    slots = (threat.issuer, threat.target, threat.condition, threat.deadline)
    return (
        Cell(stamp(threat.published), ground),
        *(Cell(shelf.named(value) if value else NOT_STATED, slot_ground) for value in slots),
        Cell("made" if threatens(shelf.post(threat.post)) is Speaker.OWN else "reported"),
        _after(shelf, threat),
    )


def _after(shelf: Shelf, threat: Threat) -> Cell:
    if not threat.followed_by:
        return Cell("no claim")
    claims = {claim.id: claim for claim in shelf.material.claims}
    first = min(threat.followed_by, key=lambda f: f.lag_hours)
    more = len(threat.followed_by) - 1
    text = f"a claim after {lag(first.lag_hours)}" + (f", and {more} more" if more else "")
    cited = [claims[f.claim].first for f in threat.followed_by if f.claim in claims]
    return Cell(text, shelf.cite(cited[:1]) if cited else shelf.count(f"the slots of threat {threat.id}"))


def _cut(total: int) -> str:
    return f"; {ROWS} of {total:,} are shown" if total > ROWS else ""
