"""The proof of one post: its row, the way to its batch's root, the custody line that names the root, and every line
from there to the head. ``docs/check_proof.py`` checks it without Marsad.

A proof shows one row. Of other rows it shows hashes alone, of other batches their custody lines (files, captures,
sources), which are what the chain consists of.
"""

from __future__ import annotations

import base64
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from marsad.archive.custody import Line, decode, digest
from marsad.archive.merkle import audit_path, canonical, leaf, root
from marsad.archive.reader import read_post
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.redaction import Tombstone

SCHEMA = 1
TOMBSTONE = "tombstone 1"


def prove(archive: Archive, urn: str, revision: int | None = None) -> dict[str, Any]:
    """The proof of a post's current wording (or of ``revision``), as JSON values; :class:`CannotRun` says why there is
    none. Of a wording that was redacted it is the tombstone: ``leaf_hash`` in the place of the row, and why.
    """
    post = read_post(archive, urn)
    number = post.current.n if revision is None else revision
    if number not in {r.n for r in post.revisions}:
        raise CannotRun(f"{post.urn}: has no revision {number}; it has {len(post.revisions)}")
    seq, row = _place(archive, post.source, post.urn, number)
    raw = [bytes(line) for _, _, line in archive.custody.raw_lines()]
    line, chain = decode(raw[seq - 1], f"custody line {seq}"), raw[seq:]
    shown, hash_, path = _path(archive, line, row, f"{post.urn}, revision {number}")
    stone = next((t for t in archive.log().redactions.tombstones(post.urn) if t.revision == number), None)
    return {
        **({"schema": SCHEMA} if stone is None else {"schema": TOMBSTONE, "redacted": _stone(stone)}),
        "urn": post.urn,
        "revision": number,
        **({"leaf": shown} if stone is None else {"leaf_hash": hash_}),
        "index": row,
        "size": line["posts"]["rows"],
        "path": path,
        "root": line["posts"]["root"],
        "line": raw[seq - 1].decode(),
        "chain": [later.decode() for later in chain],
        "head": {"seq": len(raw), "hash": digest(raw[-1])},
        "timestamp": _timestamp(archive, seq, chain),
    }


def _place(archive: Archive, source: str, urn: str, revision: int) -> tuple[int, int]:
    mine = (pl.col("source") == source) & (pl.col("urn") == urn) & (pl.col("revision") == revision)
    place = archive.posts(["source", "urn", "revision"]).filter(mine).select("batch", "row").collect()
    return int(place["batch"][0]), int(place["row"][0])


def _stone(stone: Tombstone) -> dict[str, Any]:
    return {"line": stone.line, "at": stone.at.isoformat(), "kind": stone.kind, "reason": stone.reason}


def _path(archive: Archive, line: Line, row: int, what: str) -> tuple[str, str, list[str]]:
    """The canonical form of a row, its leaf hash and its audit path, once the whole batch is seen to be the one the
    line names.
    """
    named = line["posts"].get("root")
    if named is None:
        raise CannotRun(
            f"{what}: its batch {line['seq']} was written before batches carried a Merkle root, so it has no proof of "
            "its own; the SHA-256 of the whole batch stands in the custody log"
        )
    rows = canonical(pq.read_table(archive.evidence / line["posts"]["path"]))
    hashes = archive.log().redactions.leaves(line["seq"], [leaf(text) for text in rows])
    if root(hashes).hex() != named:
        raise CannotRun(f"{what}: batch {line['seq']} has changed since it was written; `marsad verify` tells more")
    return rows[row], hashes[row].hex(), [node.hex() for node in audit_path(hashes, row)]


def _timestamp(archive: Archive, seq: int, chain: list[bytes]) -> dict[str, Any] | None:
    """The first timestamp over the post's line or a later one: the line that names it, and the token itself."""
    for raw in chain:
        line = decode(raw, "custody log")
        stamp = line.get("timestamp")
        if stamp and stamp["covers"]["seq"] >= seq:
            token = (archive.evidence / stamp["path"]).read_bytes()
            return {"seq": line["seq"], "token": base64.b64encode(token).decode()}
    return None
