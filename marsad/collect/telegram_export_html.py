"""Telegram Desktop's HTML export: a folder of pages of a thousand messages each.

Written after ``Telegram/SourceFiles/export/output/export_output_html.cpp`` of telegramdesktop/tdesktop. The first
page may be called anything (publishers rename it ``index.html``), so pages are ordered by the numbers of their
messages. The pages tell neither the chat's number nor its type: a chat in which anyone but the chat itself speaks is
taken to be a group (or two people), and left out unless it is named on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.collect.chats import Chat
from marsad.collect.clock import Clock
from marsad.collect.columns import Columns
from marsad.collect.cover import Cover
from marsad.collect.media_files import MediaFiles
from marsad.collect.options import Options
from marsad.collect.tally import Tally
from marsad.collect.telegram_html_media import HtmlMediaReader
from marsad.collect.telegram_html_message import HtmlMessageReader
from marsad.collect.telegram_html_page import Page, PageReader
from marsad.collect.unusable import Unusable
from marsad.records.harvest import Batch, Closed, Opened, Skipped, Step

METHOD = "telegram_export_html"


def refusal(pages: Sequence[Page], options: Options) -> str | None:
    """Why a chat's pages are left out; None when they may go in."""
    chat = chat_of(pages)
    others = frozenset().union(*(page.senders for page in pages)) - {chat.title}
    if not others or chat.named(options):
        return None
    speak = "someone else speaks" if len(others) == 1 else f"{len(others)} others speak"
    return (
        f"beside the chat itself {speak} in it, so it is a group or a private chat, "
        f'left out unless it is named on purpose: --chat "{chat.shown}"'
    )


def chat_of(pages: Sequence[Page]) -> Chat:
    """The chat, known by its title alone."""
    return Chat(pages[0].title, None, "")


def read_html_export(pages: Sequence[Page], options: Options) -> Iterator[Step]:
    """The chat that these pages hold, in the order of their messages."""
    ordered = sorted(pages, key=lambda page: (page.first, page.last))
    yield from _Reading(ordered, options).steps()


class _Reading:
    """One chat on its way through its pages."""

    def __init__(self, pages: Sequence[Page], options: Options) -> None:
        self._pages, self._rows, self._options = pages, options.rows, options
        self._source = chat_of(pages).source(options)
        self._columns = Columns(self._source.urn)
        self._tally, self._cover = Tally(), Cover()
        self._seen: set[int] = set()
        self._complete = True
        media = HtmlMediaReader(MediaFiles(pages[0].root), self._tally)
        self._reader = HtmlMessageReader(self._columns, Clock(options.timezone), media)

    def steps(self) -> Iterator[Step]:
        """The whole chat."""
        opened = Opened(self._source, METHOD, tuple(page.found.path for page in self._pages), self._pages[0].root)
        if self._options.skip(opened):
            return
        yield opened
        names = {page.found.path.name for page in self._pages}
        before: Page | None = None
        for page in self._pages:
            if before is None or not _follows(before, page):
                self._cover.hole()
            yield from self._page(page)
            yield from _missing(page, names)
            before = page
        if len(self._columns):
            yield Batch(self._columns.table())
        yield from self._tally.steps(self._pages[0].found, self._pages[0].title)
        yield Closed(self._cover.spans(), self._complete)

    def _page(self, page: Page) -> Iterator[Step]:
        try:
            reader = PageReader(page)
            self._columns.blob = page.found.sha256()
        except OSError as error:
            self._complete = False
            self._cover.hole()
            yield page.found.failed("", f"cannot be read: {error.strerror}")
            return
        self._reader.begin()
        for block in reader.blocks():
            if block.number < 0:
                self._reader.separator(block)
            elif block.number not in self._seen:
                self._seen.add(block.number)
                try:
                    self._reader.read(block, page)
                    self._cover.add(block.number)
                except Unusable as error:
                    self._cover.hole()
                    yield page.found.failed(f"message {block.number}", str(error))
            if len(self._columns) >= self._rows:
                yield Batch(self._columns.table())
        if reader.cut is not None:
            self._complete = False
            self._cover.hole()
            kept = f", up to message {self._cover.last}" if self._cover.last is not None else ""
            why = f"the page is cut short here; what is whole was kept{kept}. Export again for the rest"
            yield page.found.failed(f"byte {reader.cut}", why)


def _follows(before: Page, page: Page) -> bool:
    """Whether no page is missing between the two: the one links to the other. Renamed pages prove nothing."""
    return before.next == page.found.path.name or page.previous == before.found.path.name


def _missing(page: Page, names: set[str]) -> Iterator[Skipped]:
    """Pages that this one links to and that are not there. The first page may have been renamed."""
    for link, where in ((page.previous, "before"), (page.next, "after")):
        if link and link not in names and not (where == "before" and link == "messages.html"):
            yield Skipped(page.found.name, link, f"the page {where} this one is missing: {link}")
