"""Telegram Desktop's JSON export: ``result.json``, of one chat or of a whole account.

Written after ``Telegram/SourceFiles/export/output/export_output_json.cpp`` of telegramdesktop/tdesktop. Exports
before 2022 lack ``date_unixtime`` and ``text_entities``; their dates are local times of the machine that exported.

A chat of a whole account is cut out first, and what is kept as its raw file are its own bytes: nobody's private chats
are preserved because a channel was imported.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from marsad.collect.chats import Chat
from marsad.collect.clock import Clock
from marsad.collect.columns import Columns
from marsad.collect.cover import Cover
from marsad.collect.found import Found
from marsad.collect.json_scan import BrokenJson, Element, Scanner, Unparsed
from marsad.collect.media_files import MediaFiles
from marsad.collect.options import Options
from marsad.collect.tally import Tally
from marsad.collect.telegram_json_chats import Part, parts
from marsad.collect.telegram_json_media import MediaReader
from marsad.collect.telegram_json_message import MessageReader, number_of
from marsad.collect.unusable import Unusable
from marsad.records.harvest import Batch, Closed, Failed, Opened, Step

METHOD = "telegram_export_json"


def read_json_export(found: Found, options: Options) -> Iterator[Step]:
    """All chats of one ``result.json``; a file cut short keeps the whole messages before the cut."""
    try:
        for part in parts(found):
            why = part.chat.refusal(options)
            if why is None:
                yield from _part(part, found, options)
                continue
            yield found.skipped(part.chat.shown, why)
            if part.broken:
                yield found.failed(f"byte {part.broken.offset}", _broken(part.broken, None))
    except BrokenJson as error:
        yield found.failed(f"byte {error.offset}", _broken(error, None))


def _part(part: Part, found: Found, options: Options) -> Iterator[Step]:
    if not part.listed:
        yield from _Reading(part.chat, found, found.path, options).steps()
        return
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        cut = Path(folder) / found.path.name
        end = found.path.stat().st_size if part.end is None else part.end
        _copy(found.path, part.start, end, cut)
        where = f"bytes {part.start} to {end} of {found.path.name}"
        note = f"{where}: the chat {part.chat.shown!r}, cut out of an export of many"
        yield from _Reading(part.chat, found, cut, options, part.start, note).steps()


def _copy(path: Path, start: int, end: int, target: Path) -> None:
    with path.open("rb") as source, target.open("wb") as file:
        source.seek(start)
        while start < end and (chunk := source.read(min(1 << 20, end - start))):
            file.write(chunk)
            start += len(chunk)


def _broken(error: BrokenJson, last: int | None) -> str:
    what = "the file is cut short here" if error.cut else f"the file is damaged here ({error.why})"
    kept = f"; what is whole was kept, up to message {last}" if last is not None else ""
    return f"{what}{kept}. Export again for the rest"


class _Reading:
    """One chat on its way through. ``path`` holds the chat alone and began at byte ``base`` of the file found."""

    def __init__(self, chat: Chat, found: Found, path: Path, options: Options, base: int = 0, note: str = "") -> None:
        self._chat, self._found, self._path, self._base = chat, found, path, base
        self._rows, self._note, self._skip = options.rows, note, options.skip
        self._source = chat.source(options)
        self._columns = Columns(self._source.urn, Found(path, found.name).sha256())
        self._tally, self._cover = Tally(), Cover()
        media = MediaReader(MediaFiles(found.path.parent), self._tally)
        self._reader = MessageReader(chat, self._columns, Clock(options.timezone), media, self._tally)

    def steps(self) -> Iterator[Step]:
        """The whole chat. Closed as complete only once its end was reached."""
        broken: BrokenJson | None = None
        opened = Opened(self._source, METHOD, (self._path,), self._found.path.parent, self._note)
        if self._skip(opened):
            return
        yield opened
        with self._path.open("rb") as file:
            try:
                scanner = Scanner(file)
                for key in scanner.members():
                    if key == "messages" and scanner.peek() == b"[":
                        yield from self._messages(scanner)
            except BrokenJson as error:
                broken = error
        if len(self._columns):
            yield Batch(self._columns.table())
        if broken:
            yield self._found.failed(f"byte {self._base + broken.offset}", _broken(broken, self._cover.last))
        yield from self._tally.steps(self._found, self._chat.shown)
        yield Closed(self._cover.spans(), complete=broken is None)

    def _messages(self, scanner: Scanner) -> Iterator[Step]:
        for element in scanner.elements():
            failed = self._take(element)
            if failed:
                yield failed
            if len(self._columns) >= self._rows:
                yield Batch(self._columns.table())

    def _take(self, element: Element) -> Failed | None:
        offset, length, message = element
        try:
            if type(message) is not dict:
                why = message.why if isinstance(message, Unparsed) else "it is no object"
                raise Unusable(f"it cannot be read ({why})")
            if message.get("type") == "unsupported" and "date" not in message:
                self._unsupported(message)
                return None
            self._cover.add(self._reader.read(message, offset, length))
        except Unusable as error:
            self._cover.hole()
            return self._found.failed(_item(message, self._base + offset), str(error))
        return None

    def _unsupported(self, message: dict[str, object]) -> None:
        """Telegram Desktop writes only the number of a message that it could not export; it was there all the same."""
        number_of(message)
        self._cover.hole()
        one = "message is of a kind that Telegram Desktop could not export"
        self._tally.note(one, "messages are of a kind that Telegram Desktop could not export")


def _item(message: object, offset: int) -> str:
    number = message.get("id") if isinstance(message, dict) else None
    return f"message {number}" if number is not None else f"message at byte {offset}"
