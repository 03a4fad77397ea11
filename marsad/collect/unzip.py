"""A zip of an export, unpacked with care into a folder: no entry may lead outside, none may swell without measure."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from marsad.collect.found import Found
from marsad.records.harvest import Failed, Skipped

# Text compresses 5 to 20 times, exports full of repeated markup up to 60; deflate's own limit is 1,032.
MOST_RATIO = 200
RATIO_FROM = 10 << 20
MOST_BYTES = 50 << 30
MOST_ENTRIES = 500_000


def unpack(found: Found, folder: Path) -> Iterator[Failed | Skipped]:
    """Unpack into ``folder``; entries that are refused are told, the others lie there afterwards."""
    try:
        with zipfile.ZipFile(found.path) as archive:
            yield from _entries(archive, found, folder)
    except (zipfile.BadZipFile, OSError) as error:
        yield found.failed("", f"this zip cannot be read: {error}")


def _entries(archive: zipfile.ZipFile, found: Found, folder: Path) -> Iterator[Failed]:
    room = min(MOST_BYTES, int(shutil.disk_usage(folder).free * 0.9))
    names: set[str] = set()
    for count, entry in enumerate(archive.infolist()):
        if count >= MOST_ENTRIES:
            yield found.failed("", f"more than {MOST_ENTRIES:,} entries; the rest was left out")
            return
        if entry.is_dir():
            continue
        why = _refusal(entry, names, room)
        if why is None:
            room -= entry.file_size
            why = _extract(archive, entry, folder)
        if why:
            yield found.failed(entry.filename, why)


def _refusal(entry: zipfile.ZipInfo, names: set[str], room: int) -> str | None:
    name = entry.filename
    parts = PurePosixPath(name).parts
    if not parts or name.startswith(("/", "\\")) or "\\" in name or ":" in parts[0] or ".." in parts or "\0" in name:
        return "refused: the entry's name leads outside the export's folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "refused: the entry is a link"
    if entry.flag_bits & 1:
        return "the entry is encrypted; unpack the zip with its password and import the folder"
    if name in names:
        return "refused: a second entry of this name"
    names.add(name)
    ratio = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > RATIO_FROM and ratio > MOST_RATIO:
        return f"refused: it would swell {ratio}-fold, which is how zip bombs are made"
    if entry.file_size > room:
        size = f"{entry.file_size:,} bytes"
        return f"refused: {size} are more than may be unpacked here; unpack the zip and import the folder"
    return None


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> str | None:
    target = folder / PurePosixPath(entry.filename)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        target.unlink(missing_ok=True)
        return f"the entry cannot be unpacked: {error}"
    return None
