"""Commands about findings: detect, findings, serve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from marsad.cli.output import (
    JsonOption,
    SinceOption,
    UntilOption,
    WorkspaceOption,
    console,
    moment,
    print_json,
    print_table,
    workspace_at,
)
from marsad.desk import inbox
from marsad.desk.serve import serve as serve_desk
from marsad.flow import detecting
from marsad.flow.importing import derive
from marsad.records.finding import Finding, FindingKind, Level


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("detect")(detect)
    app.command("findings")(findings)
    app.command("serve")(serve)


def detect(
    since: SinceOption = None, until: UntilOption = None, workspace: WorkspaceOption = None, json: JsonOption = False
) -> None:
    """Look for what is new and keep the findings in the desk's inbox."""
    opened = workspace_at(workspace)
    derive(opened)
    found = detecting.findings(opened, moment(since, "--since"), moment(until, "--until"))
    inbox.keep(opened.folder, found, datetime.now(UTC))
    print_json(found) if json else _tell(found)


def findings(
    kind: Annotated[FindingKind | None, typer.Option(help="Only this kind.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also findings below the default level.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """What detection found, with reasons; run `marsad detect` first."""
    opened = workspace_at(workspace)
    found = inbox.listed(
        opened.folder, kind=kind, since=moment(since, "--since"), until=moment(until, "--until"), everything=every
    )
    print_json(found) if json else _tell(found, everything=every)


def _tell(found: Sequence[Finding], *, everything: bool = False) -> None:
    shown = [f for f in found if everything or f.level is not Level.LOW]
    print_table(
        ["level", "kind", "title", "posts", "id"], [(f.level, f.kind, f.title, len(f.posts), f.id) for f in shown]
    )
    if len(shown) < len(found):
        console.print(f"{len(found) - len(shown)} more of level low: `marsad findings --all` shows them.")
    console.print("Each is a hypothesis with reasons, not a verdict; a person judges it.")


def serve(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port on loopback; 0 takes any that is free.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Open the desk on loopback and print its address."""
    opened = workspace_at(workspace)
    chosen = opened.settings.desk.port if port is None else port
    serve_desk(opened.folder, chosen, lambda url: console.print(f"The desk is open at {url} (Ctrl-C closes it)."))
