"""Entries of the lexicon, as read from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The sections that hold names."""

    ACTORS = "actors"
    PLACES = "places"
    WEAPONS = "weapons"
    HEADS = "heads"
    SAYINGS = "sayings"


class CueClass(StrEnum):
    """What part a statement pattern plays in the slot grammars of :mod:`marsad.annotate.statements`."""

    CLAIM_FIRST = "claim_first"
    CLAIM_THIRD = "claim_third"
    RESPONSIBILITY = "responsibility"
    THREAT_FIRST = "threat_first"
    THREAT_THIRD = "threat_third"
    THREAT_STATE = "threat_state"
    DENIAL_FIRST = "denial_first"
    DENIAL = "denial"
    NEGATOR = "negator"
    NOBODY = "nobody"
    REPORT = "report"
    CONDITION = "condition"
    HARM = "harm"
    COMMUNIQUE = "communique"
    FORMATION = "formation"
    BLOCK = "block"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Cited:
    """The public page an entry was read on."""

    url: str
    title: str
    read: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated, sourced relation; competing ones stand side by side."""

    kind: str
    of: str
    since: str | None
    confidence: str
    source: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor, place, weapon or head word; ``names`` by language, the preferred form first.

    An ``ambiguous`` entry needs a word of its ``context`` in the post to be taken for meant; of others only the forms
    listed as ``unsure`` do.
    """

    id: str
    section: Section
    kind: str
    names: Mapping[str, tuple[str, ...]]
    layer: str
    gloss: str = ""
    confidence: str = "medium"
    ambiguous: bool = False
    unsure: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[Cited, ...] = ()
    strong: bool = False
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    precision: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The name to show in an English text: the first English one, else the gloss, else the first of any."""
        if english := self.names.get("en"):
            return english[0]
        return self.gloss or next(iter(self.forms()), self.id)

    def forms(self) -> tuple[str, ...]:
        """Every form in every language."""
        return tuple(form for forms in self.names.values() for form in forms)


@dataclass(frozen=True, slots=True)
class Profile:
    """What the desk knows of a source: its kind, whose it is, and how reliable."""

    handle: str
    kind: str
    actor: str | None = None
    number: int | None = None
    titles: tuple[str, ...] = ()
    reliability: str = "F"
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A statement pattern: words that play one part in a grammar, with an English gloss for the reading aid.

    A ``term`` plays no part in a grammar: its gloss is the approved rendering (``muqawama (resistance)``), ``plain``
    the plain words that a translation may have in its place, ``sources`` the pages that its meaning was read on.
    """

    id: str
    role: CueClass
    forms: tuple[str, ...]
    gloss: str
    language: str
    plain: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Gloss:
    """One word of names, in its forms in Arabic script, and the English words it is given as."""

    forms: tuple[str, ...]
    english: tuple[str, ...]
