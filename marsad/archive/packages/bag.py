"""A BagIt folder (RFC 8493) of the selection: posts with their history, their bytes, their media and their custody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bagit  # type: ignore[import-untyped]
import orjson
import polars as pl

from marsad.archive.files import disk_errors
from marsad.archive.packages.custody_lines import Named, chain, custody_lines
from marsad.archive.packages.masking import MASKED, UNMASKED, masked, nameless
from marsad.archive.packages.media import media_of
from marsad.archive.packages.proofs import as_bytes, selected_proofs, write_log
from marsad.archive.packages.raw import NO_PLACE, file_name, ranges, whole_files
from marsad.archive.packages.readme import README
from marsad.archive.packages.receipt import Package, Terms, check_output, hashed, part_of, release, remove
from marsad.archive.packages.selection import Selection
from marsad.archive.pictures.exif import stays_behind
from marsad.archive.store import Archive
from marsad.archive.withheld import withheld
from marsad.records.posts import PostKind

_COLUMNS = [
    *("source", "published", "zone", "author", "reply_to", "forward_name", "forward_id", "revision", "text", "edited"),
    *("capture", "entities", "media", "poll", "blob", "offset", "length", "kind"),
]
_SLICE = 5_000


@dataclass(frozen=True, slots=True)
class Choices:
    """Whether media files leave, and whether custody lines leave as stored, operators and all."""

    media: bool = True
    full_custody: bool = False


def write_bag(archive: Archive, selection: Selection, output: Path, terms: Terms, choices: Choices) -> Package:
    """Write the bag and the receipt, whose hash is that of ``tagmanifest-sha256.txt``."""
    check_output(output)
    part = part_of(output)
    remove(part)
    try:
        with disk_errors(output.parent):
            part.mkdir()
            stayed = _fill(archive, selection, part, terms, choices)
            bagit.make_bag(str(part), _info(selection, terms), checksums=["sha256"])
        package = Package("bagit", output, len(selection.urns), hashed(part), selection.words, terms.marking, stayed)
        release(archive, package, terms)
    finally:
        remove(part)
    return package


def _info(selection: Selection, terms: Terms) -> dict[str, str]:
    return {
        "External-Description": f"{selection.words}; {len(selection.urns)} posts",
        "Marking": terms.marking,
        "Masking": UNMASKED if terms.unmasked else MASKED,
        "Bagging-Software": terms.tool,
        "Bagging-Time": f"{terms.now:%Y-%m-%dT%H:%M:%SZ}",
    }


def _fill(archive: Archive, selection: Selection, folder: Path, terms: Terms, choices: Choices) -> int:
    frame = selection.posts(archive, _COLUMNS).sort("published", "urn", "revision").collect()
    raw = pl.DataFrame(list(_write_raw(archive, selection, folder / "raw", terms)), schema=_RAW, orient="row")
    stayed = raw.filter(pl.col("file").is_null()).height
    open_ = media_of(frame.join(withheld(archive), on="urn", how="anti"))
    media = {sha: Path(path or "").suffix.lower()[:8] for sha, path in open_.select("sha256", "path").rows()}
    stayed += len(media_of(frame)) - len(media)
    if choices.media:
        kept = set(_write_media(archive, media, folder / "media", unmasked=terms.unmasked))
        stayed += len(set(media) - kept)
    else:
        stayed += len(media)
    seen = archive.observations().join(selection.urns.lazy(), on="urn", how="semi").sort("at").collect()
    proved = _write_proofs(archive, selection, folder / "proofs", terms) if choices.full_custody else []
    raw = raw.join(pl.DataFrame(proved, _PROOF, orient="row"), on=["urn", "revision"], how="left")
    _write_posts(frame if terms.unmasked else nameless(archive, masked(frame)), raw, seen, folder / "posts.ndjson")
    ids = set(frame["capture"]) | set(seen["capture"])
    blobs = set(frame["blob"].drop_nulls()) | set(media)
    named = Named(ids, set(frame["source"]), blobs, set(frame["batch"]))
    _write_lines(folder / "custody.ndjson", custody_lines(archive, named, full=choices.full_custody))
    (folder / "chain.txt").write_text("".join(f"{line}\n" for line in chain(archive)), "utf-8")
    (folder / "README.txt").write_text(README, "utf-8")
    return stayed


_RAW = {
    "urn": pl.String(),
    "revision": pl.Int32(),
    "file": pl.String(),
    "sha256": pl.String(),
    "left_out": pl.String(),
}
_PROOF = {"urn": pl.String(), "revision": pl.Int32(), "proof": pl.String()}


def _write_raw(archive: Archive, selection: Selection, folder: Path, terms: Terms) -> Iterator[tuple[object, ...]]:
    folder.mkdir()
    whole = {}
    for blob, data in whole_files(archive, selection, unmasked=terms.unmasked):
        whole[blob] = f"raw/{blob}"
        (folder / blob).write_bytes(data)
    for raw in ranges(archive, selection, unmasked=terms.unmasked):
        if raw.data is not None:
            (folder / raw.name).write_bytes(raw.data)
            yield raw.urn, raw.revision, f"raw/{raw.name}", raw.sha256, None
        elif raw.why == NO_PLACE and raw.blob in whole:
            yield raw.urn, raw.revision, whole[raw.blob], raw.blob, None
        else:
            yield raw.urn, raw.revision, None, raw.sha256, raw.why


def _write_proofs(archive: Archive, selection: Selection, folder: Path, terms: Terms) -> list[tuple[object, ...]]:
    """Which revision is proved by which file."""
    folder.mkdir()
    write_log(archive, folder)
    found: list[tuple[object, ...]] = []
    for proof in selected_proofs(archive, selection, unmasked=terms.unmasked):
        name = f"{file_name(proof['urn'])}-r{proof['revision']}.json"
        (folder / name).write_bytes(as_bytes(proof))
        found.append((proof["urn"], proof["revision"], f"proofs/{name}"))
    return found


def _write_media(archive: Archive, media: dict[str, str], folder: Path, *, unmasked: bool) -> Iterator[str]:
    if media:
        folder.mkdir()
    for sha256, ending in media.items():
        if archive.blobs.find(sha256) is None or (not unmasked and stays_behind(archive, sha256)):
            continue
        safe = ending if ending[1:].isascii() and ending[1:].isalnum() else ""
        with archive.blobs.stream(sha256) as stream, (folder / f"{sha256}{safe}").open("wb") as file:
            while chunk := stream.read(1 << 20):
                file.write(chunk)
        yield sha256


def _write_posts(frame: pl.DataFrame, raw: pl.DataFrame, seen: pl.DataFrame, path: Path) -> None:
    """A line for each post: what all its revisions share, the revisions with their places, and when it was seen
    absent or present again.
    """
    element = pl.element().struct
    shown = pl.col("media").list.eval(pl.struct(element.field("kind", "name", "mime", "size", "status", "sha256")))
    origin = pl.struct("blob", "offset", "length", "file", "sha256", "left_out").alias("raw")
    redacted = (pl.col("kind") == PostKind.REDACTED).alias("redacted")
    number, own = pl.col("revision").alias("n"), pl.col("text", "edited", "capture", "entities")
    revision = pl.struct(number, own, shown, "poll", redacted, origin, "proof")
    shared = ["source", "published", "zone", "author", "reply_to", "forward_name", "forward_id"]
    posts = (
        frame.join(raw, on=["urn", "revision"], how="left", maintain_order="left")
        .group_by("urn", maintain_order=True)
        .agg(pl.col(shared).first(), revision.alias("revisions"))
        .join(seen.group_by("urn").agg(pl.struct("what", "at", "capture").alias("observed")), on="urn", how="left")
        .with_columns(pl.col("observed").fill_null([]))
        .sort("published", "urn")
    )
    with path.open("wb") as file:
        for part in posts.iter_slices(_SLICE):
            part.write_ndjson(file)


def _write_lines(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    with path.open("wb") as file:
        for line in lines:
            file.write(orjson.dumps(line) + b"\n")
