"""Durable writes: a file is complete under its final name or not there at all.

The order is the one that a power cut needs: the file's bytes are synced, then it is renamed, then its folder is synced;
a folder that is new is itself synced into the one above it.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from marsad.records.errors import Busy, CannotRun

TEMPORARY = ".part"
_PAUSE = 0.1  # seconds between two tries for the writer's lock


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


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it; each new one survives a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


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
        if error.errno == errno.EFBIG:
            raise CannotRun(
                f"{folder}: a file may not grow any larger here ({error.strerror}); what was committed is safe, raise"
                " the limit and run the same command again"
            ) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise CannotRun(
                f"{folder}: cannot write here ({error.strerror}); check the folder's permissions"
            ) from error
        raise


@contextmanager
def writer_lock(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the archive's one writer's lock; a second writer is told after ``wait`` seconds (:class:`Busy`).

    The lock is the kernel's: it ends with the process that holds it, however that ends. The file names that process.
    """
    make_folder(path.parent)
    with path.open("a+") as file:
        _acquire(file, path.parent, wait)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _acquire(file: TextIO, folder: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= end:
                raise Busy(_busy(file, folder)) from error
            time.sleep(min(_PAUSE, max(0.0, end - time.monotonic())))
        else:
            return


def _busy(file: TextIO, folder: Path) -> str:
    file.seek(0)
    holder = file.read(20).strip()
    who = f" (process {holder})" if holder.isdigit() else ""
    return f"{folder}: another marsad is writing here{who}; wait until it is done and run the command again"
