"""Media files of a batch: kept by hash, and the hash written beside them."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from marsad.archive.blobs import Blob, Blobs
from marsad.records.posts import MediaStatus


def keep_media(batch: pl.DataFrame, root: Path, blobs: Blobs) -> tuple[pl.DataFrame, list[Blob]]:
    """Keep each included file under ``root`` once and fill in ``media.sha256``; files that vanished become missing."""
    included = batch["media"].explode().struct.unnest() if batch["media"].list.len().sum() else None
    if included is None:
        return batch, []
    paths = included.filter(pl.col("status") == MediaStatus.INCLUDED)["path"].drop_nulls().unique().sort().to_list()
    kept = {path: blobs.keep(root / path) for path in paths if (root / path).is_file()}
    hashes = {path: blob.sha256 for path, blob in kept.items()}
    element = pl.element()
    digest = element.struct.field("path").replace_strict(hashes, default=None, return_dtype=pl.String)
    lost = (element.struct.field("status") == MediaStatus.INCLUDED) & digest.is_null()
    status = pl.when(lost).then(pl.lit(MediaStatus.MISSING.value)).otherwise(element.struct.field("status"))
    media = pl.col("media").list.eval(element.struct.with_fields(digest.alias("sha256"), status.alias("status")))
    return batch.with_columns(media), list(kept.values())
