"""The custody log walked line by line: each held against the one before it, the last against ``HEAD``; and which files
that no line names can be what a run that was cut off left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.archive.custody import EMPTY, Custody, Head, Line, decode, digest, split
from marsad.archive.files import TEMPORARY
from marsad.records.errors import CannotRun

_NUMBERED = re.compile(r"(?:posts|observations)/(\d+)\.parquet|timestamps/(\d+)\.tsr")


@dataclass(frozen=True, slots=True)
class Failure:
    """What fails, where it lies, and why."""

    what: str
    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """One line that can be read, and the head that it makes."""

    line: Line
    head: Head


def walk(custody: Custody) -> Iterator[Link | Failure]:
    """Every readable line in order, and what is wrong between them; ``HEAD`` last.

    A writer may be at work meanwhile: ``HEAD`` is read before the log, which can only have gone on since.
    """
    stated = _stated(custody)
    head, met = EMPTY, EMPTY
    for number, segment in enumerate(custody.segments(), 1):
        if segment.name != f"{number:06d}.ndjson":
            why = f"stands where {number:06d}.ndjson belongs, which is missing"
            yield Failure("custody segment", segment.name, why)
        data = segment.read_bytes()
        if not data.endswith(b"\n"):
            yield Failure("custody segment", segment.name, "does not end with a line break: cut or changed")
        for n, raw in enumerate(split(data), 1):
            line, faults = _line(raw, f"{segment.name} line {n}", head)
            yield from faults
            head = Head(_number(line, head.seq + 1), digest(raw))
            met = head if isinstance(stated, Head) and head.seq == stated.seq else met
            if line is not None:
                yield Link(line, head)
    yield from _held(custody, stated, head, met)


def _line(raw: bytes, where: str, head: Head) -> tuple[Line | None, list[Failure]]:
    try:
        line = decode(raw, where)
    except CannotRun:
        return None, [Failure("custody line", where, "cannot be read")]
    faults = []
    if line.get("prev") != head.hash:
        why = "the line before it is not the one it names: changed, removed or reordered"
        faults.append(Failure("custody line", where, why))
    if line.get("seq") != head.seq + 1:
        faults.append(Failure("custody line", where, f"is number {line.get('seq')} where {head.seq + 1} belongs"))
    return line, faults


def _number(line: Line | None, otherwise: int) -> int:
    seq = otherwise if line is None else line.get("seq", otherwise)
    return seq if isinstance(seq, int) else otherwise


def _stated(custody: Custody) -> Head | Failure | None:
    """What ``HEAD`` says, or that it says nothing."""
    try:
        return custody.stated_head()
    except CannotRun:
        return Failure("custody head", "HEAD", "cannot be read")


def _held(custody: Custody, stated: Head | Failure | None, head: Head, met: Head) -> Iterator[Failure]:
    """``HEAD`` against the log; ``met`` is the line of the number that it names. One line behind is what a run leaves
    that was cut off between the two; further behind it may be only while a writer goes on.
    """
    if isinstance(stated, Failure):
        yield stated
    elif stated is None:
        if head != EMPTY and _stated(custody) is None:
            yield Failure("custody head", "HEAD", "is missing")
    elif stated.seq > head.seq:
        yield Failure("custody log", "HEAD", f"names line {stated.seq}, the log ends at {head.seq}: cut short")
    elif stated != met:
        yield Failure("custody head", "HEAD", f"names another hash than line {stated.seq} has: one of them was changed")
    elif stated.seq < head.seq - 1 and _stated(custody) == stated:
        yield Failure("custody head", "HEAD", f"names line {stated.seq}, the log goes on to {head.seq}: changed")


def may_be_debris(name: str, head: int) -> bool:
    """Whether a run that was cut off can have left ``name`` (below ``evidence/``) beside a log that ends at ``head``: a
    half-written file, a blob, or a batch or token of the next line at most. A later one was named by a line that is
    gone.
    """
    number = _NUMBERED.fullmatch(name)
    return number is None or name.endswith(TEMPORARY) or int(number[1] or number[2]) <= head + 1
