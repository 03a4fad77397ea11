"""Outside bytes to posts: the room that reads what others wrote, and says of each item what became of it.

:func:`collect` takes a file, a folder or a zip, tells by content what is in it, and yields steps
(:mod:`marsad.records.harvest`): a chat opens, its posts come in batches of columns, it closes and says which runs of
message numbers it covered. Nothing larger than a batch lies in memory, whatever the size of the export. What fails is
named and the rest goes on; what is left out on purpose is named too; private chats and groups stay out unless they
are named.

========================  ==========================================================================================
``recognise``             what the files of a folder are
``unzip``                 a zip of an export, unpacked with care
``telegram_export_json``  Telegram Desktop's ``result.json``: ``json_scan`` walks the file, ``telegram_json_chats``
                          finds the chats, ``telegram_json_message``, ``_text``, ``_media`` and ``service`` read a
                          message
``telegram_export_html``  Telegram Desktop's pages: ``telegram_html_page``, ``_message``, ``_text``, ``_media``
``table``                 JSON arrays, NDJSON, CSV, TSV: ``table_rows``, ``table_columns``, ``table_sources``, ``spool``
``columns``               rows to Arrow; ``fingerprint`` the two hashes by which a changed post is seen
``clock``                 dates to UTC; ``chats`` what may be imported; ``cover`` what an export proves
``tally``                 remarks, counted; ``media_files`` which files came; ``found`` how files are named to the user
========================  ==========================================================================================

The JSON and the HTML export of one chat give the same posts: number, time, text, reply, name of a forward's origin,
kinds of media. The JSON knows more (the chat's number and type, edits, an origin's number), so where both lie side by
side it is the JSON that is read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from marsad.collect.chats import Chat
from marsad.collect.clock import Clock
from marsad.collect.found import Found, Place
from marsad.collect.json_scan import BrokenJson
from marsad.collect.options import Options
from marsad.collect.recognise import Exports, files_under, recognise
from marsad.collect.table import read_table, survey_table
from marsad.collect.telegram_export_html import read_html_export, refusal
from marsad.collect.telegram_export_json import read_json_export
from marsad.collect.telegram_json_chats import parts
from marsad.collect.unzip import unpack
from marsad.records.errors import CannotRun
from marsad.records.harvest import Step
from marsad.records.urn import checked_handle

__all__ = ["Options", "collect"]


def collect(path: Path, options: Options) -> Iterator[Step]:
    """All that is in ``path``. :class:`CannotRun` before the first step where nothing can be done with it."""
    Clock(options.timezone)
    if options.source:
        checked_handle(options.source)
    if not path.exists():
        raise CannotRun(f"{path} does not exist")
    files = list(files_under(path)) if path.is_dir() else [path]
    if not files:
        raise CannotRun(f"{path} is an empty folder; give the folder that holds the export")
    with ExitStack() as stack:  # what a zip holds lies on disk as long as the iteration
        outer = recognise(files, Place(path, str(path)), options)
        exports = [outer, *(_unzipped(found, stack, options) for found in outer.zips)]
        if options.source:
            _only_one(exports, options)
        for one in exports:
            yield from _read(one, options)


def _unzipped(found: Found, stack: ExitStack, options: Options) -> Exports:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="marsad-")))
    refused = list(unpack(found, folder))
    exports = recognise(files_under(folder), Place(folder, found.name), options)
    exports.said[:0] = refused
    exports.said.extend(inner.skipped("", "a zip inside a zip is not unpacked") for inner in exports.zips)
    return exports


def _read(exports: Exports, options: Options) -> Iterator[Step]:
    yield from exports.said
    for found in exports.jsons:
        yield from read_json_export(found, options)
    told = _told_by_json(exports)
    for key, pages in sorted(exports.pages.items()):
        why = refusal(pages, options)
        if key in told:
            why = f"the JSON export of this chat in the same folder stands for it ({len(pages)} pages)"
        if why:
            yield pages[0].found.skipped(pages[0].title, why)
        else:
            yield from read_html_export(pages, options)
    for found, form in exports.tables:
        yield from read_table(found, form, options)


def _told_by_json(exports: Exports) -> set[tuple[Path, str]]:
    """The chats of HTML pages that a JSON export in their folder (or at their export's root) holds too."""
    jsons = exports.jsons if exports.pages else []
    titles = {(found.path.parent, title) for found in jsons for title in _titles(found)}
    return {
        (folder, title)
        for (folder, title), pages in exports.pages.items()
        if {(folder, title), (pages[0].root, title)} & titles
    }


def _titles(found: Found) -> set[str]:
    try:
        return {part.chat.title for part in parts(found)}
    except BrokenJson:
        return set()  # the reading of the file itself has told where it breaks


def _only_one(exports: Sequence[Exports], options: Options) -> None:
    """One handle cannot name two chats. Pages and a table may be of the chat that a JSON export tells the number of."""
    chats: dict[int | str, str] = {}
    for found in (found for one in exports for found in one.jsons):
        chats.update({chat.number or chat.shown: chat.shown for chat in _importable(found, options)})
    titles = set(chats.values())
    for found, form in (table for one in exports for table in one.tables):
        sources = survey_table(found, form, options)
        chats.update({source.number or source.urn: source.title for source in sources if source.title not in titles})
    for pages in (pages for one in exports for pages in one.pages.values()):
        if not refusal(pages, options) and pages[0].title not in titles:
            chats[pages[0].title] = pages[0].title
    if len(chats) > 1:
        listed = ", ".join(repr(name) for name in chats.values())
        raise CannotRun(f"--source {options.source} can name one chat, but here are {len(chats)}: {listed}")


def _importable(found: Found, options: Options) -> list[Chat]:
    try:
        return [part.chat for part in parts(found) if part.chat.refusal(options) is None]
    except BrokenJson:
        return []  # the reading of the file tells where it breaks
