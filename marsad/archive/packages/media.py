"""Which media files a selection shows."""

from __future__ import annotations

import polars as pl

_SCHEMA = {"sha256": pl.String(), "path": pl.String(), "mime": pl.String(), "urn": pl.String(), "capture": pl.String()}


def media_of(frame: pl.DataFrame) -> pl.DataFrame:
    """Every kept media file of rows with ``urn, capture, media``: its hash, path and type as exported, and the first
    row that shows it.
    """
    if not frame["media"].list.len().sum():
        return pl.DataFrame(schema=_SCHEMA)
    shown = frame.select("urn", "capture", "media").explode("media").drop_nulls("media")
    fields = pl.col("media").struct.field("sha256", "path", "mime")
    files = shown.select(fields, "urn", "capture").filter(pl.col("sha256").is_not_null())
    return files.unique("sha256", keep="first", maintain_order=True).sort("sha256").select(*_SCHEMA)
