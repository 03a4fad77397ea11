"""The two figures of a brief, each with its table twin: activity by channel, and the timeline of what was recognised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import polars as pl

from marsad.records.finding import Level
from marsad.records.report import Cell, Figure, Section, Sentence, Table
from marsad.records.statement import Speaker
from marsad.report.display import CLOSE, OPEN, isolate, line, stamp
from marsad.report.leads import spoken, threatens
from marsad.report.sections.findings import KINDS
from marsad.report.shelf import Shelf

UNITS = (
    ("hour", "1h", timedelta(hours=1)),
    ("day", "1d", timedelta(days=1)),
    ("week", "1w", timedelta(days=7)),
    ("month", "1mo", timedelta(days=30)),
    ("year", "1y", timedelta(days=365)),
)
FORMATS = {"hour": "%-d %b %H:%M", "day": "%-d %b", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}
BUCKETS = 42
"""At most this many bars in a row, and rows in the twin: six weeks of days, three years and a half of months."""
CHANNELS = 8
EVENTS = 24
INK, ACCENT, GRID = "#33373d", "#1d4e6b", "#dcdfe3"
COLOURS = {
    "claim": "#9c2f2f",
    "reported claim": "#d9a3a0",
    "threat": "#b3701a",
    "reported threat": "#e3c79b",
    "finding": "#1d4e6b",
}
WIDTH = 560


def section(shelf: Shelf) -> Section | None:
    """Both figures where there is something to draw."""
    drawn = [figure for figure in (_activity(shelf), _timeline(shelf)) if figure]
    return Section("Activity", tuple(drawn)) if drawn else None


def _unit(posts: pl.DataFrame) -> tuple[str, str]:
    first, last = posts["published"].min(), posts["published"].max()
    assert isinstance(first, datetime) and isinstance(last, datetime)
    return next((name, every) for name, every, size in UNITS if (last - first) / size < BUCKETS or name == "year")


def _activity(shelf: Shelf) -> Figure | None:
    posts = shelf.material.posts
    if not posts.height:
        return None
    unit, every = _unit(posts)
    ground = shelf.count("posts of the period, by channel")
    counts = (
        posts.group_by("source", pl.col("published").dt.truncate(every).alias("at")).len("posts").sort("at", "source")
    )
    order = (
        counts.group_by("source")
        .agg(pl.col("posts").sum())
        .sort("posts", "source", descending=[True, False])["source"]
        .to_list()
    )
    names = {urn: _label(shelf, urn) if i < CHANNELS else "other channels" for i, urn in enumerate(order)}
    named = counts.with_columns(pl.col("source").replace_strict(names, return_dtype=pl.String).alias("channel"))
    table = named.group_by("at", "channel").agg(pl.col("posts").sum()).sort("at", "channel")
    columns = list(dict.fromkeys(names[urn] for urn in order))
    caption = Sentence(f"Posts by {unit} and channel, in UTC; each row has a scale of its own.", ground)
    if len(columns) == 1:
        caption = Sentence(f"Posts by {unit}, in UTC.", ground)
    return Figure("activity", caption, _bars(table, columns, unit), _activity_twin(shelf, table, columns, unit))


def _label(shelf: Shelf, urn: str) -> str:
    """The title, short enough for a row of a chart; the handle follows where two channels share a title."""
    title = shelf.channel(urn).strip(OPEN + CLOSE)
    alike = sum(source.title == shelf.source(urn).title for source in shelf.material.sources) > 1
    short = title if len(title) <= 28 else title[:27] + "\u2026"
    return f"{short} (@{shelf.source(urn).handle})" if alike else short


def _config() -> dict[str, Any]:
    text = {
        "labelFont": "Noto Sans, Noto Naskh Arabic",
        "titleFont": "Noto Sans, Noto Naskh Arabic",
        "labelColor": INK,
        "titleColor": INK,
    }
    return {
        "font": "Noto Sans, Noto Naskh Arabic",
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {
            **text,
            "gridColor": GRID,
            "domainColor": GRID,
            "tickColor": GRID,
            "labelFontSize": 10,
            "labelPadding": 4,
        },
        "header": {**text, "labelFontSize": 10.5},
        "legend": {**text, "labelFontSize": 10, "symbolStrokeWidth": 0},
    }


def _bars(table: pl.DataFrame, columns: list[str], unit: str) -> dict[str, Any]:
    values = [
        {"at": _iso(at), "to": _iso(_end(at, unit)), "channel": channel, "posts": n}
        for at, channel, n in table.iter_rows()
    ]
    time = {
        "field": "at",
        "type": "temporal",
        "scale": {"type": "utc"},
        "title": None,
        "axis": {"grid": False, "tickCount": 6, "format": FORMATS[unit], "labelOverlap": True},
    }
    layer = {
        "mark": {"type": "bar", "color": ACCENT, "stroke": "#ffffff", "strokeWidth": 0.6},
        "encoding": {
            "x": time,
            "x2": {"field": "to"},
            "y": {
                "field": "posts",
                "type": "quantitative",
                "title": None,
                "axis": {"tickCount": 2, "format": "d", "tickMinStep": 1},
            },
        },
    }
    height = 110 if len(columns) == 1 else max(30, min(64, 320 // len(columns)))
    row = {"field": "channel", "type": "nominal", "sort": columns, "title": None, "spacing": 10}
    row["header"] = {
        "labelAngle": 0,
        "labelAlign": "left",
        "labelOrient": "left",
        "labelLimit": 170,
        "labelPadding": 10,
    }
    base = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _config(),
        "data": {"values": values},
    }
    if len(columns) == 1:
        return {**base, "width": WIDTH, "height": height, **layer}
    facet = {"facet": {"row": row}, "resolve": {"scale": {"y": "independent"}}}
    return {**base, **facet, "spec": {"width": WIDTH - 190, "height": height, **layer}}


def _end(at: datetime, unit: str) -> datetime:
    """Where the bar that begins at ``at`` ends; months and years have lengths of their own."""
    if unit == "month":
        return (at.replace(day=1) + timedelta(days=32)).replace(day=1)
    if unit == "year":
        return at.replace(year=at.year + 1)
    return at + next(size for name, _, size in UNITS if name == unit)


def _activity_twin(shelf: Shelf, table: pl.DataFrame, columns: list[str], unit: str) -> Table:
    ground = shelf.count("posts of the period, by channel")
    cells: dict[datetime, dict[str, int]] = {}
    for at, channel, n in table.iter_rows():
        cells.setdefault(at, {})[channel] = n
    shape = {"hour": "%Y-%m-%d %H:00", "month": "%Y-%m", "year": "%Y"}.get(unit, "%Y-%m-%d")
    rows = tuple(
        (Cell(f"{at:{shape}}", ground), *(Cell(f"{row.get(c, 0):,}", ground) for c in columns))
        for at, row in cells.items()
    )
    caption = Sentence(f"The figures of the chart above; a {unit} without posts is left out.", ground)
    return Table(caption, (unit.capitalize(), *(isolate(c) for c in columns)), rows)


def _events(shelf: Shelf) -> Iterator[tuple[datetime, str, str, str]]:
    """Time, kind, what, and the post of everything recognised."""
    for claim in shelf.material.claims:
        kind = "claim" if spoken(shelf, claim) is Speaker.OWN else "reported claim"
        what = [shelf.named(v) for v in (claim.actor, claim.target, claim.place) if v]
        yield claim.published, kind, ", ".join(what) or "no actor or target named", claim.first
    for threat in shelf.material.threats:
        kind = "threat" if threatens(shelf.post(threat.post)) is Speaker.OWN else "reported threat"
        what = [shelf.named(v) for v in (threat.issuer, threat.target) if v]
        yield threat.published, kind, ", ".join(what) or "no issuer or target named", threat.post
    for finding in shelf.material.findings:
        posts = shelf.fetch(finding.posts[:50]) if finding.level is not Level.LOW else []
        if posts:
            first = min(posts, key=lambda p: p.published)
            names = ", ".join(isolate(shelf.outside(n)) for n in finding.names[:2])
            yield first.published, "finding", KINDS[finding.kind] + (f": {names}" if names else ""), first.urn


def _timeline(shelf: Shelf) -> Figure | None:
    since, until = shelf.material.since, shelf.material.until
    events = sorted(e for e in _events(shelf) if since <= e[0] <= until)
    if len(events) < 2:
        return None
    ground = shelf.count("claims, threats and findings recognised in the posts of the period")
    caption = Sentence("When what was recognised was published, in UTC; a finding stands at its first post.", ground)
    values = [
        {"at": _iso(at), "kind": kind, "what": line(what).replace(OPEN, "").replace(CLOSE, "")}
        for at, kind, what, _ in events
    ]
    return Figure("timeline", caption, _points(values, since, until), _timeline_twin(shelf, events))


def _points(values: list[dict[str, str]], since: datetime, until: datetime) -> dict[str, Any]:
    kinds = [kind for kind in COLOURS if any(v["kind"] == kind for v in values)]
    shape = FORMATS[
        "hour" if until - since < timedelta(days=3) else "day" if until - since < timedelta(days=300) else "month"
    ]
    colour = {
        "field": "kind",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": kinds, "range": [COLOURS[k] for k in kinds]},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _config(),
        "data": {"values": values},
        "width": WIDTH - 110,
        "height": {"step": 30},
        "mark": {"type": "tick", "thickness": 2.5, "height": 18, "opacity": 0.75},
        "encoding": {
            "x": {
                "field": "at",
                "type": "temporal",
                "scale": {"type": "utc", "domain": [_iso(since), _iso(until)]},
                "title": None,
                "axis": {"tickCount": 6, "grid": True, "format": shape, "labelOverlap": True},
            },
            "y": {
                "field": "kind",
                "type": "nominal",
                "sort": kinds,
                "title": None,
                "axis": {"grid": True, "ticks": False, "domain": False},
            },
            "color": colour,
        },
    }


def _timeline_twin(shelf: Shelf, events: list[tuple[datetime, str, str, str]]) -> Table:
    ground = shelf.count("claims, threats and findings recognised in the posts of the period")
    shown = events if len(events) <= EVENTS else _latest(events)
    cut = (
        f"; {len(shown)} of {len(events):,} are listed, claims and threats before findings"
        if len(shown) < len(events)
        else ""
    )
    rows = tuple((Cell(stamp(at), shelf.cite([urn])), Cell(kind), Cell(what, ground)) for at, kind, what, urn in shown)
    return Table(Sentence(f"What the chart above marks{cut}.", ground), ("Time", "Kind", "What"), rows)


def _latest(events: list[tuple[datetime, str, str, str]]) -> list[tuple[datetime, str, str, str]]:
    order = ("claim", "threat", "finding", "reported claim", "reported threat")
    return sorted(sorted(events, key=lambda e: (order.index(e[1]), e[0]))[:EVENTS])


def _iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"
