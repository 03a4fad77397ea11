"""One post as a person reads it: revisions, absences, media and custody. Bulk work uses columns, never these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Media:
    """A file of a post; ``sha256`` is null where the file itself did not come. ``blocked_by`` names the list of
    unlawful hashes that stopped it: then the hash is known and the file was never kept.
    """

    kind: str
    name: str | None
    status: str
    sha256: str | None
    mime: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    blocked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a post. ``n`` counts in order of capture; ``capture`` names the capture it came with."""

    n: int
    text: str
    edited: datetime | None
    capture: str
    entities: tuple[dict[str, Any], ...] = ()
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """The post was not there when its channel was read at ``at`` (capture ``capture``); never called a deletion."""

    at: datetime
    capture: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post with all that is known of it; the last of ``revisions`` is the current one."""

    urn: str
    source: str
    published: datetime
    zone: str
    kind: str
    author: str | None
    revisions: tuple[Revision, ...]
    absences: tuple[Absence, ...] = ()
    reply_to: int | None = None
    forward_name: str | None = None
    forward_id: str | None = None
    poll: dict[str, Any] | None = None
    action: str | None = None

    @property
    def current(self) -> Revision:
        """The wording with the latest edit time; of several, the one captured last."""
        return max(self.revisions, key=lambda r: (r.edited is not None, r.edited or self.published, r.n))
