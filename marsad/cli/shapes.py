"""The JSON shapes that others build on, and a post as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from marsad.annotate.reading_aid import STAMP
from marsad.archive.reader import current
from marsad.archive.search import Found
from marsad.cli.output import console, plain, print_table, time
from marsad.flow import Workspace
from marsad.flow.importing import derive
from marsad.flow.reading import Reading
from marsad.lexicon import Lexicon, Section
from marsad.records.ledger import Claim, Threat
from marsad.records.post import Post
from marsad.records.statement import SLOTS, Statement
from marsad.records.translation import Translation


def found(result: Found) -> dict[str, Any]:
    """``marsad search --json``."""
    return {
        "total": result.total,
        "hits": [
            {
                "urn": hit.urn,
                "revision": hit.revision,
                "source": hit.source,
                "published": hit.published,
                "text": hit.text,
                "highlights": hit.highlights,
                "score": round(hit.score, 4),
            }
            for hit in result.hits
        ],
        "facets": result.facets,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    slots = dict.fromkeys(SLOTS) | {
        name: {"id": slot.id, "span": [slot.start, slot.end], "text": slot.text}
        for name, slot in statement.slots.items()
    }
    return {
        "kind": statement.kind,
        "speaker": statement.speaker,
        "span": [statement.start, statement.end],
        "slots": slots,
        "score": round(statement.score, 3),
        "method": statement.method,
    }


def translated(translation: Translation) -> dict[str, Any]:
    """A translation as JSON, with its whole text."""
    return {**plain(translation), "text": translation.text, "quotable": translation.quotable}


def post(reading: Reading, translations: Sequence[Translation] = ()) -> dict[str, Any]:
    """``marsad read URN --json``; ``translation`` is the signed one of the current wording, else its latest."""
    shown = reading.post
    return {
        "urn": shown.urn,
        "source": shown.source,
        "published": shown.published,
        "zone": shown.zone,
        "kind": shown.kind,
        "author": shown.author,
        "text": shown.current.text,
        "reply_to": shown.reply_to,
        "forward": shown.forward_name,
        "media": shown.current.media,
        "poll": shown.poll,
        "action": shown.action,
        "revisions": [{"n": r.n, "text": r.text, "edited": r.edited, "capture": r.capture} for r in shown.revisions],
        "absences": shown.absences,
        "language": reading.language,
        "mentions": [
            {
                "kind": m.kind,
                "id": m.id,
                "candidates": m.candidates,
                "span": [m.start, m.end],
                "text": m.text,
                "value": m.value,
            }
            for m in reading.mentions
        ],
        "statements": [_statement(s) for s in reading.statements],
        "translation": translated(chosen) if (chosen := best(reading.post, translations)) else None,
        "reading_aid": {"text": reading.aid, "stamp": STAMP},
        "custody": {"head": {"seq": reading.head.seq, "hash": reading.head.hash}, "captures": reading.captures},
        "url": reading.url,
    }


def best(shown: Post, translations: Sequence[Translation]) -> Translation | None:
    """Of a post's translations the one to show: signed before unsigned, then the latest."""
    mine = [one for one in translations if one.revision == shown.current.n]
    return max(mine, key=lambda one: (one.quotable, one.number), default=None)


