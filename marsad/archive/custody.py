"""The custody log: one line for each committed batch, each naming the hash of the line before it.

Lines lie in segments of at most :data:`LINES` lines; the last segment is rewritten with one line more and renamed into
place, which is the archive's one commit point. ``HEAD`` repeats the last number and hash, so that a log cut short
shows. Lines of schema 1 named no Merkle root of their posts; those of schema 2 do (:mod:`marsad.archive.merkle`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from marsad.archive.files import write_bytes
from marsad.records.errors import CannotRun

LINES = 1000
START = "0" * 64
SCHEMA = 2

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last line; 0 and zeros for an empty log."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash[:16]}"


class Custody:
    """The log's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def segments(self) -> list[Path]:
        """Segment files in order."""
        return sorted(self.folder.glob("*.ndjson"))

    def raw_lines(self) -> Iterator[tuple[Path, int, bytes]]:
        """Every line as stored: segment, number within it (from 1), bytes without the newline."""
        for segment in self.segments():
            for n, line in enumerate(segment.read_bytes().splitlines(), 1):
                yield segment, n, line

    def lines(self) -> list[Line]:
        """Every line, decoded."""
        return [decode(line, f"{segment} line {n}") for segment, n, line in self.raw_lines()]

    def head(self) -> Head:
        """The last line's number and hash, read from the log itself."""
        segments = self.segments()
        if not segments:
            return Head(0, START)
        last = segments[-1].read_bytes().splitlines()[-1]
        return Head(int(decode(last, str(segments[-1]))["seq"]), digest(last))

    def stated_head(self) -> Head | None:
        """What ``HEAD`` says, or None when there is no such file."""
        path = self.folder / "HEAD"
        if not path.exists():
            return None
        stated = decode(path.read_bytes(), str(path))
        return Head(int(stated["seq"]), str(stated["hash"]))

    def append(self, body: Line) -> Head:
        """Commit one line; ``seq`` and ``prev`` are set here."""
        self.folder.mkdir(parents=True, exist_ok=True)
        head = self.head()
        line = orjson.dumps({"schema": SCHEMA, "seq": head.seq + 1, "prev": head.hash, **body})
        segments = self.segments()
        before = segments[-1].read_bytes() if segments else b""
        if not segments or before.count(b"\n") >= LINES:
            path, before = self.folder / f"{len(segments) + 1:06d}.ndjson", b""
        else:
            path = segments[-1]
        write_bytes(path, before + line + b"\n")
        new = Head(head.seq + 1, digest(line))
        write_bytes(self.folder / "HEAD", orjson.dumps({"seq": new.seq, "hash": new.hash}))
        return new


def decode(line: bytes, where: str) -> Line:
    """A stored line; :class:`CannotRun` names the place of one that cannot be read."""
    try:
        return dict(orjson.loads(line))
    except (orjson.JSONDecodeError, TypeError, ValueError) as error:
        raise CannotRun(f"{where}: the custody log is damaged here; `marsad verify` tells what else is") from error


def digest(line: bytes) -> str:
    """The hash that the next line names as ``prev``."""
    return hashlib.sha256(line).hexdigest()
