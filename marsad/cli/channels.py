"""One source: its names over time, what was looked at, and what was not there."""

from __future__ import annotations

from typing import Any

import polars as pl

from marsad.archive.coverage import Coverage, coverage
from marsad.cli.output import console, plain, print_table, time
from marsad.flow import Workspace
from marsad.flow.channels import channel_history
from marsad.records.channel import ChannelHistory, Dated
from marsad.records.source import Source

_LISTED = 20
"""Runs of numbers shown to people, the longest first; ``--json`` has all."""


def source_shape(workspace: Workspace, urn: str) -> dict[str, Any]:
    """``marsad sources HANDLE --json``."""
    source, history, covered = workspace.source(urn), channel_history(workspace, urn), coverage(workspace.archive, urn)
    return {
        **plain(source),
        "title": source.title,
        "history": history.dated,
        "now": history.now,
        "not_carried": history.not_carried,
        "coverage": _coverage(covered),
        "links": [plain(link) for link in workspace.archive.log().links if urn in (link.a, link.b)],
    }


def _coverage(covered: Coverage) -> dict[str, Any]:
    return {
        "seen": covered.seen,
        "first": covered.first,
        "last": covered.last,
        "visits": covered.visits,
        "spans": covered.spans,
        "gaps": {"numbers": covered.missing, "runs": covered.gaps.to_dicts()},
        "absent": covered.absent.to_dicts(),
        "not_covered": {"numbers": covered.unknown, "runs": covered.uncovered.to_dicts()},
    }


def show_source(workspace: Workspace, urn: str) -> None:
    """A source for people."""
    source = workspace.source(urn)
    console.print(f"{urn}  {source.title}", style="bold", markup=False)
    _show_profile(source)
    _show_history(channel_history(workspace, urn))
    _show_coverage(coverage(workspace.archive, urn))


def _show_profile(source: Source) -> None:
    number = f"number {source.number}, " if source.number else ""
    console.print(f"{number}{source.kind}, grade {source.reliability}, {source.basis}", markup=False)
    if source.description:
        console.print(source.description, markup=False, soft_wrap=True)


def _show_history(history: ChannelHistory) -> None:
    console.print("\nNames and looks over time (said: by the channel's own notice; seen: by a capture):")
    rows = [(time(d.at), d.facet, value(d), d.how, ground(d)) for d in history.dated]
    print_table(["from", "what", "value", "how", "ground"], rows)
    for facet, values in history.now.items():
        if len(values) > 1:
            told = " | ".join(f"{value(one)} ({one.how})" for one in values)
            console.print(f"{facet}: the latest that was said and seen differ: {told}", markup=False, soft_wrap=True)
    if history.not_carried:
        console.print(f"No capture tells its {', '.join(history.not_carried)}.")


def value(dated: Dated) -> str:
    """A value in words."""
    return "removed" if dated.value is None else dated.value or "changed, file not included"


def ground(dated: Dated) -> str:
    """What a value stands on: the post that says it, or the captures between which it was seen."""
    until = f", last at {time(dated.until)}" if dated.until and dated.until != dated.at else ""
    day = " (day only)" if "day only" in dated.zone else ""
    return f"{dated.post}{day}" if dated.post else f"{dated.capture}{until}"


def _show_coverage(covered: Coverage) -> None:
    span = f" from {covered.first} to {covered.last}" if covered.seen else ""
    console.print(f"\n{covered.seen:,} numbers seen{span}, in {len(covered.visits)} visits that changed what is known.")
    for visit in covered.visits:
        runs = ", ".join(f"{a}-{b}" for a, b in visit.spans[:_LISTED]) or "none"
        end = "" if visit.complete else "; cut short"
        console.print(f"  {time(visit.at)} {visit.method} {visit.capture}: read whole {runs}{end}", soft_wrap=True)
    _show_runs(covered.gaps, covered.missing, "gap, not a deletion: never seen, though the numbers round it were read")
    _show_runs(covered.uncovered, covered.unknown, "not covered: no visit says anything of it")
    console.print(f"{covered.absent.height:,} posts seen once and not there when last visited")
    for row in covered.absent.head(_LISTED).iter_rows(named=True):
        console.print(f"  {row['urn']}: not there at {time(row['at'])} (capture {row['capture']})", soft_wrap=True)
    _more(covered.absent.height)


def _show_runs(runs: pl.DataFrame, numbers: int, what: str) -> None:
    console.print(f"{numbers:,} numbers in {runs.height:,} runs: {what}", soft_wrap=True)
    longest = runs.sort((pl.col("first") - pl.col("last")), "first").head(_LISTED)
    for first, last, after, before in longest.sort("first").iter_rows():
        which = f"{first}" if first == last else f"{first}-{last}"
        console.print(f"  {which}: after {time(after) or 'the beginning'}, before {time(before)}")
    _more(runs.height)


def _more(rows: int) -> None:
    if rows > _LISTED:
        console.print(f"  and {rows - _LISTED:,} more; --json lists all")
