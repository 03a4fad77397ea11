"""A batch without the words of some of its rows. Every row stays in its place, with its number and its time.

What stays of a redacted row: its URN, number, times and capture, where its raw item lies, and the hashes by which the
same wording is known when it comes again. Its ``kind`` is ``redacted``, so that nothing that reads posts sees it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive.merkle import leaves
from marsad.records.posts import POSTS, PostKind

_STAYS = frozenset(
    {"source", "urn", "number", "published", "zone", "edited", "blob", "offset", "length"}
    | {"fingerprint", "form", "revision", "capture"}
)
_EMPTY = ("entities", "media")
_GROUP = 5_000


def write_without_words(path: Path, rows: Collection[int], target: Path) -> dict[int, bytes]:
    """Write the batch at ``path`` to ``target`` without the words of ``rows``; the leaf hash that each of them had."""
    with pa.OSFile(str(path), "rb") as file:
        table = pq.read_table(file)
    had = leaves(table)
    blank = without_words(table, rows)
    pq.write_table(blank, target, row_group_size=_GROUP, compression="zstd", write_page_checksum=True)
    return {row: had[row] for row in rows}


def without_words(table: pa.Table, rows: Collection[int]) -> pa.Table:
    """``table`` with the words, names and media of ``rows`` taken out."""
    frame = pl.DataFrame(table).with_row_index("_row")
    gone = pl.col("_row").is_in(list(rows))
    filled: dict[str, pl.Expr] = {"kind": pl.lit(PostKind.REDACTED.value), "text": pl.lit("")}
    filled |= {name: pl.lit([], frame.schema[name]) for name in _EMPTY}
    changed = [
        pl.when(gone).then(filled.get(name, pl.lit(None))).otherwise(pl.col(name)).alias(name)
        for name in POSTS.names
        if name not in _STAYS
    ]
    return frame.with_columns(changed).drop("_row").select(POSTS.names).to_arrow().cast(POSTS)
