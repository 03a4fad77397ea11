"""Commands that ask: read, claims, threats, actors, sources."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.archive.proof import prove
from marsad.cli import shapes
from marsad.cli.channels import show_source, source_shape
from marsad.cli.output import (
    JsonOption,
    UrnsOption,
    WorkspaceOption,
    complaints,
    console,
    lines,
    print_json,
    print_line,
    print_table,
    short,
    time,
    workspace_at,
)
from marsad.cli.searching import source_named
from marsad.desk import translations
from marsad.desk.place import has_desk
from marsad.flow.detecting import frame, ledgers
from marsad.flow.reading import read
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.records.post import Post
from marsad.records.translation import Translation


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("read")(read_)
    app.command("claims")(claims)
    app.command("threats")(threats)
    app.command("actors")(actors)
    app.command("sources")(sources)


def read_(
    urn: Annotated[str | None, typer.Argument(help="A post, as telegram:HANDLE/ID.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every post, one JSON line each.")] = False,
    file: UrnsOption = None,
    proof: Annotated[
        bool, typer.Option("--proof", help="Print a proof of the post that docs/check_proof.py checks, as JSON.")
    ] = False,
    revision: Annotated[
        int | None, typer.Option("--revision", min=1, help="The revision to prove (default: the current one).")
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Show one post: original, reading aid, what was recognised and where, revisions, custody.

    With --file those that cannot be read are listed, the others go on, and the exit code is 1.
    """
    opened = workspace_at(workspace)
    if proof or revision is not None:
        if not proof or urn is None or every or file is not None:
            raise CannotRun("--proof takes the URN of one post, and --revision only goes with --proof")
        print_json(prove(opened.archive, urn, revision))
        return
    if every:
        for line in shapes.every_post(opened):
            print_line(line)
        return
    if (urn is None) == (file is None):
        raise CannotRun("give the URN of a post, --file with one URN a line, or --all")
    wanted = [urn] if urn is not None else lines(file) if file else []
    failed = False
    for one in wanted:
        try:
            reading = read(opened, one)
        except CannotRun as error:
            if not file:
                raise
            failed = True
            complaints.print(f"failed: {file}: {error}", markup=False, soft_wrap=True)
            continue
        kept = _translated(opened, reading.post)
        if json:
            (print_line if file else print_json)(shapes.post(reading, kept))
        else:
            shapes.show_post(reading, opened.lexicon, kept)
    if failed:
        raise typer.Exit(1)


def _translated(opened: Workspace, post: Post) -> list[Translation]:
    """The post's kept translations; none where the desk's database cannot be opened, as in a read-only copy."""
    if post.withheld or not has_desk(opened.folder):
        return []
    try:
        return translations.kept(opened.folder, post.urn)
    except CannotRun:
        return []


def claims(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """The ledger of claims: who says who did what, first carrier and all that carry it."""
    opened = workspace_at(workspace)
    entries = ledgers(opened, frame(opened)).claims
    if json:
        print_json([shapes.claim(entry) for entry in entries])
        return
    name = opened.lexicon.name
    print_table(
        ["first", "claim", "actor", "target", "weapon", "carriers", "first carrier"],
        [
            (time(c.published), c.id, name(c.actor or ""), name(c.target or c.place or ""), name(c.weapon or ""),
             len(c.carriers), c.first)
            for c in entries
        ],
    )  # fmt: skip


def threats(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """The ledger of threats, each with the claims that came after it."""
    opened = workspace_at(workspace)
    entries = ledgers(opened, frame(opened)).threats
    if json:
        print_json([shapes.threat(entry) for entry in entries])
        return
    name = opened.lexicon.name
    print_table(
        ["when", "threat", "issuer", "condition", "target", "followed by", "post"],
        [
            (time(t.published), t.id, name(t.issuer or ""), short(t.condition or "", 60), name(t.target or ""),
             len(t.followed_by), t.post)
            for t in entries
        ],
    )  # fmt: skip


def actors(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Actors of the lexicon, and how many posts mention each."""
    opened = workspace_at(workspace, create=True)
    rows = shapes.actor_counts(opened)
    if json:
        print_json(rows)
        return
    print_table(["id", "name", "kind", "posts"], [(r["id"], r["name"], r["kind"], r["posts"]) for r in rows])


def sources(
    handle: Annotated[str | None, typer.Argument(help="One source, by handle or URN: its history and gaps.")] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Sources that evidence was taken from, with kind, grade and span; or one with its history, gaps and absences."""
    opened = workspace_at(workspace)
    if handle is not None:
        urn = source_named(opened, handle)
        print_json(source_shape(opened, urn)) if json else show_source(opened, urn)
        return
    rows = shapes.source_counts(opened)
    if json:
        print_json(rows)
        return
    print_table(
        ["source", "title", "kind", "grade", "posts", "first", "last"],
        [
            (r["urn"], r["title"], r["kind"], r["reliability"], r["posts"], time(r["first"]), time(r["last"]))
            for r in rows
        ],
    )
    for a, b in dict.fromkeys((link["a"], link["b"]) for row in rows for link in row["links"]):
        console.print(f"{a} and {b} are recorded as one source.")
