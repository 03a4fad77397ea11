"""Which message numbers of a source were looked at, and what became of those that are not there.

========================  ==========================================================================================
seen                      a post or service message of that number was captured at some time
absent                    seen once, and not there at the last visit that covered its number
gap                       never seen, though a visit read the numbers round it without a missing page: it was removed
                          before the first visit, or was never a message of the channel. A gap is not a deletion
not covered               never seen, and no visit says anything of it (a missing page, before or between the visits)
========================  ==========================================================================================

Numbers above the highest seen are not spoken of. Everything is columns; a source of a million posts takes a blink.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl

from marsad.archive.store import Archive
from marsad.archive.withheld import absent

_Runs = np.ndarray[tuple[int, int], np.dtype[np.int64]]
_Column = np.ndarray[tuple[int], np.dtype[np.int64]]
RUNS = {"first": pl.Int64(), "last": pl.Int64(), "after": pl.Datetime("ms", "UTC"), "before": pl.Datetime("ms", "UTC")}


@dataclass(frozen=True, slots=True)
class Visit:
    """One reading of a source: ``spans`` are the runs of numbers (inclusive) that it read without a missing page."""

    capture: str
    at: datetime
    method: str
    item: str
    spans: tuple[tuple[int, int], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """``gaps`` and ``uncovered`` are runs (:data:`RUNS`: bounds inclusive, and when the neighbours were posted);
    ``absent`` has ``urn, number, at, capture``.
    """

    source: str
    seen: int
    first: int | None
    last: int | None
    visits: tuple[Visit, ...]
    spans: tuple[tuple[int, int], ...]
    gaps: pl.DataFrame
    uncovered: pl.DataFrame
    absent: pl.DataFrame

    @property
    def missing(self) -> int:
        """How many numbers the gaps hold."""
        return _count(self.gaps)

    @property
    def unknown(self) -> int:
        """How many numbers are not covered."""
        return _count(self.uncovered)


def coverage(archive: Archive, source: str) -> Coverage:
    """What is known of the numbers of ``source`` (a URN)."""
    mine = archive.posts(["urn", "source", "number", "published"]).filter(pl.col("source") == source)
    posts = mine.filter(pl.col("number") > 0).group_by("number").agg(pl.col("published").min()).sort("number").collect()
    numbers = posts["number"].to_numpy().astype(np.int64)
    times = posts["published"].to_physical().to_numpy()
    visits = _visits(archive, source)
    spans = merged([span for visit in visits for span in visit.spans])
    holes = _holes(numbers)
    covered = np.array(spans, np.int64).reshape(-1, 2)
    return Coverage(
        source,
        len(numbers),
        int(numbers[0]) if len(numbers) else None,
        int(numbers[-1]) if len(numbers) else None,
        visits,
        spans,
        _dated(common(holes, covered), numbers, times),
        _dated(common(holes, _outside(covered)), numbers, times),
        _absent(archive, source, mine),
    )


def merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Runs that touch or overlap as one, in order."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def common(holes: _Runs, spans: _Runs) -> _Runs:
    """What two lists of runs (sorted, disjoint, inclusive; n x 2) have in common."""
    parts = []
    for first, last in spans:
        low, high = np.searchsorted(holes[:, 1], first), np.searchsorted(holes[:, 0], last, "right")
        if low < high:
            parts.append(np.clip(holes[low:high], first, last))
    return np.concatenate(parts) if parts else np.empty((0, 2), np.int64)


def _holes(numbers: _Column) -> _Runs:
    """Runs of numbers from 1 to the highest that are not among ``numbers`` (sorted, distinct)."""
    before = np.concatenate([np.zeros(1, np.int64), numbers[:-1]]) if len(numbers) else numbers
    runs = np.stack([before + 1, numbers - 1], axis=1)
    return runs[runs[:, 0] <= runs[:, 1]]


def _outside(spans: _Runs) -> _Runs:
    """From 1 on, what lies between ``spans`` and after them."""
    zero, end = np.zeros(1, np.int64), np.array([np.iinfo(np.int64).max])
    runs: _Runs = np.concatenate([zero, spans.reshape(-1), end]).reshape(-1, 2) + np.array([1, -1])
    return runs[runs[:, 0] <= runs[:, 1]]


def _dated(runs: _Runs, numbers: _Column, times: _Column) -> pl.DataFrame:
    """``runs`` with the times of the posts on either side, where there are any."""
    left, right = np.searchsorted(numbers, runs[:, 0]) - 1, np.searchsorted(numbers, runs[:, 1])
    after = pl.Series("after", times[np.maximum(left, 0)] if len(times) else [], pl.Int64)
    before = pl.Series("before", times[np.minimum(right, len(times) - 1)] if len(times) else [], pl.Int64)
    frame = pl.DataFrame({"first": runs[:, 0], "last": runs[:, 1], "after": after, "before": before, "left": left})
    known = pl.when(pl.col("left") >= 0).then("after").alias("after")
    return frame.with_columns(known).select(pl.col(name).cast(kind) for name, kind in RUNS.items())


def _count(runs: pl.DataFrame) -> int:
    return int((runs["last"] - runs["first"] + 1).sum() or 0)


def _visits(archive: Archive, source: str) -> tuple[Visit, ...]:
    log = archive.log()
    found = []
    for id_, closed in log.closed.items():
        capture = log.captures.get(id_)
        if capture is not None and capture.source == source:
            spans = tuple((int(a), int(b)) for a, b in closed["spans"])
            found.append(Visit(id_, capture.taken, capture.method, capture.item, spans, bool(closed["complete"])))
    return tuple(sorted(found, key=lambda visit: visit.at))


def _absent(archive: Archive, source: str, posts: pl.LazyFrame) -> pl.DataFrame:
    """The posts that were not there when last looked for, with when and by which capture."""
    seen = archive.observations().filter((pl.col("source") == source) & (pl.col("what") == "absent"))
    held = posts.join(seen.select("urn").unique(), on="urn", how="semi").group_by("urn").agg(pl.col("batch").max())
    gone = pl.LazyFrame({"urn": absent(archive, held.collect())}, {"urn": pl.String})
    last = seen.sort("batch", maintain_order=True).group_by("urn").agg(pl.col("number", "at", "capture").last())
    return last.join(gone, on="urn", how="semi").sort("number").collect()
