"""One post as a person reads it, and searches over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl

from marsad.annotate.reading_aid import Gloss, written
from marsad.archive.custody import Head
from marsad.archive.finding.query import fields, parse
from marsad.archive.finding.search import Found, Mode, Query, search
from marsad.archive.reader import read_post
from marsad.flow.importing import derive
from marsad.flow.meaning import meaning
from marsad.flow.sounding import resolver
from marsad.flow.verses import Verse, glossed, tags_of, verses_in
from marsad.flow.workspace import Workspace
from marsad.lexicon.scripture import MISSING
from marsad.records.capture import Capture
from marsad.records.errors import CannotRun
from marsad.records.mention import Mention, MentionKind
from marsad.records.post import Post
from marsad.records.redaction import Tombstone
from marsad.records.source import Source
from marsad.records.statement import SLOTS, Slot, Speaker, Statement, StatementKind
from marsad.records.urn import public_address


@dataclass(frozen=True, slots=True)
class Reading:
    """A post with its source, what was recognised in its current wording, and the captures it stands on.

    ``unread`` says why no verses are told, where no verse text is installed.
    """

    post: Post
    source: Source
    language: str
    variety: str
    languages: tuple[tuple[str, float], ...]
    script: str
    mentions: tuple[Mention, ...]
    verses: tuple[Verse, ...]
    notices: tuple[str, ...]
    unread: str | None
    statements: tuple[Statement, ...]
    glosses: tuple[Gloss, ...]
    aid: str
    captures: tuple[Capture, ...]
    head: Head
    url: str | None
    tombstones: tuple[Tombstone, ...] = ()


def read(workspace: Workspace, urn: str) -> Reading:
    """One post, whole; :class:`marsad.records.errors.CannotRun` when there is none."""
    post = read_post(workspace.archive, urn)
    derive(workspace)
    log = workspace.archive.log()
    text = post.current.text
    row = _readings(workspace, post)
    seen = [id_ for a in post.absences for id_ in (a.capture, a.again_capture) if id_]
    ids = dict.fromkeys([*(r.capture for r in post.revisions), *seen])
    mentions = tuple(mention_of(m, text) for m in row["mentions"] or [])
    verses = verses_in(workspace.scripture, mentions)
    glosses = glossed(tuple(workspace.annotator.glosses(text, post.published)), verses, mentions, workspace.lexicon)
    return Reading(
        post=post,
        source=workspace.source(post.source),
        language=row["language"] or "und",
        variety=row["variety"] or "",
        languages=tuple((part["code"], round(part["share"], 3)) for part in row["languages"] or []),
        script=row["script"] or "unknown",
        mentions=mentions,
        verses=verses,
        notices=workspace.scripture.notices if workspace.scripture and verses else (),
        unread=None if workspace.scripture else MISSING,
        statements=tuple(_statement(s, text) for s in row["statements"] or []),
        glosses=glosses,
        aid="" if row["language"] == "en" else written(glosses, len(text)),
        captures=tuple(log.captures[id_] for id_ in ids if id_ in log.captures),
        head=log.head,
        url=public_address(post.urn),
        tombstones=log.redactions.tombstones(post.urn),
    )


def find(workspace: Workspace, query: Query) -> Found:
    """Search; brings the index up to the evidence first where no other writer is at work."""
    if not derive(workspace) and not workspace.index.held() and workspace.index.behind():
        raise CannotRun(
            f"{workspace.folder}: the posts are not in the search index yet, and it cannot be made now: another marsad"
            " is writing here, or nobody can; run `marsad annotate` when it is free"
        )
    sounds = resolver(workspace) if query.mode is Mode.SOUND else None
    about = meaning(workspace) if query.mode is Mode.MEANING else None
    verses = partial(tags_of, workspace)
    found = search(workspace.archive, workspace.index, query, sounds, verses=verses, meaning=about)
    return found if found.total else replace(found, note=" ".join((found.note, *_strangers(workspace, query))).strip())


def _strangers(workspace: Workspace, query: Query) -> Iterator[str]:
    """Of a search that found nothing: the ids it asks for that no lexicon of this workspace has."""
    for tag in (
        *query.tags,
        *(f"{field.name}:{value}" for field in fields(parse(query.text)) for value in field.values),
    ):
        kind, _, id_ = tag.partition(":")
        if kind in ("actor", "place", "weapon") and id_ not in workspace.lexicon.by_id:
            yield f"{tag}: the lexicon has no such id; `marsad names {id_}` looks for a name."


def _readings(workspace: Workspace, post: Post) -> dict[str, Any]:
    """The readings of the current wording; read on the spot where they are not kept yet."""
    columns = ["urn", "revision", "language", "variety", "languages", "script", "mentions", "statements"]
    wanted = (pl.col("urn") == post.urn) & (pl.col("revision") == post.current.n)
    rows = workspace.readings.shown(columns).filter(wanted).collect().to_dicts()
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


def mention_of(raw: dict[str, Any], text: str) -> Mention:
    """A mention as its row of the readings tells it."""
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
