"""Channels known by number or by title alone have handles that nobody reads: the desk shows their titles instead."""

from __future__ import annotations

from marsad.desk.place import workspace


def title_of(handle: str) -> str | None:
    """The latest title of the source that ``c1900100101`` or ``x-fa6c4c4fd113`` stands for; None when it has none."""
    sources = workspace().archive.log().sources
    source = sources.get(f"telegram:{handle}")
    return source.title if source is not None and source.titles else None
