"""From paths to searchable posts: collect, preserve, read, index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from marsad import __version__
from marsad.archive.files import disk_errors, writer_lock
from marsad.archive.writer import Outcome, Writer, writing
from marsad.collect import Options, collect
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.records.harvest import Failed

Progress = Callable[[str], None]
_SLICE = 10_000  # posts read at once: enough for the arrays to pay, little enough memory
TOOL = f"marsad {__version__}"
_POST_COLUMNS = ["urn", "revision", "source", "published", "text", "forward_name"]


def quiet(_: str) -> None:
    """Progress that nobody watches."""


def import_paths(workspace: Workspace, paths: Iterable[Path], options: Options, progress: Progress = quiet) -> Outcome:
    """Import every path; when this returns, what was taken is annotated and searchable.

    Reading a batch's words runs beside the parsing of the next. A path that cannot be read is listed, and the others
    go on.
    """
    paths = list(paths)
    jobs: list[Future[None]] = []
    with ThreadPoolExecutor(1, "derive") as worker:

        def committed(seq: int) -> None:
            jobs.append(worker.submit(_derive, workspace, [seq]))

        now = datetime.now(UTC).replace(microsecond=0)
        operator = workspace.settings.imports.operator
        with writing(workspace.archive, TOOL, operator, now, committed) as writer:
            for path in paths:
                progress(f"reading {path}")
                _take(writer, path, options, alone=len(paths) == 1)
            writer.commit()
            progress("reading the words")
            for job in jobs:
                job.result()
            derive(workspace, locked=True)
    return writer.outcome


def _take(writer: Writer, path: Path, options: Options, *, alone: bool) -> None:
    try:
        for step in collect(path, replace(options, skip=writer.finished)):
            writer.take(step)
    except CannotRun as error:
        if alone or options.source:
            raise
        writer.outcome.failed.append(Failed(str(path), "", str(error)))


def derive(workspace: Workspace, *, locked: bool = False) -> bool:
    """Bring readings and index up to the evidence; false when another writer holds the lock and they stay behind."""
    if not (workspace.readings.behind() or workspace.index.behind()):
        return True
    if locked:
        _catch_up(workspace)
        return True
    try:
        with writer_lock(workspace.archive.lock):
            _catch_up(workspace)
    except CannotRun:
        return False
    return True


def _catch_up(workspace: Workspace) -> None:
    with disk_errors(workspace.archive.folder):
        for seq in workspace.readings.behind():
            _annotate(workspace, seq)
        workspace.readings.drop_others()
        workspace.index.add(workspace.index.behind())


def _derive(workspace: Workspace, batches: list[int]) -> None:
    with disk_errors(workspace.archive.folder):
        for seq in batches:
            if seq in workspace.readings.behind():
                _annotate(workspace, seq)
        if not set(workspace.readings.behind()) & set(batches):
            workspace.index.add(set(batches) & set(workspace.index.behind()))


def _annotate(workspace: Workspace, seq: int) -> None:
    posts = workspace.archive.posts(_POST_COLUMNS, [seq]).sort("row").collect()
    slices = [workspace.annotator.annotate(part) for part in posts.iter_slices(_SLICE)]
    workspace.readings.write(seq, pa.concat_tables(slices))
