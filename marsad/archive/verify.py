"""Walking the whole chain of custody: any changed, missing or reordered byte is named.

One pass over the log, a line at a time; the files that lines name are hashed, decoded and counted beside it, a few at
once, so that memory is that of a few batches whatever the archive holds. What is on the disk is then held against what
was named: a file that a run cut off may have left is debris; one that no such run can have left tells that lines of the
log are gone.

What this cannot see: somebody who can write here can make evidence, every later line and ``HEAD`` anew so that all fits
together. Against that stands only what lies elsewhere: the head's hash noted down, or an authority's timestamp.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.x509 import Certificate

from marsad.archive.chain import Failure, may_be_debris, walk
from marsad.archive.custody import EMPTY, Head, Line
from marsad.archive.files import sha256_file
from marsad.archive.merkle import leaves, root
from marsad.archive.redaction.stage import unfinished
from marsad.archive.redaction.told import KEY, Redactions, gathered, readable
from marsad.archive.store import Archive
from marsad.archive.timestamps import faults, load_certificates
from marsad.records.errors import CannotRun
from marsad.records.redaction import Redaction

__all__ = ["Failure", "Verified", "verify"]

_KINDS = ("lines", "batches", "blobs", "posts", "timestamps", "redactions")
_MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)  # of a line that somebody wrote
_AHEAD = 2  # files waiting for each worker

Check = Callable[[], Iterable[Failure]]


@dataclass(frozen=True, slots=True)
class Verified:
    """``checked`` counts lines, batches, blobs, posts and timestamps; ``debris`` lists files that no line names
    (harmless), ``unchecked`` timestamps that no trusted root was given for, ``redactions`` what was removed by order;
    ``unfinished`` is the line of one that was cut off, which the next command that writes goes on with.
    """

    checked: dict[str, int]
    failures: tuple[Failure, ...]
    debris: tuple[str, ...]
    unchecked: tuple[str, ...]
    head: Head
    redactions: tuple[Redaction, ...] = ()
    unfinished: int | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Orders:
    """What was redacted, so that it must be otherwise than it was committed; the one place that says so.

    ``begun`` is the line of a redaction that was cut off, ``damaged`` are lines of redactions that cannot be read.
    """

    redactions: Redactions
    begun: int | None
    damaged: tuple[int | None, ...]

    def expected(self, entry: dict[str, Any]) -> tuple[str | None, ...]:
        """Each SHA-256 that a file named by an entry of a line may have."""
        return self.allowed(entry["path"], str(entry["sha256"]))

    def allowed(self, path: str, committed: str) -> tuple[str | None, ...]:
        """The same for a path below ``evidence/``; null where the file may be gone."""
        return self.redactions.hashes(path, committed, self.begun)


@dataclass(slots=True)
class _Found:
    """What the walk has met so far. ``named`` holds paths below ``evidence/``."""

    orders: _Orders
    checked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_KINDS, 0))
    failures: list[Failure] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    unchecked: list[str] = field(default_factory=list)
    hashes: dict[int, str] = field(default_factory=dict)


def verify(archive: Archive, certificates: Path | None = None) -> Verified:
    """Check custody chain, batches, blobs and timestamps against one another; ``certificates`` are the trusted roots
    of timestamps as PEM.
    """
    trusted = load_certificates(certificates) if certificates else ()
    found, head = _Found(_orders(archive)), EMPTY
    found.failures += [Failure("redaction", f"line {seq}", "cannot be read: changed") for seq in found.orders.damaged]
    with _Checks(found.failures) as checks:
        for step in walk(archive.custody):
            if isinstance(step, Failure):
                found.failures.append(step)
                continue
            head = step.head
            found.checked["lines"] += 1
            found.hashes[head.seq] = head.hash
            try:
                for check in _line(archive, step.line, found, trusted):
                    checks.add(check, head.seq)
            except _MALFORMED as error:
                found.failures.append(_malformed(head.seq, error))
    debris = _unnamed(archive, found, head)
    told = (found.checked, tuple(found.failures), tuple(debris), tuple(found.unchecked), head)
    return Verified(*told, found.orders.redactions.all, found.orders.begun)


def _orders(archive: Archive) -> _Orders:
    """A first walk over the log, since a redaction changes what earlier lines name."""
    lines = [step.line for step in walk(archive.custody) if not isinstance(step, Failure)]
    damaged = [line for line in lines if line.get(KEY) and not readable(line)]
    redactions = gathered(line for line in lines if line not in damaged)
    begun = None if damaged else unfinished(archive)
    return _Orders(redactions, begun, tuple(line.get("seq") for line in damaged))


def _line(archive: Archive, line: Line, found: _Found, trusted: tuple[Certificate, ...]) -> Iterator[Check]:
    """The checks that a line asks for; a blob that several lines name is checked once."""
    if posts := line.get("posts"):
        found.checked["batches"] += 1
        found.checked["posts"] += posts["rows"]
        found.named.add(posts["path"])
        yield lambda: _batch(archive, line, posts, found.orders)
    if seen := line.get("observations"):
        found.named.add(seen["path"])
        what = f"observations of batch {line['seq']}"
        yield lambda: _file(archive, seen["path"], found.orders.expected(seen), what)
    for blob in line.get("blobs", []):
        name = f"blobs/{blob[2]}"
        if name not in found.named:
            found.named.add(name)
            found.checked["blobs"] += 1
            yield lambda blob=blob, name=name: _blob(archive, found.orders, name, *blob)  # type: ignore[misc]
    found.checked["redactions"] += KEY in line
    if token := line.get("timestamp"):
        found.named.add(token["path"])
        found.checked["timestamps"] += 1
        found.unchecked.extend([] if trusted else [token["path"]])
        covered = found.hashes.get(token["covers"]["seq"]) if token["covers"]["seq"] < line["seq"] else None
        yield lambda: _timestamp(archive, line, covered, trusted)


def _batch(archive: Archive, line: Line, entry: dict[str, Any], orders: _Orders) -> Iterator[Failure]:
    yield from _file(archive, entry["path"], orders.expected(entry), f"batch {line['seq']}")
    yield from _rows(archive, line, entry, orders.redactions)


def _file(archive: Archive, path: str, allowed: Collection[str | None], what: str) -> Iterator[Failure]:
    where = archive.evidence / path
    if not where.is_file():
        yield Failure(what, path, "is missing")
    elif sha256_file(where) not in allowed:
        yield Failure(what, path, "has changed: its SHA-256 is not the one in the custody log")


def _rows(archive: Archive, line: Line, entry: dict[str, Any], redacted: Redactions) -> Iterator[Failure]:
    """Whether the rows themselves are the ones whose Merkle root the line names; lines of schema 1 name none. Of a row
    that was redacted, its leaf hash stands in the log.
    """
    what, where = f"rows of batch {line['seq']}", archive.evidence / entry["path"]
    if line.get("schema") == 1 or not where.is_file():
        return
    hashes: list[bytes] = []
    try:
        with pq.ParquetFile(where) as file:
            for group in range(file.num_row_groups):
                hashes += leaves(file.read_row_group(group))
    except (OSError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        yield Failure(what, entry["path"], f"cannot be read: {error}")
        return
    if len(hashes) != entry["rows"]:
        yield Failure(what, entry["path"], f"are {len(hashes)} where the custody log names {entry['rows']}")
    if root(redacted.leaves(line["seq"], hashes)).hex() != entry.get("root"):
        yield Failure(what, entry["path"], "are not the ones whose Merkle root the custody log names: changed")


def _timestamp(
    archive: Archive, line: Line, covered: str | None, trusted: tuple[Certificate, ...]
) -> Iterator[Failure]:
    """Whether a token is the one that was kept, covers the line it is said to, and was signed by whom we trust."""
    token, what = line["timestamp"], f"timestamp {line['seq']}"
    covers = token["covers"]
    if covered != covers["hash"]:
        yield Failure(what, token["path"], f"covers a hash that is not the one of line {covers['seq']}: changed")
    broken = list(_file(archive, token["path"], (token["sha256"],), what))
    yield from broken
    if not broken:
        answer = (archive.evidence / token["path"]).read_bytes()
        yield from (Failure(what, token["path"], why) for why in faults(answer, covers["hash"], trusted))


def _blob(
    archive: Archive, orders: _Orders, name: str, sha256: str, size: int, _: str, stored: str
) -> Iterator[Failure]:
    where = archive.evidence / name
    redacted, allowed = orders.redactions.files.get(name), orders.allowed(name, stored)
    if not where.is_file():
        yield from [] if None in allowed else [Failure("blob", name, "is missing")]
    elif (there := sha256_file(where)) not in allowed:
        back = redacted is not None and redacted.stored is None
        why = f"was removed by the redaction of line {redacted.line} and is here again" if redacted and back else ""
        yield Failure("blob", name, why or "has changed: its stored bytes are not the ones in the custody log")
    else:
        content = redacted.content if redacted is not None and there == redacted.stored else sha256
        try:
            if archive.blobs.content_hash(where) != content:
                yield Failure("blob", name, "does not decode to the content it is named for")
        except (OSError, pa.ArrowInvalid) as error:
            yield Failure("blob", name, f"cannot be decoded: {error}")


def _unnamed(archive: Archive, found: _Found, head: Head) -> list[str]:
    """Files that no line names: debris, and as failures those that only a line that is gone can have named."""
    unnamed = [name for name in _evidence(archive) if name not in found.named]
    made = [int(path.stem) for path in (archive.derived / "readings").glob("*/*.parquet") if path.stem.isdecimal()]
    ends = max(head.seq, _head_now(archive))  # a writer may have gone on meanwhile
    for name in unnamed:
        if not may_be_debris(name, ends):
            why = "no line names this file, and no run that was cut off can have left it: lines are gone"
            found.failures.append(Failure("custody log", name, why))
    if made and max(made) > ends:
        why = f"the log ends at line {ends}, but batch {max(made)} was read and counted: cut short"
        found.failures.append(Failure("custody log", f"line {ends}", why))
    return [name for name in unnamed if may_be_debris(name, ends)] if ends == head.seq else []


def _evidence(archive: Archive) -> Iterator[str]:
    for folder in ("posts", "observations", "blobs", "timestamps"):
        for path in sorted((archive.evidence / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(archive.evidence).as_posix()


def _head_now(archive: Archive) -> int:
    try:
        return archive.custody.head().seq
    except CannotRun:  # the walk has told where the log is damaged
        return 0


def _run(check: Check, seq: int) -> list[Failure]:
    try:
        return list(check())
    except _MALFORMED as error:
        return [_malformed(seq, error)]


def _malformed(seq: int, error: Exception) -> Failure:
    return Failure("custody line", f"line {seq}", f"is not as Marsad writes lines ({type(error).__name__}: {error})")


class _Checks:
    """Checks run a few at once; what they find is told in the order they were asked for."""

    def __init__(self, failures: list[Failure]) -> None:
        self._failures = failures
        self._workers = os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self._workers, "verify")
        self._waiting: deque[Future[list[Failure]]] = deque()

    def __enter__(self) -> _Checks:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            while self._waiting:
                self._failures.extend(self._waiting.popleft().result())
        finally:
            self._pool.shutdown(cancel_futures=True)

    def add(self, check: Check, seq: int) -> None:
        """Run ``check`` of line ``seq`` when a worker is free; waits while too many are asked for."""
        self._waiting.append(self._pool.submit(_run, check, seq))
        if len(self._waiting) > self._workers * _AHEAD:
            self._failures.extend(self._waiting.popleft().result())
