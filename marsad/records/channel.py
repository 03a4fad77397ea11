"""What a channel was called and looked like over time: one dated record for each value, with its ground.

Two kinds of ground, kept apart: the channel *said* so (a service message, dated by the platform), or a capture *saw* it
(dated by the capture). Where the two differ, both stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Facet(StrEnum):
    """What can change about a channel."""

    TITLE = "title"
    USERNAME = "username"
    DESCRIPTION = "description"
    PICTURE = "picture"
    KIND = "kind"


class How(StrEnum):
    """``said`` by the channel's own service message, or ``seen`` by a capture."""

    SAID = "said"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Dated:
    """A value of a facet from ``at`` on, null where the channel says that it was removed.

    ``before`` is the value that the same kind of ground had before, null for the first; ``until`` is the last time a
    capture saw it (null for what was said). ``post`` or ``capture`` is the ground. A picture's value is the SHA-256 of
    its file, empty where the export did not include it.
    """

    facet: Facet
    value: str | None
    at: datetime
    how: How
    before: str | None = None
    until: datetime | None = None
    post: str | None = None
    capture: str | None = None
    zone: str = "utc"


@dataclass(frozen=True, slots=True)
class ChannelHistory:
    """``dated`` in the order of time; ``now`` the latest value of each kind of ground, one where they agree;
    ``not_carried`` the facets that no capture of this source tells of.
    """

    source: str
    dated: tuple[Dated, ...]
    now: dict[Facet, tuple[Dated, ...]]
    not_carried: tuple[Facet, ...]
