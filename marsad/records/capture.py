"""A capture: when, how and by whom something was taken (Berkeley Protocol, 2020, collection log).

=========  =========================================================================================================
field      meaning
=========  =========================================================================================================
taken      when it was taken into the archive, UTC
item       the name of what was taken: a file, or several
url        public address of the source, where it has one
method     how it was read (``telegram_export_json`` ...), ``tool`` by what program and version
sha256     of the item's bytes; of source, method and hashes where it is several files, whose own stand in ``notes``
size       of the item in bytes
place      where the evidentiary copy lies under ``archive/evidence/``; empty in lines of schema 1
operator   who took it, as the workspace's settings name them
=========  =========================================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """One taking of one source from one raw item. ``id`` is ``cap-`` and the start of a hash over its other fields."""

    id: str
    source: str
    taken: datetime
    item: str
    url: str | None
    method: str
    tool: str
    sha256: str
    size: int
    operator: str
    notes: str = ""
    place: str = ""
