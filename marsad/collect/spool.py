"""Posts of several sources that come mixed in one file, put in order without holding them all in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from marsad.collect.columns import Columns
from marsad.records.posts import CAPTURED
from marsad.records.source import Source


class Spool:
    """Columns for each source; full ones go to an Arrow file on disk and are mapped back when the source's turn
    comes.
    """

    def __init__(self, blob: str, rows: int) -> None:
        self._blob, self._rows = blob, rows
        self._columns: dict[Source, Columns] = {}
        self._batches: dict[Source, list[int]] = {}
        self._waiting = self._written = 0

    def __enter__(self) -> Spool:
        self._folder = tempfile.TemporaryDirectory(prefix="marsad-")
        self._path = Path(self._folder.name) / "posts.arrow"
        self._writer = pa.ipc.new_file(str(self._path), CAPTURED)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()
        self._folder.cleanup()

    def columns(self, source: Source) -> Columns:
        """The columns that the next post of ``source`` goes into."""
        if source not in self._columns:
            self._columns[source] = Columns(source.urn, self._blob)
            self._batches[source] = []
        columns = self._columns[source]
        if len(columns) >= self._rows:
            self._flush(source)
        elif self._waiting >= 5 * self._rows:
            for each in self._columns:
                self._flush(each)
        self._waiting += 1
        return columns

    def sources(self) -> Iterator[tuple[Source, Iterator[pa.Table]]]:
        """Each source in the order it was first met, with its posts; nothing can be added any more."""
        for source in self._columns:
            self._flush(source)
        self._writer.close()
        with pa.memory_map(str(self._path)) as file:
            reader = pa.ipc.open_file(file)
            for source, numbers in self._batches.items():
                yield source, (pa.Table.from_batches([reader.get_batch(number)]) for number in numbers)

    def _flush(self, source: Source) -> None:
        columns = self._columns[source]
        self._waiting -= len(columns)
        if not len(columns):
            return
        for batch in columns.table().to_batches():
            self._writer.write_batch(batch)
            self._batches[source].append(self._written)
            self._written += 1
