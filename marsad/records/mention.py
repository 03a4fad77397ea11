"""A mention: a place in a post's text where an actor, place, weapon, date ... is named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """Kinds of mention."""

    ACTOR = "actor"
    PERSON = "person"
    PLACE = "place"
    WEAPON = "weapon"
    DATE = "date"
    SOURCE = "source"
    LINK = "link"
    HASHTAG = "hashtag"
    VERSE = "verse"
    SAYING = "saying"


@dataclass(frozen=True, slots=True)
class Mention:
    """``id`` is the lexicon's, or null when unknown or when several ``candidates`` remain.

    An actor with neither id nor candidates is a name that has the grammar of a group's name and is in no lexicon.
    A verse is ``sura:aya``, one mention for each verse of a quotation, ``value`` the whole of it (``2:255-257``) and
    ``candidates`` the verses that read the same; without an id it is a verse's phrase in a name.
    ``value`` carries what the span means beyond its letters: a date as ``2024-05-01/day``, a name's key.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    id: str | None = None
    candidates: tuple[str, ...] = ()
    value: str | None = None
