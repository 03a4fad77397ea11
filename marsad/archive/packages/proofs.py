"""Proofs that leave in a package, one for each revision, with the chain of custody lines once beside them.

A proof needs custody lines as they are stored, from the post's to the head. These name operators, what was taken
beside, and earlier exports; cut or blackened, their hashes no longer hold. So proofs leave only where the whole log
may (``--full-custody``). And a proof shows its row whole: where masking would change a row, or its words are withheld,
its proof stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from marsad.archive.merkle import canonical
from marsad.archive.packages.masking import masked, nameless
from marsad.archive.packages.selection import Selection
from marsad.archive.proof import proofs, raw_lines
from marsad.archive.store import Archive
from marsad.archive.withheld import withheld
from marsad.records.posts import POSTS

_SLICE = 5_000
LOG = "log.ndjson"


def selected_proofs(archive: Archive, selection: Selection, *, unmasked: bool) -> Iterator[dict[str, Any]]:
    """The proofs of the selected revisions that may leave, batch by batch."""
    open_ = selection.urns.join(withheld(archive), on="urn", how="anti")
    rows = archive.posts(["urn", "revision"]).join(open_.lazy(), on="urn", how="semi").collect()
    for (seq,), mine in rows.group_by("batch", maintain_order=True):
        if not unmasked:
            mine = mine.join(_private(archive, int(str(seq)), mine), on="row", how="anti")
        yield from proofs(archive, mine)


def _private(archive: Archive, seq: int, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of one batch that masking would change (one column, ``row``)."""
    found: list[pl.DataFrame] = [rows.select("row").clear()]
    whole = archive.posts(None, [seq]).join(rows.lazy().select("row"), on="row", how="semi").collect()
    for part in whole.iter_slices(_SLICE):
        posts = part.select(POSTS.names)
        plain = canonical(posts.to_arrow())
        closed = canonical(nameless(archive, masked(posts)).select(POSTS.names).to_arrow())
        found.append(part.filter(plain != closed).select("row"))
    return pl.concat(found)


def write_log(archive: Archive, folder: Path) -> None:
    """The custody lines as stored, and the timestamp tokens that they name, beside the proofs."""
    (folder / LOG).write_bytes(log_bytes(archive))
    for token in archive.log().tokens:
        (folder / token.name).write_bytes(token.read_bytes())


def log_bytes(archive: Archive) -> bytes:
    """The custody log, a line each."""
    return b"".join(line + b"\n" for line in raw_lines(archive))


def as_bytes(proof: dict[str, Any]) -> bytes:
    """A proof as a file holds it."""
    return orjson.dumps(proof) + b"\n"
