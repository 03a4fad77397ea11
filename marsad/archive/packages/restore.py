"""A backup read back: names that climb out are refused, every hash is checked, and nothing half restored stays."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

import orjson
import pyarrow as pa

from marsad.archive.files import disk_errors
from marsad.archive.packages.receipt import check_output, part_of, remove
from marsad.archive.store import Archive
from marsad.archive.verify import Verified, verify
from marsad.records.errors import CannotRun

MANIFEST = "BACKUP-MANIFEST.json"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 30


def restore(file: Path, folder: Path) -> tuple[int, Verified]:
    """Unpack ``file`` into ``folder`` (not there yet, or empty); how many files, and what verifying says."""
    check_output(folder)
    part = part_of(folder)
    remove(part)
    count = 0
    try:
        with disk_errors(folder.parent):
            part.mkdir()
            for name in members(file, part):
                count += name != MANIFEST
            if folder.is_dir():
                folder.rmdir()
            part.replace(folder)
    finally:
        remove(part)
    return count, verify(Archive(folder / "archive"))


def members(file: Path, into: Path | None = None) -> Iterator[str]:
    """The names in a backup, each unpacked below ``into`` when given; raises :class:`CannotRun`, naming what is wrong,
    at the latest when the manifest, which stands last, has been compared.
    """
    hashes: dict[str, str] = {}
    stated: dict[str, str] | None = None
    with _opened(file) as tar:
        for member in tar:
            stream = _regular(file, tar, member, hashes)
            if member.name == MANIFEST:
                stated = _manifest(file, stream, member.size)
            else:
                hashes[member.name] = _take(stream, into / member.name if into else None)
            yield member.name
    _compare(file, hashes, stated)


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with file.open("rb") as start:
            packed = start.read(4) == _ZSTD
        with pa.OSFile(str(file), "rb") as raw:
            stream: Any = pa.CompressedInputStream(raw, "zstd") if packed else raw
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                yield tar
    except FileNotFoundError as error:
        raise CannotRun(f"{file}: no such file") from error
    except (tarfile.TarError, EOFError, pa.ArrowInvalid) as error:
        raise CannotRun(f"{file}: the backup is damaged or no backup: {error}") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise CannotRun(f"{file}: the backup is damaged: {error}") from error


def _regular(file: Path, tar: tarfile.TarFile, member: tarfile.TarInfo, seen: dict[str, str]) -> IO[bytes]:
    path = PurePosixPath(member.name)
    climbs = path.is_absolute() or ".." in path.parts or "\\" in member.name or ":" in member.name.split("/")[0]
    if climbs or not path.parts or path.as_posix() != member.name:
        raise CannotRun(f"{file}: holds the name {member.name!r}, which leads out of the folder; nothing was restored")
    stream = tar.extractfile(member) if member.isreg() else None
    if stream is None or member.name in seen:
        raise CannotRun(f"{file}: {member.name!r} is no plain file or stands there twice; this is no backup of ours")
    return stream


def _take(stream: IO[bytes], target: Path | None) -> str:
    digest = hashlib.sha256()
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") if target else open_nowhere() as out:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


@contextmanager
def open_nowhere() -> Iterator[Any]:
    """A file that takes everything and keeps nothing."""
    with pa.MockOutputStream() as nowhere:
        yield nowhere


def _manifest(file: Path, stream: IO[bytes], size: int) -> dict[str, str]:
    try:
        return dict(orjson.loads(stream.read(min(size, _LARGEST_MANIFEST)))["files"])
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise CannotRun(f"{file}: the backup is damaged: its manifest cannot be read") from error


def _compare(file: Path, hashes: dict[str, str], stated: dict[str, str] | None) -> None:
    if stated is None:
        raise CannotRun(f"{file}: the backup is cut short: its manifest, which stands last, is missing")
    for name in sorted(hashes.keys() | stated.keys()):
        if hashes.get(name) != stated.get(name):
            why = "is missing" if name not in hashes else "was put in" if name not in stated else "has changed"
            raise CannotRun(f"{file}: the backup is damaged: {name} {why}; nothing was restored")
