"""The Parquet files of a batch, and what its custody line says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive.files import TEMPORARY, make_folder, publish, sha256_file
from marsad.archive.merkle import leaves, root
from marsad.records.posts import POSTS

GROUP = 5_000


def write(evidence: Path, name: str, seq: int, frames: list[pl.DataFrame]) -> dict[str, Any] | None:
    """Publish ``frames`` as the file of line ``seq`` under ``name`` (posts, observations); None where there are none.

    Path, rows, size and SHA-256 come back, for posts with their Merkle root and each source's span of numbers.
    """
    if not frames:
        return None
    table = pl.concat(frames).sort("source", "number", maintain_order=True).to_arrow()
    if name == "posts":
        table = table.select(POSTS.names).cast(POSTS)
    final = evidence / name / f"{seq:06d}.parquet"
    make_folder(final.parent)
    temporary = final.with_name(final.name + TEMPORARY)
    pq.write_table(table, temporary, row_group_size=GROUP, compression="zstd", write_page_checksum=True)
    publish(temporary, final)
    return {
        "path": str(final.relative_to(evidence)),
        "rows": table.num_rows,
        "size": final.stat().st_size,
        "sha256": sha256_file(final),
        **(_told(table) if name == "posts" else {}),
    }


def _told(table: pa.Table) -> dict[str, Any]:
    """What a custody line says of the posts of a batch: their Merkle root, and each source's span of numbers."""
    parts = [table.slice(start, GROUP) for start in range(0, len(table), GROUP)]
    hashes = [leaf for part in parts for leaf in leaves(part)]  # the canonical form is larger than the rows
    number = pl.col("number")
    spans = (
        pl.DataFrame(table.select(["source", "number"]))
        .group_by("source", maintain_order=True)
        .agg(number.min().alias("low"), number.max().alias("high"), number.has_nulls().alias("lacking"))
    )
    return {
        "root": root(hashes).hex(),
        "spans": {source: None if lacking else (low, high) for source, low, high, lacking in spans.iter_rows()},
    }
