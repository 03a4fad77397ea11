"""What a writer that was cut off leaves beside the evidence."""

from __future__ import annotations

from marsad.archive.chain import may_be_debris
from marsad.archive.files import TEMPORARY
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun


def sweep(archive: Archive) -> None:
    """Remove what a run that was cut off left: half-written files, and files of the line that it never wrote.

    :class:`CannotRun` where evidence lies that no line names and no such run can have left: lines of the log are gone.
    """
    named = {p for batch in archive.log().batches for p in (batch.posts, batch.observations) if p is not None}
    named.update(archive.log().tokens)
    head = archive.custody.head().seq
    for path in archive.evidence.rglob("*"):
        if path.suffix not in (".parquet", ".tsr", TEMPORARY) or path in named or not path.is_file():
            continue
        name = path.relative_to(archive.evidence).as_posix()
        if not may_be_debris(name, head):
            raise CannotRun(
                f"{path}: no line of the custody log names this file, so lines are gone and nothing is written;"
                " `marsad verify` tells more, a backup has them"
            )
        path.unlink()
