"""Verses of a workspace: what a post quotes as a reader sees it, and which verses a typed text means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.annotate.reading_aid import Gloss
from marsad.flow.workspace import Workspace
from marsad.lexicon import Lexicon
from marsad.lexicon.scripture import MISSING, Scripture
from marsad.records.errors import CannotRun
from marsad.records.mention import Mention, MentionKind
from marsad.text.folding import fold
from marsad.text.scripture import SURAS, Passages, allusions, quotations, references

_ID = re.compile(r"\s*(\d{1,3}):(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s*")


@dataclass(frozen=True, slots=True)
class Verse:
    """A verse that stands at ``[start, end)`` of a post: its id and sura, its own text, a published rendering or None,
    and ``also`` the verses that read the same.
    """

    id: str
    sura: str
    start: int
    end: int
    text: str
    rendering: str | None
    also: tuple[str, ...]


def verses_in(scripture: Scripture | None, mentions: tuple[Mention, ...]) -> tuple[Verse, ...]:
    """The verses among a post's mentions; none where no verse text is installed."""
    if scripture is None:
        return ()
    return tuple(
        verse for m in mentions if m.kind is MentionKind.VERSE and m.id and (verse := _verse(scripture, m)) is not None
    )


def _verse(scripture: Scripture, mention: Mention) -> Verse | None:
    number = scripture.passages.by_id.get(mention.id or "")
    if number is None:
        return None
    passage = scripture.passages.passages[number]
    rendering = scripture.renderings.get(passage.id)
    sura = SURAS[passage.group - 1]
    return Verse(passage.id, sura, mention.start, mention.end, passage.text, rendering, mention.candidates)


def described(verse: Verse) -> str:
    """A verse in English: its number, and the published rendering of the whole of it where there is one."""
    return f"Qur'an {verse.id}" + (f" (the whole verse: {verse.rendering})" if verse.rendering else "")


def glossed(
    glosses: tuple[Gloss, ...], verses: tuple[Verse, ...], mentions: tuple[Mention, ...], lexicon: Lexicon
) -> tuple[Gloss, ...]:
    """The reading aid's glosses, with each verse and saying in place of the words that it covers."""
    said = [m for m in mentions if m.kind is MentionKind.SAYING and m.id]
    english = {(v.start, v.end): described(v) for v in verses} | {
        (m.start, m.end): lexicon.name(m.id or "") for m in said
    }
    quoted = [m for m in mentions if (m.start, m.end) in english and m.kind in (MentionKind.VERSE, MentionKind.SAYING)]
    free = [g for g in glosses if not any(m.start < g.end and g.start < m.end for m in quoted)]
    own = [Gloss(m.start, m.end, m.text, english[m.start, m.end]) for m in quoted]
    return tuple(sorted([*free, *own], key=lambda gloss: gloss.start))


def verses_of(workspace: Workspace, text: str) -> tuple[str, ...]:
    """The verses that a typed text means, as ``sura:aya``: a number (``2:255``, ``2:255-257``), a reference
    (``البقرة 255``), a verse or part of one in any spelling, or a short phrase with all verses it stands in. Verses
    that read the same are all given; empty where nothing fits; :class:`CannotRun` where words are given and no verse
    text is installed.
    """
    scripture = workspace.scripture
    named = _named(text)
    if scripture is None:
        if named:
            return named
        raise CannotRun(f"{text!r}: {MISSING}")
    passages = scripture.passages
    if named:
        return tuple(dict.fromkeys(id_ for one in named for id_ in _alike(passages, one)))
    found = quotations(f"\ufd3f{text}\ufd3e", passages)
    ids = [id_ for quoted in found for id_ in (*(part.id for part in quoted.parts), *quoted.also)]
    return tuple(dict.fromkeys(id_ for one in ids for id_ in _alike(passages, one))) or allusions(text, passages)


def _named(text: str) -> tuple[str, ...]:
    if match := _ID.fullmatch(fold(text).text):
        sura, first, last = match[1], int(match[2]), int(match[3] or match[2])
        return tuple(f"{int(sura)}:{aya}" for aya in range(first, min(last, first + 300) + 1))
    found = references(fold(text).text)
    return tuple(f"{r.sura}:{aya}" for r in found for aya in range(r.first, min(r.last, r.first + 300) + 1))


def _alike(passages: Passages, id_: str) -> list[str]:
    number = passages.by_id.get(id_)
    if number is None:
        return []
    twins = passages.same[passages.spelled(number)]
    return [id_, *(passages.passages[twin].id for twin in twins if twin != number)]


_TYPED = re.compile(r"[\u0621-\u064a\u0671-\u06d3][\u0610-\u065f\u0670\u0671-\u06d3\u0621-\u064a]*")
_FEW = 3  # typed words from which on a query is looked up as a verse


def tags_of(workspace: Workspace, query: str) -> tuple[str, ...]:
    """The index's tags of the verses that a query may be (``verse:2:255``); none where no verse text is installed, or
    where the query has fewer than three Arabic words and no number of a verse.
    """
    numbered = _ID.fullmatch(fold(query).text) is not None
    if not numbered and (workspace.scripture is None or len(_TYPED.findall(query)) < _FEW):
        return ()
    return tuple(f"verse:{id_}" for id_ in verses_of(workspace, query.strip('" ')))
