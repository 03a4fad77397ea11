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
class Evidence:
    """Where the evidentiary copy of one revision lies: the raw file (its SHA-256, its ``place`` under
    ``archive/evidence/``; empty where it is not held), the bytes in it, and the row of the batch that keeps it.
    """

    blob: str | None
    place: str
    offset: int | None
    length: int | None
    batch: int
    row: int

    @property
    def end(self) -> int | None:
        """Where the bytes end; null where they have no place of their own."""
        return None if self.offset is None or self.length is None else self.offset + self.length


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of a post. ``n`` counts in order of capture; ``capture`` names the capture it came with; ``sha256``
    is the hash of the text as UTF-8, which stays when the words are withheld; empty where the wording was ``redacted``,
    of which the tombstone keeps what may be kept.
    """

    n: int
    text: str
    edited: datetime | None
    capture: str
    entities: tuple[dict[str, Any], ...] = ()
    media: tuple[Media, ...] = ()
    sha256: str = ""
    evidence: Evidence = Evidence(None, "", None, None, 0, 0)
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    """The post was not there when its channel was read at ``at``; never called a deletion.

    What was visited and how: ``capture``, its ``method`` and ``item``, and the runs of message numbers (inclusive) that
    it read without a missing page. ``again`` is when, and ``again_capture`` with which capture, it was there again;
    null while it is not.
    """

    at: datetime
    capture: str
    method: str = ""
    item: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    again: datetime | None = None
    again_capture: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post with all that is known of it. ``withheld``: its words are not shown (``archive.keep_deleted``)."""

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
    withheld: bool = False

    @property
    def current(self) -> Revision:
        """The wording with the latest edit time; of several, the one captured last."""
        return max(self.revisions, key=lambda r: (r.edited is not None, r.edited or self.published, r.n))
