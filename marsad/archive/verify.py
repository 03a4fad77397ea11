"""Walking the whole chain of custody: any changed, missing or reordered byte is named."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.x509 import Certificate

from marsad.archive.custody import START, Head, Line, decode, digest
from marsad.archive.files import TEMPORARY, sha256_file
from marsad.archive.merkle import leaves, root
from marsad.archive.redaction_stage import unfinished
from marsad.archive.redactions import KEY, Redactions, gathered, readable
from marsad.archive.store import Archive
from marsad.archive.timestamps import faults, load_certificates
from marsad.records.errors import CannotRun
from marsad.records.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Failure:
    """What fails, where it lies, and why."""

    what: str
    where: str
    why: str


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


def verify(archive: Archive, certificates: Path | None = None) -> Verified:
    """Check custody chain, batches, blobs and timestamps against one another; ``certificates`` are the trusted roots
    of timestamps as PEM.
    """
    failures: list[Failure] = []
    trusted = load_certificates(certificates) if certificates else ()
    lines = list(_chain(archive, failures))
    checked = {"lines": len(lines), "batches": 0, "blobs": 0, "posts": 0, "timestamps": 0, "redactions": 0}
    damaged = [line for line in lines if line.get(KEY) and not readable(line)]
    failures += [Failure("redaction", f"line {line.get('seq')}", "cannot be read: changed") for line in damaged]
    redacted = gathered(line for line in lines if line not in damaged)
    begun = unfinished(archive) if not damaged else None
    named: set[Path] = set()
    unchecked: list[str] = []
    hashes = {n: digest(raw) for n, (_, _, raw) in enumerate(archive.custody.raw_lines(), 1)}
    for line in lines:
        for part in ("posts", "observations"):
            if entry := line.get(part):
                named.add(archive.evidence / entry["path"])
                allowed = redacted.hashes(entry["path"], entry["sha256"], begun)
                failures.extend(_file(archive, entry["path"], allowed, f"batch {line['seq']}"))
                checked["batches"] += part == "posts"
                if part == "posts":
                    checked["posts"] += entry["rows"]
                    failures.extend(_rows(archive, line, entry, redacted))
        for sha256, _, path, stored in line.get("blobs", []):
            where = archive.blobs.folder / path
            if where not in named:
                named.add(where)
                checked["blobs"] += 1
                failures.extend(_blob(archive, sha256, where, stored, redacted, begun))
        checked["redactions"] += KEY in line
        if token := line.get("timestamp"):
            named.add(archive.evidence / token["path"])
            checked["timestamps"] += 1
            unchecked.extend([] if trusted else [token["path"]])
            failures.extend(_timestamp(archive, line, hashes, trusted))
    head = Head(len(hashes), hashes[len(hashes)]) if hashes else Head(0, START)
    return Verified(
        checked, tuple(failures), tuple(_debris(archive, named)), tuple(unchecked), head, redacted.all, begun
    )


def _chain(archive: Archive, failures: list[Failure]) -> Iterator[Line]:
    previous, seq = START, 0
    for segment, n, raw in archive.custody.raw_lines():
        where = f"{segment.name} line {n}"
        try:
            line = decode(raw, where)
        except CannotRun:
            failures.append(Failure("custody line", where, "cannot be read"))
            previous, seq = digest(raw), seq + 1
            continue
        if line.get("prev") != previous:
            failures.append(
                Failure("custody line", where, "the line before it is not the one it names: changed or reordered")
            )
        if line.get("seq") != seq + 1:
            failures.append(Failure("custody line", where, f"is number {line.get('seq')} where {seq + 1} belongs"))
        previous, seq = digest(raw), int(line.get("seq", seq + 1))
        yield line
    try:
        stated = archive.custody.stated_head()
    except (CannotRun, KeyError):
        failures.append(Failure("custody head", "HEAD", "cannot be read"))
        return
    if stated is None and seq:
        failures.append(Failure("custody head", "HEAD", "is missing"))
    if stated is not None and stated.seq > seq:
        failures.append(Failure("custody log", "HEAD", f"names line {stated.seq}, the log ends at {seq}: cut short"))
    if stated is not None and stated.seq == seq and stated.hash != previous:
        failures.append(Failure("custody line", f"line {seq}", "is not the line that HEAD names: changed"))


def _file(archive: Archive, path: str, allowed: Collection[str | None], what: str) -> Iterator[Failure]:
    where = archive.evidence / path
    if not where.exists():
        yield Failure(what, path, "is missing")
    elif sha256_file(where) not in allowed:
        yield Failure(what, path, "has changed: its SHA-256 is not the one in the custody log")


def _rows(archive: Archive, line: Line, entry: Line, redacted: Redactions) -> Iterator[Failure]:
    """Whether the rows themselves are the ones whose Merkle root the line names; lines of schema 1 name none. Of a row
    that was redacted, its leaf hash stands in the log.
    """
    what, where = f"rows of batch {line['seq']}", archive.evidence / entry["path"]
    if line.get("schema") == 1 or not where.exists():
        return
    try:
        with pa.OSFile(str(where), "rb") as file:
            found = root(redacted.leaves(line["seq"], leaves(pq.read_table(file)))).hex()
    except (OSError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        yield Failure(what, entry["path"], f"cannot be read: {error}")
        return
    if found != entry.get("root"):
        yield Failure(what, entry["path"], "are not the ones whose Merkle root the custody log names: changed")


def _timestamp(
    archive: Archive, line: Line, hashes: dict[int, str], trusted: tuple[Certificate, ...]
) -> Iterator[Failure]:
    """Whether a token is the one that was kept, covers the line it is said to, and was signed by whom we trust."""
    token, what = line["timestamp"], f"timestamp {line['seq']}"
    covers = token["covers"]
    if covers["seq"] >= line["seq"] or hashes.get(covers["seq"]) != covers["hash"]:
        yield Failure(what, token["path"], f"covers a hash that is not the one of line {covers['seq']}: changed")
    broken = list(_file(archive, token["path"], (token["sha256"],), what))
    yield from broken
    if not broken:
        answer = (archive.evidence / token["path"]).read_bytes()
        yield from (Failure(what, token["path"], why) for why in faults(answer, covers["hash"], trusted))


def _blob(
    archive: Archive, sha256: str, where: Path, stored: str, redacted: Redactions, begun: int | None
) -> Iterator[Failure]:
    name = str(where.relative_to(archive.evidence))
    expected, allowed = redacted.files.get(name), redacted.hashes(name, stored, begun)
    if not where.exists():
        yield from [] if None in allowed else [Failure("blob", name, "is missing")]
    elif (there := sha256_file(where)) not in allowed:
        back = expected is not None and expected.stored is None
        why = f"was removed by the redaction of line {expected.line} and is here again" if expected and back else ""
        yield Failure("blob", name, why or "has changed: its stored bytes are not the ones in the custody log")
    else:
        content = expected.content if expected is not None and there == expected.stored else sha256
        try:
            if archive.blobs.content_hash(where) != content:
                yield Failure("blob", name, "does not decode to the content it is named for")
        except (OSError, pa.ArrowInvalid) as error:
            yield Failure("blob", name, f"cannot be decoded: {error}")


def _debris(archive: Archive, named: set[Path]) -> Iterator[str]:
    for folder in ("posts", "observations", "blobs", "timestamps"):
        for path in sorted((archive.evidence / folder).rglob("*")):
            if path.is_file() and (path not in named or path.name.endswith(TEMPORARY)):
                yield str(path.relative_to(archive.evidence))
