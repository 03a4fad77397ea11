"""Joining the embedding model that a workspace holds with the archive: vectors made, and searched."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from marsad.annotate.meaning import Encoder
from marsad.archive.files import disk_errors, writer_lock
from marsad.archive.finding.search import Meaning
from marsad.archive.finding.vectors import Vectors
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun


def model_folder(workspace: Workspace) -> Path:
    """Where the model lies."""
    return workspace.folder / "models" / "meaning"


@lru_cache(maxsize=2)
def _encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def meaning(workspace: Workspace) -> Meaning:
    """What search by meaning needs; :class:`CannotRun` says what is missing."""
    encoder = _encoder(model_folder(workspace))
    vectors = Vectors(workspace.archive, encoder.version)
    if not vectors.held() and vectors.behind():
        raise CannotRun("meaning: no post has been read by this model yet; `marsad annotate` makes the vectors")
    return Meaning(vectors, encoder.asked)


def embed_posts(workspace: Workspace) -> int | None:
    """Make the vectors that are missing; how many batches were read, None where no model is installed."""
    if not model_folder(workspace).is_dir():
        return None
    encoder = _encoder(model_folder(workspace))
    vectors = Vectors(workspace.archive, encoder.version)
    behind = vectors.behind()
    if behind:
        with writer_lock(workspace.archive.lock), disk_errors(workspace.archive.folder):
            for seq in behind:
                vectors.write(seq, encoder.passages)
            vectors.drop_others()
    return len(behind)
