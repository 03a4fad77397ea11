"""The JSON shapes that others build on, and a post as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from marsad.annotate.reading_aid import STAMP
from marsad.archive.finding.search import Found
from marsad.archive.reader import current
from marsad.cli.output import console, plain, print_table, time
from marsad.cli.wordings import revisions, show_evidence, show_history
from marsad.flow import Workspace
from marsad.flow.importing import derive
from marsad.flow.reading import Reading
from marsad.flow.verses import described
from marsad.lexicon import Lexicon, Section
from marsad.records.ledger import Claim, Threat
from marsad.records.mention import Mention, MentionKind
from marsad.records.post import Media, Post
from marsad.records.posts import MediaStatus
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
                "withheld": hit.withheld,
            }
            for hit in result.hits
        ],
        "facets": result.facets,
        **({"first": result.first, "last": result.last} if result.facets else {}),
        **({"note": result.note} if result.note else {}),
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
        "withheld": shown.withheld,
        "revisions": revisions(shown),
        "absences": shown.absences,
        "redacted": reading.tombstones,
        "language": reading.language,
        "variety": reading.variety,
        "languages": [{"code": code, "share": share} for code, share in reading.languages],
        "script": reading.script,
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
        "verses": [
            {"id": v.id, "span": [v.start, v.end], "text": v.text, "rendering": v.rendering, "also": v.also}
            for v in reading.verses
        ],
        "verse_notices": reading.notices,
        "verses_unread": reading.unread,
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
        read = workspace.readings.shown(["language", "mentions", "statements"], [batch.seq])
        joined = posts.join(read, on=["batch", "row"], how="left").drop("batch", "row", "kind")
        yield from joined.sort("published", "urn").collect().iter_rows(named=True)


def show_post(reading: Reading, lexicon: Lexicon, translations: Sequence[Translation] = ()) -> None:
    """A post for people."""
    shown = reading.post
    console.print(f"{shown.urn}  {time(shown.published)} UTC ({shown.zone})  {reading.source.title}", style="bold")
    console.print(shown.current.text, markup=False, soft_wrap=True)
    for stone in reading.tombstones:
        console.print(
            f"REDACTED: revision {stone.revision} was removed on {time(stone.at)} UTC ({stone.kind}): {stone.reason}\n"
            f"  its leaf hash {stone.leaf} stands in custody line {stone.line}",
            markup=False,
            soft_wrap=True,
        )
    if translation := best(shown, translations):
        show_translation(translation)
    elif reading.aid:
        console.print(f"\n{STAMP}\n{reading.aid}", markup=False, soft_wrap=True)
    if reading.mentions:
        rows = [(m.kind, _meant(m), m.text, m.start) for m in reading.mentions]
        console.print()
        print_table(["mention", "who or what", "words", "at"], rows)
    for verse in reading.verses:
        console.print(f"\n{described(verse)}\n{verse.text}", markup=False, soft_wrap=True)
    if reading.unread:
        console.print(f"\nVerses: {reading.unread}.", markup=False, soft_wrap=True)
    for statement in reading.statements:
        slots = "; ".join(f"{k}: {lexicon.name(s.id) if s.id else s.text}" for k, s in statement.slots.items())
        console.print(f"\n{statement.kind} ({statement.speaker}, {statement.score:.2f}): {slots}", markup=False)
    for item in shown.current.media:
        console.print(media_line(item), markup=False, soft_wrap=True)
    console.print()
    show_history(shown)
    show_evidence(shown)
    for capture in reading.captures:
        console.print(
            f"{capture.id}: {capture.item}, SHA-256 {capture.sha256}, {capture.method}, {capture.tool}", soft_wrap=True
        )


_STATUS = {
    MediaStatus.NOT_INCLUDED: "not included in the export",
    MediaStatus.MISSING: "missing: the export names it, and it did not come",
}


def media_line(item: Media) -> str:
    """A file of a post, and whether it is here."""
    status = _STATUS.get(MediaStatus(item.status), item.status)
    if item.status == MediaStatus.BLOCKED:
        status = f"blocked by the list {item.blocked_by} and not kept, SHA-256 {item.sha256}"
    elif item.status == MediaStatus.REDACTED:
        status = f"removed by order, not held any more, SHA-256 {item.sha256}"
    elif item.sha256:
        status = f"kept, SHA-256 {item.sha256}"
    return f"{item.kind}{f' {item.name}' if item.name else ''}: {status}"


def _meant(mention: Mention) -> str:
    if mention.kind is MentionKind.VERSE and not mention.id:
        return f"phrase of {', '.join(mention.candidates)}"
    return mention.id or " | ".join(mention.candidates) or mention.value or "?"


def show_translation(translation: Translation) -> None:
    """A translation for people: who made it, who signed it, its words and its doubts."""
    state = f"signed by {translation.signed_by}" if translation.signed_by else f"{translation.origin}, not signed"
    console.print(
        f"\n{translation.urn}, translation {translation.number} into {translation.target}: {state}", style="bold"
    )
    console.print(f"by {translation.by}", markup=False)
    console.print(translation.text, markup=False, soft_wrap=True)
    if translation.note:
        console.print(f"  note of the signer: {translation.note}", markup=False, soft_wrap=True)
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
    read = workspace.readings.shown(["urn", "mentions"]).explode("mentions")
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
