"""Media files of a batch: kept by hash, the hash written beside them; what is listed as unlawful is never kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from marsad.archive.blobs import Blob, Blobs
from marsad.archive.files import sha256_file
from marsad.archive.pictures.unlawful import Match, Unlawful
from marsad.records.picture import Blocked
from marsad.records.posts import MediaStatus


def keep_media(
    batch: pl.DataFrame,
    root: Path,
    blobs: Blobs,
    unlawful: Unlawful,
    redacted: Callable[[str], bool] | None = None,
) -> tuple[pl.DataFrame, list[Blob], list[Blocked], list[str]]:
    """Keep each included file under ``root`` once and fill in ``media.sha256``; files that vanished become missing.

    A file that ``unlawful`` names is read where it lies and nothing of it is written: its media become blocked, with
    the hash. What was stopped is told for each post that shows it. Nor is a file kept whose hash was ``redacted``: its
    hash stands there alone, and its path among those returned last.
    """
    if not batch["media"].list.len().sum():
        return batch, [], [], []
    shown = batch.select("urn", "media").explode("media").unnest("media")
    paths = shown.filter(pl.col("status") == MediaStatus.INCLUDED)["path"].drop_nulls().unique().sort().to_list()
    there = [path for path in paths if (root / path).is_file()]
    met = {path: sha256_file(root / path) for path in there} if redacted else {}
    gone = {path: sha256 for path, sha256 in met.items() if redacted and redacted(sha256)}
    stopped = {path: match for path in there if path not in gone and (match := unlawful.match(root / path))}
    kept = {path: blobs.keep(root / path) for path in there if path not in stopped and path not in gone}
    hashes = {path: one.sha256 for path, one in (kept | stopped).items()} | gone
    element = pl.element()
    path, status = element.struct.field("path"), element.struct.field("status")
    digest = path.replace_strict(hashes, default=None, return_dtype=pl.String)
    lost = (status == MediaStatus.INCLUDED) & digest.is_null()
    now = (
        pl.when(path.is_in(list(stopped)))
        .then(pl.lit(MediaStatus.BLOCKED.value))
        .when(path.is_in(list(gone)) & digest.is_not_null())
        .then(pl.lit(MediaStatus.NOT_INCLUDED.value))
        .when(lost)
        .then(pl.lit(MediaStatus.MISSING.value))
        .otherwise(status)
    )
    media = pl.col("media").list.eval(element.struct.with_fields(digest.alias("sha256"), now.alias("status")))
    return batch.with_columns(media), list(kept.values()), _told(shown, stopped), sorted(gone)


def _told(shown: pl.DataFrame, stopped: dict[str, Match]) -> list[Blocked]:
    where = shown.filter(pl.col("path").is_in(list(stopped))).select("urn", "path").rows()
    return [
        Blocked(urn, path, match.sha256, match.list, match.by, match.distance)
        for urn, path in where
        for match in (stopped[path],)
    ]
