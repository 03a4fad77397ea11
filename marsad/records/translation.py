"""A translation of one wording of one post: by a machine or by a person, with what was checked and who signed it.

A translation is never changed: a correction is another one beside it, a signature a record of its own. What a machine
made is quotable once a person has signed it, and never before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Origin(StrEnum):
    """Who made it."""

    MACHINE = "machine"
    PERSON = "person"


class Check(StrEnum):
    """What must have survived a translation."""

    NAME = "name"
    PLACE = "place"
    ROLE = "role"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    VERSE = "verse"
    TERM = "term"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One check that failed: the words of the original ``[start, end)`` in code points, and why in plain words."""

    check: Check
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of the original, ``[start, end)``, and its rendering; ``remembered`` where it was not made anew."""

    start: int
    end: int
    text: str
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: the forms it is written in, how it is to be rendered (``muqawama (resistance)``), and
    the plain words (``resistance``) that an engine may put in its place.
    """

    forms: tuple[str, ...]
    rendering: str
    plain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """A rendering of revision ``revision`` of ``urn`` from ``source`` into ``target`` (language codes).

    ``by`` is the engine with its version, or the person; ``number`` counts the translations of one wording from 1;
    0 where it was not kept. ``signed_by`` names who answers for it, ``note``
    what they say to its doubts.
    """

    urn: str
    revision: int
    source: str
    target: str
    origin: Origin
    by: str
    made: datetime
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...] = ()
    number: int = 0
    signed_by: str | None = None
    signed_at: datetime | None = None
    note: str = ""

    @property
    def text(self) -> str:
        """The whole rendering, a sentence a line where the original had a line of its own."""
        return "\n".join(segment.text for segment in self.segments)

    @property
    def quotable(self) -> bool:
        """Whether it may stand in a publication: somebody signed it."""
        return self.signed_by is not None
