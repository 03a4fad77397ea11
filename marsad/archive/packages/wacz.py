"""WARC records of the selection (``resource`` records, ISO 28500), packed as WACZ by py-wacz.

Nothing here was fetched from the web as it is stored, so no record claims to be an answer of a site: addresses lie
under ``marsad.invalid`` (a name that can never exist, RFC 2606), and ``Marsad-URN`` and ``Marsad-Public-Address`` say
what a record is and where the post stood. ``WARC-Date`` is the time of capture.

======================================  ============================================
``/raw/URN/rN``                         the bytes of one revision
``/post/URN``                           a page to read, with every wording
``/media/SHA-256``                      a media file
``/proofs/URN/rN.json``                 a proof of one revision, where the whole custody log leaves
``/proofs/log.ndjson``                  that log, with which proofs are checked; beside it the timestamp tokens
======================================  ============================================
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import polars as pl
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from marsad.archive.files import disk_errors
from marsad.archive.packages.bag import Choices
from marsad.archive.packages.masking import MASKED, UNMASKED, masked
from marsad.archive.packages.media import media_of
from marsad.archive.packages.pages import page
from marsad.archive.packages.proofs import as_bytes, log_bytes, selected_proofs
from marsad.archive.packages.raw import ranges
from marsad.archive.packages.receipt import Package, Terms, check_output, hashed, part_of, release, remove
from marsad.archive.packages.selection import Selection
from marsad.archive.pictures.exif import stays_behind
from marsad.archive.readings import Readings
from marsad.archive.store import Archive
from marsad.archive.withheld import withheld
from marsad.records.errors import CannotRun
from marsad.records.posts import PostKind

REDACTED = "[redacted]"
SITE = "https://marsad.invalid"
_RAW_TYPES = {"json": "application/json", "html": "text/plain; charset=utf-8"}  # shown, never run
_PAGE_TYPE = "text/html; charset=utf-8"
_SHOWN = ("image/png", "image/jpeg", "image/webp", "image/gif", "video/", "audio/")
_COLUMNS = ["source", "published", "revision", "text", "edited", "capture", "media", "kind"]
_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "Posts"}


@dataclass(frozen=True, slots=True)
class _Warc:
    """A WARC being written; ``address`` gives the public address of a post, where it has one."""

    writer: Any
    terms: Terms
    address: Callable[[str], str | None]

    def resource(self, path: str, data: bytes, kind: str, taken: datetime, urn: str | None = None) -> None:
        headers = {
            "WARC-Date": _stamp(taken),
            "Marsad-SHA-256": hashlib.sha256(data).hexdigest(),
            **({"Marsad-URN": urn} if urn else {}),
            **({"Marsad-Public-Address": public} if urn and (public := self.address(urn)) else {}),
        }
        record = self.writer.create_warc_record(
            SITE + path,
            "resource",
            payload=BytesIO(data),
            length=len(data),
            warc_content_type=kind,
            warc_headers_dict=headers,
        )
        self.writer.write_record(record)


def write_wacz(
    archive: Archive,
    readings: Readings,
    selection: Selection,
    output: Path,
    terms: Terms,
    address: Callable[[str], str | None],
    leave: Choices,
) -> Package:
    """Write ``output`` and its receipt."""
    if output.suffix.lower() != ".wacz":
        raise CannotRun(f"{output}: end the name in .wacz")
    check_output(output)
    part = part_of(output)
    try:
        with disk_errors(output.parent), TemporaryDirectory(dir=output.parent, prefix=".marsad-") as folder:
            stayed = _records(archive, readings, selection, Path(folder), terms, address, leave)
            _pack(Path(folder), part, f"{terms.marking} {selection.words}")
        package = Package("wacz", output, len(selection.urns), hashed(part), selection.words, terms.marking, stayed)
        release(archive, package, terms)
    finally:
        remove(part)
    return package


def _records(
    archive: Archive,
    readings: Readings,
    selection: Selection,
    folder: Path,
    terms: Terms,
    address: Callable[[str], str | None],
    leave: Choices,
) -> int:
    taken = {capture.id: capture.taken for capture in archive.log().captures.values()}
    stayed = 0
    with (folder / "data.warc.gz").open("wb") as file, (folder / "pages.jsonl").open("wb") as pages:
        warc = _Warc(WARCWriter(file, gzip=True), terms, address)
        warc.writer.write_record(warc.writer.create_warcinfo_record("data.warc.gz", _info(selection, terms)))
        for raw in ranges(archive, selection, unmasked=terms.unmasked):
            if raw.data is None:
                stayed += 1
                continue
            kind = _RAW_TYPES[raw.ending]
            warc.resource(f"/raw/{raw.urn}/r{raw.revision}", raw.data, kind, taken[raw.capture], raw.urn)
        pages.write(orjson.dumps(_PAGES) + b"\n")
        for line in _readable(archive, readings, selection, warc, taken):
            pages.write(orjson.dumps(line) + b"\n")
        stayed += _media(archive, selection, warc, taken, leave=leave.media, unmasked=terms.unmasked)
        if leave.full_custody:
            _proofs(archive, selection, warc)
    return stayed


def _readable(
    archive: Archive, readings: Readings, selection: Selection, warc: _Warc, taken: dict[str, datetime]
) -> Iterator[dict[str, str]]:
    titles = {urn: source.title for urn, source in archive.log().sources.items()}
    note = UNMASKED if warc.terms.unmasked else MASKED
    for post in _posts(archive, readings, selection, unmasked=warc.terms.unmasked).iter_rows(named=True):
        wordings = [{**revision, "taken": taken[revision["capture"]]} for revision in post["revisions"]]
        last = max(wording["taken"] for wording in wordings)
        shown = {**post, "revisions": wordings}
        title = titles.get(post["source"], "")
        html = page(shown, title, warc.terms.marking, note, warc.address(post["urn"]))
        path = f"/post/{post['urn']}"
        warc.resource(path, html.encode(), _PAGE_TYPE, last, post["urn"])
        yield {"url": SITE + path, "ts": _stamp(last), "title": post["urn"], "id": post["urn"]}


def _posts(archive: Archive, readings: Readings, selection: Selection, *, unmasked: bool) -> pl.DataFrame:
    read = readings.shown(["language"])
    frame = selection.posts(archive, _COLUMNS).join(read, on=["batch", "row"], how="left").collect()
    frame = frame if unmasked else masked(frame)
    gone = pl.col("kind") == PostKind.REDACTED
    frame = frame.with_columns(pl.when(gone).then(pl.lit(REDACTED)).otherwise("text").alias("text"))
    wording = pl.struct(pl.col("revision").alias("n"), "text", "edited", "capture").alias("revisions")
    grouped = frame.sort("published", "urn", "revision").group_by("urn", maintain_order=True)
    return grouped.agg(pl.col("source", "published").first(), pl.col("language").last(), wording)


def _media(
    archive: Archive, selection: Selection, warc: _Warc, taken: dict[str, datetime], *, leave: bool, unmasked: bool
) -> int:
    frame = selection.posts(archive, ["media", "capture"]).collect()
    files = media_of(frame.join(withheld(archive), on="urn", how="anti"))
    stayed = len(media_of(frame)) - len(files)
    for row in files.iter_rows(named=True):
        leaves = leave and (unmasked or not stays_behind(archive, row["sha256"]))
        data = archive.blobs.read(row["sha256"]) if leaves else None
        if data is None:
            stayed += 1
            continue
        kind = row["mime"] if (row["mime"] or "").startswith(_SHOWN) else "application/octet-stream"
        warc.resource(f"/media/{row['sha256']}", data, kind, taken[row["capture"]], row["urn"])
    return stayed


def _proofs(archive: Archive, selection: Selection, warc: _Warc) -> None:
    """A record for each proof, and one for the custody log that they are checked with."""
    now = warc.terms.now
    warc.resource("/proofs/log.ndjson", log_bytes(archive), "application/x-ndjson", now)
    for token in archive.log().tokens:
        warc.resource(f"/proofs/{token.name}", token.read_bytes(), "application/timestamp-reply", now)
    for proof in selected_proofs(archive, selection, unmasked=warc.terms.unmasked):
        path = f"/proofs/{proof['urn']}/r{proof['revision']}.json"
        warc.resource(path, as_bytes(proof), "application/json", now, proof["urn"])


def _info(selection: Selection, terms: Terms) -> dict[str, str]:
    return {
        "software": terms.tool,
        "format": "WARC File Format 1.0",
        "description": f"{selection.words}; {len(selection.urns)} posts",
        "marking": terms.marking,
        "masking": "none" if terms.unmasked else "phone numbers and private accounts",
    }


def _pack(folder: Path, output: Path, title: str) -> None:
    """``wacz create`` as a process of its own: it prints, and what it prints is not ours."""
    made = folder / "made.wacz"
    options = ["-o", str(made), "-p", str(folder / "pages.jsonl"), "-c", "--title", title]
    command = [sys.executable, "-m", "wacz", "create", *options, str(folder / "data.warc.gz")]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603 - our own words alone
    if done.returncode or not made.exists():
        raise CannotRun(f"{output}: py-wacz could not pack the records: {(done.stderr or done.stdout).strip()[-300:]}")
    made.replace(output)


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
