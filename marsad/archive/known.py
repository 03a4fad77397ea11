"""What is known of one source while it is read again: fingerprints of posts, absences, and what was seen now."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from marsad.archive.compare import KNOWN, absent
from marsad.archive.store import Archive


class Known:
    """Columns of :data:`marsad.archive.compare.KNOWN` for one source, growing as batches are taken."""

    def __init__(self, archive: Archive, source: str) -> None:
        log = archive.log()
        methods = {capture.id: capture.method for capture in log.captures.values()}
        self._known = (
            archive.posts([*(c for c in KNOWN if c != "method"), "source", "capture"])
            .filter(pl.col("source") == source)
            .with_columns(pl.col("capture").replace_strict(methods, default="", return_dtype=pl.String).alias("method"))
            .select(pl.col(name).cast(kind) for name, kind in KNOWN.items())
            .collect()
        )
        self._before = self._known
        self._absent = _absent_now(archive, source)
        self._seen: list[pl.Series] = []
        self.changed = False

    def near(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The known revisions that can concern ``batch``."""
        low, high = batch["number"].min(), batch["number"].max()
        if low is None or batch["number"].null_count():
            return self._known
        return self._known.filter(pl.col("number").is_between(low, high))

    def add(self, batch: pl.DataFrame, rows: pl.DataFrame, method: str) -> None:
        """``batch`` was seen; ``rows`` of it are to be kept."""
        self._seen.append(batch["number"])
        if len(rows):
            self.changed = True
            fresh = rows.with_columns(pl.lit(method).alias("method"))
            self._known = pl.concat([self._known, fresh.select(pl.col(n).cast(t) for n, t in KNOWN.items())])

    def gone(self, spans: Sequence[tuple[int, int]]) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Posts newly absent inside ``spans``, and posts called absent before that are here again."""
        seen = pl.concat(self._seen) if self._seen else pl.Series("number", [], pl.Int64)
        missing = absent(self._before, seen, spans)
        back = self._absent.filter(pl.col("number").is_in(seen.implode()))
        return missing.join(self._absent, on="urn", how="anti"), back


def _absent_now(archive: Archive, source: str) -> pl.DataFrame:
    return (
        archive.observations()
        .filter(pl.col("source") == source)
        .group_by("urn")
        .agg(pl.col("number").last(), pl.col("what").last())
        .filter(pl.col("what") == "absent")
        .select("urn", "number")
        .collect()
    )
