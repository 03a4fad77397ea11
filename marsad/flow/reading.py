"""One post as a person reads it, and searches over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from marsad.annotate.reading_aid import Gloss, written
from marsad.archive.custody import Head
from marsad.archive.reader import read_post
from marsad.archive.search import Found, Mode, Query, search
from marsad.flow.importing import derive
from marsad.flow.sounding import resolver
from marsad.flow.workspace import Workspace
from marsad.records.capture import Capture
from marsad.records.mention import Mention, MentionKind
from marsad.records.post import Post
from marsad.records.source import Source
from marsad.records.statement import SLOTS, Slot, Speaker, Statement, StatementKind
from marsad.records.urn import public_address


@dataclass(frozen=True, slots=True)
class Reading:
    """A post with its source, what was recognised in its current wording, and the captures it stands on."""

    post: Post
    source: Source
    language: str
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    glosses: tuple[Gloss, ...]
    aid: str
    captures: tuple[Capture, ...]
    head: Head
    url: str | None


def read(workspace: Workspace, urn: str) -> Reading:
    """One post, whole; :class:`marsad.records.errors.CannotRun` when there is none."""
    post = read_post(workspace.archive, urn)
    derive(workspace)
    log = workspace.archive.log()
    text = post.current.text
    row = _readings(workspace, post)
    ids = dict.fromkeys([*(r.capture for r in post.revisions), *(a.capture for a in post.absences)])
    glosses = tuple(workspace.annotator.glosses(text, post.published))
    return Reading(
        post=post,
        source=workspace.source(post.source),
        language=row["language"] or "und",
        mentions=tuple(_mention(m, text) for m in row["mentions"] or []),
        statements=tuple(_statement(s, text) for s in row["statements"] or []),
        glosses=glosses,
        aid="" if row["language"] == "en" else written(glosses, len(text)),
        captures=tuple(log.captures[id_] for id_ in ids if id_ in log.captures),
        head=log.head,
        url=public_address(post.urn),
    )


def find(workspace: Workspace, query: Query) -> Found:
    """Search; brings the index up to the evidence first where no other writer is at work."""
    derive(workspace)
    sounds = resolver(workspace) if query.mode is Mode.SOUND else None
    return search(workspace.archive, workspace.index, query, sounds)


def _readings(workspace: Workspace, post: Post) -> dict[str, Any]:
    """The readings of the current wording; read on the spot where they are not kept yet."""
    columns = ["urn", "revision", "language", "mentions", "statements"]
    wanted = (pl.col("urn") == post.urn) & (pl.col("revision") == post.current.n)
    rows = workspace.readings.scan(columns).filter(wanted).collect().to_dicts()
    if rows:
        return rows[0]
    single = pl.DataFrame(
        {
            "urn": [post.urn],
            "revision": pl.Series([post.current.n], dtype=pl.Int32),
            "source": [post.source],
            "published": pl.Series([post.published], dtype=pl.Datetime("ms", "UTC")),
            "text": [post.current.text],
            "forward_name": pl.Series([post.forward_name], dtype=pl.String),
        }
    )
    return pl.DataFrame(workspace.annotator.annotate(single)).to_dicts()[0]


def _mention(raw: dict[str, Any], text: str) -> Mention:
    start, end = raw["start"], raw["end"]
    kind, candidates = MentionKind(raw["kind"]), tuple(raw["candidates"] or ())
    return Mention(kind, start, end, text[start:end], raw["id"], candidates, raw["value"])


def _statement(raw: dict[str, Any], text: str) -> Statement:
    slots = {}
    for name in SLOTS:
        slot = raw[name]
        if slot is not None:
            slots[name] = Slot(slot["id"], slot["start"], slot["end"], text[slot["start"] : slot["end"]])
    return Statement(
        StatementKind(raw["kind"]),
        Speaker(raw["speaker"]),
        raw["start"],
        raw["end"],
        raw["score"],
        raw["method"],
        slots,
    )
