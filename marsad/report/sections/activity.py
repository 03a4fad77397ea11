"""The first figure: posts by time and channel, small multiples so that eight channels stay readable."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import polars as pl

from marsad.records.report import Cell, Figure, Sentence, Table
from marsad.report.display import CLOSE, OPEN, isolate
from marsad.report.sections.drawing import ACCENT, FORMATS, WIDTH, drawing, iso
from marsad.report.shelf import Shelf

UNITS = (
    ("hour", "1h", timedelta(hours=1)),
    ("day", "1d", timedelta(days=1)),
    ("week", "1w", timedelta(days=7)),
    ("month", "1mo", timedelta(days=30)),
    ("year", "1y", timedelta(days=365)),
)
BUCKETS = 42
"""At most this many bars in a row, and rows in the twin: six weeks of days, three years and a half of months."""
CHANNELS = 8


def _unit(posts: pl.DataFrame) -> tuple[str, str]:
    first, last = posts["published"].min(), posts["published"].max()
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    return next((name, every) for name, every, size in UNITS if (last - first) / size < BUCKETS or name == "year")


def figure(shelf: Shelf) -> Figure | None:
    """A row of bars for each channel; nothing without posts."""
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
    return Figure("activity", caption, _bars(table, columns, unit), _twin(shelf, table, columns, unit))


def _label(shelf: Shelf, urn: str) -> str:
    """The title, short enough for a row of a chart; the handle follows where two channels share a title."""
    short = _short(shelf, urn)
    alike = sum(_short(shelf, source.urn) == short for source in shelf.material.sources) > 1
    return f"{short} ({shelf.source(urn).handle})" if alike else short


def _short(shelf: Shelf, urn: str) -> str:
    title = shelf.channel(urn).strip(OPEN + CLOSE)
    return title if len(title) <= 28 else title[:27] + "\u2026"


def _bars(table: pl.DataFrame, columns: list[str], unit: str) -> dict[str, Any]:
    values = [
        {"at": iso(at), "to": iso(_end(at, unit)), "channel": channel, "posts": n}
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
            "y2": {"datum": 0},
            "y": {
                "field": "posts",
                "type": "quantitative",
                "title": None,
                "axis": {"tickCount": 2, "format": "d", "tickMinStep": 1},
            },
        },
    }
    height = 110 if len(columns) == 1 else max(30, min(64, 320 // len(columns)))
    header = {"labelAngle": 0, "labelAlign": "left", "labelOrient": "left", "labelLimit": 170, "labelPadding": 10}
    row = {"field": "channel", "type": "nominal", "sort": columns, "title": None, "spacing": 10, "header": header}
    base = drawing(values)
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


def _twin(shelf: Shelf, table: pl.DataFrame, columns: list[str], unit: str) -> Table:
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
    names = ("Posts",) if len(columns) == 1 else tuple(isolate(c) for c in columns)
    return Table(caption, (unit.capitalize(), *names), rows)
