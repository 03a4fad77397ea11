"""One message of Telegram's HTML to one row."""

from __future__ import annotations

import re

from marsad.collect.clock import Clock
from marsad.collect.columns import Columns
from marsad.collect.service import action_of
from marsad.collect.telegram_html_media import HtmlMediaReader, read_html_poll, read_html_reactions
from marsad.collect.telegram_html_page import Block, Page, sender_name
from marsad.collect.telegram_html_text import TEXT, read_html_text, unescaped, words
from marsad.collect.unusable import Unusable
from marsad.records.posts import PostKind

_DATE = re.compile(r'<div class="pull_right date details" title="([^"]*)">')
_FROM = re.compile(r'<div class="from_name">(.*?)</div>', re.DOTALL)
_FORWARDED = '<div class="forwarded body">'
_FORWARD_DATE = re.compile(r'<span class="date details"[^>]*\btitle="([^"]*)"')
_SPAN = re.compile(r"<span.*", re.DOTALL)
_REPLY = re.compile(r'<div class="reply_to details">[^<]*<a [^>]*?go_to_message(\d+)')
_SIGNATURE = re.compile(r'<div class="signature details">(.*?)</div>', re.DOTALL)
_SERVICE = re.compile(r'<div class="body details">(.*?)</div>', re.DOTALL)
_MEDIA = '<div class="media_wrap clearfix">'
_REACTIONS = re.compile(r'<(?:span|div) class="reactions">(.*)', re.DOTALL)
_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{4})\Z")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class HtmlMessageReader:
    """Reads the messages of a chat, page by page. A joined message has the sender, and the forwarded name, of the one
    before it; a page never begins with one.
    """

    def __init__(self, columns: Columns, clock: Clock, media: HtmlMediaReader) -> None:
        self._columns, self._clock, self._media = columns, clock, media
        self._sender: str | None = None
        self._forward: str | None = None
        self._day: str | None = None
        self._offset = ""

    def begin(self) -> None:
        """A new page: nothing is carried over."""
        self._sender = self._forward = self._day = None

    def separator(self, block: Block) -> None:
        """A date between messages; it is the only date that service messages have."""
        match = _DAY.match(words(block.markup or ""))
        if match and match[2] in _MONTHS:
            self._day = f"{int(match[1]):02}.{_MONTHS.index(match[2]) + 1:02}.{match[3]} 00:00:00"

    def read(self, block: Block, page: Page) -> None:
        """Append one message; :class:`Unusable` where it cannot be a post."""
        if block.markup is None:
            raise Unusable("its bytes are not UTF-8")
        if "service" in block.opening:
            self._service(block, block.markup, page)
        else:
            self._post(block, block.markup, page)

    def _post(self, block: Block, markup: str, page: Page) -> None:
        published, zone = self._published(markup)
        head, forwarded, tail = markup.partition(_FORWARDED)
        body = tail if forwarded else head
        name = _FROM.search(head)
        self._sender = sender_name(name[1]) if name else self._sender
        forward_published = self._forwarded(tail) if forwarded else None
        if not forwarded:
            self._forward = None
        text, signature = TEXT.search(body), _SIGNATURE.search(body)
        words_, entities = read_html_text(text[1]) if text else ("", [])
        shown = body[: text.start()] + body[text.end() :] if text else body
        has_media = _MEDIA in shown
        reactions, reply = _REACTIONS.search(body), _REPLY.search(shown)
        self._columns.add(
            number=block.number,
            published=published,
            zone=zone,
            author=(words(signature[1]) if signature else self._sender) or None,
            text=words_,
            entities=entities,
            reply_to=int(reply[1]) if reply else None,
            forward_name=self._forward,
            forward_published=forward_published,
            media=self._media.read(shown[shown.index(_MEDIA) :], page) if has_media else (),
            poll=read_html_poll(shown) if has_media else None,
            reactions=read_html_reactions(reactions[1]) if reactions else (),
            offset=block.offset,
            length=block.length,
        )

    def _service(self, block: Block, markup: str, page: Page) -> None:
        if self._day is None:
            raise Unusable("no date stands above this service message")
        day = self._clock.read(f"{self._day}{self._offset}")
        sentence = _SERVICE.search(markup)
        text = words(sentence[1]) if sentence else ""
        if day is None:
            raise Unusable(f"the date above it, {self._day}, cannot be read")
        self._columns.add(
            number=block.number,
            kind=PostKind.SERVICE,
            published=day[0],
            zone=f"{day[1]}, day only",
            text=text,
            media=self._media.service_photo(markup, page),
            action=action_of(text),
            offset=block.offset,
            length=block.length,
        )

    def _published(self, markup: str) -> tuple[int, str]:
        match = _DATE.search(markup)
        if not match:
            raise Unusable("it has no date")
        written = unescaped(match[1])
        read = self._clock.read(written)
        if read is None:
            raise Unusable(f"its date {written!r} cannot be read")
        self._offset = written[written.index(" UTC") :] if " UTC" in written else ""
        return read

    def _forwarded(self, tail: str) -> int | None:
        """Sets the origin's name; its date, where this message shows one."""
        name = _FROM.search(tail)
        if not name:
            return None
        self._forward = sender_name(_SPAN.sub("", name[1])) or None
        date = _FORWARD_DATE.search(name[1])
        read = self._clock.read(unescaped(date[1])) if date else None
        return read[0] if read else None
