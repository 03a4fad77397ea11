"""What an export holds that we do not know or that it left out: counted, and listed once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from marsad.collect.found import Found
from marsad.records.harvest import Skipped
from marsad.records.posts import MediaStatus


class Tally:
    """Counts of remarks, each told once with its number."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, one: str, many: str) -> None:
        """Once more: ``one`` and ``many`` are the sentence after the number (``message has the unknown field 'x'``)."""
        self._counts[one, many] += 1

    def steps(self, found: Found, item: str) -> Iterator[Skipped]:
        """The remarks so far; the tally is empty again afterwards."""
        for (one, many), count in self._counts.items():
            yield found.skipped(item, f"{count} {one if count == 1 else many}")
        self._counts.clear()

    def unknown(self, what: str, name: str) -> None:
        """A message with a field, type or action that no export we know of has."""
        self.note(f"message has the unknown {what} {name!r}", f"messages have the unknown {what} {name!r}")

    def media(self, status: MediaStatus) -> None:
        """A media file; those that did not come are told once, with their number."""
        if status is MediaStatus.NOT_INCLUDED:
            self.note("media file was not included in the export", "media files were not included in the export")
        elif status is MediaStatus.MISSING:
            self.note("media file is named but not there", "media files are named but not there")
