"""The second figure: when what was recognised was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from marsad.records.finding import Level
from marsad.records.report import Cell, Figure, Sentence, Table
from marsad.records.statement import Speaker
from marsad.report.display import CLOSE, OPEN, isolate, line, stamp
from marsad.report.leads import elsewhere, spoken, threatens
from marsad.report.sections.drawing import ACCENT, FORMATS, WIDTH, drawing, iso
from marsad.report.sections.findings import KINDS
from marsad.report.shelf import Shelf

EVENTS = 16
COLOURS = {
    "claim": "#9c2f2f",
    "reported claim": "#d9a3a0",
    "threat": "#b3701a",
    "reported threat": "#e3c79b",
    "finding": ACCENT,
}


def _events(shelf: Shelf) -> Iterator[tuple[datetime, str, str, str]]:
    """Time, kind, what, and the post of everything recognised."""
    for claim in shelf.material.claims:
        kind = "claim" if spoken(shelf, claim) is Speaker.OWN else "reported claim"
        what = [shelf.named(v) for v in (claim.actor, claim.target, elsewhere(claim)) if v]
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


def figure(shelf: Shelf) -> Figure | None:
    """A mark for each thing recognised; nothing where there are fewer than two."""
    since, until = shelf.material.since, shelf.material.until
    events = sorted(e for e in _events(shelf) if since <= e[0] <= until)
    if len(events) < 2:
        return None
    ground = shelf.count("claims, threats and findings recognised in the posts of the period")
    caption = Sentence("When what was recognised was published, in UTC; a finding stands at its first post.", ground)
    values = [
        {"at": iso(at), "kind": kind, "what": line(what).replace(OPEN, "").replace(CLOSE, "")}
        for at, kind, what, _ in events
    ]
    return Figure("timeline", caption, _points(values, since, until), _twin(shelf, events))


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
        **drawing(values),
        "width": WIDTH - 110,
        "height": {"step": 30},
        "mark": {"type": "tick", "thickness": 2.5, "height": 18, "opacity": 0.75},
        "encoding": {
            "x": {
                "field": "at",
                "type": "temporal",
                "scale": {"type": "utc", "domain": [iso(since), iso(until)]},
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


def _twin(shelf: Shelf, events: list[tuple[datetime, str, str, str]]) -> Table:
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
