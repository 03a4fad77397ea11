"""A capture: when, how and by whom something was taken (Berkeley Protocol, 2020, collection log)."""

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
