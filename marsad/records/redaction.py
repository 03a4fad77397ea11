"""A redaction: the logged exception to the rule that evidence is never changed.

What it leaves is a tombstone: time, operator, reason, and the hash of everything that went. ``leaf`` is the Merkle leaf
of a removed row, so that its batch's root can still be made; hashes are SHA-256 as hex.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RedactionKind(StrEnum):
    """On what ground bytes are removed."""

    COURT_ORDER = "court-order"
    PERSONS_RIGHT = "persons-right"
    UNLAWFUL_IMAGERY = "unlawful-imagery"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Bytes of a raw file that hold a post, and what is put there instead: as many bytes, as the format allows."""

    offset: int
    length: int
    filler: bytes


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """One wording: row ``row`` of the batch with the number ``batch``. ``fingerprint`` tells it when it comes again."""

    batch: int
    row: int
    urn: str
    revision: int
    leaf: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RemovedRange:
    """Bytes of the content of the raw file ``blob``; ``sha256`` is theirs."""

    blob: str
    offset: int
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file below ``evidence/``: its hash before (null where it was never here whole) and after (null where it is
    gone). ``content`` is the hash of what a changed blob decodes to.
    """

    path: str
    old: str | None
    new: str | None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Redaction:
    """One redaction. ``posts`` are URNs removed whole; of others ``rows`` alone. ``media`` are files removed and never
    taken again. ``copies`` are files of the workspace, not evidence, that held it and were removed. ``under`` are the
    earlier redactions by whose order an import left something out.
    """

    seq: int
    at: datetime
    operator: str
    reason: str
    kind: RedactionKind
    posts: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    rows: tuple[RemovedRow, ...] = ()
    ranges: tuple[RemovedRange, ...] = ()
    files: tuple[ChangedFile, ...] = ()
    copies: tuple[str, ...] = ()
    under: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of one wording of a post."""

    urn: str
    revision: int
    line: int
    at: datetime
    kind: RedactionKind
    reason: str
    leaf: str
