"""A document on its way out: every sentence, cell and quotation carries what it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from marsad.records.marking import Marking


@dataclass(frozen=True, slots=True)
class Citation:
    """A post at one revision, and where it matters the words in it (``[start, end)`` in code points)."""

    urn: str
    revision: int = 1
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What a computed figure stands on: the archive's head when it was counted, and what was counted, in words."""

    head: str
    what: str


Ground = Citation | Count


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as plain text, and its grounds; without grounds the document does not build."""

    text: str
    grounds: tuple[Ground, ...]


class RenderingKind(StrEnum):
    """What stands beside an original."""

    READING_AID = "reading aid, not quotable"
    MACHINE = "machine translation, unreviewed"
    SIGNED = "translation, signed"
    NONE = "no rendering"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The original words of a post, and a rendering that says what it is; ``rendered_by`` names the engine of one."""

    citation: Citation
    original: str
    language: str
    source: str
    published: datetime
    rendering: str = ""
    rendering_kind: RenderingKind = RenderingKind.NONE
    rendered_by: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``grounds`` may be empty for labels alone."""

    text: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the twin of every figure is one."""

    caption: Sentence
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A Vega-Lite specification, its caption and its table twin."""

    name: str
    caption: Sentence
    spec: dict[str, Any]
    twin: Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """What the document cannot say; stands on nothing but the tool itself, and may hold no figure and no quotation."""

    text: str


Block = Paragraph | Quotation | Table | Figure | Caveat


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; sections do not nest deeper than ``level``."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document. ``serial`` is its number, ``as_of`` when it was computed, ``head`` the evidence it saw."""

    serial: str
    title: str
    as_of: datetime
    since: datetime
    until: datetime
    head: str
    sections: tuple[Section, ...]
    marking: Marking = Marking.AMBER
    meta: dict[str, str] = field(default_factory=dict)
