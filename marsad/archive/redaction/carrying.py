"""A redaction carried out: new files made, the custody line written, the files put in place.

What is removed is planned in :mod:`.plan`; that it holds wherever it is cut off is :mod:`.stage`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from marsad.archive.files import sha256_file
from marsad.archive.redaction.blobs import write_without
from marsad.archive.redaction.plan import Plan
from marsad.archive.redaction.rows import write_without_words
from marsad.archive.redaction.stage import Staged, commit, finish
from marsad.archive.store import Archive
from marsad.records.redaction import ChangedFile, Redaction, RedactionKind, RemovedRange, RemovedRow


@dataclass(frozen=True, slots=True)
class Order:
    """Why, by whom and when. ``reason`` is kept as written, so it should not repeat what is removed."""

    reason: str
    kind: RedactionKind
    operator: str
    tool: str
    now: datetime


def carry_out(archive: Archive, plan: Plan, order: Order, folder: Path, *, media_only: bool) -> Redaction:
    """Remove what ``plan`` names; ``folder`` is the open stage, and the caller holds the writer's lock."""
    rows: list[RemovedRow] = []
    ranges: list[RemovedRange] = []
    files: list[ChangedFile] = []
    staged: list[Staged] = []
    if not media_only:
        for row, file, made in _batches(archive, plan.rows, folder):
            rows += row
            files.append(file)
            staged.append(made)
        for gone, file, made in _raw(archive, plan, folder):
            ranges += gone
            files.append(file)
            staged.append(made)
    files += _media(archive, plan)
    made_line = Redaction(
        seq=0,
        at=order.now,
        operator=order.operator,
        reason=order.reason,
        kind=order.kind,
        posts=plan.posts,
        media=tuple(plan.blocked),
        rows=tuple(rows),
        ranges=tuple(ranges),
        files=tuple(files),
        copies=tuple(plan.copies),
    )
    done = commit(archive, made_line, staged, order.tool)
    finish(archive)
    return done


def _batches(
    archive: Archive, rows: pl.DataFrame, folder: Path
) -> Iterator[tuple[list[RemovedRow], ChangedFile, Staged]]:
    paths = {batch.seq: batch.posts for batch in archive.log().batches if batch.posts}
    for (seq,), part in rows.group_by("batch", maintain_order=True):
        path = paths[int(str(seq))]
        name, made = str(path.relative_to(archive.evidence)), folder / path.name
        had = write_without_words(path, part["row"].to_list(), made)
        removed = [
            RemovedRow(
                batch=row["batch"],
                row=row["row"],
                urn=row["urn"],
                revision=row["revision"],
                leaf=had[row["row"]].hex(),
                fingerprint=(row["fingerprint"] or b"").hex(),
            )
            for row in part.iter_rows(named=True)
        ]
        yield removed, ChangedFile(name, sha256_file(path), sha256_file(made)), Staged(made, name)


def _raw(archive: Archive, plan: Plan, folder: Path) -> Iterator[tuple[tuple[RemovedRange, ...], ChangedFile, Staged]]:
    for sha256, places in plan.places.items():
        path = archive.blobs.find(sha256)
        assert path is not None, f"no blob {sha256}"
        name, made = str(path.relative_to(archive.evidence)), folder / path.name
        with archive.blobs.stream(sha256) as stream:
            content, gone = write_without(stream, made, sha256, places, packed=path.suffix == ".zst")
        yield gone, ChangedFile(name, sha256_file(path), sha256_file(made), content), Staged(made, name)


def _media(archive: Archive, plan: Plan) -> Iterator[ChangedFile]:
    for sha256 in plan.media:
        path = archive.blobs.find(sha256)
        assert path is not None, f"no blob {sha256}"
        yield ChangedFile(str(path.relative_to(archive.evidence)), sha256_file(path), None)
