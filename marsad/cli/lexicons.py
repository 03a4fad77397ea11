"""Commands of the lexicon: add, list, remove, lint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.output import (
    JsonOption,
    WorkspaceOption,
    complaints,
    console,
    plain,
    print_json,
    print_table,
    workspace_at,
)
from marsad.flow.workspace import Workspace, add_layer, layers, remove_layer
from marsad.lexicon.lint import lint
from marsad.lexicon.outside import Added, add_list, find_layers
from marsad.lexicon.scripture import RENDERING, TEXT, keep
from marsad.records.errors import CannotRun

lexicon = typer.Typer(help="What is known beforehand: layers of the lexicon.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.add_typer(lexicon, name="lexicon")


@lexicon.command("add")
def add(
    path: Annotated[
        Path, typer.Argument(help="A folder of lexicon YAML, an outside list's file; or `quran`, `quran-translation`.")
    ],
    file: Annotated[
        Path | None, typer.Argument(help="With `quran` or `quran-translation`: the text, as Tanzil writes it.")
    ] = None,
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
    """Take a folder of lexicon files, or an outside list of names, into the workspace as a layer of its own; or keep a
    verse text, or a rendering of it.
    """
    if file is not None or (str(path) in (TEXT, RENDERING) and not path.exists()):
        add_verses(workspace_at(workspace, create=True), str(path), file, json=json)
        return
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


def add_verses(opened: Workspace, kind: str, file: Path | None, *, json: bool) -> None:
    """``marsad lexicon add quran FILE`` and ``quran-translation FILE``."""
    if kind not in (TEXT, RENDERING) or file is None:
        raise CannotRun(f"name a folder of lexicon YAML, or a file behind {TEXT} or {RENDERING}: `{TEXT} FILE`")
    kept = keep(opened.folder, kind, file)
    document = {"layer": kind, "entries": len(kept.verses), "notice": kept.notice or None}
    if json:
        print_json(document)
        return
    if kept.notice:
        console.print(kept.notice, markup=False, soft_wrap=True)
    notice = "its notice is kept with the copy" if kept.notice else "the file has no notice to keep"
    again = "; `marsad annotate` reads posts again" if kind == TEXT else ""
    console.print(f"{kind}: {len(kept.verses):,} verses; {notice}{again}.")


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
