"""Commands that let something leave: export table, bagit, wacz; backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from marsad.archive.finding.search import Query
from marsad.archive.packages.bag import Choices
from marsad.archive.packages.receipt import Package
from marsad.archive.packages.restore import restore
from marsad.archive.packages.selection import Selection
from marsad.cli.output import (
    JsonOption,
    SinceOption,
    UntilOption,
    WorkspaceOption,
    complaints,
    console,
    lines,
    moment,
    print_json,
    workspace_at,
)
from marsad.cli.searching import source_named
from marsad.flow import Workspace, exporting
from marsad.records.errors import CannotRun
from marsad.records.marking import Marking

QueryArgument = Annotated[
    str | None, typer.Argument(help="What leaves, in the words of `marsad search`; * is every post.")
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only this source (handle or URN); may be given again.")
]
ListOption = Annotated[Path | None, typer.Option("--file", help="A file of URNs, one a line, instead of a query.")]
OutputOption = Annotated[Path, typer.Option("-o", "--output", help="Where to write.")]
MarkingOption = Annotated[
    Marking | None, typer.Option("--marking", help="Traffic Light Protocol marking (default: as reports are marked).")
]
UnmaskedOption = Annotated[
    bool, typer.Option("--unmasked", help="Keep phone numbers and private accounts; said in the notes.")
]

CustodyOption = Annotated[
    bool,
    typer.Option(
        "--full-custody", help="Custody lines as stored (operators, what was taken beside), and a proof of each post."
    ),
]
MediaOption = Annotated[bool, typer.Option("--no-media", help="Leave media files out; their hashes stay.")]

export = typer.Typer(help="Let a selection of posts leave; each export is logged.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.add_typer(export, name="export")
    app.command("backup")(backup)
    app.command("restore")(restore_)


def _selected(
    workspace: Workspace,
    query: str | None,
    source: list[str] | None,
    since: str | None,
    until: str | None,
    file: Path | None,
) -> Selection:
    narrowed = bool(source or since or until)
    if file is not None:
        if query is not None or narrowed:
            raise CannotRun("--file names the posts one by one; leave out the query, --source, --since and --until")
        return exporting.select(workspace, exporting.Wanted(names=lines(file), listed_in=file.name))
    if query is None and not narrowed:
        raise CannotRun("say what leaves: a query, `*` for every post, --source, --since, --until or --file")
    sources = tuple(source_named(workspace, handle) for handle in source or ())
    asked = Query(
        query if query is not None else "*",
        sources=sources,
        since=moment(since, "--since"),
        until=moment(until, "--until"),
    )
    return exporting.select(workspace, exporting.Wanted(asked))


def _tell(package: Package, selection: Selection, *, json: bool) -> None:
    if json:
        print_json(_shape(package, selection))
    else:
        console.print(f"wrote {package.path}: {package.posts:,} posts, {package.marking}", markup=False, soft_wrap=True)
        console.print(f"SHA-256 {package.sha256}, logged in the custody log", soft_wrap=True)
        if package.withheld:
            console.print(f"{package.withheld:,} raw items or media stayed here; the package says which and why.")
        for name in selection.redacted:
            complaints.print(f"{name}: was redacted; `marsad read` tells why", markup=False, soft_wrap=True)
        for name in selection.unknown:
            complaints.print(f"{name}: no such post in this archive", markup=False, soft_wrap=True)
    if selection.unknown:
        raise typer.Exit(1)


def _shape(package: Package, selection: Selection) -> dict[str, Any]:
    failed = [{"item": name, "why": "no such post in this archive"} for name in selection.unknown]
    return {
        "written": str(package.path),
        "what": package.what,
        "posts": package.posts,
        "sha256": package.sha256,
        "selection": package.selection,
        "marking": package.marking,
        "withheld": package.withheld,
        "redacted": list(selection.redacted),
        "failed": failed,
    }


@export.command("table")
def table(
    output: OutputOption,
    query: QueryArgument = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    file: ListOption = None,
    marking: MarkingOption = None,
    unmasked: UnmaskedOption = False,
    excel: Annotated[bool, typer.Option("--excel", help="Begin CSV with the mark by which Excel knows UTF-8.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Write the current wording of a selection as a table: .csv .parquet .ndjson by the name's ending."""
    opened = workspace_at(workspace)
    selection = _selected(opened, query, source, since, until, file)
    under = exporting.terms(opened, marking, unmasked=unmasked)
    _tell(exporting.export_table(opened, selection, output, under, excel=excel), selection, json=json)


@export.command("bagit")
def bag(
    output: OutputOption,
    query: QueryArgument = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    file: ListOption = None,
    marking: MarkingOption = None,
    unmasked: UnmaskedOption = False,
    no_media: MediaOption = False,
    full_custody: CustodyOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Write a selection as a BagIt folder: posts with history, raw bytes, media, custody; checked without Marsad."""
    opened = workspace_at(workspace)
    selection = _selected(opened, query, source, since, until, file)
    under = exporting.terms(opened, marking, unmasked=unmasked)
    choices = Choices(not no_media, full_custody)
    _tell(exporting.export_bag(opened, selection, output, under, choices), selection, json=json)


@export.command("wacz")
def wacz(
    output: OutputOption,
    query: QueryArgument = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    file: ListOption = None,
    marking: MarkingOption = None,
    unmasked: UnmaskedOption = False,
    no_media: MediaOption = False,
    full_custody: CustodyOption = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Write a selection as WACZ: WARC records of raw bytes, readable pages and media, for any replay tool."""
    opened = workspace_at(workspace)
    selection = _selected(opened, query, source, since, until, file)
    under = exporting.terms(opened, marking, unmasked=unmasked)
    package = exporting.export_wacz(opened, selection, output, under, Choices(not no_media, full_custody))
    _tell(package, selection, json=json)


def backup(
    output: OutputOption,
    derived: Annotated[
        bool, typer.Option("--derived", help="Take readings and index in too; they can be made again.")
    ] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Put the whole workspace away in one file (.tar.zst or .tar), read back against its manifest."""
    package = exporting.back_up(workspace_at(workspace), output, derived=derived)
    if json:
        print_json({"written": str(package.path), "what": package.selection, "sha256": package.sha256})
        return
    console.print(f"wrote {package.path}: {package.selection}", markup=False, soft_wrap=True)
    console.print(f"SHA-256 {package.sha256}, logged in the custody log", soft_wrap=True)


def restore_(
    file: Annotated[Path, typer.Argument(help="A file that `marsad backup` wrote.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to make; not there yet, or empty.")],
    json: JsonOption = False,
) -> None:
    """Unpack a backup into a new folder, check every hash, and walk the archive's chain of custody."""
    count, checked = restore(file, output)
    if json:
        print_json({"restored": str(output), "files": count, "ok": checked.ok, "checked": checked.checked,
                    "failures": checked.failures})  # fmt: skip
    else:
        console.print(f"restored {count:,} files into {output}", markup=False, soft_wrap=True)
        counts = ", ".join(f"{n:,} {what}" for what, n in checked.checked.items())
        console.print(f"The archive {'verifies' if checked.ok else 'DOES NOT verify'}: {counts}.")
        for failure in checked.failures:
            console.print(f"{failure.what} {failure.where}: {failure.why}", markup=False, soft_wrap=True)
    if not checked.ok:
        raise typer.Exit(1)
