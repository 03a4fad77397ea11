"""The derived layer of pictures: what each kept media file looks like, beside the readings.

``derived/pictures/VERSION/000001.parquet`` describes the media files that batch 1 was the first to show
(:data:`marsad.records.picture.PICTURES`), ``exif/000001.parquet`` holds what their EXIF says, and ``thumbnails/ab/``
what the desk shows, ``HASH.clear.webp`` and ``HASH.blurred.webp``. All of it can be deleted and made again.

These, and the blob itself, are all the places where a media file's bytes or anything made from them lie:
:func:`places` names them, :meth:`Pictures.forget` empties the derived ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive.files import TEMPORARY, publish, write_bytes
from marsad.archive.pictures.decoding import FORMATS, MOST_BYTES, Unreadable, known_format
from marsad.archive.pictures.describe import Description, describe
from marsad.archive.pictures.thumbnails import Veil, thumbnail
from marsad.archive.store import Archive
from marsad.records.picture import EXIF, PICTURES

VERSION = "1"
"""Another number makes every picture be looked at again: raise it when what is read from a picture changes."""
_AT_ONCE = 2
_SHOWN_AS_PICTURES = ("photo", "sticker")
_NO_PICTURE = f"it is called a picture, and is none of a kind that is read ({', '.join(FORMATS)})"
_TOO_LARGE = f"it is larger than what is opened as a picture ({MOST_BYTES:,} bytes)"


def places(archive: Archive, sha256: str) -> list[Path]:
    """Every file that holds a media file's bytes or pixels made from them: the blob, and thumbnails of any version.

    The layer's own rows are no bytes of the picture, but hashes and EXIF of it: :meth:`Pictures.forget` takes them out.
    """
    blob = archive.blobs.find(sha256)
    drawn = (archive.derived / "pictures").glob(f"*/thumbnails/{sha256[:2]}/{sha256}.*")
    return [*([blob] if blob else []), *sorted(drawn)]


class Pictures:
    """The layer of this version."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.folder = archive.derived / "pictures" / VERSION

    def path(self, seq: int) -> Path:
        """Where the pictures first shown by batch ``seq`` are described."""
        return self.folder / f"{seq:06d}.parquet"

    def exif_path(self, seq: int) -> Path:
        """Where EXIF of the same lies, apart."""
        return self.folder / "exif" / f"{seq:06d}.parquet"

    def thumbnail_path(self, sha256: str, veil: Veil) -> Path:
        """Where a thumbnail lies once it was asked for."""
        return self.folder / "thumbnails" / sha256[:2] / f"{sha256}.{veil}.webp"

    def behind(self) -> list[int]:
        """Batches with posts whose pictures were not looked at yet."""
        return [b.seq for b in self.archive.log().batches if b.posts is not None and not self.path(b.seq).exists()]

    def bring_up(self) -> pl.DataFrame:
        """Look at what is behind; the rows that are new. Nothing that a media file holds makes this fail."""
        fresh = [self._describe(seq) for seq in self.behind()]
        self._drop_others()
        return pl.concat([_no_pictures(), *fresh])

    def files(self) -> list[Path]:
        """The files of the layer that there are, in order of batch."""
        return [path for b in self.archive.log().batches if (path := self.path(b.seq)).exists()]

    def scan(self) -> pl.LazyFrame:
        """Every kept media file, once, as :data:`marsad.records.picture.PICTURES`."""
        files = self.files()
        return pl.concat([pl.scan_parquet(file) for file in files]) if files else _no_pictures().lazy()

    def find(self, sha256: str) -> dict[str, Any] | None:
        """The row of one file."""
        rows = self.scan().filter(pl.col("sha256") == sha256).collect().to_dicts()
        return rows[0] if rows else None

    def exif(self, sha256: str) -> list[tuple[str, str]]:
        """What a file's EXIF says: names and values."""
        files = sorted(self.folder.glob("exif/*.parquet"))
        if not files:
            return []
        found = pl.concat([pl.scan_parquet(file) for file in files]).filter(pl.col("sha256") == sha256)
        return list(found.select("name", "value").collect().iter_rows())

    def thumbnail(self, sha256: str, veil: Veil) -> bytes:
        """A kept picture's thumbnail, drawn when first asked for; kept where the folder can be written to.

        Raises :class:`Unreadable` where there is no such picture.
        """
        path = self.thumbnail_path(sha256, veil)
        if path.exists():
            return path.read_bytes()
        data = self.archive.blobs.read(sha256, 0, MOST_BYTES + 1)
        if data is None:
            raise Unreadable("no file of this hash is kept")
        drawn = thumbnail(data, veil)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, drawn)
        except OSError:
            pass  # a full or read-only disk: it is drawn again next time
        return drawn

    def forget(self, sha256s: Iterable[str]) -> list[Path]:
        """Take every trace of these files out of the derived layer, of whatever version; what was touched.

        The caller holds the writer's lock. Rows are written anew without them, thumbnails are removed.
        """
        gone = set(sha256s)
        touched: list[Path] = []
        for file in sorted((self.archive.derived / "pictures").rglob("*.parquet")):
            table = pq.read_table(file)
            kept = table.filter(pl.Series(table["sha256"]).is_in(list(gone)).not_().to_arrow())
            if len(kept) < len(table):
                _write(kept, file)
                touched.append(file)
        for path in (path for one in gone for path in places(self.archive, one)):
            if path.is_relative_to(self.archive.derived):
                path.unlink()
                touched.append(path)
        return touched

    def _describe(self, seq: int) -> pl.DataFrame:
        known = self.scan().select("sha256").collect()["sha256"]
        shown = media_files(self.archive, [seq]).filter(~pl.col("sha256").is_in(known.implode()))
        rows: list[dict[str, Any]] = []
        said: list[dict[str, str]] = []
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            made = workers.map(partial(_look, self.archive), shown["sha256"], shown["picture"])
            for sha256, one in zip(shown["sha256"], made, strict=True):
                if one is not None:
                    rows.append(dict.fromkeys(PICTURES.names) | one.row | {"sha256": sha256})
                    said.extend({"sha256": sha256, "name": name, "value": value} for name, value in one.exif)
        _write(pa.Table.from_pylist(said, EXIF), self.exif_path(seq))
        table = pa.Table.from_pylist(rows, PICTURES)
        _write(table, self.path(seq))
        return pl.DataFrame(table)

    def _drop_others(self) -> None:
        for folder in self.folder.parent.iterdir() if self.folder.parent.exists() else ():
            if folder != self.folder:
                shutil.rmtree(folder)


