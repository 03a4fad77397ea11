"""What a channel's post is before an export writes it down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

HOME = Path(__file__).resolve().parent.parent
FIRST = datetime(2024, 5, 23, 15, 0, tzinfo=UTC)
SECOND = datetime(2024, 6, 2, 21, 0, tzinfo=UTC)
LOCAL = timezone(timedelta(hours=3))


@dataclass(slots=True)
class Forward:
    """Where a forwarded post came from: a name (None where the account is gone), a peer and a time."""

    name: str | None
    peer: str | None
    at: datetime


@dataclass(slots=True)
class Post:
    """One message of one channel; `edited` and `vanish` say what later exports will show instead."""

    channel: str
    at: datetime
    text: str = ""
    key: str = ""
    number: int = 0
    forward: Forward | None = None
    reply: Post | None = None
    photo: str | None = None
    media: dict[str, Any] = field(default_factory=dict)
    poll: dict[str, Any] | None = None
    reactions: dict[str, int] = field(default_factory=dict)
    service: dict[str, Any] | None = None
    edited: datetime | None = None
    later: str | None = None
    vanish: datetime | None = None
    origin: str = ""
    marks: dict[str, Any] = field(default_factory=dict)

    @property
    def urn(self) -> str:
        """The post's address in the project: telegram:HANDLE/ID."""
        return f"telegram:sample_{self.channel}/{self.number}"

    def text_at(self, taken: datetime) -> str:
        """The text that an export taken then shows."""
        seen = self.edited is not None and self.edited <= taken
        return self.later if seen and self.later is not None else self.text

    def shown_at(self, taken: datetime) -> bool:
        """Whether an export taken then still holds the post."""
        return self.at <= taken and (self.vanish is None or self.vanish > taken)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the exports know it, and the way its export was written."""

    handle: str
    title: str
    number: int
    style: str
    zone: timezone
    start: int
    ordinary: int

    @property
    def peer(self) -> str:
        """The channel as tdesktop names a peer."""
        return f"channel{self.number}"


# How each export was written: style, the taker's clock, the first id, the ordinary posts wanted. The styles are new and
# old generations of the JSON, account (a whole account's JSON, between the two in age) and html.
WRITTEN: dict[str, tuple[str, timezone, int, int]] = {
    "zanbari": ("new", LOCAL, 871, 52),
    "manara": ("new", LOCAL, 15204, 124),
    "sakhr": ("new", LOCAL, 2311, 62),
    "ghasaq": ("new", LOCAL, 1, 26),
    "sada": ("html", LOCAL, 40118, 98),
    "raya": ("old", UTC, 9460, 98),
    "nabd": ("account", LOCAL, 6027, 92),
    "mirsal": ("html", LOCAL, 31877, 142),
}


def channels() -> dict[str, Channel]:
    """The eight channels, named and numbered as in the sample's own lexicon."""
    entries = yaml.safe_load((HOME / "lexicon" / "sources.yaml").read_text(encoding="utf-8"))["entries"]
    found: dict[str, Channel] = {}
    for entry in entries:
        handle = str(entry["id"]).removeprefix("sample_")
        style, zone, start, ordinary = WRITTEN[handle]
        found[handle] = Channel(handle, entry["titles"][-1], entry["number"], style, zone, start, ordinary)
    return found
