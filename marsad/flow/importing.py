"""From paths to searchable posts: collect, preserve, read, index."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from marsad import __version__
from marsad.archive.files import disk_errors, writer_lock
from marsad.archive.pending import Outcome
from marsad.archive.writer import Writer, writing
from marsad.collect import Options, collect
from marsad.flow.picturing import look
from marsad.flow.returning import returning
from marsad.flow.workspace import Workspace
from marsad.records.errors import Busy, CannotRun
from marsad.records.harvest import Failed

Progress = Callable[[str], None]
_SLICE = 4_000  # posts read at once: enough for the arrays to pay, little enough memory (10,000: twice the peak)
TOOL = f"marsad {__version__}"
_POST_COLUMNS = ["urn", "revision", "source", "published", "text", "forward_name"]


def quiet(_: str) -> None:
    """Progress that nobody watches."""


def import_paths(
    workspace: Workspace, paths: Iterable[Path], options: Options, progress: Progress = quiet, wait: float = 0.0
) -> Outcome:
    """Import every path; when this returns, what was taken is annotated and searchable.

    Parsing, reading the words and indexing run beside each other, batch behind batch. A path that cannot be read is
    listed, and the others go on. Another writer is waited for ``wait`` seconds.
    """
    paths = list(paths)
    now = datetime.now(UTC).replace(microsecond=0)
    operator = workspace.settings.imports.operator
    with (
        _Derivation(workspace) as derivation,
        writing(workspace.archive, TOOL, operator, now, derivation.follow, workspace.unlawful, wait) as writer,
    ):
        for path in paths:
            progress(f"reading {path}")
            _take(writer, path, options, alone=len(paths) == 1)
        writer.commit()
        progress("reading the words")
        derivation.finish()
        progress("looking at the pictures")
        writer.outcome.skipped.extend(look(workspace))
        derive(workspace, locked=True)
    return writer.outcome


class _Derivation:
    """Two workers behind the writer: one reads the words of each committed batch, the next puts it into the index."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._reading = ThreadPoolExecutor(1, "read")
        self._indexing = ThreadPoolExecutor(1, "index")
        self._jobs: list[Future[None]] = []

    def __enter__(self) -> _Derivation:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in (self._reading, self._indexing):
            worker.shutdown(cancel_futures=True)

    def follow(self, seq: int) -> None:
        """A batch has counted: read and index it as soon as the ones before it are done."""
        read = self._reading.submit(self._read, seq)
        self._jobs += [read, self._indexing.submit(self._index, seq, read)]

    def finish(self) -> None:
        """Wait for all of it; what failed is raised here."""
        for job in self._jobs:
            job.result()

    def _read(self, seq: int) -> None:
        with disk_errors(self._workspace.archive.folder):
            if seq in self._workspace.readings.behind():
                _annotate(self._workspace, seq)

    def _index(self, seq: int, read: Future[None]) -> None:
        read.result()
        with disk_errors(self._workspace.archive.folder):
            self._workspace.index.add({seq} & set(self._workspace.index.behind()))


def _take(writer: Writer, path: Path, options: Options, *, alone: bool) -> None:
    try:
        writer.without = returning(writer.archive, path, options)
        for step in collect(path, replace(options, skip=writer.finished)):
            writer.take(step)
    except CannotRun as error:
        if alone or options.source:
            raise
        writer.outcome.failed.append(Failed(str(path), "", str(error)))


def derive(workspace: Workspace, *, locked: bool = False, wait: float = 0.0) -> bool:
    """Bring readings, index and pictures up to the evidence; false when they stay behind: another writer holds the
    lock (for more than ``wait`` seconds), or nobody can write here.
    """
    parts = (workspace.readings, workspace.index, workspace.pictures)
    if not (any(part.behind() for part in parts) or _left_over(workspace)):
        return True
    if locked:
        _catch_up(workspace)
        return True
    try:
        with writer_lock(workspace.archive.lock, wait):
            _catch_up(workspace)
    except (Busy, PermissionError):
        return False
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        return False
    return True


def _left_over(workspace: Workspace) -> bool:
    """Whether a run was cut off before it could remove what another version had made."""
    made = (workspace.readings.folder, workspace.index.folder)
    return any(other != one for one in made if one.exists() for other in one.parent.iterdir())


def _catch_up(workspace: Workspace) -> None:
    with disk_errors(workspace.archive.folder):
        for seq in workspace.readings.behind():
            _annotate(workspace, seq)
        workspace.readings.drop_others()
        workspace.index.add(workspace.index.behind())
        workspace.index.drop_others()
    look(workspace)


def _annotate(workspace: Workspace, seq: int) -> None:
    posts = workspace.archive.posts(_POST_COLUMNS, [seq]).sort("row").collect()
    slices = [workspace.annotator.annotate(part) for part in posts.iter_slices(_SLICE)]
    workspace.readings.write(seq, pa.concat_tables(slices))