def media_files(archive: Archive, batches: Iterable[int] | None = None) -> pl.DataFrame:
    """Media files with a hash that posts of these batches show, once each: ``sha256``, whether one calls it a
    ``picture``, and ``urn`` and ``path`` of one showing.
    """
    element = pl.col("media").struct
    said = element.field("kind").is_in(_SHOWN_AS_PICTURES) | element.field("mime").str.starts_with("image/")
    return (
        archive.posts(["urn", "media"], batches)
        .select("urn", "media")
        .filter(pl.col("media").list.len() > 0)
        .explode("media")
        .select("urn", element.field("sha256", "path"), said.fill_null(value=False).alias("picture"))
        .filter(pl.col("sha256").is_not_null())
        .group_by("sha256")
        .agg(pl.col("picture").any(), pl.col("urn", "path").first())
        .sort("sha256")
        .collect()
    )


def showings(archive: Archive, sha256s: Iterable[str]) -> pl.DataFrame:
    """Posts that show these files: ``sha256, urn, source, published``, each once, in order of time.

    Read from the posts themselves, so that nothing can be stale; only rows that show one of the files are taken apart.
    """
    wanted = list(sha256s)
    hashes = pl.col("media").list.eval(pl.element().struct.field("sha256")).alias("sha256")
    shows = pl.col("sha256").list.eval(pl.element().is_in(wanted)).list.any()
    columns = ["urn", "source", "published"]
    return (
        archive.posts([*columns, "media"])
        .select(*columns, hashes)
        .filter(shows)
        .explode("sha256")
        .filter(pl.col("sha256").is_in(wanted))
        .select("sha256", *columns)
        .unique(["sha256", "urn"])
        .sort("published", "urn")
        .collect()
    )


def _look(archive: Archive, sha256: str, said: bool) -> Description | None:
    """What a kept file looks like, ``said`` to be a picture or not; None where it is not here (blocked, redacted)."""
    try:
        head = archive.blobs.read(sha256, 0, 16)
        if head is None:
            return None
        if known_format(head) is None:
            return Description({"fault": _NO_PICTURE if said else None})
        data = archive.blobs.read(sha256, 0, MOST_BYTES + 1) or b""
    except (OSError, pa.ArrowException) as error:
        return Description({"fault": f"its kept copy cannot be read: {error}"})
    return describe(data) if len(data) <= MOST_BYTES else Description({"fault": _TOO_LARGE})


def _write(table: pa.Table, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary = final.with_name(final.name + TEMPORARY)
    pq.write_table(table, temporary, row_group_size=5_000, compression="zstd")
    publish(temporary, final)


def _no_pictures() -> pl.DataFrame:
    return pl.DataFrame(PICTURES.empty_table())
