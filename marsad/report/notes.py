"""The notes of a document: one for each post and revision that is cited, one for each count, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.records.capture import Capture
from marsad.records.report import Block, Citation, Count, Figure, Ground, Paragraph, Quotation, Report, Table
from marsad.report.display import minute
from marsad.report.shelf import Shelf

PLATFORMS = {
    "telegram": "Telegram",
    "web": "Web page",
    "feed": "Feed",
    "table": "Table",
    "report": "Report",
    "manual": "Capture by hand",
}

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, its sentence, and for a post where it was taken from."""

    number: int
    text: str
    urn: str | None = None
    revision: int | None = None
    url: str | None = None
    capture: Capture | None = None


def key(ground: Ground) -> Key:
    """What makes two grounds share a note: the post and its revision, or what was counted."""
    match ground:
        case Citation(urn, revision):
            return ("post", urn, revision)
        case Count(head, what):
            return ("count", f"{head}: {what}", 0)


def notes_of(report: Report, shelf: Shelf) -> dict[Key, Note]:
    """The notes in the order in which a reader meets them, by the key of their grounds."""
    grounds = {key(g): g for section in report.sections for block in section.blocks for g in shown_grounds(block)}
    return {k: _note(n, g, shelf) for n, (k, g) in enumerate(_first_seen(report, grounds), 1)}


def _first_seen(report: Report, grounds: dict[Key, Ground]) -> Iterator[tuple[Key, Ground]]:
    seen = dict.fromkeys(key(g) for s in report.sections for block in s.blocks for g in shown_grounds(block))
    return ((k, grounds[k]) for k in seen)


def shown_grounds(block: Block) -> Iterator[Ground]:
    """The grounds that get a mark, in reading order; a cell's counts are its caption's and get none."""
    match block:
        case Paragraph(sentences):
            for sentence in sentences:
                yield from sentence.grounds
        case Quotation(citation=citation):
            yield citation
        case Table(caption, _, rows):
            yield from caption.grounds
            for row in rows:
                for cell in row:
                    yield from (g for g in cell.grounds if isinstance(g, Citation))
        case Figure(caption=caption, twin=twin):
            yield from caption.grounds
            yield from shown_grounds(twin)


def _note(number: int, ground: Ground, shelf: Shelf) -> Note:
    match ground:
        case Citation(urn, revision):
            return _post_note(number, urn, revision, shelf)
        case Count(head, what):
            return Note(number, f"Counted in the evidence at head {head}: {what}.")


def _post_note(number: int, urn: str, revision: int, shelf: Shelf) -> Note:
    post, source = shelf.post(urn), shelf.source(urn.partition("/")[0])
    url = shelf.material.url(urn)
    capture = shelf.capture(urn, revision)
    published = minute(post.published) if post else "time unknown"
    platform = PLATFORMS.get(urn.partition(":")[0], urn.partition(":")[0])
    parts = [
        f"{platform}, {shelf.channel(source.urn)} ({shelf.account(source.urn)})",
        published,
        urn,
        f"revision {revision}",
    ]
    where = f"{', '.join([*parts, *([url] if url else [])])}"
    held = f"; imported {minute(capture.taken)}, SHA-256 {capture.sha256}" if capture else ""
    return Note(number, f"{where}{held}.", urn, revision, url, capture)
