"""Commands that find posts: search, searches."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.archive.search import Found, Mode, Query, known_source
from marsad.cli import shapes
from marsad.cli.output import (
    FileOption,
    JsonOption,
    SinceOption,
    UntilOption,
    WorkspaceOption,
    console,
    lines,
    moment,
    print_json,
    print_line,
    print_table,
    short,
    time,
    workspace_at,
)
from marsad.flow import Workspace
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
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Find posts by their words."""
    opened = workspace_at(workspace)
    if sum(bool(one is not None and one != []) for one in (query, file, kept)) != 1:
        raise CannotRun("give a query, --saved NAME, or --file with one query a line")
    if keep is not None and not query:
        raise CannotRun("--save keeps the query that stands on the line; give one")
    if keep is not None:
        save(opened, keep, " ".join(query or ()))
    texts = lines(file) if file else [recall(opened, kept) if kept is not None else " ".join(query or ())]
    sources = tuple(source_named(opened, handle) for handle in source or ())
    tags = tuple(f"actor:{id_}" for id_ in actor or ())
    start, end = moment(since, "--since"), moment(until, "--until")
    for text in texts:
        found = find(opened, Query(text, mode, sources, tags, start, end, limit, newest=newest, facets=json))
        if json:
            (print_line if file else print_json)({**({"query": text} if file else {}), **shapes.found(found)})
        else:
            _show(found, f" {text!r}" if file else "")


def _show(found: Found, asked: str) -> None:
    for hit in found.hits:
        console.print(f"{time(hit.published)}  {hit.urn}", style="bold", highlight=False)
        console.print("  " + short(hit.text, 240), markup=False)
    console.print(f"{found.total:,} posts match{asked}; {len(found.hits)} shown.", markup=False)


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
