"""Pictures among the media, by what they show: kept in derived data, made again at will.

:data:`PICTURES` has a row for each kept media file, once. What is no picture of a kind that is read (a video, a
voice message) has a row too, without ``format``: recorded, not hashed. ``fault`` says why a picture could not be read.
Hashes are PDQ, 32 bytes; ``pdq_cropped`` is null where the picture has no plain border. ``metadata`` says that the file
has EXIF, XMP or IPTC; what stands in it lies apart (:data:`EXIF`) and is shown on request alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("sha256", pa.string()),
    ("md5", pa.string()),
    ("sha1", pa.string()),
    ("size", pa.int64()),
    ("format", pa.string()),
    ("width", pa.int32()),
    ("height", pa.int32()),
    ("pdq", pa.binary()),
    ("quality", pa.int32()),
    ("pdq_cropped", pa.binary()),
    ("quality_cropped", pa.int32()),
    ("metadata", pa.bool_()),
    ("fault", pa.string()),
]
PICTURES = pa.schema(_COLUMNS)
EXIF = pa.schema([("sha256", pa.string()), ("name", pa.string()), ("value", pa.string())])


@dataclass(frozen=True, slots=True)
class Blocked:
    """A file that a list of unlawful hashes stopped before it was kept: in which post, by which list and hash.

    ``by`` names the kind of hash (``md5``, ``sha1``, ``sha256``, ``pdq``), ``distance`` the bits between two PDQs.
    """

    urn: str
    file: str
    sha256: str
    list: str
    by: str
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A post that shows a picture."""

    urn: str
    source: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """A kept picture that is the one asked for, or a near copy of it.

    ``distance`` counts the bits that differ of 256 (0 for the same file), ``way`` says how the two were laid on one
    another; ``carriers`` is in order of time, so the first is the first known carrier.
    """

    sha256: str
    distance: int
    way: str
    format: str | None
    width: int | None
    height: int | None
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the archive holds of a picture. ``weak`` says that it is nearly plain: its hash says nothing, and only the
    very same file was looked for.
    """

    sha256: str | None
    pdq: str | None
    quality: int | None
    pdq_cropped: str | None
    weak: bool
    compared: int
    sightings: tuple[Sighting, ...]
