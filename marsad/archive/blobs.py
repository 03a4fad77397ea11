"""Raw items and media, kept once each under the SHA-256 of their bytes.

Text is stored as a zstd stream (``HASH.zst``), what is compressed already as it is (``HASH``). The custody line that
names a blob also carries the hash of the stored bytes, so that a changed byte shows even where it would decode alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from marsad.archive.files import TEMPORARY, make_folder, publish, sha256_file
from marsad.archive.redaction.blobs import write_without
from marsad.records.errors import CannotRun
from marsad.records.redaction import Place, RemovedRange

_CHUNK = 1 << 23  # large, since each chunk is hashed and compressed while other threads run
_COMPRESSED = {
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".gif",
    ".mp4",
    ".mov",
    ".ogg",
    ".oga",
    ".mp3",
    ".zip",
    ".gz",
    ".pdf",
    ".tgs",
}


@dataclass(frozen=True, slots=True)
class Blob:
    """One kept file: hash and size of its content, where it lies, and the hash of the bytes stored there."""

    sha256: str
    size: int
    path: str
    stored: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """What a blob holds instead: the hash of its content as it is kept, and the bytes that were left out."""

    content: str
    ranges: tuple[RemovedRange, ...]


class Blobs:
    """The folder of blobs, sharded by the first two digits of the hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, sha256: str) -> Path | None:
        """Where a blob lies, or None when it was never kept."""
        base = self.folder / sha256[:2] / sha256
        for path in (base.with_suffix(".zst"), base):
            if path.exists():
                return path
        return None

    def place(self, source: Path, sha256: str) -> str:
        """Where ``source`` lies, or will lie once it is kept, below the folder."""
        path = self.find(sha256) or self._final(source, sha256)
        return path.relative_to(self.folder).as_posix()

    def keep(self, source: Path, sha256: str | None = None) -> Blob:
        """Copy ``source`` in, unless its content is here already; ``sha256`` is its hash where it is known.

        :class:`CannotRun` when the file is changed meanwhile.
        """
        sha256 = sha256 or sha256_file(source)
        path = self.find(sha256)
        if path is None:
            path = self._store(source, sha256)
        return Blob(sha256, source.stat().st_size, str(path.relative_to(self.folder)), sha256_file(path))

    def keep_without(self, source: Path, sha256: str, places: Iterable[Place]) -> tuple[Blob, Redacted]:
        """Copy ``source`` in without the bytes at ``places``, under the hash that its content had with them."""
        final = self._final(source, sha256)
        temporary = final.with_name(final.name + TEMPORARY)
        with source.open("rb") as file:
            content, gone = write_without(file, temporary, sha256, places, packed=final.suffix == ".zst")
        publish(temporary, final)
        blob = Blob(sha256, source.stat().st_size, str(final.relative_to(self.folder)), sha256_file(final))
        return blob, Redacted(content, gone)

    def read(self, sha256: str, offset: int = 0, length: int = -1) -> bytes | None:
        """``length`` bytes of a blob's content from ``offset``; None when it was never kept."""
        path = self.find(sha256)
        if path is None:
            return None
        with _content(path) as stream:
            left = offset
            while left > 0 and (skipped := len(stream.read(min(left, _CHUNK)))):
                left -= skipped
            return bytes(stream.read(None if length < 0 else length))

    def stream(self, sha256: str) -> pa.NativeFile:
        """A blob's content, to be read from its start; it must have been kept."""
        path = self.find(sha256)
        assert path is not None, f"no blob {sha256}"
        return _content(path)

    def content_hash(self, path: Path) -> str:
        """SHA-256 of what a stored file decodes to."""
        digest = hashlib.sha256()
        with _content(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def files(self) -> Iterator[Path]:
        """Every stored file."""
        yield from (path for path in self.folder.glob("??/*") if path.is_file())

    def _store(self, source: Path, sha256: str) -> Path:
        final = self._final(source, sha256)
        temporary = final.with_name(final.name + TEMPORARY)
        if _copy(source, temporary, plain=final.suffix != ".zst") != sha256:
            temporary.unlink()
            raise CannotRun(f"{source}: was changed while it was read; import it again once it is complete")
        publish(temporary, final)
        return final

    def _final(self, source: Path, sha256: str) -> Path:
        folder = self.folder / sha256[:2]
        make_folder(folder)
        return folder / (sha256 if source.suffix.lower() in _COMPRESSED else f"{sha256}.zst")


def _copy(source: Path, target: Path, *, plain: bool) -> str:
    """Copy, compressed unless ``plain``; the hash of what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as file, pa.OSFile(str(target), "wb") as raw:
        sink = raw if plain else pa.CompressedOutputStream(raw, "zstd")
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            sink.write(chunk)
        sink.close()
    return digest.hexdigest()


def _content(path: Path) -> pa.NativeFile:
    raw = pa.OSFile(str(path), "rb")
    return pa.CompressedInputStream(raw, "zstd") if path.suffix == ".zst" else raw
