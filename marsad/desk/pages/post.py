"""One post: the original beside what helps to read it, its history, and the chain of custody."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.annotate.reading_aid import STAMP
from marsad.archive.withheld import WITHHELD
from marsad.desk.changes import changes
from marsad.desk.models import Task
from marsad.desk.pages.media import media_of
from marsad.desk.pages.refused import missing
from marsad.desk.place import workspace
from marsad.desk.shown import Mark, Piece, hidden, pieces
from marsad.desk.translations import of
from marsad.flow.reading import Reading, read
from marsad.flow.verses import described
from marsad.lexicon import Lexicon
from marsad.records.errors import CannotRun
from marsad.records.mention import Mention, MentionKind
from marsad.records.post import Post, Revision
from marsad.records.statement import Statement
from marsad.records.translation import Doubt


@dataclass(frozen=True, slots=True)
class Recognised:
    """A mention with what the lexicon says it is."""

    mention: Mention
    meaning: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A revision with what changed since the one before; ``changed`` is empty for the first, where the words are
    the same, and where one of the two was redacted.
    """

    revision: Revision
    pieces: tuple[Piece, ...]
    changed: tuple[Piece, ...]
    since: int | None
    comparable: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its sentence and its slots as the reader sees them."""

    statement: Statement
    pieces: tuple[Piece, ...]
    slots: tuple[tuple[str, str, str], ...]


@require_safe
def post(request: HttpRequest, urn: str) -> HttpResponse:
    """``/posts/URN``"""
    try:
        reading = read(workspace(), urn)
    except CannotRun as error:
        return missing(request, str(error))
    lexicon, shown = workspace().lexicon, reading.post.current.text
    verses = {(verse.start, verse.end): described(verse) for verse in reading.verses}
    recognised = [
        Recognised(mention, verses.get((mention.start, mention.end)) or meaning(lexicon, mention))
        for mention in reading.mentions
    ]
    marks = [Mark(r.mention.start, r.mention.end, r.mention.kind, f"{r.mention.kind}: {r.meaning}") for r in recognised]
    translations = [] if reading.post.withheld else of(reading.post.urn)
    marks += [Mark(d.start, d.end, "doubt", d.why) for one in translations[-1:] for d in one.doubts if _small(d, shown)]
    context = {
        "translations": translations[::-1],
        "signed": next((t for t in translations[::-1] if t.quotable and t.revision == reading.post.current.n), None),
        "waits": Task.objects.filter(urn=reading.post.urn, done=None).first(),
        "engines": workspace().settings.translation.engines,
        "reading": reading,
        "post": reading.post,
        "why_withheld": WITHHELD,
        "original": pieces(shown, marks),
        "hidden": hidden(shown),
        "gone": any(stone.revision == reading.post.current.n for stone in reading.tombstones),
        "notices": reading.notices,
        "kinds": [kind for kind in MentionKind if any(m.kind is kind for m in reading.mentions)],
        "stamp": STAMP,
        "recognised": recognised,
        "said": [_said(lexicon, reading, statement) for statement in reading.statements],
        "media": media_of(reading.post, request.GET.get("show", "")),
        "wordings": wordings(reading.post),
        "answered": f"{reading.post.source}/{reading.post.reply_to}" if reading.post.reply_to else "",
    }
    return render(request, "desk/post.html", context)


def _small(doubt: Doubt, text: str) -> bool:
    """Whether a doubt is about some words rather than the whole text."""
    return doubt.end - doubt.start < len(text)


def meaning(lexicon: Lexicon, mention: Mention) -> str:
    """What a mention stands for, in English."""
    if mention.kind is MentionKind.VERSE and mention.id:
        return f"Qur'an {mention.id}"
    if mention.id:
        return f"{lexicon.name(mention.id)} ({mention.id})" if mention.id in lexicon.by_id else mention.id
    if mention.kind is MentionKind.VERSE:
        return "could allude to Qur'an " + ", ".join(mention.candidates)
    if mention.candidates:
        return "could be " + " or ".join(lexicon.name(id_) for id_ in mention.candidates)
    return "a name in no lexicon" if mention.kind is MentionKind.ACTOR else mention.value or mention.text


def wordings(found: Post) -> list[Wording]:
    """Every wording, the latest captured first, each against the one captured before it."""
    result = []
    for place, revision in enumerate(found.revisions):
        before = found.revisions[place - 1] if place else None
        comparable = bool(before and not before.redacted and not revision.redacted)
        changed = changes(before.text, revision.text) if before and comparable and before.text != revision.text else ()
        result.append(Wording(revision, pieces(revision.text), changed, before.n if before else None, comparable))
    return result[::-1]


def _said(lexicon: Lexicon, reading: Reading, statement: Statement) -> Said:
    slots = tuple(
        (name, slot.text, lexicon.name(slot.id) if slot.id in lexicon.by_id else slot.id or "")
        for name, slot in statement.slots.items()
    )
    text = reading.post.current.text[statement.start : statement.end]
    marks = [
        Mark(slot.start - statement.start, slot.end - statement.start, "cited", name)
        for name, slot in statement.slots.items()
        if statement.start <= slot.start and slot.end <= statement.end
    ]
    return Said(statement, pieces(text, marks), slots)
