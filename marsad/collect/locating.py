"""Where a post stands in a raw file, so that a redaction can take it out of every file that holds it.

A post is told by its number in a file that is known to be of its source, and elsewhere by number and words together.
A row of a table is told by the hash of its canonical form, where an import has kept that, else by number and words: a
cell with the one, a cell with the other, and no other known source named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.collect import filler
from marsad.collect.found import Found
from marsad.collect.found import Place as Folder
from marsad.collect.json_scan import BrokenJson, Scanner
from marsad.collect.options import Options
from marsad.collect.recognise import Exports, recognise
from marsad.collect.table import canonical_hash
from marsad.collect.table_columns import map_columns
from marsad.collect.table_rows import Row, TableForm, dialect_of, rows
from marsad.collect.table_sources import Sources
from marsad.collect.telegram_html_page import Block, PageReader, survey_page
from marsad.collect.telegram_html_text import TEXT, read_html_text
from marsad.collect.telegram_json_text import read_text
from marsad.collect.unusable import Unusable
from marsad.records.redaction import Place


@dataclass(frozen=True, slots=True)
class Sought:
    """A post to be found. ``item`` is the last part of its URN, ``number`` the platform's own; ``texts`` its wordings.

    ``sure``: the file is of this source, and every wording is sought, so that the number says enough. ``foreign``: it
    is known to be of other sources, whose posts may have the same number and words (a table still can hold both).
    ``others`` are the URNs of other sources, ``raw_hashes`` those of the post's rows in tables.
    """

    item: str
    number: int | None
    texts: frozenset[str]
    raw_hashes: frozenset[bytes] = frozenset()
    sure: bool = False
    foreign: bool = False
    others: frozenset[str] = frozenset()

    def wrote(self, text: str) -> bool:
        """Whether a text is one of the wordings; an HTML export writes other separators as line breaks."""
        return plain(text) in {plain(one) for one in self.texts}


def plain(text: str) -> str:
    """A text as every export of it shows it."""
    return text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\r\n", "\n")


def locate(path: Path, name: str, sought: Sequence[Sought]) -> list[Place] | None:
    """Each place in the raw file at ``path`` (once called ``name``) that holds one of the posts; null where the file's
    format is not known, so that nothing can be said of it.
    """
    exports = _recognised(path, name)
    places: list[Place] = []
    for found in exports.jsons:
        places += _in_json(found, sought)
    for pages in exports.pages.values():
        places += [place for page in pages for place in _in_page(page.found, sought)]
    for found, form in exports.tables:
        places += _in_table(found, form, sought)
    return places if exports.jsons or exports.pages or exports.tables else None


def _recognised(path: Path, name: str) -> Exports:
    """What kind of export it is; a delimited file is told by its header, or by the ending of its name."""
    exports = recognise([path], Folder(path.parent, name), Options())
    found = Found(path, name)
    unknown = not (exports.jsons or exports.pages or exports.tables)
    if unknown and Path(name).suffix.lower() in (".csv", ".tsv") and dialect_of(found):
        exports.tables.append((found, TableForm.DELIMITED))
    return exports


def _numbered(sought: Sequence[Sought]) -> dict[int, list[Sought]]:
    """By number; posts of several sources may share one."""
    found: dict[int, list[Sought]] = {}
    for one in sought:
        if one.number is not None and not one.foreign:
            found.setdefault(one.number, []).append(one)
    return found


def _in_json(found: Found, sought: Sequence[Sought]) -> Iterator[Place]:
    numbered = _numbered(sought)
    try:
        with found.path.open("rb") as file:
            scanner = Scanner(file)
            for key in scanner.members():
                if key == "messages" and scanner.peek() == b"[":
                    for offset, length, message in scanner.elements():
                        number = message.get("id", -1) if isinstance(message, dict) else -1
                        near = numbered.get(number, ()) if type(number) is int else ()
                        if any(one.sure or one.wrote(_words(message)) for one in near):
                            yield Place(offset, length, filler.message(length, number))
    except BrokenJson:
        return  # what lies behind a break was never read as a post


def _words(message: dict[str, Any]) -> str:
    try:
        return read_text(message)[0]
    except Unusable:
        return ""


def _in_page(found: Found, sought: Sequence[Sought]) -> Iterator[Place]:
    numbered = _numbered(sought)
    data = found.path.read_bytes()
    for block in PageReader(survey_page(found)).blocks():
        if any(one.sure or _shows(block, one) for one in numbered.get(block.number, ())):
            raw = data[block.offset : block.offset + block.length]
            yield Place(block.offset, block.length, filler.block(raw))


def _shows(block: Block, sought: Sought) -> bool:
    return any(sought.wrote(read_html_text(text[1])[0]) for text in TEXT.finditer(block.markup or ""))


def _in_table(found: Found, form: TableForm, sought: Sequence[Sought]) -> Iterator[Place]:
    dialect = dialect_of(found) if form is TableForm.DELIMITED else None
    try:
        for row in rows(found, form, placed=True):
            if row.cells and row.length and any(_is(row, one, found) for one in sought):
                yield Place(row.offset or 0, row.length, _filler(found, row, dialect))
    except BrokenJson:
        return


def _filler(found: Found, row: Row, dialect: tuple[str, str, Any] | None) -> bytes:
    length = row.length or 0
    if dialect is None:
        return filler.json_row(length)
    encoding, delimiter, _ = dialect
    with found.path.open("rb") as file:
        big = file.read(2) == b"\xfe\xff"
        file.seek(row.offset or 0)
        raw = file.read(length)
    wide = "utf-16-be" if big else "utf-16-le"
    return filler.delimited(raw, len(row.cells), delimiter, wide if encoding == "utf-16" else "utf-8")


def _is(row: Row, sought: Sought, found: Found) -> bool:
    if sought.raw_hashes and canonical_hash(row.cells) in sought.raw_hashes:
        return True
    cells = [cell for cell in row.cells.values() if isinstance(cell, str | int | float)]
    if not any(isinstance(cell, str) and cell and sought.wrote(cell) for cell in cells):
        return False
    named = any(_names(cell, sought.item) for cell in cells) or sought.item == str(row.number)
    return named and _source(row, found) not in sought.others


def _names(cell: object, item: str) -> bool:
    text = str(cell).strip().removesuffix(".0")
    return text == item or text.partition("?")[0].endswith(f"/{item}")


def _source(row: Row, found: Found) -> str:
    name = Path(found.name)
    return Sources(map_columns(list(row.cells), {}), name, Options()).of(row.cells).urn
