"""The whole workspace in one file: a tar (zstd-compressed where the name ends in ``.zst``) whose last member is a
manifest with the SHA-256 of every other. Taken under the writer's lock, so that evidence, head and readings agree; the
desk's database comes through SQLite's own backup, so that a page half written by a user is never in it.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

import orjson
import pyarrow as pa

from marsad.archive.files import TEMPORARY, disk_errors, writer_lock
from marsad.archive.packages.receipt import Package, Terms, check_output, hashed, log_export, part_of, remove
from marsad.archive.packages.restore import MANIFEST, members
from marsad.archive.redaction.stage import finish
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun

DESK = "desk.sqlite3"
_BESIDE = ("-wal", "-shm", "-journal")


def backup(archive: Archive, workspace: Path, output: Path, terms: Terms, *, derived: bool = False) -> Package:
    """Write ``output``, read it back against its manifest, log it. Models and derived data stay out; ``derived`` takes
    the latter in.
    """
    if not output.name.endswith((".tar", ".tar.zst")):
        raise CannotRun(f"{output}: end the name in .tar.zst or .tar")
    check_output(output)
    if output.exists():
        raise CannotRun(f"{output}: is there already, and an older backup is not written over; give another name")
    part = part_of(output)
    try:
        with disk_errors(output.parent), writer_lock(archive.lock):
            finish(archive)
            count = _write(workspace, part, {output.resolve(), part.resolve()}, derived=derived, packed=output.name)
            for _ in members(part):
                pass
            package = Package("backup", output, 0, hashed(part), f"the whole workspace, {count} files", terms.marking)
            log_export(archive, package, replace(terms, unmasked=True))
            part.replace(output)
    finally:
        remove(part)
    return package


def _write(workspace: Path, part: Path, itself: set[Path], *, derived: bool, packed: str) -> int:
    hashes: dict[str, str] = {}
    with _sink(part, packed) as sink, tarfile.open(fileobj=sink, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for path in _files(workspace, derived=derived):
            if path.resolve() not in itself:
                name = path.relative_to(workspace).as_posix()
                hashes[name] = _add(tar, path, name)
        manifest = orjson.dumps({"schema": 1, "files": hashes}, option=orjson.OPT_INDENT_2)
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(manifest)
        tar.addfile(info, io.BytesIO(manifest))
    return len(hashes)


def _files(workspace: Path, *, derived: bool) -> Iterator[Path]:
    left_out = {workspace / "models", workspace / "archive" / "writer.lock"}
    if not derived:
        left_out.add(workspace / "archive" / "derived")
    for path in sorted(workspace.rglob("*")):
        inside = not any(folder in left_out for folder in (path, *path.parents))
        plain = path.is_file() and not path.is_symlink() and not path.name.endswith(TEMPORARY)
        if inside and plain and path.name not in {DESK + ending for ending in _BESIDE}:
            yield path


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    if name != DESK:
        return _add_file(tar, path, name)
    with TemporaryDirectory(prefix="marsad-") as folder:
        copy = Path(folder) / DESK
        try:
            with closing(sqlite3.connect(path)) as desk, closing(sqlite3.connect(copy)) as to:
                desk.backup(to)
        except sqlite3.Error as error:
            raise CannotRun(f"{path}: the desk's database cannot be read ({error}); nothing was put away") from error
        return _add_file(tar, copy, name)


class _Hashing:
    """A file that hashes what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _add_file(tar: tarfile.TarFile, path: Path, name: str) -> str:
    info = tarfile.TarInfo(name)
    info.size, info.mtime = path.stat().st_size, int(path.stat().st_mtime)
    with path.open("rb") as file:
        hashing = _Hashing(file)
        tar.addfile(info, cast("IO[bytes]", hashing))
    return hashing.digest.hexdigest()


@contextmanager
def _sink(part: Path, packed: str) -> Iterator[Any]:
    with pa.OSFile(str(part), "wb") as raw:
        sink = pa.CompressedOutputStream(raw, "zstd") if packed.endswith(".zst") else raw
        yield sink
        if sink is not raw:
            sink.close()
