"""The writer: a collector's steps in, committed batches out.

Rows gather until a batch is full or its source comes again; a batch is two Parquet files at most (posts, observations)
and one custody line. Whatever happens before that line is renamed into place leaves debris, never half a batch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from marsad.archive.batch_files import write
from marsad.archive.compare import sort_out
from marsad.archive.debris import sweep
from marsad.archive.files import disk_errors, sha256_file, writer_lock
from marsad.archive.identity import identify
from marsad.archive.known import Known
from marsad.archive.media import keep_media
from marsad.archive.pending import Chat, Outcome, Pending, closed_entry
from marsad.archive.pictures.unlawful import NOTHING, Unlawful
from marsad.archive.redaction.returning import BLOCKED, Places, keep_raw, sift, skipped
from marsad.archive.redaction.stage import finish
from marsad.archive.store import OBSERVATIONS, Archive
from marsad.records.harvest import Batch, Closed, Failed, Opened, Skipped, Step
from marsad.records.source import Source
from marsad.records.urn import public_address

ROWS = 50_000


class Writer:
    """Takes steps; made by :func:`writing`, which holds the lock and commits what is left at the end.

    ``committed`` is called with the number of each batch that has counted, so that readings can follow.
    """

    def __init__(
        self,
        archive: Archive,
        tool: str,
        operator: str,
        now: datetime,
        committed: Callable[[int], None],
        unlawful: Unlawful,
    ) -> None:
        self.archive, self.tool, self.operator, self.now = archive, tool, operator, now
        self.committed, self.unlawful = committed, unlawful
        self.outcome = Outcome()
        self._pending = Pending()
        self._chat: Chat | None = None
        self._told = 0
        self.without: Places = {}
        """Places of posts that were redacted before, by the hash of the raw file; set for what is taken next."""
        self._files: tuple[tuple[Path, ...], list[str]] = ((), [])
        self._keeper = ThreadPoolExecutor(1, "keep")

    def close(self) -> None:
        """End the work beside: what is not committed by now never counts."""
        self._keeper.shutdown(cancel_futures=True)

    def finished(self, opened: Opened) -> bool:
        """Whether these very files were read to their end before; then their posts are counted and nothing is read."""
        posts = self.archive.log().finished.get(_key(opened, self._hashed(opened)))
        if posts is None:
            return False
        self.outcome.posts += posts
        self.outcome.sources.add(opened.source.urn)
        return True

    def take(self, step: Step) -> None:
        """One step of a collector."""
        match step:
            case Opened():
                self._open(step)
            case Batch():
                self._add(pl.DataFrame(step.table))
            case Closed():
                self._close(step)
            case Failed():
                self.outcome.failed.append(step)
            case Skipped():
                self.outcome.skipped.append(step)

    def commit(self) -> None:
        """Write what waits as one batch."""
        self._kept()
        pending, self._pending = self._pending, Pending()
        if not (pending.frames or pending.observations or pending.closed):
            return
        with disk_errors(self.archive.folder):
            seq = self.archive.custody.head().seq + 1
            body: dict[str, Any] = {
                "kind": "batch",
                "at": self.now.isoformat(),
                "tool": self.tool,
                "operator": self.operator,
                "captures": pending.captures,
                "sources": pending.sources,
                "links": pending.links,
                "closed": pending.closed,
                "failed": [asdict(replace(f, file=Path(f.file).name)) for f in self.outcome.failed[self._told :]],
                **({"blocked": [asdict(one) for one in pending.blocked]} if pending.blocked else {}),
                "blobs": [[b.sha256, b.size, b.path, b.stored] for b in pending.blobs.values()],
                "posts": write(self.archive.evidence, "posts", seq, pending.frames),
                "observations": write(self.archive.evidence, "observations", seq, pending.observations),
                **pending.withheld.line(self.archive.log().redactions, seq, self.now, self.operator),
            }
            self.archive.custody.append(body)
        self._told = len(self.outcome.failed)
        if self._chat:
            self._chat.known.committed()
        self.committed(seq)

    def _open(self, step: Opened) -> None:
        if self._pending.sources:
            before = self.archive.log().by_number(step.source.number)
            if self._pending.holds(step.source.urn) or (before and self._pending.holds(before.urn)):
                self.commit()
        identity = identify(step.source, self.archive.log())
        hashes = self._hashed(step)
        key = _key(step, hashes)
        capture = self._capture(step, identity.source, hashes, key)
        fresh = any(self.archive.blobs.find(sha256) is None for sha256 in hashes)
        for path, sha256 in zip(step.files, hashes, strict=True):
            self._keep_raw(path, sha256)
        self._warn_of_twins(step, capture)
        self.outcome.sources.add(identity.source.urn)
        known = Known(self.archive, identity.source.urn)
        self._chat = Chat(identity, capture, key, known, step, len(self.outcome.failed), fresh=fresh)

    def _keep_raw(self, path: Path, sha256: str) -> None:
        """A raw file is packed while its posts are read; one that holds redacted posts, at once and without them."""
        if sha256 not in self.without:
            self._pending.keeping.append(self._keeper.submit(self.archive.blobs.keep, path, sha256))
            return
        with disk_errors(self.archive.folder):
            blob = keep_raw(self.archive, path, self.without, self._pending.withheld)
        self._pending.blobs[blob.sha256] = blob

    def _kept(self) -> None:
        """Wait for raw files that are on their way into the blobs; one cut out of a larger is gone once it closes."""
        keeping, self._pending.keeping = self._pending.keeping, []
        with disk_errors(self.archive.folder):
            self._pending.blobs.update((blob.sha256, blob) for blob in (kept.result() for kept in keeping))

    def _warn_of_twins(self, step: Opened, capture: dict[str, Any]) -> None:
        """Say so where these very bytes are held under another source: one channel then stands there twice."""
        twins = {
            known.source
            for known in self.archive.log().captures.values()
            if known.sha256 == capture["sha256"] and known.source != capture["source"] and known.method == step.method
        }
        if (twins and step.source.chat != "") or len(twins) == 1:
            why = f"these very bytes are held as {', '.join(sorted(twins))} already: say --source, or `marsad link`"
            self.outcome.skipped.append(Skipped(str(step.files[0]), step.source.title, why))

    def _hashed(self, opened: Opened) -> list[str]:
        """The hashes of a chat's files, taken once: it is asked whether they are known, then they are opened."""
        if self._files[0] != opened.files:
            self._files = opened.files, [sha256_file(path) for path in opened.files]
        return self._files[1]

    def _capture(self, step: Opened, source: Source, hashes: list[str], key: str) -> dict[str, Any]:
        places = [self.archive.blobs.place(*file) for file in zip(step.files, hashes, strict=True)]
        alone = len(hashes) == 1
        return {
            "id": self._capture_id(key),
            "source": source.urn,
            "taken": self.now.isoformat(),
            "item": ", ".join(path.name for path in step.files),
            "url": public_address(source.urn),
            "method": step.method,
            "tool": self.tool,
            "sha256": hashes[0] if alone else hashlib.sha256(key.encode()).hexdigest(),
            "size": sum(path.stat().st_size for path in step.files),
            "place": ", ".join(f"blobs/{place}" for place in places),
            "operator": self.operator,
            "notes": step.note if alone else " ".join([step.note, *hashes]).strip(),
        }

    def _capture_id(self, key: str) -> str:
        """Told apart by the log's head too: a clock that was set back shows the same second twice."""
        head = self.archive.custody.head().seq
        return "cap-" + hashlib.sha256(f"{key}|{self.now.isoformat()}|{head}".encode()).hexdigest()[:12]

    def _add(self, batch: pl.DataFrame) -> None:
        chat = self._chat
        assert chat is not None, "a batch before its chat was opened"
        batch = batch.with_columns(
            pl.lit(chat.source.urn).alias("source"),
            (pl.lit(chat.source.urn + "/") + pl.col("urn").str.split_exact("/", 1).struct.field("field_1")).alias(
                "urn"
            ),
        )
        seen, redactions = batch, self.archive.log().redactions
        batch, held_back = sift(batch, redactions, self._pending.withheld)
        with disk_errors(self.archive.folder):
            redacted = redactions.blocked if redactions.media else None
            batch, blobs, blocked, stopped = keep_media(
                batch, chat.opened.root, self.archive.blobs, self.unlawful, redacted
            )
        self.outcome.skipped += [skipped(chat.opened, item, why) for item, why in held_back]
        self.outcome.skipped += [skipped(chat.opened, path, BLOCKED) for path in stopped]
        self._pending.blobs.update((b.sha256, b) for b in blobs)
        self._pending.blocked.extend(blocked)
        self.outcome.blocked.extend(blocked)
        split = sort_out(batch, chat.known.near(batch), chat.opened.method)
        self._count(batch, split.fresh, split.revised)
        rows = pl.concat([split.fresh, split.revised]).with_columns(pl.lit(chat.capture["id"]).alias("capture"))
        chat.known.add(seen, rows, chat.opened.method)
        if len(rows):
            self._pending.admit(chat)
            self._pending.frames.append(rows)
            self._pending.rows += len(rows)
        if self._pending.rows >= ROWS:
            self.commit()

    def _count(self, batch: pl.DataFrame, fresh: pl.DataFrame, revised: pl.DataFrame) -> None:
        chat = self._chat
        assert chat is not None
        posts = int((batch["kind"] == "post").sum())
        chat.posts += posts
        latest = batch.select(pl.max_horizontal(pl.col("published").max(), pl.col("edited").max())).item()
        chat.reaches = max(filter(None, (chat.reaches, latest)), default=None)
        self.outcome.posts += posts
        self.outcome.service += len(batch) - posts
        self.outcome.new += int((fresh["kind"] == "post").sum())
        self.outcome.revisions += len(revised)

    def _close(self, step: Closed) -> None:
        chat, self._chat = self._chat, None
        assert chat is not None, "a chat closed that was not opened"
        self._kept()
        clean = step.complete and len(self.outcome.failed) == chat.failed_before
        gone, back = chat.known.gone(step.spans)
        gone = gone if step.complete else gone.clear()  # what is seen again is seen, however the reading ended
        for what, posts in (("absent", gone), ("present", back)):
            if len(posts):
                self._pending.admit(chat)
                self._pending.observations.append(self._observe(what, posts, chat))
        self.outcome.absent += len(gone)
        if chat.known.changed or clean or chat.fresh or len(gone) or len(back):
            self._pending.admit(chat)
            self._pending.closed.append(closed_entry(chat, step, clean))

    def _observe(self, what: str, posts: pl.DataFrame, chat: Chat) -> pl.DataFrame:
        return posts.select(
            "urn",
            pl.lit(chat.source.urn).alias("source"),
            "number",
            pl.lit(self.now, pl.Datetime("ms", "UTC")).alias("at"),
            pl.lit(what).alias("what"),
            pl.lit(chat.capture["id"]).alias("capture"),
        ).cast(pl.Schema(OBSERVATIONS))


