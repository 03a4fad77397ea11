"""Commands that find posts: search, searches."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.archive.finding.search import Found, Mode, Query, known_source
from marsad.cli import shapes
from marsad.cli.output import (
    FileOption,
    JsonOption,
    SinceOption,
    UntilOption,
    WorkspaceOption,
    complaints,
    console,
    counted,
    moment,
    numbered_lines,
    print_json,
    print_line,
    print_table,
    short,
    time,
    workspace_at,
    write_csv,
)
from marsad.flow import Workspace
from marsad.flow.asking import answers
from marsad.flow.reading import find
from marsad.flow.saved import recall, save, saved
from marsad.records.errors import CannotRun


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("search")(search)
    app.command("searches")(searches)


def search(
    query: Annotated[
        list[str] | None,
        typer.Argument(help='Words, "a phrase", prefix*, AND OR NOT, -without, fields as lang:ar; * is every post.'),
    ] = None,
    mode: Annotated[Mode, typer.Option(help="How words are compared.")] = Mode.FOLDED,
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source (handle or URN); may be given again.")
    ] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Only posts that mention this actor (lexicon id).")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many hits.")] = 20,
    newest: Annotated[bool, typer.Option("--newest", help="Newest first instead of best first.")] = False,
    keep: Annotated[str | None, typer.Option("--save", help="Keep the query under this name, and run it.")] = None,
    kept: Annotated[str | None, typer.Option("--saved", help="Run the query that was saved under this name.")] = None,
    file: FileOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="With --file: write the table of answers to this .csv file.")
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Find posts by their words."""
    opened = workspace_at(workspace)
    if sum(bool(one is not None and one != []) for one in (query, file, kept)) != 1:
        raise CannotRun("give a query, --saved NAME, or --file with one query a line")
    if output is not None and (file is None or output.suffix != ".csv"):
        raise CannotRun("-o writes the table of answers to --file, under a name that ends in .csv")
    if keep is not None:
        if not query:
            raise CannotRun("--save keeps the query that stands on the line; give one")
        save(opened, keep, " ".join(query))
    text = "" if file else recall(opened, kept) if kept is not None else " ".join(query or ())
    sources = tuple(source_named(opened, handle) for handle in source or ())
    tags = tuple(f"actor:{id_}" for id_ in actor or ())
    start, end = moment(since, "--since"), moment(until, "--until")
    asked = Query(text, mode, sources, tags, start, end, limit, newest=newest, facets=json)
    if file:
        _answer_all(opened, file, asked, output, json=json)
        return
    found = find(opened, asked)
    print_json(shapes.found(found)) if json else _show(found)


def _show(found: Found) -> None:
    for hit in found.hits:
        console.print(f"{time(hit.published)}  {hit.urn}", style="bold", highlight=False)
        console.print("  " + (_WITHHELD if hit.withheld else short(hit.text, 240) or _WORDLESS), markup=False)
    if found.note:
        complaints.print(found.note, markup=False)
    console.print(f"{found.total:,} posts match; {len(found.hits)} shown.", markup=False)


_WITHHELD = "(the text of a vanished post is withheld here, as archive.keep_deleted says)"
_WORDLESS = "(no text)"
_COLUMNS = ("query", "posts", "sources", "first", "last")


def _answer_all(workspace: Workspace, file: Path, asked: Query, output: Path | None, *, json: bool) -> None:
    """A line of JSON or of a table for each line of the file; those that could not be asked are listed, exit code 1."""
    rows, failed = [], []
    for answer in answers(workspace, numbered_lines(file), asked):
        if answer.found is None:
            failed.append(answer)
        else:
            rows.append(_row(answer.query, answer.found))
            if json:
                print_line({"query": answer.query, **shapes.found(answer.found)})
    if output:
        write_csv(output, _COLUMNS, rows)
        console.print(f"{output}: {counted(len(rows), 'answer')}.", markup=False)
    elif not json:
        print_table(_COLUMNS, rows)
    for answer in failed:
        complaints.print(f"failed: {file}: line {answer.line}: {answer.why}", markup=False, soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _row(query: str, found: Found) -> tuple[str, int, int, str, str]:
    return query, found.total, len(found.facets["source"]), time(found.first), time(found.last)


def source_named(workspace: Workspace, handle: str) -> str:
    """The URN of a source of this archive, by handle or URN."""
    known = known_source(workspace.archive, handle)
    if known is None:
        raise CannotRun(f"{handle}: no such source in this archive; `marsad sources` lists them")
    return known


def searches(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Searches that were saved, by name."""
    known = saved(workspace_at(workspace))
    if json:
        print_json([{"name": name, "query": query} for name, query in sorted(known.items())])
    else:
        print_table(["name", "query"], sorted(known.items()))
