"""One archive: where its parts lie, what its custody log says, and its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from marsad.archive.blobs import Blobs
from marsad.archive.custody import Custody, Head, Line
from marsad.archive.redaction.told import Redactions, gathered
from marsad.records.capture import Capture
from marsad.records.harvest import Failed
from marsad.records.posts import POSTS
from marsad.records.source import Source


@dataclass(frozen=True, slots=True)
class BatchFile:
    """One committed batch: its number in the custody log and its files, where it has them.

    ``spans`` are the lowest and highest number of each source's posts, null where a post has none; of batches whose
    line names no spans nothing is known.
    """

    seq: int
    posts: Path | None
    rows: int
    observations: Path | None
    spans: dict[str, tuple[int, int] | None] | None = None

    def holds(self, source: str) -> bool:
        """Whether posts of ``source`` can be in it."""
        return self.spans is None or source in self.spans

    def reaches(self, source: str, low: int, high: int) -> bool:
        """Whether posts of ``source`` with numbers from ``low`` to ``high`` can be in it."""
        span = None if self.spans is None else self.spans.get(source)
        return self.holds(source) and (span is None or (span[0] <= high and low <= span[1]))


@dataclass(frozen=True, slots=True)
class Link:
    """Two sources that are one, as of a time and for a reason."""

    a: str
    b: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Log:
    """What the custody log says, read once for a head."""

    head: Head
    batches: tuple[BatchFile, ...]
    captures: dict[str, Capture]
    closed: dict[str, Line]
    sources: dict[str, Source]
    finished: dict[str, int]
    failed: tuple[Failed, ...]
    links: tuple[Link, ...]
    tokens: tuple[Path, ...] = ()
    blocked: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each file that a list of unlawful hashes stopped, to the name of that list."""
    redactions: Redactions = field(default_factory=Redactions)

    def by_number(self, number: int | None) -> Source | None:
        """The source that the platform's own number is known under."""
        return next((s for s in self.sources.values() if number is not None and s.number == number), None)

    def resolve(self, urn: str) -> str:
        """The URN that a source's other names stand for; the name itself when it is none of them."""
        if urn in self.sources:
            return urn
        return next((s.urn for s in self.sources.values() if urn in s.also), urn)


class Archive:
    """The archive in ``folder``; made on first write. ``keep_deleted`` is the setting of that name: whether the words
    of posts that vanished stay readable (:mod:`marsad.archive.withheld`).
    """

    def __init__(self, folder: Path, *, keep_deleted: bool = True) -> None:
        self.folder, self.keep_deleted = folder, keep_deleted
        self.withheld_as_of: tuple[Head, pl.DataFrame] | None = None
        self.evidence = folder / "evidence"
        self.derived = folder / "derived"
        self.blobs = Blobs(self.evidence / "blobs")
        self.custody = Custody(self.evidence / "custody")
        self._log: Log | None = None

    @property
    def lock(self) -> Path:
        """The one writer's lock file."""
        return self.folder / "writer.lock"

    def log(self) -> Log:
        """The custody log as it stands now; read again only when its head has moved."""
        head = self.custody.head()
        if self._log is None or self._log.head != head:
            self._log = _read_log(self, head)
        return self._log

    def sightings(self) -> Iterator[dict[str, Any]]:
        """Each source as each capture saw it (``urn, seen, titles, chat, also`` ..., ``capture``, ``taken``), in order;
        a capture may stand in several lines.
        """
        for line in self.custody.lines():
            taken = {raw["source"]: raw for raw in line.get("captures", [])}
            for raw in line.get("sources", []):
                if capture := taken.get(raw["urn"]):
                    yield {**raw, "capture": capture["id"], "taken": capture["taken"]}

    def posts(self, columns: Iterable[str] | None = None, batches: Iterable[int] | None = None) -> pl.LazyFrame:
        """Every revision of every post (or of the numbered ``batches``), with ``batch`` and ``row`` as its place."""
        wanted = None if batches is None else set(batches)
        frames = [
            pl.scan_parquet(batch.posts).with_row_index("row").with_columns(pl.lit(batch.seq, pl.UInt32).alias("batch"))
            for batch in self.log().batches
            if batch.posts is not None and (wanted is None or batch.seq in wanted)
        ]
        if not frames:
            frames = [_no_posts().lazy()]
        frame = pl.concat(frames)
        return frame if columns is None else frame.select(list(dict.fromkeys([*columns, "batch", "row"])))

    def observations(self, batches: Iterable[int] | None = None) -> pl.LazyFrame:
        """Dated observations (of all or of the numbered batches): ``urn, source, number, at, what`` (absent, present),
        ``capture`` and ``batch``.
        """
        wanted = None if batches is None else set(batches)
        frames = [
            pl.scan_parquet(b.observations).with_columns(pl.lit(b.seq, pl.UInt32).alias("batch"))
            for b in self.log().batches
            if b.observations is not None and (wanted is None or b.seq in wanted)
        ]
        return pl.concat(frames) if frames else pl.LazyFrame(schema={**OBSERVATIONS, "batch": pl.UInt32()})


