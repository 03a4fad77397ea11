"""The command that looks at pictures: where one was seen before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from marsad.archive.pictures import pdq
from marsad.archive.pictures.bank import MOST
from marsad.cli.output import JsonOption, WorkspaceOption, console, counted, print_json, print_table, time, workspace_at
from marsad.flow import Workspace
from marsad.flow.importing import derive
from marsad.flow.picturing import listed, seen_file, seen_hash, unreadable
from marsad.records.errors import CannotRun
from marsad.records.picture import Seen


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("picture")(picture)


def picture(
    picture: Annotated[str, typer.Argument(help="A picture's file, a kept picture's SHA-256, or pdq: and a PDQ hash.")],
    distance: Annotated[
        int, typer.Option(min=0, max=MOST, help="Near copies differ in so many of 256 bits or fewer.")
    ] = pdq.MATCH,
    exif: Annotated[
        bool, typer.Option("--exif", help="Show what EXIF of the kept file says: places, devices, names.")
    ] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Find where a picture or a logo was seen before, by any copy: resized, framed, cropped a little, mirrored."""
    opened = workspace_at(workspace)
    derive(opened)
    file = Path(picture)
    seen = seen_file(opened, file, distance) if file.is_file() else seen_hash(opened, picture, distance)
    said = _exif(opened, seen) if exif else None
    if json:
        print_json({**document(seen), **({"exif": said} if said is not None else {})})
    else:
        _show(seen, said)


def document(seen: Seen) -> dict[str, Any]:
    """``marsad picture --json``."""
    return {
        "sha256": seen.sha256,
        "pdq": seen.pdq,
        "quality": seen.quality,
        "pdq_cropped": seen.pdq_cropped,
        "weak": seen.weak,
        "compared": seen.compared,
        "first": min((c for s in seen.sightings for c in s.carriers), key=lambda c: c.published, default=None),
        "sources": sorted({c.source for s in seen.sightings for c in s.carriers}),
        "sightings": seen.sightings,
    }


def looked(workspace: Workspace) -> dict[str, Any]:
    """What the layer of pictures holds, what of it could not be read, and kept files that a list names by now."""
    rows = workspace.pictures.scan().collect()
    hashed = len(rows.filter(pl.col("pdq").is_not_null()))
    return {
        "hashed": hashed,
        "not_hashed": len(rows) - hashed,
        "unreadable": unreadable(workspace, rows),
        "unlawful": listed(workspace),
    }


def tell_looked(pictures: dict[str, Any]) -> None:
    """The same for people."""
    console.print(
        f"{counted(pictures['hashed'], 'picture')} can be found again; "
        f"{counted(pictures['not_hashed'], 'media file')} more known by SHA-256 alone."
    )
    for item in pictures["unreadable"]:
        console.print(f"{item.file}{f': {item.item}' if item.item else ''}: {item.why}", markup=False, soft_wrap=True)
    for match in pictures["unlawful"]:
        console.print(
            f"KEPT AND LISTED: SHA-256 {match.sha256} is on {match.list} (by {match.by}); it is not shown: redact it.",
            markup=False,
            soft_wrap=True,
        )


def _exif(workspace: Workspace, seen: Seen) -> dict[str, str]:
    if seen.sha256 is None or workspace.pictures.find(seen.sha256) is None:
        raise CannotRun("--exif shows what a kept file says; this one is not kept here")
    return dict(workspace.pictures.exif(seen.sha256))


def _show(seen: Seen, said: dict[str, str] | None) -> None:
    if seen.weak:
        console.print("Nearly plain: its hash says nothing, so only the very same file was looked for.")
    rows = [
        (one.distance, one.way, time(carrier.published), carrier.urn)
        for one in seen.sightings
        for carrier in one.carriers
    ]
    if rows:
        print_table(["distance", "how it lies", "published", "post"], rows)
        first = document(seen)["first"]
        console.print(f"First carrier known here: {first.urn}, {time(first.published)} UTC.", markup=False)
    found = sum(bool(one.carriers) for one in seen.sightings)
    console.print(f"{counted(found, 'picture')} found among {seen.compared:,} that are kept.")
    for name, value in (said or {}).items():
        console.print(f"EXIF {name}: {value}", markup=False, soft_wrap=True)
    if said == {}:
        console.print("The kept file has no EXIF.")
