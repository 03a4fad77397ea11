"""A redaction through all rooms: the post found in every raw file, taken out, and what was made from it made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from marsad.archive.debris import sweep
from marsad.archive.files import disk_errors, writer_lock
from marsad.archive.redaction.carrying import Order, carry_out
from marsad.archive.redaction.plan import (
    LONG,
    Elsewhere,
    Plan,
    Wanted,
    alike,
    chosen,
    copies,
    files_of,
    media_going,
    partly,
    raw_places,
)
from marsad.archive.redaction.stage import finish, open_stage, unfinished
from marsad.archive.store import Archive
from marsad.collect.locating import Sought, locate
from marsad.flow.importing import TOOL, derive
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.records.redaction import Place, Redaction, RedactionKind
from marsad.records.urn import split_post


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was done, or with ``dry`` would be: ``line`` is null where nothing was left to remove."""

    plan: Plan
    line: Redaction | None
    dry: bool


def redact(
    workspace: Workspace,
    wanted: Wanted,
    reason: str,
    kind: RedactionKind,
    confirm: Callable[[Plan], None] = lambda plan: None,
    *,
    dry: bool = False,
) -> Redacted:
    """Plan, have it confirmed (``confirm`` raises where it is not), carry out; readings and index are made again.

    A redaction that was cut off is finished first.
    """
    archive = workspace.archive
    media_only = wanted.media_only or not wanted.urns
    if not reason.strip():
        raise CannotRun("--reason is empty; say on what ground it is removed, without repeating what is removed")
    with disk_errors(archive.folder), writer_lock(archive.lock):
        if not dry:
            finish(archive)
            sweep(archive)
        elif unfinished(archive) is not None:
            raise CannotRun(f"{archive.folder}: a redaction was cut off; run `marsad redact` without --dry-run first")
        stage = open_stage(archive)
        try:
            plan = _planned(workspace, wanted, stage, media_only=media_only)
            if dry or plan.empty:
                return Redacted(plan, None, dry)
            confirm(plan)
            now = datetime.now(UTC).replace(microsecond=0)
            order = Order(reason.strip(), kind, workspace.settings.imports.operator, TOOL, now)
            line = carry_out(archive, plan, order, stage, media_only=media_only)
        finally:
            finish(archive)
        derive(workspace, locked=True)
    return Redacted(plan, line, dry)


def _planned(workspace: Workspace, wanted: Wanted, scratch: Path, *, media_only: bool) -> Plan:
    archive = workspace.archive
    rows, posts, done = chosen(archive, wanted)
    plan = Plan(rows, posts=posts, done=done)
    media_going(archive, plan, wanted)
    since = _held_since(archive, rows)
    if media_only:
        plan.rows = rows.clear()
    else:
        raw_places(archive, plan, _locator(archive, narrowed=bool(wanted.revisions)), scratch)
        _tell_alike(archive, plan)
    if not plan.empty:
        copies(archive, plan, workspace.folder)
        plan.elsewhere += _left_before(archive, since)
    return plan


def _held_since(archive: Archive, rows: pl.DataFrame) -> datetime | None:
    captures = archive.log().captures
    return min((captures[id_].taken for id_ in set(rows["capture"]) if id_ in captures), default=None)


def _locator(archive: Archive, *, narrowed: bool) -> Callable[[pl.DataFrame, str, Path], list[Place] | None]:
    """How the archive asks where posts stand; ``narrowed`` to wordings, so that a number alone does not tell."""
    log = archive.log()
    names = {c.sha256: c.item for c in log.captures.values() if "," not in c.item}
    known = {source: files_of(archive, {source}) for source in {c.source for c in log.captures.values()}}
    held = frozenset[str]().union(*known.values())
    others = {s.urn: frozenset(log.sources) - {s.urn, *s.also} for s in log.sources.values()}

    def at(rows: pl.DataFrame, sha256: str, path: Path) -> list[Place] | None:
        grouped = rows.group_by("urn", maintain_order=True).agg(
            pl.col("source", "number").first(), pl.col("text").drop_nulls(), pl.col("raw_hash").drop_nulls()
        )
        sought = [
            Sought(
                item=split_post(row["urn"])[1],
                number=row["number"],
                texts=frozenset(row["text"]),
                raw_hashes=frozenset(row["raw_hash"]),
                sure=not narrowed and sha256 in known.get(row["source"], set()),
                foreign=sha256 in held and sha256 not in known.get(row["source"], set()),
                others=others.get(row["source"], frozenset()),
            )
            for row in grouped.iter_rows(named=True)
        ]
        return locate(path, names.get(sha256, sha256), sought)

    return at


def _tell_alike(archive: Archive, plan: Plan) -> None:
    same = alike(archive, plan.rows)["urn"].unique(maintain_order=True).to_list()
    for urn in same:
        plan.elsewhere.append(Elsewhere("post", urn, "the very same words; --everywhere takes them too"))
    for urn in sorted(set(partly(archive, plan.rows)) - set(same)):
        plan.elsewhere.append(Elsewhere("post", urn, f"{LONG} words of it in a row, among others"))


def _left_before(archive: Archive, since: datetime | None) -> list[Elsewhere]:
    """Packages and backups that left while the archive held it: their receipts say what and when, not to whom."""
    told = []
    for line in archive.custody.lines():
        sent = line.get("export")
        at = datetime.fromisoformat(line["at"])
        if sent and (since is None or at >= since):
            why = f"{sent['what']} of {at:%Y-%m-%d %H:%M} UTC, SHA-256 {sent['sha256']}: may hold it, to be recalled"
            told.append(Elsewhere("package", sent["package"], why))
    return told
