"""Media files of a batch: kept by hash, and the hash written beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from marsad.archive.blobs import Blob, Blobs
from marsad.archive.files import sha256_file
from marsad.records.posts import MediaStatus


def keep_media(
    batch: pl.DataFrame, root: Path, blobs: Blobs, blocked: Callable[[str], bool] | None = None
) -> tuple[pl.DataFrame, list[Blob], list[str]]:
    """Keep each included file under ``root`` once and fill in ``media.sha256``; files that vanished become missing.

    A file whose hash is ``blocked`` is not kept: its hash stands there alone, and its path among those returned last.
    """
    included = batch["media"].explode().struct.unnest() if batch["media"].list.len().sum() else None
    if included is None:
        return batch, [], []
    paths = included.filter(pl.col("status") == MediaStatus.INCLUDED)["path"].drop_nulls().unique().sort().to_list()
    here = [path for path in paths if (root / path).is_file()]
    met = {path: sha256_file(root / path) for path in here} if blocked else {}
    stopped = {path: sha256 for path, sha256 in met.items() if blocked and blocked(sha256)}
    kept = {path: blobs.keep(root / path) for path in here if path not in stopped}
    hashes = {path: blob.sha256 for path, blob in kept.items()} | stopped
    element = pl.element()
    digest = element.struct.field("path").replace_strict(hashes, default=None, return_dtype=pl.String)
    lost = (element.struct.field("status") == MediaStatus.INCLUDED) & digest.is_null()
    never = element.struct.field("path").is_in(list(stopped)) & digest.is_not_null()
    absent = pl.lit(MediaStatus.NOT_INCLUDED.value)
    status = (
        pl.when(never)
        .then(absent)
        .when(lost)
        .then(pl.lit(MediaStatus.MISSING.value))
        .otherwise(element.struct.field("status"))
    )
    media = pl.col("media").list.eval(element.struct.with_fields(digest.alias("sha256"), status.alias("status")))
    return batch.with_columns(media), list(kept.values()), sorted(stopped)
