"""What both charts share: fonts that ship with Marsad, quiet lines, one width for page and paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
INK, ACCENT, GRID = "#33373d", "#1d4e6b", "#dcdfe3"
WIDTH = 560
FORMATS = {"hour": "%-d %b %H:%M", "day": "%-d %b", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}


def drawing(values: list[dict[str, Any]]) -> dict[str, Any]:
    """The head of a specification over ``values``."""
    return {"$schema": SCHEMA, "config": _config(), "data": {"values": values}}


def iso(at: datetime) -> str:
    """A time as charts read it."""
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


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
