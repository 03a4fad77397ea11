"""The inbox as the command line uses it: findings in, findings and judgements out. Records alone, no Django types.

A finding is kept under its id. When it is found again its record is renewed; when it is not, it stays as it was and
``last_kept`` tells. Judgements are added beside each other and survive whatever happens to the finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import polars as pl

from marsad.desk.closed import as_shown
from marsad.desk.place import at
from marsad.desk.record import from_json, to_json
from marsad.flow import Workspace
from marsad.records.errors import CannotRun
from marsad.records.finding import Finding, FindingKind, Level
from marsad.records.judgement import Judgement, Verdict

_RENEWED = ["kind", "level", "rank", "title", "method", "record", "last_kept", "first_post", "last_post"]
Dates = dict[str, tuple[datetime, datetime]]


def keep(folder: Path, findings: Iterable[Finding], now: datetime) -> None:
    """Keep each finding under its id, as of ``now``."""
    found = {finding.id: finding for finding in findings}
    with at(folder) as workspace:
        from marsad.desk.models import RANKS
        from marsad.desk.models import Finding as Row

        dates = _case_dates(workspace, found.values())
        rows = [
            Row(
                id=id_,
                kind=finding.kind,
                level=finding.level,
                rank=RANKS[finding.level],
                title=finding.title,
                method=finding.method,
                record=to_json(finding),
                first_kept=now,
                last_kept=now,
                first_post=dates[id_][0] if id_ in dates else None,
                last_post=dates[id_][1] if id_ in dates else None,
            )
            for id_, finding in found.items()
        ]
        Row.objects.bulk_create(
            rows, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=_RENEWED
        )


def listed(
    folder: Path,
    *,
    kind: FindingKind | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    everything: bool = False,
) -> list[Finding]:
    """Findings of medium level and above (or all), whose posts touch the period; the inbox's order."""
    with at(folder) as workspace:
        from marsad.desk.selection import Selection, select

        rows = select(Selection(kind=kind, level=Level.LOW if everything else Level.MEDIUM, since=since, until=until))
        return [as_shown(workspace, from_json(row.record)) for row in rows]


def judge(folder: Path, judgement: Judgement) -> None:
    """Add a judgement beside those that are there."""
    with at(folder):
        add(judgement)


def judgements(folder: Path, about: str) -> list[Judgement]:
    """What people decided about a finding, the earliest first."""
    with at(folder):
        from marsad.desk.models import Judgement as Row

        return [
            Judgement(row.about, Verdict(row.verdict), row.reason, row.by, row.at)
            for row in Row.objects.filter(about=about)
        ]


def add(judgement: Judgement) -> None:
    """:func:`judge`, where the desk is open already."""
    from marsad.desk.models import Finding as Case
    from marsad.desk.models import Judgement as Row

    case = Case.objects.filter(id=judgement.about).first()
    if case is None:
        raise CannotRun(f"{judgement.about}: no such finding in the inbox; `marsad findings` lists them")
    if not judgement.reason.strip() or not judgement.by.strip():
        raise CannotRun("a judgement needs a reason and a name")
    Row.objects.create(
        about=judgement.about,
        verdict=judgement.verdict.value,
        reason=judgement.reason.strip(),
        by=judgement.by.strip(),
        at=judgement.at,
        seen=case.record,
    )


def _case_dates(workspace: Workspace, findings: Iterable[Finding]) -> Dates:
    """When the first and the last post of each case were published."""
    pairs = [(finding.id, urn) for finding in findings for urn in finding.posts]
    cases = pl.LazyFrame(pairs, schema={"id": pl.String, "urn": pl.String}, orient="row")
    posts = workspace.archive.posts(["urn", "published"]).select("urn", "published")
    spans = (
        cases.join(posts, on="urn")
        .group_by("id")
        .agg(pl.col("published").min().alias("first"), pl.col("published").max().alias("last"))
        .collect()
    )
    return {row["id"]: (row["first"], row["last"]) for row in spans.iter_rows(named=True)}
