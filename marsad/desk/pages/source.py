"""One source: its names and looks over time, what was looked at, and what was not there."""

from __future__ import annotations

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.archive.coverage import coverage
from marsad.archive.finding.search import known_source
from marsad.desk.pages.refused import missing
from marsad.desk.place import workspace
from marsad.flow.channels import channel_history
from marsad.records.errors import CannotRun

LISTED = 50
"""Runs of numbers, absences and visits that the page shows."""


@require_safe
def source(request: HttpRequest, urn: str) -> HttpResponse:
    """``/sources/URN``"""
    opened = workspace()
    try:
        known = known_source(opened.archive, urn)
    except CannotRun:
        known = None
    if known is None:
        return missing(request, f"{urn}: no such source in this archive.")
    history, covered = channel_history(opened, known), coverage(opened.archive, known)
    context = {
        "source": opened.source(known),
        "history": history,
        "competing": [(facet, values) for facet, values in history.now.items() if len(values) > 1],
        "covered": covered,
        "counts": {name: getattr(covered, name).height for name in ("gaps", "uncovered", "absent")},
        "visits": covered.visits[::-1][:LISTED],
        "gaps": _longest(covered.gaps),
        "uncovered": _longest(covered.uncovered),
        "absent": covered.absent.head(LISTED).to_dicts(),
        "listed": LISTED,
        "links": [link for link in opened.archive.log().links if known in (link.a, link.b)],
    }
    return render(request, "desk/source.html", context)


def _longest(runs: pl.DataFrame) -> list[dict[str, object]]:
    longest = runs.sort(pl.col("first") - pl.col("last"), "first").head(LISTED)
    return longest.with_columns((pl.col("last") - pl.col("first") + 1).alias("numbers")).sort("first").to_dicts()
