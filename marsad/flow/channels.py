"""The history of a channel: what its service messages say of it, and what captures saw, each dated and with its ground.

Telegram Desktop's exports carry the title; they carry no username (the user says it), no description and no picture of
their own; a change of title or picture stands in them as a service message. A table may carry a description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import polars as pl

from marsad.archive.withheld import shown_posts
from marsad.collect.service import named_in
from marsad.flow.workspace import Workspace
from marsad.records.channel import ChannelHistory, Dated, Facet, How
from marsad.records.urn import is_username

_TITLES = ("create_channel", "create_group", "edit_group_title", "migrate_from_group")
_PICTURES = {"edit_group_photo": True, "delete_group_photo": False}
_KINDS = {"migrate_to_supergroup": "supergroup", "migrate_from_group": "supergroup"}


def channel_history(workspace: Workspace, source: str) -> ChannelHistory:
    """All that is known of ``source`` (a URN) over time."""
    dated = [*_said(workspace, source), *_seen(workspace, source)]
    dated.sort(key=lambda one: (one.at, one.how))
    now = {facet: values for facet in Facet if (values := _now(dated, facet))}
    return ChannelHistory(source, tuple(dated), now, tuple(facet for facet in Facet if facet not in now))


def _now(dated: Iterable[Dated], facet: Facet) -> tuple[Dated, ...]:
    """The latest that was said and the latest that was seen; the later one alone where they agree."""
    last = {one.how: one for one in dated if one.facet is facet}
    distinct = {one.value: one for one in sorted(last.values(), key=lambda one: one.until or one.at)}
    return tuple(distinct.values())


def _said(workspace: Workspace, source: str) -> Iterator[Dated]:
    """What the channel's own service messages say, each wording once."""
    columns = ["urn", "source", "kind", "published", "zone", "text", "action", "media", "number", "revision"]
    actions = [*_TITLES, *_PICTURES, *_KINDS]
    mine = (pl.col("source") == source) & (pl.col("kind") == "service") & pl.col("action").is_in(actions)
    rows = shown_posts(workspace.archive, columns).filter(mine).sort("published", "number", "revision").collect()
    last: dict[Facet, str | None] = {}
    for row in rows.iter_rows(named=True):
        for facet, value in _told(row):
            known = {"post": row["urn"], "zone": row["zone"]}
            yield Dated(facet, value, row["published"], How.SAID, last.get(facet), **known)
            last[facet] = value


def _told(row: dict[str, Any]) -> Iterator[tuple[Facet, str | None]]:
    action = row["action"]
    if action in _TITLES and (title := named_in(action, row["text"] or "")):
        yield Facet.TITLE, title
    if action in _PICTURES:
        files = [item["sha256"] or "" for item in row["media"] or [] if item["kind"] == "photo"]
        yield Facet.PICTURE, (files[0] if files else "") if _PICTURES[action] else None
    if action in _KINDS:
        yield Facet.KIND, _KINDS[action]


def _seen(workspace: Workspace, source: str) -> Iterator[Dated]:
    """Runs of captures that saw one value."""
    runs: dict[Facet, list[Dated]] = {}
    for facet, value, at, capture in _sightings(workspace, source):
        earlier = runs.setdefault(facet, [])
        if earlier and earlier[-1].value == value:
            earlier[-1] = replace(earlier[-1], until=at)
        else:
            before = earlier[-1].value if earlier else None
            earlier.append(Dated(facet, value, at, How.SEEN, before, at, capture=capture))
    for found in runs.values():
        yield from found


def _sightings(workspace: Workspace, source: str) -> Iterator[tuple[Facet, str, datetime, str]]:
    """Facet, value, time and capture, in the order of capture; a capture is told once, whatever lines it stands in."""
    told = set()
    for seen in workspace.archive.sightings():
        if seen["urn"] == source and seen["capture"] not in told:
            told.add(seen["capture"])
            at = datetime.fromisoformat(seen["taken"])
            for facet, value in _facets(seen):
                yield facet, value, at, seen["capture"]


def _facets(seen: dict[str, Any]) -> Iterator[tuple[Facet, str]]:
    values = {
        Facet.TITLE: seen["titles"][-1] if seen["titles"] else None,
        Facet.USERNAME: _username(seen),
        Facet.DESCRIPTION: seen.get("description"),
        Facet.PICTURE: seen.get("picture"),
        Facet.KIND: seen["chat"],
    }
    yield from ((facet, value) for facet, value in values.items() if value)


def _username(seen: dict[str, Any]) -> str | None:
    """The name that the capture was taken under; none where it came by number or title alone."""
    urn = seen.get("seen") or next(iter(seen.get("also", [])), seen["urn"])
    return urn.partition(":")[2] if is_username(urn) else None
