"""An import of what was redacted before: its words are not taken, its raw file is kept without its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from marsad.archive.blobs import Blob
from marsad.archive.files import sha256_file
from marsad.archive.redaction.told import KEY, Redactions, written
from marsad.archive.store import Archive
from marsad.records.harvest import Opened, Skipped
from marsad.records.redaction import ChangedFile, Place, Redaction, RemovedRange

Places = dict[str, list[Place]]
BLOCKED = "this file was redacted, so it was not kept"


@dataclass(slots=True)
class Withheld:
    """What the next custody line tells of it."""

    posts: list[str] = field(default_factory=list)
    ranges: list[RemovedRange] = field(default_factory=list)
    files: list[ChangedFile] = field(default_factory=list)

    def line(self, before: Redactions, seq: int, now: datetime, operator: str) -> dict[str, Any]:
        """The part of a batch's line; empty where nothing was held back."""
        if not (self.posts or self.files):
            return {}
        lines = [one for one in before.all if not one.under and _concerns(one, set(self.posts))]
        kind = (lines or list(before.all))[-1].kind
        under = tuple(one.seq for one in lines)
        posts, ranges, files = tuple(dict.fromkeys(self.posts)), tuple(self.ranges), tuple(self.files)
        reason = "redacted before; an import brought it again"
        told = Redaction(
            seq, now, operator, reason, kind, posts, (), (), ranges, files, (), under or (before.all[-1].seq,)
        )
        return {KEY: written(told)}


def keep_raw(archive: Archive, path: Path, without: Places, withheld: Withheld) -> Blob:
    """Keep a raw file; where it holds redacted posts, without their bytes. One that an earlier line names stays as it
    is: the redaction went through it, or it is another source's.
    """
    sha256 = sha256_file(path) if without else ""
    kept_now = any(file.path.rpartition("/")[2].removesuffix(".zst") == sha256 for file in withheld.files)
    if not without.get(sha256) or kept_now or _named(archive, sha256):
        return archive.blobs.keep(path)
    blob, kept = archive.blobs.keep_without(path, sha256, without[sha256])
    withheld.ranges += kept.ranges
    withheld.files.append(ChangedFile(f"blobs/{blob.path}", None, blob.stored, kept.content))
    return blob


def _named(archive: Archive, sha256: str) -> bool:
    return any(blob[0] == sha256 for line in archive.custody.lines() for blob in line.get("blobs", []))


def sift(batch: pl.DataFrame, before: Redactions, withheld: Withheld) -> tuple[pl.DataFrame, list[tuple[str, str]]]:
    """The posts of a batch that may be kept; of the others the URN, and why not."""
    near = batch.filter(pl.col("urn").is_in(before.urns)).select("urn", "fingerprint") if before.urns else batch.clear()
    told: list[tuple[str, str]] = []
    gone: list[tuple[str, bytes]] = []
    for urn, fingerprint in near.select("urn", "fingerprint").iter_rows():
        if redaction := before.of(urn, (fingerprint or b"").hex()):
            gone.append((urn, fingerprint))
            why = f"was redacted on {redaction.at:%Y-%m-%d} ({redaction.kind}), so its words were not taken"
            told.append((urn, why))
    if not gone:
        return batch, []
    withheld.posts += [urn for urn, _ in gone]
    schema = {"urn": pl.String(), "fingerprint": pl.Binary()}
    left_out = pl.DataFrame(gone, schema=schema, orient="row")
    return batch.join(left_out, on=["urn", "fingerprint"], how="anti", nulls_equal=True, maintain_order="left"), told


def skipped(opened: Opened, item: str, why: str) -> Skipped:
    """Something of an export that was not taken."""
    return Skipped(str(opened.files[0]), item, why)


def _concerns(redaction: Redaction, urns: set[str]) -> bool:
    return bool(urns & {*redaction.posts, *(row.urn for row in redaction.rows)})
