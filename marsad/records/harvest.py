"""What a collector hands over: a stream of steps, so that nothing larger than a batch is ever in memory.

``Opened`` (a chat begins), then its ``Batch``es, then ``Closed`` (what was covered); ``Failed`` and ``Skipped`` may
come anywhere. A chat that is refused has neither ``Opened`` nor ``Closed``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from marsad.records.source import Source


@dataclass(frozen=True, slots=True)
class Opened:
    """A chat begins. ``files`` are the raw files it is read from, ``root`` the folder that media paths start at.

    ``note`` says what of a larger file these bytes are, where a chat was cut out of an export of many.
    """

    source: Source
    method: str
    files: tuple[Path, ...]
    root: Path
    note: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Posts of the chat opened last, in the order of the export; columns as :data:`marsad.records.posts.CAPTURED`."""

    table: pa.Table


@dataclass(frozen=True, slots=True)
class Closed:
    """The chat's end. ``spans`` are the inclusive runs of message numbers that were read without a missing page.

    Absences are recorded inside ``spans`` alone, and only where ``complete`` is true (the end was reached).
    """

    spans: tuple[tuple[int, int], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be taken: exit code 1, listed, nothing lost."""

    file: str
    item: str
    why: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item left out on purpose, listed (a LICENSE, a refused chat, media that the export did not include)."""

    file: str
    item: str
    why: str


Step = Opened | Batch | Closed | Failed | Skipped
