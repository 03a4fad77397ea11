"""Commands that write documents: brief."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
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
    workspace_at,
)
from marsad.desk import inbox, translations
from marsad.flow.briefing import write_briefs
from marsad.records.translation import Translation


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("brief")(brief)


def brief(
    since: SinceOption = None,
    until: UntilOption = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o", "--output", help="Where to write; .html .pdf .docx .md .json by its ending; may be given again."
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Write the footnoted brief of a period (default: all that the archive holds); its findings go to the desk's
    inbox.
    """
    opened = workspace_at(workspace)
    paths = output or [opened.folder / "reports" / "brief.html"]
    target = opened.settings.translation.target

    def signed(urns: list[str]) -> dict[tuple[str, int], Translation]:
        return translations.signed(opened.folder, urns, target)

    written, found = write_briefs(opened, moment(since, "--since"), moment(until, "--until"), paths, signed)
    inbox.keep(opened.folder, found, datetime.now(UTC))
    if json:
        print_json({"written": [str(path) for path in written]})
        return
    for path in written:
        console.print(f"wrote {path}", markup=False, soft_wrap=True)
