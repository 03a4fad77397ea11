"""Carrying a redaction out so that it holds wherever it is cut off.

New files are made beside the evidence, in ``archive/redacting/``, with a plan of what goes where. Then the custody line
is written, which is the one commit point. Then each file is renamed into its place or removed, what was derived from
them goes, and last the plan. Cut off before the line, the folder is debris; after it, the next writer goes on.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from marsad.archive.files import publish, sync_folder, write_bytes
from marsad.archive.redaction.told import KEY, written
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.redaction import Redaction

FOLDER = "redacting"
_PLAN = "plan.json"
_TRIES = 50
_HASH = re.compile(r"[0-9a-f]{64}")
_BATCH = re.compile(r"(\d{6})\.")


@dataclass(frozen=True, slots=True)
class Staged:
    """A file made beside the evidence, and the place below ``evidence/`` that it goes to."""

    made: Path
    path: str


def open_stage(archive: Archive) -> Path:
    """An empty folder to make new files in; the caller holds the writer's lock and has finished what was begun."""
    folder = archive.folder / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def commit(archive: Archive, redaction: Redaction, staged: Iterable[Staged], tool: str) -> Redaction:
    """Write the plan, then the custody line; from there on the redaction holds. :func:`finish` does the rest."""
    seq = archive.custody.head().seq + 1
    folder = archive.folder / FOLDER
    made = {one.path: one.made for one in staged}
    for path in made.values():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    files = [[file.path, made[file.path].name if file.new is not None else None] for file in redaction.files]
    batches = sorted({row.batch for row in redaction.rows} | _showing(archive, redaction))
    gone = sorted(_gone(redaction))
    plan = {"seq": seq, "files": files, "batches": batches, "media": gone, "copies": redaction.copies}
    write_bytes(folder / _PLAN, orjson.dumps({**plan, "words": bool(redaction.rows)}))
    at = redaction.at.isoformat()
    body = {"kind": KEY, "at": at, "tool": tool, "operator": redaction.operator, KEY: written(redaction)}
    archive.custody.append(body)
    return next(one for one in archive.log().redactions.all if one.seq == seq)


def unfinished(archive: Archive) -> int | None:
    """The custody line of a redaction that was cut off before all its files were in place; null where there is
    none.
    """
    plan = _plan(archive)
    return plan["seq"] if plan and _committed(archive, plan["seq"]) else None


def finish(archive: Archive) -> None:
    """Go on with a redaction that was cut off; the caller holds the writer's lock. What never counted is swept."""
    folder = archive.folder / FOLDER
    if not folder.exists():
        return
    plan = _plan(archive)
    if plan and _committed(archive, plan["seq"]):
        for path, made in plan["files"]:
            _place(folder / made if made else None, archive.evidence / path)
        forget_derived(archive, set(plan["batches"]), set(plan["media"]), words=plan["words"])
        for copy in plan["copies"]:
            _remove(archive.folder.parent / copy, archive.folder.parent)
    _swept(folder)


def _remove(path: Path, root: Path) -> None:
    """Remove a file, and the folders below ``root`` that are empty without it."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _swept(folder: Path) -> None:
    """Remove the stage, its plan last, so that what is cut off here is gone on with."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name == _PLAN):
        path.unlink()
    folder.rmdir()
    sync_folder(folder.parent)


def forget_derived(archive: Archive, batches: set[int], media: set[str], *, words: bool) -> None:
    """Remove what was derived from these batches and media files, and whatever does not say what it came from. The
    index holds words and no media, so it goes where ``words`` went.
    """
    index = archive.derived / "index"
    if words:
        _emptied(index)
    for path in archive.derived.rglob("*"):
        if not path.is_file() or path.is_relative_to(index):
            continue
        seq, sha256 = _BATCH.match(path.name), _HASH.search(path.name)
        other_batch = seq is not None and int(seq[1]) not in batches
        other_file = sha256 is not None and sha256[0] not in media
        if not (other_batch or other_file):
            path.unlink()


def _emptied(folder: Path) -> None:
    """Remove a folder that a search may be putting its lock file into at this moment."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)
    raise CannotRun(f"{folder}: cannot be removed while it is in use; stop the desk and run the command again")


def _showing(archive: Archive, redaction: Redaction) -> set[int]:
    """Batches whose posts show a media file that goes; what was read from its picture goes with it."""
    gone = sorted(_gone(redaction))
    shown = pl.col("media").list.eval(pl.element().struct.field("sha256").is_in(gone)).list.any()
    return set(archive.posts(["media"]).filter(shown).select("batch").unique().collect()["batch"]) if gone else set()


def _gone(redaction: Redaction) -> set[str]:
    """Hashes of the media files that go."""
    return {file.path.rpartition("/")[2].removesuffix(".zst") for file in redaction.files if file.new is None}


def _place(made: Path | None, final: Path) -> None:
    """Rename into place, or remove; done already where the one is gone or the other not there."""
    if made is None:
        final.unlink(missing_ok=True)
    elif made.exists():
        final.parent.mkdir(parents=True, exist_ok=True)
        publish(made, final)
    if final.parent.exists():
        sync_folder(final.parent)


def _plan(archive: Archive) -> dict[str, Any] | None:
    path = archive.folder / FOLDER / _PLAN
    if not path.exists():
        return None
    try:
        return dict(orjson.loads(path.read_bytes()))
    except (orjson.JSONDecodeError, ValueError) as error:
        raise CannotRun(f"{path}: cannot be read ({error}); a redaction was cut off here") from error


def _committed(archive: Archive, seq: int) -> bool:
    return any(one.seq == seq for one in archive.log().redactions.all)
