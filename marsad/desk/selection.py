"""Which findings the inbox shows, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from marsad.desk.models import RANKS, Finding, Judgement
from marsad.records.finding import FindingKind, Level

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Latest(TypedDict):
    """What :func:`select` adds to each row."""

    verdict: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """``level`` is the lowest that is shown; ``judged`` None means either; the period is that of the case's posts."""

    kind: FindingKind | None = None
    level: Level = Level.MEDIUM
    judged: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


def select(asked: Selection) -> QuerySet[WithAnnotations[Finding, Latest]]:
    """The findings asked for, each with its latest verdict as ``verdict`` (null when nobody judged it)."""
    latest = Judgement.objects.filter(about=OuterRef("pk")).order_by("-id")
    rows = Finding.objects.filter(rank__gte=RANKS[asked.level])
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind.value)
    if asked.since is not None:
        rows = rows.filter(last_post__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(first_post__lt=asked.until)
    if asked.judged is not None:
        judged = Exists(Judgement.objects.filter(about=OuterRef("pk")))
        rows = rows.filter(judged) if asked.judged else rows.filter(~judged)
    return rows.annotate(verdict=Subquery(latest.values("verdict")[:1]))


@dataclass(frozen=True, slots=True)
class Record:
    """How a method has done: the latest verdict on each of its findings, and those that nobody judged."""

    hits: int
    misses: int
    watched: int
    unjudged: int


def track_record(method: str) -> Record:
    """Hits and misses of one method; figures of the desk, which say nothing where nobody judged."""
    rows = select(Selection(level=Level.LOW)).filter(method=method)
    verdicts = list(rows.values_list("verdict", flat=True))
    return Record(verdicts.count("hit"), verdicts.count("miss"), verdicts.count("watch"), verdicts.count(None))
