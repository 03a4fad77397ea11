"""Tables of posts, as researchers publish them: JSON arrays, NDJSON, CSV and TSV.

A table says nothing of what it left out, so it covers no span and proves no absence. Each channel in it is a source
of its own. A row's raw form is its canonical JSON, whose hash is kept; where the format has such a place, so are its
bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

import orjson

from marsad.collect.clock import Clock
from marsad.collect.found import Found
from marsad.collect.json_scan import BrokenJson
from marsad.collect.options import Options
from marsad.collect.spool import Spool
from marsad.collect.table_columns import Mapped, map_columns, what_is_missing
from marsad.collect.table_rows import EMPTY, Row, TableForm, columns_of, rows
from marsad.collect.table_sources import Sources, linked_number
from marsad.collect.telegram_json_chats import EXPECTED
from marsad.collect.unusable import Unusable
from marsad.records.harvest import Batch, Closed, Opened, Step
from marsad.records.source import Source

METHOD = "table"
_ITEM = re.compile(r"[A-Za-z0-9_.-]{1,80}\Z")


def read_table(found: Found, form: TableForm, options: Options) -> Iterator[Step]:
    """All rows of a table, source by source; rows that fail are told, the others go on."""
    columns, why = columns_of(found, form)
    mapped = map_columns(columns, options.columns)
    if not columns:
        yield found.skipped("", why) if why == EMPTY else found.failed("", f"{why}; {EXPECTED}")
        return
    if missing := what_is_missing(mapped, columns, options.columns):
        yield found.failed("", missing)
        return
    reading, complete = _Reading(found, mapped, options), True
    with Spool(found.sha256(), options.rows) as spool:
        try:
            for row in rows(found, form):
                try:
                    reading.take(row, spool)
                except Unusable as error:
                    yield found.failed(f"row {row.number}", str(error))
        except BrokenJson as error:
            complete = False
            what = "is cut short" if error.cut else f"is damaged ({error.why})"
            yield found.failed(f"byte {error.offset}", f"the file {what} here; the whole rows before it were kept")
        for source, tables in spool.sources():
            opened = Opened(source, METHOD, (found.path,), found.path.parent)
            if options.skip(opened):
                continue
            yield opened
            for table in tables:
                yield Batch(table)
            yield Closed((), complete)


def survey_table(found: Found, form: TableForm, options: Options) -> list[Source]:
    """The sources of a table, without reading its posts."""
    mapped = map_columns(columns_of(found, form)[0], options.columns)
    sources = Sources(mapped, found.path, replace(options, source=None))
    met: dict[str, Source] = {}
    try:
        for row in rows(found, form):
            if row.cells:
                source = sources.of(row.cells)
                met.setdefault(source.urn, source)
    except BrokenJson:
        return list(met.values())  # the reading that follows tells where the file breaks
    return list(met.values())


class _Reading:
    """Rows of one table on their way into columns."""

    def __init__(self, found: Found, mapped: Mapped, options: Options) -> None:
        self._clock, self._mapped = Clock(options.timezone), mapped
        self._sources = Sources(mapped, found.path, options)

    def take(self, row: Row, spool: Spool) -> None:
        """One row into the columns of its source; :class:`Unusable` where it cannot be a post."""
        if row.why:
            raise Unusable(row.why)
        cell, cells = self._mapped.cell, row.cells
        if self._mapped.columns["text"] not in cells:
            raise Unusable(f"it has no field {self._mapped.columns['text']!r}")
        text = _text(cell(cells, "text"))
        published, zone = self._date(cell(cells, "date"))
        edited = self._clock.read(cell(cells, "edited"))
        source = self._sources.of(cells)
        number, item = _identity(row, self._mapped, source)
        spool.columns(source).add(
            number=number,
            item=item,
            published=published,
            zone=zone,
            text=text,
            edited=edited[0] if edited else None,
            author=_optional(cell(cells, "author")),
            reply_to=_whole(cell(cells, "reply_to")),
            forward_name=_optional(cell(cells, "forward_name")),
            offset=row.offset,
            length=row.length,
            raw_hash=canonical_hash(cells),
        )

    def _date(self, value: object) -> tuple[int, str]:
        read = self._clock.read(value)
        if read is None:
            raise Unusable("it has no date" if value is None else f"its date {value!r} cannot be read")
        return read


def canonical_hash(cells: dict[str, object]) -> bytes:
    """The hash that a row of a table is known by, whatever its file looks like."""
    return hashlib.sha256(orjson.dumps(cells, option=orjson.OPT_SORT_KEYS)).digest()


def _identity(row: Row, mapped: Mapped, source: Source) -> tuple[int | None, int | str]:
    """The post's number, where it has one, and what names it in its URN."""
    value = mapped.cell(row.cells, "id")
    number = _whole(value)
    if number is None and source.urn.startswith("telegram:"):
        number = linked_number(mapped.cell(row.cells, "url"))
        if number is None:
            raise Unusable("it has no message number" if value is None else f"{value!r} is no message number")
    if number is not None:
        return number, number
    if "id" not in mapped.columns:
        return None, row.number
    if value is None or not _ITEM.match(str(value)):
        raise Unusable("it has no id" if value is None else f"{value!r} is no id that a record can be named by")
    return None, str(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise Unusable("its text is no text")
    return str(value)


def _optional(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _whole(value: object) -> int | None:
    """A number, however the table's writer put it: 12, "12", 12.0."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip().removesuffix(".0")
    return int(text) if re.fullmatch(r"\d{1,18}", text) else None
