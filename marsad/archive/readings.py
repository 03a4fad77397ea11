"""Readings beside the evidence: one Parquet file for each batch, layer version in the folder's name.

Row ``n`` of a readings file belongs to row ``n`` of the batch it was made from. Files of other versions are stale.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive.files import TEMPORARY, make_folder, publish
from marsad.archive.store import Archive
from marsad.archive.withheld import shown
from marsad.records.readings import READINGS


class Readings:
    """The readings of one version."""

    def __init__(self, archive: Archive, version: str) -> None:
        self.archive, self.version = archive, version
        self.folder = archive.derived / "readings" / version

    def path(self, seq: int) -> Path:
        """Where the readings of batch ``seq`` lie."""
        return self.folder / f"{seq:06d}.parquet"

    def behind(self) -> list[int]:
        """Batches with posts whose readings are missing."""
        return [b.seq for b in self.archive.log().batches if b.posts is not None and not self.path(b.seq).exists()]

    def write(self, seq: int, table: pa.Table) -> None:
        """Keep the readings of one batch."""
        make_folder(self.folder)
        temporary = self.path(seq).with_suffix(".parquet" + TEMPORARY)
        pq.write_table(table.select(READINGS.names).cast(READINGS), temporary, row_group_size=5_000, compression="zstd")
        publish(temporary, self.path(seq))

    def drop_others(self) -> None:
        """Remove readings of other versions, once these are complete."""
        for folder in self.folder.parent.iterdir():
            if folder != self.folder:
                shutil.rmtree(folder)

    def scan(self, columns: Iterable[str] | None = None, batches: Iterable[int] | None = None) -> pl.LazyFrame:
        """Readings of all batches that have them (or of ``batches``), with ``batch`` and ``row`` to join posts by."""
        wanted = None if batches is None else set(batches)
        frames = [
            pl.scan_parquet(self.path(b.seq))
            .with_row_index("row")
            .with_columns(pl.lit(b.seq, pl.UInt32).alias("batch"))
            for b in self.archive.log().batches
            if b.posts is not None and (wanted is None or b.seq in wanted) and self.path(b.seq).exists()
        ]
        if not frames:
            empty = pl.DataFrame(READINGS.empty_table())
            nothing = pl.lit(0, pl.UInt32)
            frames = [empty.with_columns(nothing.alias("row"), nothing.alias("batch")).lazy()]
        frame = pl.concat(frames)
        return frame if columns is None else frame.select(*columns, "batch", "row")

    def shown(self, columns: Iterable[str], batches: Iterable[int] | None = None) -> pl.LazyFrame:
        """:meth:`scan` as it may be shown: nothing is recognised in words that are withheld."""
        wanted = [*columns, "batch", "row"]
        return shown(self.archive, self.scan(dict.fromkeys(["urn", *columns]), batches)).select(wanted)
