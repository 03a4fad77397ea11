"""What an export brings back that was redacted before: found before it is taken, so that it is kept without it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from marsad.archive.identity import identify
from marsad.archive.redaction.returning import Places
from marsad.archive.redaction.told import Redactions
from marsad.archive.store import Archive
from marsad.collect import Options, collect
from marsad.collect.locating import Sought, locate
from marsad.records.harvest import Batch, Closed, Opened
from marsad.records.redaction import Place
from marsad.records.urn import split_post


def returning(archive: Archive, path: Path, options: Options) -> Places:
    """Where an export holds posts that were redacted before, so that its raw file is kept without them.

    Reads the export once more, and only the chats that a redaction concerns.
    """
    before = archive.log().redactions
    if not (before.whole or before.wordings):
        return {}
    found: Places = {}
    opened: Opened | None = None
    wanted: dict[str, Sought] = {}

    def skip(step: Opened) -> bool:
        return not before.concern(identify(step.source, archive.log()).source.urn)

    for step in collect(path, replace(options, skip=skip)):
        if isinstance(step, Opened):
            opened = step
            wanted = {}
        elif isinstance(step, Batch) and opened is not None:
            source = identify(opened.source, archive.log()).source.urn
            wanted |= {one.item: one for one in _sought(pl.DataFrame(step.table), source, before)}
        elif isinstance(step, Closed) and opened is not None and wanted:
            for sha256, places in _in_files(opened, list(wanted.values())):
                found.setdefault(sha256, []).extend(places)
    return found


def _sought(batch: pl.DataFrame, source: str, before: Redactions) -> Iterator[Sought]:
    items = [urn.partition("/")[2] for urn in before.urns]
    near = batch.filter(pl.col("urn").str.split_exact("/", 1).struct.field("field_1").is_in(items))
    for row in near.select("urn", "number", "text", "raw_hash", "fingerprint").iter_rows(named=True):
        item = split_post(row["urn"])[1]
        urn = f"{source}/{item}"
        if before.of(urn, (row["fingerprint"] or b"").hex()):
            hashes = frozenset(filter(None, [row["raw_hash"]]))
            yield Sought(item, row["number"], frozenset([row["text"] or ""]), hashes, urn in before.whole)


def _in_files(opened: Opened, wanted: list[Sought]) -> Iterator[tuple[str, list[Place]]]:
    for path in opened.files:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        if places := locate(path, path.name, wanted):
            yield sha256, places
