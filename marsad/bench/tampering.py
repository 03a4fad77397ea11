"""Tamperings of an archive, each of the kind that somebody with a text editor, Python or ``rm`` can do, and what
verifying must then name. Planted one at a time in a copy that may be spoilt, and undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive import Archive
from marsad.archive.custody import digest
from marsad.archive.verify import Verified

_ROW = 1
Rewriting = Callable[[pa.Table], pa.Table]


class Hand:
    """The tamperer's hand: changes files below ``evidence/``, and remembers how they were."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._before: dict[Path, bytes | None] = {}
        seqs = [b.seq for b in archive.log().batches if b.posts]
        self.seq = seqs[len(seqs) // 2]
        self.batch = self.named(self.seq, "posts")
        self.watched = next(b.observations for b in archive.log().batches if b.observations)
        self.blobs = sorted(archive.blobs.files())

    def named(self, seq: int, part: str) -> Path:
        """The file of a batch."""
        return self.archive.evidence / part / f"{seq:06d}.parquet"

    def write(self, path: Path, data: bytes | None) -> None:
        """Put other bytes there, or none."""
        self._before.setdefault(path, path.read_bytes() if path.exists() else None)
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)

    def undo(self) -> None:
        """As it was."""
        for path, data in self._before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)

    def flip(self, path: Path) -> None:
        """One bit in the middle."""
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        self.write(path, bytes(data))

    def rewrite(self, path: Path, change: Rewriting) -> None:
        """A valid Parquet file with other rows."""
        sink = pa.BufferOutputStream()
        pq.write_table(change(pq.ParquetFile(path).read()), sink, row_group_size=5_000, compression="zstd")
        self.write(path, sink.getvalue().to_pybytes())

    def swap(self, one: Path, other: Path) -> None:
        """Each under the other's name."""
        first, second = one.read_bytes(), other.read_bytes()
        self.write(one, second)
        self.write(other, first)

    def lines(self, change: Callable[[list[bytes]], list[bytes]], segment: int = 0) -> None:
        """Another order or choice of the lines of a segment."""
        path = self.archive.custody.segments()[segment]
        self.write(path, b"".join(change(path.read_bytes().splitlines(keepends=True))))

    def edit(self, place: int, change: Callable[[dict[str, object]], object], segment: int = 0) -> None:
        """One line written anew with something in it changed."""

        def edited(lines: list[bytes]) -> list[bytes]:
            line = orjson.loads(lines[place])
            change(line)
            lines[place] = orjson.dumps(line) + b"\n"
            return lines

        self.lines(edited, segment)

    def head(self, text: bytes | None) -> None:
        """Another ``HEAD``."""
        self.write(self.archive.custody.folder / "HEAD", text)


@dataclass(frozen=True, slots=True)
class Tampering:
    """What is done, and what must be named: a failure whose ``what`` and ``where`` hold these words."""

    name: str
    do: Callable[[Hand], object]
    what: Callable[[Hand], str]
    where: Callable[[Hand], str]

    def found(self, hand: Hand, result: Verified) -> bool:
        """Whether one of the failures names it."""
        what, where = self.what(hand), self.where(hand)
        return any(what in failure.what and where in failure.where for failure in result.failures)


@contextmanager
def planted(archive: Archive, tampering: Tampering) -> Iterator[Hand]:
    """The archive with ``tampering`` in it, undone afterwards."""
    hand = Hand(archive)
    try:
        tampering.do(hand)
        yield hand
    finally:
        hand.undo()


def _text(table: pa.Table) -> pa.Table:
    frame = pl.DataFrame(table)
    here = pl.int_range(pl.len()) == _ROW
    changed = frame.with_columns(pl.when(here).then(pl.lit("never said")).otherwise("text").alias("text"))
    return changed.to_arrow().cast(table.schema)


def _present(table: pa.Table) -> pa.Table:
    return pl.DataFrame(table).with_columns(what=pl.lit("present")).to_arrow().cast(table.schema)


def _reversed(table: pa.Table) -> pa.Table:
    return pl.DataFrame(table).reverse().to_arrow().cast(table.schema)


def _doubled(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table, table.slice(0, 1)])


def _segment_removed(hand: Hand) -> None:
    hand.write(hand.archive.custody.segments()[0], None)


