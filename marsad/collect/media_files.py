"""Whether a file that an export names came with it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from marsad.records.posts import MediaStatus


class MediaFiles:
    """The media under an export's folder; each folder is listed once, since a stat per post would be slow."""

    __slots__ = ("_listed", "_root")

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listed: dict[str, frozenset[str]] = {}

    def locate(self, path: str) -> tuple[str | None, MediaStatus]:
        """The path inside the export and its status; a path that leads outside is never followed."""
        pure = PurePosixPath(path)
        if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
            return None, MediaStatus.MISSING
        folder = pure.parent.as_posix()
        if folder not in self._listed:
            self._listed[folder] = self._names(folder)
        return path, MediaStatus.INCLUDED if pure.name in self._listed[folder] else MediaStatus.MISSING

    def _names(self, folder: str) -> frozenset[str]:
        try:
            return frozenset(entry.name for entry in (self._root / folder).iterdir() if entry.is_file())
        except OSError:
            return frozenset()
