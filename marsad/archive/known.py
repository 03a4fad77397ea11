"""What is known of one source while it is read again: fingerprints of posts, absences, and what was seen now.

Nothing of it grows with the archive but one number a post: fingerprints are read from the batches whose numbers reach
into those of the batch at hand (a custody line names the span of each source), and only what waits for its commit is
held in memory.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from marsad.archive.compare import KNOWN
from marsad.archive.store import Archive, BatchFile

_STORED = [name for name in KNOWN if name != "method"]


class Known:
    """Columns of :data:`marsad.archive.compare.KNOWN` for one source, wherever they lie."""

    def __init__(self, archive: Archive, source: str) -> None:
        self._archive, self._source = archive, source
        self._absent = _absent_now(archive, source)
        self._waiting: list[pl.DataFrame] = []
        self._seen: list[pl.Series] = []
        self.changed = False

    def near(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The known revisions that can concern ``batch``."""
        low, high = batch.select(pl.col("number").min().alias("low"), pl.col("number").max().alias("high")).row(0)
        whole = low is None or bool(batch["number"].null_count())
        inside = pl.lit(value=True) if whole else pl.col("number").is_between(low, high)
        files = [b for b in self._batches() if whole or b.reaches(self._source, low, high)]
        waiting = [frame.filter(inside) for frame in self._waiting]
        return pl.concat([self._read(files, inside), *waiting])

    def add(self, batch: pl.DataFrame, rows: pl.DataFrame, method: str) -> None:
        """``batch`` was seen; ``rows`` of it are to be kept."""
        self._seen.append(batch["number"])
        if len(rows):
            self.changed = True
            fresh = rows.with_columns(pl.lit(method).alias("method"))
            self._waiting.append(fresh.select(pl.col(name).cast(kind) for name, kind in KNOWN.items()))

    def committed(self) -> None:
        """What was added lies in the archive now."""
        self._waiting.clear()

    def gone(self, spans: Sequence[tuple[int, int]]) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Posts (``urn``, ``number``) newly absent inside ``spans``, and posts called absent before that are here
        again.
        """
        seen = pl.concat(self._seen) if self._seen else pl.Series("number", [], pl.Int64)
        inside = pl.any_horizontal([pl.lit(False), *(pl.col("number").is_between(a, b) for a, b in spans)])
        known = self._scan(self._batches(), ["number"], inside).unique().collect()
        missing = known.join(seen.to_frame("number"), on="number", how="anti")
        if len(missing):
            found = self._scan(self._batches(), ["urn", "number"], pl.col("number").is_in(missing["number"].implode()))
            missing = found.unique("urn").sort("number").collect()
        else:
            missing = pl.DataFrame(schema={"urn": pl.String, "number": pl.Int64})
        back = self._absent.join(seen.unique().to_frame("number"), on="number", how="semi", maintain_order="left")
        return missing.join(self._absent, on="urn", how="anti", maintain_order="left"), back

    def _batches(self) -> list[BatchFile]:
        return [b for b in self._archive.log().batches if b.posts is not None and b.holds(self._source)]

    def _scan(self, batches: list[BatchFile], columns: list[str], where: pl.Expr) -> pl.LazyFrame:
        """``columns`` of the source's rows; row groups whose statistics exclude ``where`` are not read."""
        wanted = (pl.col("source") == self._source) & where
        frames = [pl.scan_parquet(b.posts).filter(wanted).select(columns) for b in batches if b.posts is not None]
        kinds = {**KNOWN, "capture": pl.String()}
        return pl.concat(frames) if frames else pl.LazyFrame(schema={name: kinds[name] for name in columns})

    def _read(self, batches: list[BatchFile], where: pl.Expr) -> pl.DataFrame:
        methods = {capture.id: capture.method for capture in self._archive.log().captures.values()}
        method = pl.col("capture").replace_strict(methods, default="", return_dtype=pl.String).alias("method")
        rows = self._scan(batches, [*_STORED, "capture"], where).with_columns(method)
        return rows.select(pl.col(name).cast(kind) for name, kind in KNOWN.items()).collect()


def _absent_now(archive: Archive, source: str) -> pl.DataFrame:
    """``urn, number`` of what was absent when last looked for: last by the order of the log, never by its clock."""
    return (
        archive.observations()
        .filter(pl.col("source") == source)
        .group_by("urn")
        .agg(pl.col("number", "what").sort_by("batch", maintain_order=True).last())
        .filter(pl.col("what") == "absent")
        .select("urn", "number")
        .sort("number", "urn")
        .collect()
    )
