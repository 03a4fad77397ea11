"""The custody log: one line for each committed batch, each naming the hash of the line before it.

Lines lie in segments of at most :data:`LINES` lines, a new one begun earlier where the last has grown to
:data:`LARGE` bytes; the last segment is rewritten with one line more and renamed into place, which is the archive's one
commit point. ``HEAD`` repeats the last number and hash, so that a log cut short shows; it is written after the line, so
a run that was cut off between the two leaves it one line behind, and the next writer brings it up. Lines of schema 1
named no Merkle root of their posts; those of schema 2 do (:mod:`marsad.archive.merkle`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from marsad.archive.files import make_folder, write_bytes
from marsad.records.errors import CannotRun

LINES = 1000
LARGE = 1 << 20
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


EMPTY = Head(0, START)


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
            for n, line in enumerate(split(segment.read_bytes()), 1):
                yield segment, n, line

    def lines(self) -> list[Line]:
        """Every line, decoded."""
        return [decode(line, f"{segment} line {n}") for segment, n, line in self.raw_lines()]

    def head(self) -> Head:
        """The last line's number and hash, read from the log itself."""
        return self._ends()[0]

    def stated_head(self) -> Head | None:
        """What ``HEAD`` says, or None when there is no such file."""
        path = self.folder / "HEAD"
        if not path.exists():
            return None
        stated = decode(path.read_bytes(), str(path))
        try:
            return Head(int(stated["seq"]), str(stated["hash"]))
        except (KeyError, TypeError, ValueError) as error:
            raise CannotRun(f"{path}: names no number and hash; `marsad verify` tells what else is damaged") from error

    def settle(self) -> None:
        """Bring ``HEAD`` up where a run was cut off before it could; raises :class:`CannotRun` where log and ``HEAD``
        disagree otherwise, so that no writer covers up what is missing.
        """
        if not self.folder.is_dir():
            make_folder(self.folder)
        head, before = self._ends()
        stated = self.stated_head()
        if stated == head:
            return
        if stated != before and not (stated is None and head == EMPTY):
            raise CannotRun(
                f"{self.folder}: the custody log and its HEAD do not agree, so nothing is written; `marsad verify`"
                " tells what is wrong, a backup has it whole"
            )
        self._state(head)

    def behind(self, at: datetime) -> str | None:
        """The time of the last line where that is later than ``at``: then the clock was set back since."""
        last = self._last()
        stood = str(last.get("at", "")) if last else ""
        return stood if stood and datetime.fromisoformat(stood) > at else None

    def append(self, body: Line) -> Head:
        """Commit one line; ``seq`` and ``prev`` are set here. Order is that of ``seq``; a line written after the clock
        was set back says so in ``clock_behind``, the time of the line before it.
        """
        self.settle()
        head = self.head()
        stood = self.behind(datetime.fromisoformat(body["at"]))
        note = {"clock_behind": stood} if stood else {}
        line = orjson.dumps({"schema": SCHEMA, "seq": head.seq + 1, "prev": head.hash, **body, **note})
        segments = self.segments()
        before = segments[-1].read_bytes() if segments else b""
        if not segments or before.count(b"\n") >= LINES or len(before) >= LARGE:
            path, before = self.folder / f"{len(segments) + 1:06d}.ndjson", b""
        else:
            path = segments[-1]
        write_bytes(path, before + line + b"\n")
        new = Head(head.seq + 1, digest(line))
        self._state(new)
        return new

    def _ends(self) -> tuple[Head, Head]:
        """The head, and the head before its last line."""
        raw = self._last_raw()
        if raw is None:
            return EMPTY, EMPTY
        line = decode(raw, str(self.segments()[-1]))
        seq = int(line["seq"])
        return Head(seq, digest(raw)), Head(seq - 1, str(line["prev"]))

    def _last(self) -> Line | None:
        raw = self._last_raw()
        return None if raw is None else decode(raw, str(self.segments()[-1]))

    def _last_raw(self) -> bytes | None:
        segments = self.segments()
        return (split(segments[-1].read_bytes()) or [b""])[-1] if segments else None

    def _state(self, head: Head) -> None:
        write_bytes(self.folder / "HEAD", orjson.dumps({"seq": head.seq, "hash": head.hash}))


def split(segment: bytes) -> list[bytes]:
    """The lines of a segment without their line breaks; a last one that lacks its break is one all the same."""
    lines = segment.split(b"\n")
    return lines if lines[-1] else lines[:-1]


def decode(line: bytes, where: str) -> Line:
    """A stored line; :class:`CannotRun` names the place of one that cannot be read."""
    try:
        return dict(orjson.loads(line))
    except (orjson.JSONDecodeError, TypeError, ValueError) as error:
        raise CannotRun(f"{where}: the custody log is damaged here; `marsad verify` tells what else is") from error


def digest(line: bytes) -> str:
    """The hash that the next line names as ``prev``."""
    return hashlib.sha256(line).hexdigest()
