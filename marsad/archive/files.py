"""Durable writes: a file is complete under its final name or not there at all."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marsad.records.errors import Busy, CannotRun

_CHUNK = 1 << 20
TEMPORARY = ".part"


def sha256_file(path: Path) -> str:
    """SHA-256 of a file's bytes, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def publish(temporary: Path, final: Path) -> None:
    """Sync ``temporary`` and rename it to ``final``."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(final)
    sync_folder(final.parent)


def write_bytes(final: Path, data: bytes) -> None:
    """Write ``data`` under ``final`` in one step."""
    temporary = final.with_name(final.name + TEMPORARY)
    temporary.write_bytes(data)
    publish(temporary, final)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn a full disk or a read-only folder into one clear line; what was committed before stays."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CannotRun(
                f"{folder}: the disk is full; what was committed is safe, make room and run the same command again"
            ) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise CannotRun(
                f"{folder}: cannot write here ({error.strerror}); check the folder's permissions"
            ) from error
        raise


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the archive's one writer's lock; a second writer is told at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(
                f"{path.parent}: another marsad is writing here; wait until it is done and run the command again"
            ) from error
        yield
