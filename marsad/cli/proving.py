"""Commands that prove: verify, timestamp."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from marsad.archive.timestamps import stamp
from marsad.archive.verify import verify
from marsad.cli.output import JsonOption, WorkspaceOption, console, counted, print_json, print_table, time, workspace_at
from marsad.flow import Workspace
from marsad.flow.importing import TOOL
from marsad.records.errors import CannotRun
from marsad.records.redaction import Redaction


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("verify")(check)
    app.command("timestamp")(timestamp)


def check(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Walk the whole chain of custody and name what fails."""
    opened = workspace_at(workspace)
    result = verify(opened.archive, _certificates(opened))
    if json:
        print_json(
            {
                "ok": result.ok,
                "checked": result.checked,
                "failures": result.failures,
                "debris": result.debris,
                "unchecked": result.unchecked,
                "redactions": [_redaction(one) for one in result.redactions],
                "unfinished": result.unfinished,
                "head": {"seq": result.head.seq, "hash": result.head.hash},
            }
        )
    else:
        counts = ", ".join(f"{n:,} {what}" for what, n in result.checked.items())
        console.print(f"{'Whole' if result.ok else 'NOT WHOLE'}: {counts} checked.")
        if result.failures:
            print_table(["what", "where", "why"], [(f.what, f.where, f.why) for f in result.failures])
        for one in result.redactions:
            console.print(_told(one), markup=False, soft_wrap=True)
        if result.unfinished:
            console.print(
                f"The redaction of line {result.unfinished} was cut off; the next command that writes goes on with it."
            )
        if result.debris:
            console.print(f"{counted(len(result.debris), 'file')} that no custody line names: left by a run cut off.")
        if result.unchecked:
            console.print(
                f"{len(result.unchecked)} timestamps unchecked: archive.timestamp_certificates names no roots to check "
                "them by."
            )
        console.print(f"Head: line {result.head.seq}, hash {result.head.hash}", soft_wrap=True)
    if not result.ok:
        raise typer.Exit(1)


def _redaction(one: Redaction) -> dict[str, Any]:
    """A redaction in ``marsad verify --json``."""
    return {
        "line": one.seq,
        "at": one.at,
        "kind": one.kind,
        "reason": one.reason,
        "posts": sorted({*one.posts, *(row.urn for row in one.rows)}),
        "wordings": len(one.rows),
        "ranges": len(one.ranges),
        "media": sum(file.new is None for file in one.files),
        "on_import": bool(one.under),
    }


def _told(one: Redaction) -> str:
    told = _redaction(one)
    counts = f"{counted(told['wordings'], 'wording')}, {counted(told['ranges'], 'range')} of raw files"
    what = f"{counts}, {counted(told['media'], 'media file')}"
    return f"Redacted by line {one.seq}, {time(one.at)} UTC ({one.kind}): {what}. {one.reason}"


def timestamp(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Have the configured authority (RFC 3161) timestamp the chain's head, and keep its token."""
    opened = workspace_at(workspace)
    settings = opened.settings
    if not settings.archive.timestamp_url:
        raise CannotRun("no timestamp authority is configured; set archive.timestamp_url in marsad.toml")
    url, operator = settings.archive.timestamp_url, settings.imports.operator
    kept = stamp(opened.archive, url, _certificates(opened), TOOL, operator)
    if json:
        print_json(kept)
        return
    checked = "" if kept.checked else " Its signature is unchecked: archive.timestamp_certificates names no roots."
    console.print(
        f"Line {kept.covers.seq}, hash {kept.covers.hash}: timestamped {time(kept.time)} UTC by {kept.authority}."
        f"{checked}",
        markup=False,
        soft_wrap=True,
    )


def _certificates(workspace: Workspace) -> Path | None:
    """The configured file of trusted roots; a relative path is taken from the workspace."""
    named = workspace.settings.archive.timestamp_certificates
    return workspace.folder / named if named else None
