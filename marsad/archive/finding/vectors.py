"""Vectors beside the evidence: derived, one array of half floats for each batch, row for row; and the nearest of them.

Cosine similarity by brute force, in blocks: exact, and fast enough for a desk (a million posts of 384 numbers are 770
MB on disk, read from the page cache). A row without words has zeros and is never near anything.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.archive.files import TEMPORARY, publish
from marsad.archive.store import Archive

Numbers = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Numbers]
Place = tuple[int, int]
_BLOCK = 8_192


class Vectors:
    """The vectors of one model."""

    def __init__(self, archive: Archive, version: str) -> None:
        self.archive, self.version = archive, version
        self.folder = archive.derived / "vectors" / version

    def path(self, seq: int) -> Path:
        """Where the vectors of batch ``seq`` lie."""
        return self.folder / f"{seq:06d}.npy"

    def behind(self) -> list[int]:
        """Batches with posts that have no vectors yet."""
        return [b.seq for b in self.archive.log().batches if b.posts is not None and not self.path(b.seq).exists()]

    def held(self) -> list[int]:
        """Batches that have vectors."""
        return [b.seq for b in self.archive.log().batches if b.posts is not None and self.path(b.seq).exists()]

    def write(self, seq: int, embed: Embed) -> None:
        """Make the vectors of one batch."""
        rows = self.archive.posts(["text", "kind"], [seq]).sort("row").collect()
        texts = rows.select(pl.when(pl.col("kind") == "post").then("text").fill_null("")).to_series().fill_null("")
        parts = [embed(texts[start : start + _BLOCK].to_list()) for start in range(0, len(texts), _BLOCK)]
        width = max(part.shape[1] for part in parts)
        whole = np.concatenate([part if part.shape[1] == width else np.zeros((len(part), width)) for part in parts])
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.path(seq).with_suffix(".npy" + TEMPORARY)
        with temporary.open("wb") as file:
            np.save(file, whole.astype(np.float16))
        publish(temporary, self.path(seq))

    def drop_others(self) -> None:
        """Remove vectors of other models, once these are complete."""
        for folder in self.folder.parent.iterdir():
            if folder != self.folder:
                shutil.rmtree(folder)

    def nearest(
        self, vector: Numbers, most: int, rows: dict[int, npt.NDArray[np.int64]] | None = None
    ) -> list[tuple[float, Place]]:
        """The ``most`` places (batch, row) whose vectors are nearest, with their cosine, best first.

        ``rows`` narrows the search to these rows of these batches.
        """
        found: list[tuple[float, Place]] = []
        for seq in self.held():
            if rows is not None and seq not in rows:
                continue
            table = np.load(self.path(seq), mmap_mode="r")
            if table.shape[1] != len(vector):
                continue  # a batch without a single word
            chosen = None if rows is None else rows[seq]
            scores = _scores(table, vector, chosen)
            best = np.argpartition(-scores, min(most, len(scores)) - 1)[:most] if len(scores) else np.zeros(0, int)
            found += [(float(scores[n]), (seq, int(n if chosen is None else chosen[n]))) for n in best]
            found = sorted(found, reverse=True)[:most]
        return [one for one in found if one[0] > 0]


def _scores(table: npt.NDArray[np.float16], vector: Numbers, rows: npt.NDArray[np.int64] | None) -> Numbers:
    size = len(table) if rows is None else len(rows)
    scores = np.empty(size, np.float32)
    for start in range(0, size, _BLOCK):
        part = slice(start, min(start + _BLOCK, size))
        block = table[part] if rows is None else table[rows[part]]
        scores[part] = block.astype(np.float32) @ vector
    return scores