def every_post(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """``marsad read --all --json``: every post, batch by batch, in columns until the line is written."""
    derive(workspace)
    columns = ["urn", "source", "published", "text", "edited", "revision", "capture", "reply_to", "forward_name"]
    for batch in workspace.archive.log().batches:
        if batch.posts is None:
            continue
        posts = current(workspace.archive, [*columns, "batch", "row"]).filter(pl.col("batch") == batch.seq)
        read = workspace.readings.scan(["language", "mentions", "statements"], [batch.seq])
        joined = posts.join(read, on=["batch", "row"], how="left").drop("batch", "row", "kind")
        yield from joined.sort("published", "urn").collect().iter_rows(named=True)


def show_post(reading: Reading, lexicon: Lexicon, translations: Sequence[Translation] = ()) -> None:
    """A post for people."""
    shown = reading.post
    console.print(f"{shown.urn}  {time(shown.published)} UTC ({shown.zone})  {reading.source.title}", style="bold")
    console.print(shown.current.text, markup=False, soft_wrap=True)
    if translation := best(shown, translations):
        show_translation(translation)
    elif reading.aid:
        console.print(f"\n{STAMP}\n{reading.aid}", markup=False, soft_wrap=True)
    if reading.mentions:
        rows = [(m.kind, m.id or " | ".join(m.candidates) or m.value or "?", m.text, m.start) for m in reading.mentions]
        console.print()
        print_table(["mention", "who or what", "words", "at"], rows)
    for statement in reading.statements:
        slots = "; ".join(f"{k}: {lexicon.name(s.id) if s.id else s.text}" for k, s in statement.slots.items())
        console.print(f"\n{statement.kind} ({statement.speaker}, {statement.score:.2f}): {slots}", markup=False)
    console.print()
    for revision in shown.revisions:
        console.print(f"revision {revision.n}: capture {revision.capture}, edited {time(revision.edited) or 'never'}")
    for absence in shown.absences:
        console.print(f"absent when read at {time(absence.at)} (capture {absence.capture})")
    for capture in reading.captures:
        console.print(
            f"{capture.id}: {capture.item}, SHA-256 {capture.sha256}, {capture.method}, {capture.tool}", soft_wrap=True
        )


def show_translation(translation: Translation) -> None:
    """A translation for people: who made it, who signed it, its words and its doubts."""
    state = f"signed by {translation.signed_by}" if translation.signed_by else f"{translation.origin}, not signed"
    console.print(
        f"\n{translation.urn}, translation {translation.number} into {translation.target}: {state}", style="bold"
    )
    console.print(f"by {translation.by}", markup=False)
    console.print(translation.text, markup=False, soft_wrap=True)
    for doubt in translation.doubts:
        console.print(f"  doubt ({doubt.check}) at {doubt.start}-{doubt.end}: {doubt.why}", markup=False)


def claim(entry: Claim) -> dict[str, Any]:
    """One entry of ``marsad claims --json``."""
    return dict(plain(entry))


def threat(entry: Threat) -> dict[str, Any]:
    """One entry of ``marsad threats --json``."""
    return dict(plain(entry))


def actor_counts(workspace: Workspace) -> list[dict[str, Any]]:
    """``marsad actors --json``: actors with the number of posts that mention each, most mentioned first."""
    derive(workspace)
    mention = pl.col("mentions").struct
    read = workspace.readings.scan(["urn", "mentions"]).explode("mentions")
    counts = dict(
        read.filter(mention.field("kind") == "actor")
        .group_by(mention.field("id"))
        .agg(pl.col("urn").n_unique())
        .drop_nulls()
        .collect()
        .iter_rows()
    )
    entries = sorted(workspace.lexicon.of(Section.ACTORS), key=lambda e: (-counts.get(e.id, 0), e.id))
    return [
        {"id": e.id, "name": e.name, "kind": e.kind, "gloss": e.gloss, "names": e.names, "layer": e.layer,
         "posts": counts.get(e.id, 0)}
        for e in entries
    ]  # fmt: skip


def source_counts(workspace: Workspace) -> list[dict[str, Any]]:
    """``marsad sources --json``: each source with its number of posts and their span."""
    counted = (
        current(workspace.archive, ["source", "published"])
        .group_by("source")
        .agg(pl.len().alias("posts"), pl.col("published").min().alias("first"), pl.col("published").max().alias("last"))
        .collect()
    )
    spans = {row["source"]: row for row in counted.iter_rows(named=True)}
    nothing = {"posts": 0, "first": None, "last": None}
    links = workspace.archive.log().links
    return [
        {
            **plain(source),
            "title": source.title,
            **{k: spans.get(source.urn, nothing)[k] for k in nothing},
            "links": [plain(link) for link in links if source.urn in (link.a, link.b)],
        }
        for source in workspace.sources()
    ]
