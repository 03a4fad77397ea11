"""A place that exports are looked for in, and how its files are named to the user."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from marsad.records.harvest import Failed, Skipped


@dataclass(frozen=True, slots=True)
class Place:
    """A folder on disk and the name that the user knows it by (for a zip: the zip's own path)."""

    root: Path
    shown: str

    def name(self, path: Path) -> str:
        """``path`` as the user would write it."""
        inner = path.relative_to(self.root).as_posix()
        return self.shown if inner == "." else f"{self.shown.rstrip('/')}/{inner}"


@dataclass(frozen=True, slots=True)
class Found:
    """One file of an export, with the name it is reported under."""

    path: Path
    name: str

    def failed(self, item: str, why: str) -> Failed:
        """An item of this file that could not be taken."""
        return Failed(self.name, item, why)

    def skipped(self, item: str, why: str) -> Skipped:
        """An item of this file left out on purpose."""
        return Skipped(self.name, item, why)

    def sha256(self) -> str:
        """The hash that posts name their raw file by."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