OBSERVATIONS: dict[str, pl.DataType] = {
    "urn": pl.String(),
    "source": pl.String(),
    "number": pl.Int64(),
    "at": pl.Datetime("ms", "UTC"),
    "what": pl.String(),
    "capture": pl.String(),
}


def _no_posts() -> pl.DataFrame:
    """No posts, with the columns of :meth:`Archive.posts`."""
    frame = pl.DataFrame(POSTS.empty_table())
    return frame.with_columns(pl.lit(0, pl.UInt32).alias("row"), pl.lit(0, pl.UInt32).alias("batch")).select(
        "row", pl.exclude("row")
    )


def _read_log(archive: Archive, head: Head) -> Log:
    batches: list[BatchFile] = []
    captures: dict[str, Capture] = {}
    closed: dict[str, Line] = {}
    sources: dict[str, Source] = {}
    finished: dict[str, int] = {}
    failed: list[Failed] = []
    links: list[Link] = []
    tokens: list[Path] = []
    blocked: dict[str, str] = {}
    lines = archive.custody.lines()
    for line in lines:
        batches.append(_batch(archive.evidence, line))
        for raw in line.get("captures", []):
            captures[raw["id"]] = _capture(raw)
        for raw in line.get("closed", []):
            closed[raw["capture"]] = raw
            if raw.get("key"):
                finished[raw["key"]] = raw["posts"]
        failed.extend(Failed(**raw) for raw in line.get("failed", []))
        at = datetime.fromisoformat(line["at"])
        links.extend(Link(raw["a"], raw["b"], raw["why"], at) for raw in line.get("links", []))
        blocked.update((raw["sha256"], raw["list"]) for raw in line.get("blocked", []))
        if stamp := line.get("timestamp"):
            tokens.append(archive.evidence / stamp["path"])
        for raw in line.get("sources", []):
            sources[raw["urn"]] = _merge(sources.get(raw["urn"]), raw)
    kept = (tuple(failed), tuple(links), tuple(tokens))
    return Log(head, tuple(batches), captures, closed, sources, finished, *kept, blocked, gathered(lines))


def _batch(evidence: Path, line: Line) -> BatchFile:
    posts, seen = line.get("posts"), line.get("observations")
    return BatchFile(
        line["seq"],
        evidence / posts["path"] if posts else None,
        posts["rows"] if posts else 0,
        evidence / seen["path"] if seen else None,
        _spans(posts or {}),
    )


def _spans(posts: Line) -> dict[str, tuple[int, int] | None] | None:
    spans = posts.get("spans")
    return None if spans is None else {source: (span[0], span[1]) if span else None for source, span in spans.items()}


def _capture(raw: dict[str, Any]) -> Capture:
    return Capture(**{**raw, "taken": datetime.fromisoformat(raw["taken"])})


def _merge(known: Source | None, raw: dict[str, Any]) -> Source:
    """A source keeps every title and name it was seen under, the latest title last."""
    base = known or Source(raw["urn"])
    titles = tuple(t for t in base.titles if t not in raw["titles"]) + tuple(raw["titles"])
    also = base.also + tuple(a for a in raw.get("also", []) if a not in base.also)
    shown = {name: raw.get(name) or getattr(base, name) for name in ("number", "chat", "description", "picture")}
    return replace(base, titles=titles, also=also, **shown)
