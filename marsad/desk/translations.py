"""Translations as the command line and the pages use them: kept beside each other, signed, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.desk.place import at
from marsad.records.errors import CannotRun
from marsad.records.translation import Check, Doubt, Origin, Segment, Translation

if TYPE_CHECKING:
    from marsad.desk.models import Translation as Row


def keep(folder: Path, translation: Translation) -> Translation:
    """Keep a translation under its number, beside those that are there."""
    with at(folder):
        return add(translation)


def sign(folder: Path, urn: str, number: int, by: str, note: str = "", target: str = "en") -> Translation:
    """A person answers for translation ``number`` of a post's current or earlier wording."""
    with at(folder):
        return add_signature(urn, number, by, note, target)


def kept(folder: Path, urn: str, target: str | None = None) -> list[Translation]:
    """All translations of a post, the earliest first."""
    with at(folder):
        return of(urn, target)


def signed(folder: Path, urns: Iterable[str], target: str) -> dict[tuple[str, int], Translation]:
    """The latest signed translation of each wording among ``urns``, by URN and revision."""
    with at(folder):
        from marsad.desk.models import Translation as Row

        wanted = set(urns)
        rows = Row.objects.filter(target=target, signature__isnull=False).select_related("signature")
        return {(row.urn, row.revision): record(row) for row in rows if row.urn in wanted}


def add(translation: Translation) -> Translation:
    """:func:`keep`, where the desk is open already."""
    from marsad.desk.models import Translation as Row

    mine = Row.objects.filter(urn=translation.urn, revision=translation.revision, target=translation.target)
    last = mine.order_by("-number").first()
    numbered = replace(translation, number=last.number + 1 if last else 1)
    Row.objects.create(
        urn=numbered.urn,
        revision=numbered.revision,
        source=numbered.source,
        target=numbered.target,
        number=numbered.number,
        origin=numbered.origin.value,
        by=numbered.by,
        made=numbered.made,
        segments=[asdict(segment) for segment in numbered.segments],
        doubts=[asdict(doubt) for doubt in numbered.doubts],
    )
    return numbered


def add_signature(urn: str, number: int, by: str, note: str, target: str) -> Translation:
    """:func:`sign`, where the desk is open already."""
    from marsad.desk.models import Signature
    from marsad.desk.models import Translation as Row

    row = Row.objects.filter(urn=urn, number=number, target=target).order_by("-revision").first()
    if row is None:
        raise CannotRun(f"{urn}: has no translation {number} into {target}; `marsad translate {urn}` makes one")
    if not by.strip():
        raise CannotRun("a signature needs a name")
    if hasattr(row, "signature"):
        raise CannotRun(f"{urn}: translation {number} is signed already, by {row.signature.by}")
    if row.doubts and not note.strip():
        raise CannotRun(
            f"{urn}: translation {number} has {len(row.doubts)} doubts; sign it with a note that says why they stand"
        )
    Signature.objects.create(translation=row, by=by.strip(), at=datetime.now(UTC), note=note.strip())
    row.refresh_from_db()
    return record(row)


def of(urn: str, target: str | None = None) -> list[Translation]:
    """:func:`kept`, where the desk is open already."""
    from marsad.desk.models import Translation as Row

    rows = Row.objects.filter(urn=urn).select_related("signature")
    return [record(row) for row in (rows if target is None else rows.filter(target=target))]


def record(row: Row) -> Translation:
    """The record of a row."""
    signature = getattr(row, "signature", None)
    return Translation(
        urn=row.urn,
        revision=row.revision,
        source=row.source,
        target=row.target,
        origin=Origin(row.origin),
        by=row.by,
        made=row.made,
        segments=tuple(Segment(**segment) for segment in row.segments),
        doubts=tuple(Doubt(Check(d["check"]), d["start"], d["end"], d["why"]) for d in row.doubts),
        number=row.number,
        signed_by=signature.by if signature else None,
        signed_at=signature.at if signature else None,
        note=signature.note if signature else "",
    )
