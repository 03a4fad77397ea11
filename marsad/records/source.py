"""A source: a public channel, feed or table, with a kind, a history of names and a reliability of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is to the watcher; ``unknown`` until a person says so."""

    OFFICIAL = "official"
    MOUTHPIECE = "mouthpiece"
    FACADE = "facade"
    AFFILIATE = "affiliate"
    NEWS = "news"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    """Admiralty grade of a source (A completely reliable ... E unreliable, F cannot be judged)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Source:
    """One source as the desk knows it.

    ``urn`` is its name in every post; ``number`` the platform's own id (Telegram's channel id without ``-100``);
    ``titles`` all titles it was seen under; ``chat`` what the platform called it (``public_channel``); ``basis`` on
    what ground it is watched; ``also`` its other URNs; ``description`` and ``picture`` (SHA-256 of the file) as last
    captured, null where no capture carried them (Telegram Desktop's exports carry neither).
    """

    urn: str
    number: int | None = None
    titles: tuple[str, ...] = ()
    chat: str = ""
    kind: SourceKind = SourceKind.UNKNOWN
    actor: str | None = None
    reliability: Reliability = Reliability.F
    basis: str = "public, no account"
    also: tuple[str, ...] = field(default=())
    description: str | None = None
    picture: str | None = None

    @property
    def handle(self) -> str:
        """The part after the platform: ``almanara`` of ``telegram:almanara``."""
        return self.urn.partition(":")[2]

    @property
    def title(self) -> str:
        """The latest title, or the handle where no title is known."""
        return self.titles[-1] if self.titles else self.handle
