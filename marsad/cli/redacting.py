"""The command that removes: redact."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from marsad.archive.redaction.plan import Plan, Wanted
from marsad.cli.output import (
    JsonOption,
    UrnsOption,
    WorkspaceOption,
    complaints,
    console,
    counted,
    lines,
    print_json,
    print_table,
    workspace_at,
)
from marsad.desk import forgetting
from marsad.flow.redacting import Redacted, redact
from marsad.records.errors import CannotRun
from marsad.records.redaction import RedactionKind


def register(app: typer.Typer) -> None:
    """Add this room's command."""
    app.command("redact")(redact_)


def redact_(
    urns: Annotated[list[str] | None, typer.Argument(help="Posts, as telegram:HANDLE/ID.")] = None,
    reason: Annotated[
        str, typer.Option(help="On what ground; kept for good, so do not repeat in it what is removed.")
    ] = "",
    kind: Annotated[RedactionKind, typer.Option(help="The kind of ground.")] = RedactionKind.OTHER,
    file: UrnsOption = None,
    revision: Annotated[
        list[int] | None, typer.Option(min=1, help="Only this wording of the one post; may be given again.")
    ] = None,
    media: Annotated[
        list[str] | None,
        typer.Option(help="A media file by SHA-256: from every post, never kept again; may be given again."),
    ] = None,
    media_only: Annotated[bool, typer.Option("--media-only", help="The posts' media files; their words stay.")] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Other posts with the very same words, and shared media, too.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be touched, and touch nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; there is no way back.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Remove a post for good, by a court's order or a person's right: bytes gone, tombstone kept and logged."""
    wanted = _wanted(urns, file, revision, media, media_only=media_only, everywhere=everywhere)
    opened = workspace_at(workspace)

    def confirm(plan: Plan) -> None:
        if not yes:
            _show(plan, None)
            _ask()

    done = redact(opened, wanted, reason or ("dry run" if dry_run else ""), kind, confirm, dry=dry_run)
    if not dry_run:
        done.plan.elsewhere.extend(forgetting.forget(opened, done.plan.words))
    if json:
        print_json(_shape(done))
    elif dry_run:
        _show(done.plan, None)
    else:
        _show(done.plan, done) if yes or done.line is None else _tell_done(done)


def _wanted(
    urns: list[str] | None,
    file: Path | None,
    revision: list[int] | None,
    media: list[str] | None,
    *,
    media_only: bool,
    everywhere: bool,
) -> Wanted:
    named = tuple(dict.fromkeys([*(urns or ()), *(line.strip() for line in (lines(file) if file else ()))]))
    if media and (named or revision or media_only):
        raise CannotRun("--media names files and takes them from every post; leave out the posts")
    if not named and not media:
        raise CannotRun("say what is redacted: the URN of a post, --file with one a line, or --media with a SHA-256")
    if revision and (len(named) != 1 or media_only):
        raise CannotRun("--revision narrows to wordings of one post; give one URN, and not --media-only")
    return Wanted(named, tuple(revision or ()), tuple(media or ()), media_only, everywhere)


def _ask() -> None:
    if not sys.stdin.isatty():
        raise CannotRun("nothing was removed: type `redact` on a terminal when asked, or give --yes")
    if typer.prompt("There is no way back. Type redact to remove it", default="", show_default=False) != "redact":
        raise CannotRun("nothing was removed: it was not confirmed")


def _show(plan: Plan, done: Redacted | None) -> None:
    would = "would be removed" if done is None else "removed"
    for urn in plan.done:
        console.print(f"{urn}: redacted before; `marsad read` shows its tombstone", markup=False)
    if plan.empty:
        console.print("Nothing is left to remove.")
    else:
        console.print(f"{_counts(plan)} {would}:")
        print_table(["what", "where"], _rows(plan))
    _tell_elsewhere(plan)
    if done is not None:
        _tell_done(done)


def _tell_done(done: Redacted) -> None:
    if done.line is not None:
        console.print(f"{_counts(done.plan)} removed; custody line {done.line.seq} says so, with hashes and reason.")
        console.print("The disk may hold freed blocks for a while, copies elsewhere longer: docs/redaction.md")


def _counts(plan: Plan) -> str:
    ranges = sum(map(len, plan.places.values()))
    parts = [
        counted(len(plan.rows), "wording"),
        f"{counted(ranges, 'place')} in {counted(len(plan.places), 'raw file')}",
        counted(len(plan.media), "media file"),
        counted(len(plan.copies), "other file"),
    ]
    return ", ".join(parts)


def _rows(plan: Plan) -> list[tuple[str, str]]:
    return [
        *(("wording", f"{row['urn']}, revision {row['revision']}") for row in plan.rows.iter_rows(named=True)),
        *(
            ("raw bytes", f"blob {blob}, bytes {place.offset} to {place.offset + place.length}")
            for blob, places in plan.places.items()
            for place in places
        ),
        *(("media", sha256) for sha256 in plan.media),
        *(("never kept again", sha256) for sha256 in plan.blocked),
        *(("file", path) for path in plan.copies),
    ]


def _tell_elsewhere(plan: Plan) -> None:
    if plan.elsewhere:
        complaints.print("Not touched, and for you to see to:")
        for one in plan.elsewhere:
            complaints.print(f"  {one.what} {one.where}: {one.why}", markup=False, soft_wrap=True)


def _shape(done: Redacted) -> dict[str, Any]:
    """The document of ``marsad redact --json``."""
    plan = done.plan
    return {
        "dry_run": done.dry,
        "line": done.line.seq if done.line else None,
        "wordings": [{"urn": r["urn"], "revision": r["revision"]} for r in plan.rows.iter_rows(named=True)],
        "raw": [
            {"blob": blob, "offset": place.offset, "length": place.length}
            for blob, places in plan.places.items()
            for place in places
        ],
        "media": plan.media,
        "blocked": plan.blocked,
        "files": plan.copies,
        "before": plan.done,
        "elsewhere": plan.elsewhere,
    }