def _key(opened: Opened, hashes: list[str]) -> str:
    """What makes two readings of one source the same reading: source, method and raw bytes."""
    return hashlib.sha256("|".join([opened.source.urn, opened.method, *hashes]).encode()).hexdigest()


@contextmanager
def writing(
    archive: Archive,
    tool: str,
    operator: str,
    now: datetime,
    committed: Callable[[int], None] = lambda seq: None,
    unlawful: Unlawful = NOTHING,
    wait: float = 0.0,
) -> Iterator[Writer]:
    """Hold the writer's lock, sweep the debris of a run that was cut off, and commit what is left at the end.

    Media files that ``unlawful`` names are never kept. Another writer is waited for ``wait`` seconds, then
    :class:`marsad.records.errors.Busy` says so.
    """
    with disk_errors(archive.folder), writer_lock(archive.lock, wait):
        archive.custody.settle()
        finish(archive)
        sweep(archive)
        writer = Writer(archive, tool, operator, now, committed, unlawful)
        if stood := archive.custody.behind(now):
            why = (
                f"says {now.isoformat()}, but the last line of the custody log is of {stood}: one of them was set wrong"
            )
            writer.outcome.skipped.append(Skipped("the clock", "", f"{why}; order is that of the lines, which say so"))
        try:
            yield writer
            writer.commit()
        finally:
            writer.close()
