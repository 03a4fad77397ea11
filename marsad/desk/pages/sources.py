"""Every source that evidence was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.desk.place import workspace
from marsad.flow import Workspace
from marsad.records.source import Source


@dataclass(frozen=True, slots=True)
class Known:
    """A source with how much of it the archive holds."""

    source: Source
    posts: int
    first: datetime | None
    last: datetime | None
    actor: str


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """``/sources``"""
    return render(request, "desk/sources.html", {"sources": known(workspace())})


def known(opened: Workspace) -> list[Known]:
    """By number of posts, the most first."""
    posts = opened.archive.posts(["source", "urn", "kind", "published"]).filter(pl.col("kind") == "post")
    counts = posts.group_by("source").agg(
        pl.col("urn").n_unique().alias("posts"),
        pl.col("published").min().alias("first"),
        pl.col("published").max().alias("last"),
    )
    rows = {row["source"]: row for row in counts.collect().iter_rows(named=True)}
    found = [_known(opened, source, rows.get(source.urn, {})) for source in opened.sources()]
    return sorted(found, key=lambda item: (-item.posts, item.source.urn))


def _known(opened: Workspace, source: Source, row: dict[str, object]) -> Known:
    first, last, posts = row.get("first"), row.get("last"), row.get("posts", 0)
    return Known(
        source,
        posts if isinstance(posts, int) else 0,
        first if isinstance(first, datetime) else None,
        last if isinstance(last, datetime) else None,
        opened.lexicon.name(source.actor) if source.actor else "",
    )