def _cut_and_fitted(hand: Hand) -> None:
    """The last two lines gone, and HEAD written to fit."""
    kept = list(hand.archive.custody.raw_lines())[:-2]
    for segment in hand.archive.custody.segments():
        lines = [raw + b"\n" for path, _, raw in kept if path == segment]
        hand.write(segment, b"".join(lines) if lines else None)
    last = kept[-1][2]
    hand.head(orjson.dumps({"seq": orjson.loads(last)["seq"], "hash": digest(last)}))


def _repacked(hand: Hand) -> None:
    path = hand.blobs[0]
    with pa.CompressedInputStream(pa.OSFile(str(path), "rb"), "zstd") as stream:
        packed = pa.Codec("zstd", compression_level=9).compress(stream.read(), asbytes=True)
    hand.write(path, packed)


def _batch(hand: Hand) -> str:
    return f"batch {hand.seq}"


def _rows(hand: Hand) -> str:
    return f"rows of batch {hand.seq}"


def _file(hand: Hand) -> str:
    return f"posts/{hand.seq:06d}.parquet"


def _blob(hand: Hand) -> str:
    return hand.blobs[0].name


def _always(text: str) -> Callable[[Hand], str]:
    return lambda hand: text


_LINE, _LOG, _HEAD = _always("custody line"), _always("custody log"), _always("custody head")
_BLOB, _SEEN = _always("blob"), _always("observations of batch")
_AT_HEAD = _always("HEAD")

TAMPERINGS = (
    Tampering("a bit of a batch", lambda h: h.flip(h.batch), _batch, _file),
    Tampering("a text, the batch written anew", lambda h: h.rewrite(h.batch, _text), _rows, _file),
    Tampering("a row dropped", lambda h: h.rewrite(h.batch, lambda t: t.slice(1)), _rows, _file),
    Tampering("a row added", lambda h: h.rewrite(h.batch, _doubled), _rows, _file),
    Tampering("rows in another order", lambda h: h.rewrite(h.batch, _reversed), _rows, _file),
    Tampering("a batch that is another's", lambda h: h.write(h.batch, h.named(1, "posts").read_bytes()), _rows, _file),
    Tampering("a batch removed", lambda h: h.write(h.batch, None), _batch, _file),
    Tampering("a bit of a blob", lambda h: h.flip(h.blobs[0]), _BLOB, _blob),
    Tampering("a blob removed", lambda h: h.write(h.blobs[0], None), _BLOB, _blob),
    Tampering("two blobs swapped", lambda h: h.swap(*h.blobs[:2]), _BLOB, _blob),
    Tampering("a blob packed anew", _repacked, _BLOB, _blob),
    Tampering("a line edited", lambda h: h.edit(0, lambda line: line.update(operator="x")), _LINE, _always("line 2")),
    Tampering(
        "a time of capture",
        lambda h: h.edit(0, lambda line: line["captures"][0].update(taken="2020-01-01T00:00:00+00:00")),  # type: ignore[index]
        _LINE,
        _always("line 2"),
    ),
    Tampering("a line removed", lambda h: h.lines(lambda lines: [lines[0], *lines[2:]]), _LINE, _always("line 2")),
    Tampering(
        "two lines swapped", lambda h: h.lines(lambda lines: [lines[1], lines[0], *lines[2:]]), _LINE, _always("line 1")
    ),
    Tampering("a line doubled", lambda h: h.lines(lambda lines: [lines[0], *lines]), _LINE, _always("line 2")),
    Tampering("the last line removed", lambda h: h.lines(lambda lines: lines[:-1], -1), _LOG, _AT_HEAD),
    Tampering(
        "the last line edited", lambda h: h.edit(-1, lambda line: line.update(tool="x"), -1), _HEAD, _AT_HEAD
    ),
    Tampering("the log cut and HEAD made to fit", _cut_and_fitted, _LOG, _always("")),
    Tampering("a segment removed", _segment_removed, _always("custody "), _always("")),
    Tampering("another hash in HEAD", lambda h: h.head(b'{"seq":1,"hash":"00"}'), _HEAD, _AT_HEAD),
    Tampering("HEAD removed", lambda h: h.head(None), _HEAD, _AT_HEAD),
    Tampering("an absence taken back", lambda h: h.rewrite(h.watched, _present), _SEEN, _always("observations/")),
    Tampering("observations removed", lambda h: h.write(h.watched, None), _SEEN, _always("observations/")),
)  # fmt: skip
"""Twenty-four; a timestamp's token is tampered with where there is an authority, in the tests."""
