"""One page of Telegram's HTML export: its head, and its messages with their bytes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.collect.found import Found
from marsad.collect.telegram_html_text import words

_DIV = re.compile(rb"<div\b[^>]*>|</div\s*>")
_MESSAGE = re.compile(rb'<div\b(?=[^>]*\bclass="message[\s"])(?=[^>]*\bid="message(-?\d+)")[^>]*>')
_NUMBER = re.compile(rb'\bid="message(\d+)"')
_TITLE = re.compile(rb'<div class="page_header">.*?<div class="text bold">(.*?)</div>', re.DOTALL)
_PAGE_LINK = re.compile(rb'<a class="pagination block_link" href="([^"]*)">\s*(Next|Previous)')
_SENDER = re.compile(rb'(<div class="forwarded body">\s*)?<div class="from_name">(.*?)</div>', re.DOTALL)
_BASE = re.compile(rb'href="((?:\.\./)*)css/style\.css"')
_VIA = re.compile(r"\s+via @\w+\s*\Z")


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its messages are read. ``previous`` and ``next`` are names of files beside it."""

    found: Found
    title: str
    first: int
    last: int
    senders: frozenset[str]
    previous: str | None
    next: str | None
    up: int

    @property
    def root(self) -> Path:
        """The export's folder: chats of a whole account lie two folders below it."""
        folder = self.found.path.parent
        return folder.parents[self.up - 1] if 0 < self.up <= len(folder.parents) else folder

    def media_path(self, link: str) -> str:
        """A file that the page links to, as a path inside the export."""
        inner = self.found.path.parent.relative_to(self.root).as_posix()
        return posixpath.normpath(posixpath.join(inner, link))


@dataclass(frozen=True, slots=True)
class Block:
    """One message of a page: its number (negative for a date between messages), bytes and markup."""

    number: int
    offset: int
    length: int
    opening: str
    markup: str | None


def is_chat_page(head: bytes) -> bool:
    """Whether these first bytes begin a page of messages."""
    return b'class="page_body chat_page"' in head


def survey_page(found: Found) -> Page:
    """Read what the order of pages and the kind of chat are told by."""
    data = found.path.read_bytes()
    numbers = [int(number) for number in _NUMBER.findall(data)]
    links = {kind: name.decode(errors="replace") for name, kind in _PAGE_LINK.findall(data)}
    title, base = _TITLE.search(data), _BASE.search(data)
    senders = {sender_name(name.decode(errors="replace")) for forwarded, name in _SENDER.findall(data) if not forwarded}
    return Page(
        found,
        words(title[1].decode(errors="replace")) if title else "",
        min(numbers, default=0),
        max(numbers, default=0),
        frozenset(senders),
        links.get(b"Previous"),
        links.get(b"Next"),
        base[1].count(b"../") if base else 0,
    )


def sender_name(markup: str) -> str:
    """A name as shown, without the bot it was sent through."""
    return _VIA.sub("", words(markup))


class PageReader:
    """The messages of a page in their order; ``cut`` is set once it turns out that the page ends too early."""

    __slots__ = ("_data", "cut")

    def __init__(self, page: Page) -> None:
        self._data = page.found.path.read_bytes()
        self.cut: int | None = None

    def blocks(self) -> Iterator[Block]:
        """Whole messages; the one that the page breaks off in is left out."""
        start, depth, opening = 0, 0, None
        for div in _DIV.finditer(self._data):
            if opening is None:
                opening = _MESSAGE.match(self._data, div.start())
                start, depth = div.start(), 1
            else:
                depth += -1 if div[0].startswith(b"</") else 1
                if depth == 0:
                    yield self._block(start, div.end(), opening)
                    opening = None
        if opening is not None:
            self.cut = start
        elif b"</html>" not in self._data[-256:].lower():
            self.cut = len(self._data)

    def _block(self, start: int, end: int, opening: re.Match[bytes]) -> Block:
        try:
            markup: str | None = self._data[opening.end() : end].decode()
        except UnicodeDecodeError:
            markup = None
        return Block(int(opening[1]), start, end - start, opening[0].decode(errors="replace"), markup)
