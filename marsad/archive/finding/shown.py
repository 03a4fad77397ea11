"""What a hit shows, kept so that one row is read in microseconds: derived, one Arrow file for each batch.

Row ``n`` of a file is row ``n`` of the batch. A file is cut into record batches of 192 rows, each compressed on its
own, so that a hit costs the unpacking of one of them (about 50 microseconds); a row group of the evidence costs
milliseconds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import polars as pl
import pyarrow as pa

from marsad.archive.files import TEMPORARY
from marsad.records.errors import CannotRun

_ROWS = 192
_OPEN = 64  # files held open at once; a file of 50,000 rows is mapped, not read
_COMPRESSION = pa.Codec("zstd", compression_level=9)
_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("urn", pa.string()),
    ("source", pa.string()),
    ("published", pa.timestamp("ms", "UTC")),
    ("revision", pa.int32()),
    ("language", pa.string()),
    ("text", pa.string()),
]
_SCHEMA = pa.schema(_COLUMNS)


class Shown(NamedTuple):
    """One row: a wording of a post as a page of hits shows it."""

    urn: str
    source: str
    published: datetime
    revision: int
    language: str
    text: str


class ShownRows:
    """The files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: OrderedDict[int, pa.ipc.RecordBatchFileReader] = OrderedDict()
        self._lock = Lock()

    def path(self, batch: int) -> Path:
        """Where the rows of a batch lie."""
        return self.folder / f"{batch:06d}.arrow"

    def write(self, batch: int, rows: pl.DataFrame) -> None:
        """Keep the rows of a batch, all of them in their order."""
        self.folder.mkdir(parents=True, exist_ok=True)
        table = rows.select(_SCHEMA.names).to_arrow().cast(_SCHEMA).combine_chunks()
        temporary = self.path(batch).with_suffix(".arrow" + TEMPORARY)
        options = pa.ipc.IpcWriteOptions(compression=_COMPRESSION)
        with pa.OSFile(str(temporary), "wb") as file, pa.ipc.new_file(file, _SCHEMA, options=options) as writer:
            writer.write_table(table, max_chunksize=_ROWS)
        temporary.replace(self.path(batch))

    def read(self, places: Sequence[tuple[int, int]]) -> list[Shown]:
        """The rows at ``places`` (batch, row), in that order."""
        pieces = {key: self._piece(*key) for key in dict.fromkeys((b, row // _ROWS) for b, row in places)}
        return [_row(pieces[b, row // _ROWS], row % _ROWS) for b, row in places]

    def forget(self, batches: Iterable[int] | None = None) -> None:
        """Close files that were opened (all, or of these batches), because they have been written anew."""
        with self._lock:
            for batch in list(self._open) if batches is None else batches:
                self._open.pop(batch, None)

    def _piece(self, batch: int, number: int) -> pa.RecordBatch:
        with self._lock:
            try:
                reader = self._open.pop(batch, None) or _opened(self.path(batch))
            except FileNotFoundError as error:
                raise CannotRun(f"{self.folder}: the search index was made anew meanwhile; search again") from error
            self._open[batch] = reader
            while len(self._open) > _OPEN:
                self._open.popitem(last=False)
            return reader.get_batch(number)


def _opened(path: Path) -> pa.ipc.RecordBatchFileReader:
    options = pa.ipc.IpcReadOptions(use_threads=False)  # a piece is too small to be shared out
    return pa.ipc.open_file(pa.memory_map(str(path)), options=options)


def _row(piece: pa.RecordBatch, row: int) -> Shown:
    urn, source, published, revision, language, text = (column[row] for column in piece.columns)
    moment = datetime.fromtimestamp(published.value / 1000, UTC)
    return Shown(urn.as_py(), source.as_py(), moment, revision.as_py(), language.as_py() or "und", text.as_py() or "")
