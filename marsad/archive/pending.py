"""What waits for the next custody line: rows, observations, and the captures and sources they belong to."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import polars as pl

from marsad.archive.blobs import Blob
from marsad.archive.identity import Identity
from marsad.archive.known import Known
from marsad.archive.redaction.returning import Withheld
from marsad.records.harvest import Closed, Failed, Opened, Skipped
from marsad.records.picture import Blocked
from marsad.records.source import Source


@dataclass(slots=True)
class Outcome:
    """What an import did; the fields of ``marsad import --json``."""

    sources: set[str] = field(default_factory=set)
    posts: int = 0
    new: int = 0
    revisions: int = 0
    absent: int = 0
    service: int = 0
    failed: list[Failed] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)


@dataclass(slots=True)
class Chat:
    """The chat that is being read."""

    identity: Identity
    capture: dict[str, Any]
    key: str
    known: Known
    opened: Opened
    failed_before: int
    posts: int = 0
    fresh: bool = False
    """Whether a raw file of it was not held before: then the capture is logged, whatever it brings."""
    reaches: datetime | None = None

    @property
    def source(self) -> Source:
        """The source under the URN it is kept by."""
        return self.identity.source


@dataclass(slots=True)
class Pending:
    """What the next custody line will name."""

    frames: list[pl.DataFrame] = field(default_factory=list)
    observations: list[pl.DataFrame] = field(default_factory=list)
    captures: list[dict[str, Any]] = field(default_factory=list)
    closed: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    blobs: dict[str, Blob] = field(default_factory=dict)
    blocked: list[Blocked] = field(default_factory=list)
    keeping: list[Future[Blob]] = field(default_factory=list)
    rows: int = 0
    withheld: Withheld = field(default_factory=Withheld)

    def holds(self, source: str) -> bool:
        """Whether something of ``source`` waits here."""
        return any(entry["urn"] == source for entry in self.sources)

    def admit(self, chat: Chat) -> None:
        """Name the chat's capture and source in the next line, once."""
        if not any(capture["id"] == chat.capture["id"] for capture in self.captures):
            self.captures.append(chat.capture)
            self.sources.append(_source_entry(chat.source, chat.opened.source.urn))
            self.links.extend(chat.identity.links)


def closed_entry(chat: Chat, step: Closed, clean: bool) -> dict[str, Any]:
    """What is recorded of a chat's end; when ``clean``, its very files need not be read again."""
    return {
        "capture": chat.capture["id"],
        "posts": chat.posts,
        "spans": step.spans,
        "complete": step.complete,
        "reaches": chat.reaches.isoformat() if chat.reaches else None,
        "key": chat.key if clean else None,
    }


def _source_entry(source: Source, seen: str) -> dict[str, Any]:
    """``seen`` is the URN that the capture itself came under."""
    shown = {"description": source.description, "picture": source.picture}
    return {
        "urn": source.urn,
        "seen": seen,
        "number": source.number,
        "titles": list(source.titles),
        "chat": source.chat,
        "also": list(source.also),
        **{name: value for name, value in shown.items() if value},
    }
