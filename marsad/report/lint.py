"""A document builds only when all it says has a ground that holds, in words it may use.

:func:`check` walks the whole document and lists every offence at once: what points nowhere raises
:class:`Ungrounded`, what is worded as no assessment may be raises :class:`WordingError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.records.errors import CannotRun
from marsad.records.report import (
    Block,
    Caveat,
    Citation,
    Figure,
    Ground,
    Paragraph,
    Quotation,
    RenderingKind,
    Report,
    Section,
    Sentence,
    Table,
)
from marsad.report.display import CLOSE, OPEN, line, own_words
from marsad.report.material import Material
from marsad.report.shelf import Shelf
from marsad.report.wording import offences

_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_PHRASE = re.compile(f"\u201c{OPEN}([^{CLOSE}]+){CLOSE}\u201d")


class Ungrounded(CannotRun):
    """Something in the document stands on nothing; ``offences`` lists all of it."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__("the document does not build: " + "; ".join(found))
        self.offences = found


class WordingError(Ungrounded):
    """Something in the document is worded as it may not be; ``offences`` lists all of it."""


def check(report: Report, material: Material) -> None:
    """Raise for every offence of ``report`` against ``material``; silence says that it builds."""
    shelf = Shelf(material)
    unfounded = tuple(dict.fromkeys(_ungrounded(report, shelf)))
    worded = tuple(dict.fromkeys(f"{_short(text)}: {why}" for text in texts(report) for why in offences(text)))
    if unfounded:
        raise Ungrounded(unfounded + worded)
    if worded:
        raise WordingError(worded)


def texts(report: Report) -> Iterator[str]:
    """Everything the document says in its own voice."""
    yield report.title
    for section in report.sections:
        yield section.title
        for block in section.blocks:
            yield from _voice(block)


def _voice(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences):
            yield from (sentence.text for sentence in sentences)
        case Caveat(text):
            yield text
        case Table(caption, head, rows):
            yield from (caption.text, *head, *(cell.text for row in rows for cell in row))
        case Figure(caption=caption, twin=twin):
            yield caption.text
            yield from _voice(twin)


def _ungrounded(report: Report, shelf: Shelf) -> Iterator[str]:
    yield from _numbers("title", report.title, (block for s in report.sections for block in s.blocks))
    for section in report.sections:
        yield from _numbers("heading", section.title, section.blocks)
        for block in section.blocks:
            yield from _block(block, section, shelf)


def _numbers(what: str, title: str, under: Iterable[Block]) -> Iterator[str]:
    """A title has no grounds of its own: its numbers, names aside, must stand in the text below it."""
    wanted = set(_NUMBER.findall(own_words(title)))
    if wanted and (lost := wanted - {n for block in under for text in _voice(block) for n in _NUMBER.findall(text)}):
        yield f"{what} {_short(title)}: {', '.join(sorted(lost))} stands nowhere in the text"


def _block(block: Block, section: Section, shelf: Shelf) -> Iterator[str]:
    match block:
        case Paragraph(sentences):
            for sentence in sentences:
                yield from _sentence(sentence, shelf)
        case Quotation():
            yield from _quotation(block, shelf)
        case Caveat(text):
            if re.search(r"\d|[\u201c\u201d\u00ab\u00bb]", text):
                yield f"caveat {_short(text)}: it may hold no figure and no quotation; make it a sentence with a ground"
        case Table():
            yield from _table(block, shelf)
        case Figure(name=name, caption=caption, twin=twin):
            yield from _sentence(caption, shelf)
            yield from _table(twin, shelf)
            if not twin.rows:
                yield f"figure {name} in {_short(section.title)}: it has no table twin"


def _table(table: Table, shelf: Shelf) -> Iterator[str]:
    yield from _sentence(table.caption, shelf)
    for row in table.rows:
        if len(row) != len(table.head):
            yield f"table {_short(table.caption.text)}: a row has {len(row)} cells under {len(table.head)} heads"
        for cell in row:
            yield from _resolved(cell.text, cell.grounds, shelf)
            if not cell.grounds and _NUMBER.search(cell.text):
                yield f"cell {_short(cell.text)}: a figure without a ground"


def _sentence(sentence: Sentence, shelf: Shelf) -> Iterator[str]:
    if not sentence.grounds:
        yield f"sentence {_short(sentence.text)}: it stands on nothing"
    yield from _resolved(sentence.text, sentence.grounds, shelf)


def _resolved(text: str, grounds: tuple[Ground, ...], shelf: Shelf) -> Iterator[str]:
    cited = [ground for ground in grounds if isinstance(ground, Citation)]
    for citation in cited:
        yield from _citation(citation, shelf)
    words = [line(shelf.masked(Citation(c.urn, c.revision))) for c in cited]
    for phrase in _PHRASE.findall(text):
        if not any(phrase.rstrip("\u2026") in whole for whole in words):
            yield f"sentence {_short(text)}: the quoted words stand in none of the posts it cites"


def _citation(citation: Citation, shelf: Shelf) -> Iterator[str]:
    text = shelf.wording(citation.urn, citation.revision)
    if text is None:
        yield f"citation {citation.urn} revision {citation.revision}: no such post or revision in the material"
    elif not 0 <= (citation.start or 0) <= (len(text) if citation.end is None else citation.end) <= len(text):
        yield f"citation {citation.urn}: the span [{citation.start}, {citation.end}) lies outside its text"


def _quotation(quotation: Quotation, shelf: Shelf) -> Iterator[str]:
    citation = quotation.citation
    text = shelf.wording(citation.urn, citation.revision)
    yield from _citation(citation, shelf)
    if text is not None and text[citation.start : citation.end] != quotation.original:
        yield f"quotation of {citation.urn}: it is not what the cited span says"
    if quotation.rendering_kind is RenderingKind.MACHINE:
        yield f"quotation of {citation.urn}: a machine translated it and nobody signed; `marsad translate --sign`"
    if quotation.rendering_kind is RenderingKind.SIGNED:
        made = shelf.material.translations.get((citation.urn, citation.revision))
        if made is None or not made.quotable:
            yield f"quotation of {citation.urn}: no signed translation of this wording is kept"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
