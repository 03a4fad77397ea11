"""Commands that bring things in and keep them: import, annotate, link."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from marsad.archive.links import link
from marsad.archive.pending import Outcome
from marsad.cli.looking import looked, tell_looked
from marsad.cli.output import (
    JsonOption,
    WaitOption,
    WorkspaceOption,
    complaints,
    console,
    counted,
    print_json,
    workspace_at,
)
from marsad.collect import Options
from marsad.flow.importing import TOOL, derive, import_paths
from marsad.flow.meaning import embed_posts
from marsad.records.errors import CannotRun
from marsad.records.urn import checked_handle, source_urn


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("import")(import_)
    app.command("annotate")(annotate)
    app.command("link")(link_)


def import_(
    paths: Annotated[
        list[Path], typer.Argument(help="Exports: folders, result.json, messages.html, tables, zip files.")
    ],
    source: Annotated[str | None, typer.Option(help="The handle of the one channel these paths hold.")] = None,
    chat: Annotated[
        list[str] | None, typer.Option(help="A private chat or group to take on purpose: title or number.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="A table's column, as text=BODY; may be given again.")
    ] = None,
    wait: WaitOption = 0,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Bring exports in: the format is recognised; when it returns, posts are preserved, annotated and searchable."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise CannotRun(f"{missing[0]}: no such file or folder")
    opened = workspace_at(workspace, create=True)
    options = Options(
        source=checked_handle(source) if source else None,
        chats=frozenset(chat or ()),
        timezone=opened.settings.imports.timezone,
        columns=dict(_pair(text) for text in column or ()),
    )
    with complaints.status("import", spinner="dots") as status:
        outcome = import_paths(opened, paths, options, status.update, wait)
    print_json(outcome_json(outcome)) if json else _tell(outcome)
    if outcome.failed:
        raise typer.Exit(1)


def _pair(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not equals or not ours or not theirs:
        raise CannotRun(f"--column {text!r} should name our field and the table's column, as text=BODY")
    return ours.strip(), theirs.strip()


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The document of ``marsad import --json``."""
    return {
        "sources": len(outcome.sources),
        "posts": outcome.posts,
        "new": outcome.new,
        "revisions": outcome.revisions,
        "absent": outcome.absent,
        "service": outcome.service,
        "failed": outcome.failed,
        "skipped": outcome.skipped,
        "blocked": outcome.blocked,
    }


def _tell(outcome: Outcome) -> None:
    read = f"{counted(outcome.posts, 'post')} of {counted(len(outcome.sources), 'source')} read"
    console.print(
        f"{read}: {outcome.new:,} new, {counted(outcome.revisions, 'revision')}, {outcome.absent:,} absent; "
        f"{counted(outcome.service, 'service message')}."
    )
    for name, items in (("failed", outcome.failed), ("skipped", outcome.skipped)):
        for item in items:
            place = f"{item.file}{': ' + item.item if item.item else ''}"
            complaints.print(f"{name}: {place}: {item.why}", markup=False, soft_wrap=True)
    for one in outcome.blocked:
        why = f"{one.by} is on {one.list}" if one.distance is None else f"{one.distance} bits from a PDQ on {one.list}"
        place = f"{one.urn}: {one.file}, SHA-256 {one.sha256}"
        complaints.print(f"blocked: {place}: {why}; not kept", markup=False, soft_wrap=True)


def annotate(wait: WaitOption = 0, workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Read again what a changed lexicon or engine makes stale, and bring the index up to the evidence."""
    opened = workspace_at(workspace)
    stale = len(opened.readings.behind())
    if not derive(opened, wait=wait):
        raise CannotRun(f"{opened.folder}: another marsad is writing here, or nobody can; wait until it is done")
    version, pictures, vectors = opened.annotator.version, looked(opened), embed_posts(opened)
    if json:
        print_json({"read": stale, "version": version, "pictures": pictures, "vectors": vectors})
        return
    console.print(f"{stale} batches read with lexicon {version}.")
    tell_looked(pictures)
    if vectors is not None:
        console.print(f"{vectors} batches read by the embedding model.")


def link_(
    one: Annotated[str, typer.Argument(help="A source, by handle or URN.")],
    other: Annotated[str, typer.Argument(help="The source it is the same as.")],
    reason: Annotated[str, typer.Option(help="How that is known; kept with the record.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Record that two sources are one (an HTML export without a handle, a channel renamed); neither is rewritten."""
    opened = workspace_at(workspace)
    a, b = (text if ":" in text else source_urn("telegram", text) for text in (one, other))
    if not reason.strip():
        raise CannotRun("--reason is empty; say how it is known that the two are one")
    link(opened.archive, a, b, reason, TOOL, opened.settings.imports.operator, datetime.now(UTC))
    print_json({"a": a, "b": b, "why": reason}) if json else console.print(f"{a} and {b} are recorded as one source.")
