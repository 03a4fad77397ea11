"""Pictures across the archive: looked at, found again by any picture, and shown as thumbnails alone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from marsad.archive.files import disk_errors
from marsad.archive.pictures import pdq
from marsad.archive.pictures.bank import Bank, bank_of
from marsad.archive.pictures.decoding import MOST_BYTES, known_format
from marsad.archive.pictures.describe import describe
from marsad.archive.pictures.layer import media_files, showings
from marsad.archive.pictures.unlawful import Match
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.records.harvest import Skipped
from marsad.records.picture import Carrier, Seen, Sighting

_HASH = re.compile(r"(?:(sha256|pdq):)?([0-9a-f]{64})")
SAME, CROPPED = "the same file", ", borders aside"


def look(workspace: Workspace) -> list[Skipped]:
    """Look at the pictures that were not looked at yet; those that cannot be read as pictures are told, and stay kept.

    The caller holds the writer's lock.
    """
    with disk_errors(workspace.archive.folder):
        fresh = workspace.pictures.bring_up()
    return unreadable(workspace, fresh)


def unreadable(workspace: Workspace, pictures: pl.DataFrame) -> list[Skipped]:
    """Which of these rows of the layer are pictures that cannot be read, by file and post."""
    broken = pictures.filter(pl.col("fault").is_not_null()).select("sha256", "fault")
    if broken.is_empty():
        return []
    named = broken.join(media_files(workspace.archive), on="sha256", how="left", maintain_order="left")
    return [
        Skipped(path or sha256, urn or "", f"kept, but not compared as a picture: {fault}")
        for sha256, fault, urn, path in named.select("sha256", "fault", "urn", "path").rows()
    ]


def listed(workspace: Workspace) -> list[Match]:
    """Kept files that a list of unlawful hashes names which was not there, or not whole, when they came."""
    return workspace.unlawful.among(workspace.pictures.scan().collect()) if workspace.unlawful else []


def may_show(workspace: Workspace, sha256: str) -> bool:
    """Whether a kept file may be drawn: it is a picture, and on no list of unlawful hashes."""
    row = workspace.pictures.find(sha256)
    if row is None or row["pdq"] is None:
        return False
    return not workspace.unlawful.among(workspace.pictures.scan().filter(pl.col("sha256") == sha256).collect())


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for: hashes (n x 4), and for each the way it was laid."""

    sha256: str | None
    words: NDArray[np.uint64]
    ways: tuple[str, ...]
    pdq: str | None = None
    quality: int | None = None
    pdq_cropped: str | None = None


def seen_file(workspace: Workspace, file: Path, distance: int = pdq.MATCH) -> Seen:
    """Where the picture in ``file`` was seen before; the file is kept nowhere."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise CannotRun(f"{file}: is larger than what is opened as a picture ({MOST_BYTES:,} bytes)")
        data = file.read_bytes()
    except OSError as error:
        raise CannotRun(f"{file}: cannot be read: {error.strerror}") from error
    return seen_data(workspace, data, file.name, distance)


def seen_data(workspace: Workspace, data: bytes, name: str, distance: int = pdq.MATCH) -> Seen:
    """Where the picture in ``data`` was seen before; :class:`CannotRun` where it is none, or is listed as unlawful."""
    if match := workspace.unlawful.match_data(data):
        raise CannotRun(f"{name}: is on the list {match.list} of unlawful files (by {match.by}); it is not looked for")
    found = describe(data)
    if found.look is None:
        fault = found.row["fault"] if known_format(data[:16]) else "it is no picture of a kind that is read"
        raise CannotRun(f"{name}: cannot be looked for: {fault}")
    words = found.look.turned()
    whole = pdq.TURNS if found.look.quality >= pdq.TRUSTED else ()
    inner = tuple(turn + CROPPED for turn in pdq.TURNS) if len(words) > len(whole) else ()
    return _seen(workspace, _asked(hashlib.sha256(data).hexdigest(), words, (*whole, *inner), found.row), distance)


def seen_hash(workspace: Workspace, text: str, distance: int = pdq.MATCH) -> Seen:
    """The same by a hash: a kept picture's SHA-256, or ``pdq:`` and 64 digits (then as it lies, not turned)."""
    match = _HASH.fullmatch(text.strip().lower())
    if match is None:
        raise CannotRun(f"{text}: is neither a file nor a hash; give SHA-256 as 64 digits, or pdq: and 64 digits")
    if match[1] == "pdq":
        return _seen(workspace, _Asked(None, pdq.from_hex(match[2])[None, :], pdq.TURNS[:1], match[2]), distance)
    data = workspace.archive.blobs.read(match[2], 0, MOST_BYTES + 1)
    if data is None:
        raise CannotRun(f"{match[2]}: no media file of this SHA-256 is kept here")
    return seen_data(workspace, data, match[2], distance)


def _asked(sha256: str, words: NDArray[np.uint64], ways: tuple[str, ...], row: dict[str, Any]) -> _Asked:
    whole, cropped = (h.hex() if (h := row.get(name)) else None for name in ("pdq", "pdq_cropped"))
    return _Asked(sha256, words, ways, whole, row.get("quality"), cropped)


def _seen(workspace: Workspace, asked: _Asked, distance: int) -> Seen:
    pictures, bank = _bank(workspace)
    found = bank.near(asked.words, distance).items()
    near = {place: (bits, _way(asked.ways[way], cropped)) for place, (bits, way, cropped) in found}
    same = pictures.with_row_index("place").filter(pl.col("sha256") == (asked.sha256 or ""))["place"].to_list()
    near |= dict.fromkeys(same, (0, SAME))
    kept = pictures[sorted(near)].select("sha256", "format", "width", "height")
    shown = showings(workspace.archive, kept["sha256"]).rows_by_key("sha256") if near else {}
    sightings = [
        Sighting(sha256, *near[place], kind, width, height, tuple(Carrier(*row) for row in shown.get(sha256, [])))
        for place, (sha256, kind, width, height) in zip(sorted(near), kept.rows(), strict=True)
    ]
    sightings.sort(key=lambda one: (one.distance, one.way != SAME, [c.published for c in one.carriers[:1]]))
    weak = not len(asked.words)
    return Seen(asked.sha256, asked.pdq, asked.quality, asked.pdq_cropped, weak, len(pictures), tuple(sightings))


def _way(asked: str, cropped: bool) -> str:
    return asked + CROPPED if cropped and not asked.endswith(CROPPED) else asked


_banks: dict[tuple[str, ...], tuple[pl.DataFrame, Bank]] = {}


def _bank(workspace: Workspace) -> tuple[pl.DataFrame, Bank]:
    """The pictures and their hashes, read once for as long as the layer's files stay the same."""
    key = tuple(f"{path}:{path.stat().st_mtime_ns}" for path in workspace.pictures.files())
    held = _banks.get(key)
    if held is None:
        pictures = workspace.pictures.scan().filter(pl.col("pdq").is_not_null()).collect()
        held = (pictures, bank_of(pictures))
        _banks.clear()
        _banks[key] = held
    return held
