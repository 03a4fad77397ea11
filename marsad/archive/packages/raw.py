"""The very bytes of posts, cut out of the files they came in.

An export holds more than the posts that were chosen, so of a file with places (``offset``, ``length``) only ranges
leave. A file without places (a table) leaves whole only when every post of every source that was read from it is
selected. What holds a phone number or a private account cannot be masked without becoming something else: it stays,
and the package says so with its hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from marsad.archive.packages.masking import holds_private
from marsad.archive.packages.selection import Selection
from marsad.archive.store import Archive
from marsad.archive.withheld import WITHHELD, withheld
from marsad.records.posts import PostKind

_CHUNK = 1 << 20
NO_PLACE = "its file holds other posts and does not say where each stands"
PRIVATE = "it holds a phone number or a private account; --unmasked lets it leave"
REDACTED = "it was redacted; its custody line says when and why"
MISSING = "the archive does not hold its file"


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes of one revision (``offset`` and ``length`` in the file ``blob``), or ``data`` None and why they stay."""

    urn: str
    revision: int
    capture: str
    blob: str
    offset: int | None
    length: int | None
    sha256: str | None
    data: bytes | None
    why: str = ""

    @property
    def ending(self) -> str:
        """``json`` or ``html``, as the bytes begin."""
        return "html" if (self.data or b"").lstrip()[:1] == b"<" else "json"

    @property
    def name(self) -> str:
        """A file name that is one everywhere: letters, digits, and a hash where the URN had something else."""
        return f"{file_name(self.urn)}-r{self.revision}.{self.ending}"


def file_name(urn: str) -> str:
    """A URN as a file's name; two URNs never share one."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "_", urn).strip("._")
    same = re.sub(r"[:/]", "_", urn) == plain and urn.islower() and urn.count("_") == 0
    return plain[:80] if same and len(plain) <= 80 else f"{plain[:60]}-{hashlib.sha256(urn.encode()).hexdigest()[:8]}"


def ranges(archive: Archive, selection: Selection, *, unmasked: bool) -> Iterator[Raw]:
    """The bytes of every selected revision, file by file in order of place; each file is read once."""
    rows = selection.posts(archive, ["revision", "capture", "blob", "offset", "length", "kind"])
    closed = set(withheld(archive)["urn"])
    sorted_rows = rows.filter(pl.col("blob").is_not_null()).sort("blob", "offset", "urn", "revision").collect()
    for (blob,), part in sorted_rows.group_by("blob", maintain_order=True):
        if archive.blobs.find(str(blob)) is None:
            yield from (_row(row, why=MISSING) for row in part.iter_rows(named=True))
            continue
        yield from _cut(archive, str(blob), part, closed, unmasked=unmasked)


def _cut(archive: Archive, blob: str, part: pl.DataFrame, closed: set[str], *, unmasked: bool) -> Iterator[Raw]:
    with archive.blobs.stream(blob) as stream:
        at = 0
        for row in part.iter_rows(named=True):
            if row["kind"] == PostKind.REDACTED:
                yield _row(row, why=REDACTED)
                continue
            if row["offset"] is None or row["length"] is None:
                yield _row(row, why=NO_PLACE)
                continue
            while at < row["offset"] and (passed := len(stream.read(min(row["offset"] - at, _CHUNK)))):
                at += passed
            data = bytes(stream.read(row["length"]))
            at += len(data)
            yield _row(row, data, WITHHELD if row["urn"] in closed else "", unmasked=unmasked)


def _row(row: dict[str, object], data: bytes | None = None, why: str = "", *, unmasked: bool = False) -> Raw:
    sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
    if why:
        data = None
    elif data is not None and not unmasked and holds_private(data):
        data, why = None, PRIVATE
    urn, revision, capture, blob, offset, length = (
        row[name] for name in ("urn", "revision", "capture", "blob", "offset", "length")
    )
    return Raw(urn, revision, capture, blob, offset, length, sha256, data, why)  # type: ignore[arg-type]


def whole_files(archive: Archive, selection: Selection, *, unmasked: bool) -> Iterator[tuple[str, bytes]]:
    """Files without places whose every post leaves: hash and content."""
    posts = archive.posts(["urn", "source", "blob", "offset", "kind"]).filter(pl.col("blob").is_not_null())
    leaving = selection.urns.join(withheld(archive), on="urn", how="anti").lazy()
    beyond = posts.filter(pl.col("kind") == "post").join(leaving, on="urn", how="anti")
    open_sources = set(beyond.select("source").unique().collect()["source"])
    mine = posts.filter(pl.col("offset").is_null()).join(selection.urns.lazy(), on="urn", how="semi")
    captured = _sources_by_blob(archive)
    for blob in mine.select("blob").unique().sort("blob").collect()["blob"]:
        path = archive.blobs.find(blob)
        redacted = path is not None and str(path.relative_to(archive.evidence)) in archive.log().redactions.files
        if redacted or captured.get(blob, {""}) & (open_sources | {""}):
            continue
        data = archive.blobs.read(blob)
        if data is not None and (unmasked or not holds_private(data)):
            yield blob, data


def _sources_by_blob(archive: Archive) -> dict[str, set[str]]:
    """Which sources were ever read from a file; a capture of several files names them in its notes."""
    found: dict[str, set[str]] = {}
    for capture in archive.log().captures.values():
        for sha256 in (capture.sha256, *re.findall(r"\b[0-9a-f]{64}\b", capture.notes)):
            found.setdefault(sha256, set()).add(capture.source)
    return found
