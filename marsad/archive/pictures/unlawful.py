"""Known unlawful files: one that a list names (``hash_lists``) is stopped before it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl

from marsad.archive.pictures import pdq
from marsad.archive.pictures.bank import Bank, bank_from
from marsad.archive.pictures.decoding import MOST_BYTES, known_format
from marsad.archive.pictures.describe import Look, describe

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Match:
    """Why a file is stopped: which list, by what kind of hash, at what distance (PDQ alone), and the file's SHA-256."""

    sha256: str
    list: str
    by: str
    distance: int | None = None


@dataclass(frozen=True)
class Unlawful:
    """The hashes of all lists: kind to hash to the list's name; PDQ hashes as 64 digits."""

    hashes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.hashes.values())

    @cached_property
    def _pdq(self) -> tuple[Bank, list[str]]:
        known = self.hashes.get("pdq", {})
        words = np.frombuffer(bytes.fromhex("".join(known)), np.uint64).reshape(-1, 4)
        return bank_from(words), list(known.values())

    def match(self, path: Path) -> Match | None:
        """Whether a file is on a list; its bytes are read, and kept nowhere."""
        if not self:
            return None
        with path.open("rb") as file:
            head = file.read(16)
            digests = _digests(iter(lambda: file.read(_CHUNK), b""), head)
        if found := self.by_digest(digests):
            return found
        if not self.hashes.get("pdq") or known_format(head) is None or path.stat().st_size > MOST_BYTES:
            return None
        return self.by_look(digests["sha256"], describe(path.read_bytes()).look)

    def match_data(self, data: bytes) -> Match | None:
        """The same for bytes that are in memory already."""
        digests = _digests([data], b"")
        found = self.by_digest(digests)
        if found or not self.hashes.get("pdq") or known_format(data[:16]) is None:
            return found
        return self.by_look(digests["sha256"], describe(data).look)

    def by_digest(self, digests: dict[str, str]) -> Match | None:
        """Whether one of a file's digests (``md5``, ``sha1``, ``sha256``) is on a list."""
        for kind, value in digests.items():
            if name := self.hashes.get(kind, {}).get(value):
                return Match(digests["sha256"], name, kind)
        return None

    def by_look(self, sha256: str, look: Look | None) -> Match | None:
        """Whether a picture is a near copy of a listed one, turned, mirrored or framed."""
        bank, names = self._pdq
        near = bank.near(look.turned(), pdq.MATCH) if look is not None else {}
        if not near:
            return None
        row, (distance, *_) = min(near.items(), key=lambda item: item[1])
        return Match(sha256, names[row], "pdq", distance)

    def among(self, pictures: pl.DataFrame) -> list[Match]:
        """Which kept files (rows of :data:`marsad.records.picture.PICTURES`) a list that came later names.

        PDQ as the picture lies here, with and without its border.
        """
        if not self:
            return []
        found = {}
        bank, names = self._pdq
        for row in pictures.iter_rows(named=True):
            match = self.by_digest({kind: row[kind] for kind in ("sha256", "sha1", "md5")})
            looks = [(row["pdq"], row["quality"]), (row["pdq_cropped"], row["quality_cropped"])]
            asked = [np.frombuffer(h, np.uint64) for h, quality in looks if h and quality >= pdq.TRUSTED]
            if match is None and asked and (near := bank.near(np.stack(asked), pdq.MATCH)):
                place, (distance, *_) = min(near.items(), key=lambda item: item[1])
                match = Match(row["sha256"], names[place], "pdq", distance)
            if match:
                found[row["sha256"]] = match
        return list(found.values())


NOTHING = Unlawful()
"""No list: nothing is read to be compared, and nothing is stopped."""


def _digests(chunks: Iterable[bytes], head: bytes) -> dict[str, str]:
    made = {
        "sha256": hashlib.sha256(head),
        "sha1": hashlib.sha1(head, usedforsecurity=False),
        "md5": hashlib.md5(head, usedforsecurity=False),
    }
    for chunk in chunks:
        for digest in made.values():
            digest.update(chunk)
    return {kind: digest.hexdigest() for kind, digest in made.items()}
