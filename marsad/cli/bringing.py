"""Commands that bring things in and keep them: import, annotate, link, lexicon."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from marsad.archive.links import link
from marsad.archive.pending import Outcome
from marsad.cli.output import (
    JsonOption,
    WorkspaceOption,
    complaints,
    console,
    counted,
    plain,
    print_json,
    print_table,
    workspace_at,
)
from marsad.collect import Options
from marsad.flow.importing import TOOL, derive, import_paths
from marsad.flow.workspace import add_layer, layers, remove_layer
from marsad.lexicon.lint import lint
from marsad.lexicon.outside import Added, add_list, find_layers
from marsad.records.errors import CannotRun
from marsad.records.urn import checked_handle, source_urn

lexicon = typer.Typer(help="What is known beforehand: add layers, check them.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("import")(import_)
    app.command("annotate")(annotate)
    app.command("link")(link_)
    app.add_typer(lexicon, name="lexicon")


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
        outcome = import_paths(opened, paths, options, status.update)
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


def annotate(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Read again what a changed lexicon or engine makes stale, and bring the index up to the evidence."""
    opened = workspace_at(workspace)
    stale = len(opened.readings.behind())
    if not derive(opened):
        raise CannotRun(f"{opened.folder}: another marsad is writing here; wait until it is done")
    print_json({"read": stale, "version": opened.annotator.version}) if json else console.print(
        f"{stale} batches read with lexicon {opened.annotator.version}."
    )


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


@lexicon.command("add")
def add(
    path: Annotated[Path, typer.Argument(help="A folder of lexicon YAML, or the file of an outside list.")],
    as_: Annotated[
        str | None, typer.Option("--as", help="What kind of list: ftm, un, misp, wikidata, csv (default: as it looks).")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", help="The day the list is as of (default: as the file says)."),
    ] = None,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", help="Read posts for its names too, where long and rare enough."),
    ] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Take a folder of lexicon files, or an outside list of names, into the workspace as a layer of its own."""
    opened = workspace_at(workspace, create=True)
    if path.is_file():
        _tell_added(add_list(opened.folder / "lexicon", path, as_, date, mentions=mentions), json=json)
        return
    if as_ or date or mentions:
        raise CannotRun(f"{path}: is no file; --as, --date and --mentions go with the file of an outside list")
    name, count = add_layer(opened, path)
    document = {"layer": name, "entries": count}
    print_json(document) if json else console.print(
        f"Layer {name}: {count} entries; `marsad annotate` reads posts again."
    )


def _tell_added(added: Added, *, json: bool) -> None:
    layer = added.layer
    if json:
        print_json({"layer": layer.name, **plain(layer), "failed": added.failed})
    else:
        again = "; `marsad annotate` reads posts again" if layer.mentions else ""
        console.print(
            f"Layer {layer.name} ({layer.kind}): {layer.entries:,} entries, {layer.names:,} names{again}.", markup=False
        )
        for failed in added.failed:
            complaints.print(f"{failed.file}, {failed.item}: {failed.why}", markup=False, soft_wrap=True)
    if added.failed:
        raise typer.Exit(1)


@lexicon.command("list")
def list_(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """The layers of the workspace: its own YAML, and outside lists with source, day and size."""
    own = layers(workspace_at(workspace, create=True).folder)
    lists = {layer.name: layer for layer in find_layers(own)}
    rows = [plain(lists[path.name]) if path.name in lists else {"name": path.name, "kind": "yaml"} for path in own]
    if json:
        print_json({"layers": rows})
        return
    print_table(
        ["layer", "kind", "file", "as of", "entries", "names", "posts read for it"],
        [
            (r["name"], r["kind"], r.get("file"), r.get("date"), r.get("entries"), r.get("names"),
             "yes" if r.get("mentions", True) else "no")
            for r in rows
        ],
    )  # fmt: skip


@lexicon.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="The layer, as `marsad lexicon list` names it.")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Take a layer away, whole; the shipped lexicon stays."""
    remove_layer(workspace_at(workspace), name)
    print_json({"removed": name}) if json else console.print(f"Layer {name} is gone.", markup=False)


@lexicon.command("lint")
def lint_(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of lexicon YAML (default: shipped and workspace).")
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Check lexicon files: unique ids, sources present, dates valid, shared names declared."""
    if folder and not any(folder.glob("*.yaml")):
        raise CannotRun(f"{folder}: no lexicon files (*.yaml) here; name a folder that holds some")
    own = [folder] if folder else layers(workspace_at(workspace).folder) if workspace else []
    faults = lint(own)
    if json:
        print_json({"ok": not faults, "faults": faults})
    else:
        for fault in faults:
            console.print(str(fault), markup=False, soft_wrap=True)
        console.print(f"{len(faults)} faults.")
    if faults:
        raise typer.Exit(1)
