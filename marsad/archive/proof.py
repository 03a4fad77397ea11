"""The proof of one post: its row, the way to its batch's root, the custody line that names the root, and every line
from there to the head. ``docs/check_proof.py`` checks it without Marsad.

A proof shows one row. Of other rows it shows hashes alone, of other batches their custody lines (files, captures,
sources), which are what the chain consists of. For many posts at once the lines stand beside the proofs, once, and
each batch is read and hashed once.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from marsad.archive.custody import Line, decode
from marsad.archive.merkle import canonical, leaf, levels, path_in
from marsad.archive.reader import read_post
from marsad.archive.store import Archive
from marsad.archive.withheld import WITHHELD
from marsad.records.errors import CannotRun
from marsad.records.redaction import Tombstone

SCHEMA = 2
TOMBSTONE = "tombstone 2"


def prove(archive: Archive, urn: str, revision: int | None = None) -> dict[str, Any]:
    """The proof of a post's current wording (or of ``revision``), as JSON values; :class:`CannotRun` says why there is
    none. Of a wording that was redacted it is the tombstone: ``leaf_hash`` in the place of the row, and why.
    """
    post = read_post(archive, urn)
    number = post.current.n if revision is None else revision
    found = next((r for r in post.revisions if r.n == number), None)
    if found is None:
        raise CannotRun(f"{post.urn}: has no revision {number}; it has {len(post.revisions)}")
    if post.withheld:
        raise CannotRun(f"{post.urn}: {WITHHELD}; a proof shows them")
    seq, what = found.evidence.batch, f"{post.urn}, revision {number}"
    raw = raw_lines(archive)
    rows = pl.DataFrame({"urn": [post.urn], "revision": [number], "row": [found.evidence.row]})
    proof = next(iter(_of_batch(archive, decode(raw[seq - 1], f"custody line {seq}"), rows, what)))
    lines = raw[seq - 1 :]
    return {**proof, "lines": [line.decode() for line in lines], "timestamp": _timestamp(archive, seq, lines)}


def proofs(archive: Archive, rows: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Proofs of many rows (``urn, revision, batch, row``), without the custody lines, which :func:`raw_lines` gives.

    Batches that were written before they carried a root have none and are passed over; :class:`CannotRun` where a
    batch has changed.
    """
    raw = raw_lines(archive)
    for (seq,), mine in rows.sort("batch", "row").group_by("batch", maintain_order=True):
        line = decode(raw[int(str(seq)) - 1], f"custody line {seq}")
        if line["posts"].get("root") is not None:
            yield from _of_batch(archive, line, mine, "the selection")


def raw_lines(archive: Archive) -> list[bytes]:
    """Every custody line as it is stored."""
    return [bytes(line) for _, _, line in archive.custody.raw_lines()]


def _stone(stone: Tombstone) -> dict[str, Any]:
    return {"line": stone.line, "at": stone.at.isoformat(), "kind": stone.kind, "reason": stone.reason}


def _of_batch(archive: Archive, line: Line, rows: pl.DataFrame, what: str) -> Iterator[dict[str, Any]]:
    """Proofs of rows of one batch, once the whole batch is seen to be the one that its line names.

    Of a redacted row the proof is its tombstone: the leaf's hash in the place of the leaf.
    """
    named, seq = line["posts"].get("root"), line["seq"]
    if named is None:
        raise CannotRun(
            f"{what}: its batch {seq} was written before batches carried a Merkle root, so it has no proof of "
            "its own; the SHA-256 of the whole batch stands in the custody log"
        )
    forms = canonical(pq.read_table(archive.evidence / line["posts"]["path"]))
    redactions = archive.log().redactions
    tree = levels(redactions.leaves(seq, [leaf(form) for form in forms]))
    if tree[-1][0].hex() != named:
        raise CannotRun(f"{what}: batch {seq} has changed since it was written; `marsad verify` tells more")
    for urn, revision, row in rows.select("urn", "revision", "row").iter_rows():
        path = [node.hex() for node in path_in(tree, row)]
        place = {"seq": seq, "index": row, "path": path}
        stone = next((t for t in redactions.tombstones(urn) if t.revision == revision), None)
        shown = {"schema": SCHEMA, "urn": urn, "revision": revision, "leaf": forms[row]}
        if stone is not None:
            shown |= {"schema": TOMBSTONE, "leaf": None, "leaf_hash": tree[0][row].hex(), "redacted": _stone(stone)}
        yield {**shown, **place, "timestamp": None}


def _timestamp(archive: Archive, seq: int, lines: list[bytes]) -> dict[str, Any] | None:
    """The first timestamp over the post's line or a later one: the line that names it, and the token itself."""
    for raw in lines:
        line = decode(raw, "custody log")
        stamp = line.get("timestamp")
        if stamp and stamp["covers"]["seq"] >= seq:
            token = (archive.evidence / stamp["path"]).read_bytes()
            return {"seq": line["seq"], "token": base64.b64encode(token).decode()}
    return None
