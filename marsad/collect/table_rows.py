"""The rows of a table file, one after the other: a JSON array of objects, an object a line, CSV or TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any, Literal, TextIO

import orjson

from marsad.collect.found import Found
from marsad.collect.json_scan import BrokenJson, Scanner, Unparsed

EMPTY = "the table has no rows"
NO_OBJECT = "it is no object with named fields"
_SAMPLE = 1 << 18
_HEADED_BY = 200  # rows of JSON may lack fields; so many are looked at for the names of all


class TableForm(StrEnum):
    """How a table file is written."""

    JSON = "json"
    NDJSON = "ndjson"
    DELIMITED = "delimited"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, its cells, or why it has none; its bytes where the format has such a place."""

    number: int
    cells: dict[str, Any]
    why: str = ""
    offset: int | None = None
    length: int | None = None


def rows(found: Found, form: TableForm, *, placed: bool = False) -> Iterator[Row]:
    """All rows of the file. Broken JSON raises ``BrokenJson`` where it breaks. ``placed`` counts out the bytes of a
    delimited file's rows too, which the bulk path does without.
    """
    if form is TableForm.JSON:
        return _json(found)
    return _ndjson(found) if form is TableForm.NDJSON else _delimited(found, placed=placed)


def columns_of(found: Found, form: TableForm) -> tuple[list[str], str]:
    """The columns that a table begins with; and why there are none, where the first row is not even an object."""
    names: dict[str, None] = {}
    try:
        for row in islice(rows(found, form), _HEADED_BY):
            if row.number == 1 and row.why == NO_OBJECT:
                return [], "its first row is no object with named fields"
            names.update(dict.fromkeys(row.cells))
    except BrokenJson:
        pass  # what was read names the columns; the reading of the rows tells where it breaks
    return list(names), "" if names else EMPTY


def _json(found: Found) -> Iterator[Row]:
    with found.path.open("rb") as file:
        for number, (offset, length, value) in enumerate(Scanner(file).elements(), 1):
            yield _row(number, value, offset, length)


def _ndjson(found: Found) -> Iterator[Row]:
    with found.path.open("rb") as file:
        offset, number = 0, 0
        for line in file:
            bare = line.strip().removeprefix(b"\xef\xbb\xbf")
            if bare:
                number += 1
                yield _row(number, _loads(bare), offset + line.index(bare), len(bare))
            offset += len(line)


def _loads(line: bytes) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Unparsed(str(error))


def _row(number: int, value: object, offset: int, length: int) -> Row:
    if isinstance(value, dict):
        return Row(number, value, "", offset, length)
    why = f"it cannot be read ({value.why})" if isinstance(value, Unparsed) else NO_OBJECT
    return Row(number, {}, why, offset, length)


class _Counted:
    """The lines of a delimited file, and how many bytes of it they fill so far."""

    def __init__(self, file: TextIO, encoding: str, bom: int) -> None:
        self._file, self._encoding, self.at = file, encoding, bom

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self.at += len(line.encode(self._encoding, "surrogateescape"))
            yield line


def _counted(found: Found, file: TextIO, encoding: str) -> _Counted:
    with found.path.open("rb") as start:
        head = start.read(3)
    if encoding == "utf-16":
        return _Counted(file, "utf-16-le", 2)
    return _Counted(file, "utf-8", 3 if head == b"\xef\xbb\xbf" else 0)


def _delimited(found: Found, *, placed: bool) -> Iterator[Row]:
    dialect = dialect_of(found)
    if dialect is None:
        return
    encoding, delimiter, quoting = dialect
    with found.path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        counted = _counted(found, file, encoding) if placed else None
        reader = csv.reader(counted or file, delimiter=delimiter, quoting=quoting)
        number, header = 0, _header(reader)
        while header:
            start = counted.at if counted else 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield Row(number, {}, f"it cannot be read ({error})")
                continue
            if cells:
                number += 1
                row = _delimited_row(number, header, cells)
                yield replace(row, offset=start, length=counted.at - start) if counted else row


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        names = next(reader, [])
    except csv.Error:
        return []
    return [name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip() for name in names]


def _delimited_row(number: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        return Row(number, {}, f"it has {len(cells)} fields where the header has {len(header)}")
    if any(not cell.isascii() and not _encodable(cell) for cell in cells):
        return Row(number, {}, "its bytes are not UTF-8")
    return Row(number, dict(zip(header, cells, strict=True)))


def _encodable(text: str) -> bool:
    """False for bytes that were no UTF-8, which reading kept as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def dialect_of(found: Found) -> tuple[str, str, Literal[0, 3]] | None:
    """Encoding, delimiter and quoting of a delimited file; None where its first line is no header."""
    with found.path.open("rb") as file:
        head = file.read(_SAMPLE)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = head.decode(encoding, errors="replace")
    first = text.lstrip().partition("\n")[0]
    delimiter = max("\t,;|", key=first.count)
    if not first.count(delimiter):
        return None
    return encoding, delimiter, _quoting(text, delimiter)


def _quoting(text: str, delimiter: str) -> Literal[0, 3]:
    """Tab-separated files are often written without quoting, and their quotes are the writers' own, unbalanced.

    So quotes are taken as letters where every line then has as many fields as the header, and otherwise not.
    """
    if delimiter != "\t" or '"' not in text:
        return csv.QUOTE_MINIMAL
    lines = text.split("\n")
    plain = all(line.count(delimiter) == lines[0].count(delimiter) for line in lines[:-1] if line)
    return csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL
