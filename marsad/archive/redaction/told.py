"""What the custody log says was redacted: which wordings, raw bytes and files, and what their files must be now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from marsad.records.redaction import (
    ChangedFile,
    Redaction,
    RedactionKind,
    RemovedRange,
    RemovedRow,
    Tombstone,
)

KEY = "redaction"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a redacted file must be: the hash of its bytes and of its decoded content; both null where it is gone."""

    line: int
    stored: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class Redactions:
    """Every redaction, in order, and look-ups over them. Empty for an archive where nothing was redacted."""

    all: tuple[Redaction, ...] = ()
    whole: dict[str, Redaction] = field(default_factory=dict)
    wordings: dict[tuple[str, str], Redaction] = field(default_factory=dict)
    media: dict[str, Redaction] = field(default_factory=dict)
    files: dict[str, Expected] = field(default_factory=dict)
    rows: dict[int, dict[int, str]] = field(default_factory=dict)

    def hashes(self, path: str, committed: str, begun: int | None = None) -> tuple[str | None, ...]:
        """What the SHA-256 of a file below ``evidence/`` may be, null for a file that is gone: as the last redaction
        left it, else as it was committed. Of the redaction of line ``begun``, which was cut off, also what was before.
        """
        expected = self.files.get(path)
        if expected is None:
            return (committed,)
        if begun != expected.line:
            return (expected.stored,)
        before = [file.old for one in self.all if one.seq == begun for file in one.files if file.path == path]
        return (expected.stored, *before)

    def blocked(self, sha256: str) -> bool:
        """Whether this media file was redacted, and so may not be kept again."""
        return sha256 in self.media

    def of(self, urn: str, fingerprint: str) -> Redaction | None:
        """The redaction by which this wording of this post may not be kept again."""
        return self.whole.get(urn) or self.wordings.get((urn, fingerprint))

    @property
    def urns(self) -> set[str]:
        """Posts that were redacted, whole or in part."""
        return {*self.whole, *(urn for urn, _ in self.wordings)}

    def concern(self, source: str) -> bool:
        """Whether a post of this source was redacted."""
        return any(urn.partition("/")[0] == source for urn in self.urns)

    def tombstones(self, urn: str) -> tuple[Tombstone, ...]:
        """What is left of a post's redacted wordings."""
        return tuple(
            Tombstone(urn, row.revision, one.seq, one.at, one.kind, one.reason, row.leaf)
            for one in self.all
            for row in one.rows
            if row.urn == urn
        )

    def leaves(self, batch: int, hashes: Sequence[bytes]) -> list[bytes]:
        """The leaf hashes of a batch as it was written: those of redacted rows stand in the log."""
        removed = self.rows.get(batch, {})
        return [bytes.fromhex(removed[n]) if n in removed else leaf for n, leaf in enumerate(hashes)]


def gathered(lines: Iterable[dict[str, Any]]) -> Redactions:
    """The redactions that custody lines tell of, in the order of the log."""
    found: list[Redaction] = []
    whole: dict[str, Redaction] = {}
    wordings: dict[tuple[str, str], Redaction] = {}
    media: dict[str, Redaction] = {}
    files: dict[str, Expected] = {}
    rows: dict[int, dict[int, str]] = {}
    for line in lines:
        if files:
            _kept_again(files, line)
        if not line.get(KEY):
            continue
        one = read_redaction(line)
        found.append(one)
        whole.update({urn: one for urn in one.posts if not one.under})
        media.update(dict.fromkeys(one.media, one))
        files.update({file.path: Expected(one.seq, file.new, file.content) for file in one.files})
        for row in one.rows:
            wordings.setdefault((row.urn, row.fingerprint), one)
            rows.setdefault(row.batch, {})[row.row] = row.leaf
    return Redactions(tuple(found), whole, wordings, media, files, rows)


def _kept_again(files: dict[str, Expected], line: dict[str, Any]) -> None:
    """A file that went with one post is kept again where another post brings it later."""
    for _, _, path, _ in line.get("blobs", []):
        expected = files.get(f"blobs/{path}")
        if expected is not None and expected.stored is None:
            del files[f"blobs/{path}"]


def readable(line: dict[str, Any]) -> bool:
    """Whether what a custody line says of a redaction can be read; false only where the line was changed."""
    try:
        read_redaction(line)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def read_redaction(line: dict[str, Any]) -> Redaction:
    """A redaction as its custody line tells it."""
    raw = line[KEY]
    return Redaction(
        seq=line["seq"],
        at=datetime.fromisoformat(line["at"]),
        operator=line["operator"],
        reason=raw["reason"],
        kind=RedactionKind(raw["kind"]),
        posts=tuple(raw["posts"]),
        media=tuple(raw["media"]),
        rows=tuple(RemovedRow(**row) for row in raw["rows"]),
        ranges=tuple(RemovedRange(**one) for one in raw["ranges"]),
        files=tuple(ChangedFile(**file) for file in raw["files"]),
        copies=tuple(raw["copies"]),
        under=tuple(raw["under"]),
    )


def written(redaction: Redaction) -> dict[str, Any]:
    """What stands in the custody line under ``redaction``."""
    beside = {"seq", "at", "operator"}
    return {name: value for name, value in asdict(redaction).items() if name not in beside}
