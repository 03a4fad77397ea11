"""What the user may say about an import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from marsad.records.harvest import Opened


@dataclass(frozen=True, slots=True)
class Options:
    """``source``: the handle of the one chat that is imported. ``chats``: private chats and groups named on purpose, by
    title or number. ``timezone``: for dates that carry no zone. ``columns``: our field -> column of a table.
    ``rows``: how many posts a batch holds.
    """

    source: str | None = None
    chats: frozenset[str] = frozenset()
    timezone: str = "UTC"
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: int = 20_000
    skip: Callable[[Opened], bool] = lambda _: False
