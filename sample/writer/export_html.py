"""Writes messages.html, messages2.html ... as Telegram Desktop does (export_output_html.cpp).

The real program starts a new page after 1,000 messages; here after PAGE, so that a small sample has several pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from .html_media import document, generic_photo, poll
from .html_page import Page, escaped, formatted
from .model import Channel, Forward, Post
from .photos import Photos

PAGE = 90
JOIN_SECONDS = 900
"""Posts of one sender within a quarter of an hour are joined under one name."""


class Writer:
    """One HTML export of one channel."""

    def __init__(self, channel: Channel, taken: datetime) -> None:
        self.channel = channel
        self.taken = taken
        self.photos = Photos(channel)
        self.thumbs: dict[str, bytes] = {}
        self.ends: list[int] = []
        self.separators = 0

    def stamp(self, at: datetime, zone: bool = True) -> str:
        """A moment in the taker's own time, with the offset in titles."""
        local = at.astimezone(self.channel.zone)
        text = local.strftime("%d.%m.%Y %H:%M:%S")
        return f"{text} UTC{local.isoformat()[-6:]}" if zone else text

    def link(self, number: int, words: str) -> str:
        """A link to a message, on this page or on an earlier one."""
        for index, last in enumerate(self.ends):
            if number <= last:
                return f'<a href="{name(index)}#go_to_message{number}">{words}</a>'
        return f'<a href="#go_to_message{number}" onclick="return GoToMessage({number})">{words}</a>'

    def userpic(self, page: Page, title: str, size: int = 42, image: tuple[str, str] | None = None) -> None:
        """The round picture beside a name: initials, or a picture in service messages."""
        style = f"width: {size}px; height: {size}px"
        if image:
            with page.tag("a", {"class": "userpic_link", "href": image[0]}):
                page.empty("img", {"class": "userpic", "style": style, "src": image[1]})
            return
        colour = self.channel.number % 8 + 1
        circle = {"class": f"userpic userpic{colour}", "style": style}
        with page.tag("div", circle), page.div("initials", f"line-height: {size}px"):
            page.add(escaped(title[:1]))

    def photo(self, post: Post) -> tuple[str, str]:
        """The picture's path and its thumbnail's."""
        path = self.photos.path(post)
        thumb = path.removesuffix(".png") + "_thumb.png"
        self.thumbs[thumb] = self.photos.files[path]
        return path, thumb

    def separator(self, page: Page, at: datetime) -> None:
        """The date between two days, with a negative id."""
        self.separators -= 1
        local = at.astimezone(self.channel.zone)
        with page.tag("div", {"class": "message service", "id": f"message{self.separators}"}), page.div("body details"):
            page.add(f"{local.day} {local:%B} {local.year}")

    def service(self, page: Page, post: Post) -> None:
        """A service message, in a channel's wording."""
        assert post.service is not None
        title = escaped(str(post.service.get("title")))
        text = {
            "create_channel": f"Channel &laquo;{title}&raquo; created",
            "edit_group_title": f"Channel title changed to &laquo;{title}&raquo;",
            "edit_group_photo": "Channel photo changed",
            "group_call": f"Voice chat ({post.service.get('duration')} seconds)",
        }.get(post.service["action"])
        if text is None and post.reply:
            text = f"{escaped(self.channel.title)} pinned {self.link(post.reply.number, 'this message')}"
        with page.tag("div", {"class": "message service", "id": f"message{post.number}"}):
            with page.div("body details"):
                page.add(text or "")
            if post.photo:
                with page.div("userpic_wrap"):
                    self.userpic(page, self.channel.title, 60, self.photo(post))

    def message(self, page: Page, post: Post, previous: Post | None) -> None:
        """An ordinary message, wrapped with the name or joined to the one before."""
        wrap = needs_wrap(post, previous, self.channel)
        joined = "" if wrap else " joined"
        with page.tag("div", {"class": f"message default clearfix{joined}", "id": f"message{post.number}"}):
            if wrap:
                with page.div("pull_left userpic_wrap"):
                    self.userpic(page, self.channel.title)
            with page.div("body"):
                with page.tag("div", {"class": "pull_right date details", "title": self.stamp(post.at)}):
                    page.add(post.at.astimezone(self.channel.zone).strftime("%H:%M"))
                if wrap:
                    with page.div("from_name"):
                        page.add(escaped(self.channel.title) + " ")
                with self.forwarded(page, post.forward):
                    self.content(page, post)
                self.reactions(page, post)

    @contextmanager
    def forwarded(self, page: Page, forward: Forward | None) -> Iterator[None]:
        """The block round a forwarded message, with the origin's name and date."""
        if forward is None:
            yield
            return
        shown = forward.name + " " if forward.name else "Deleted Account"
        with page.div("pull_left forwarded userpic_wrap"):
            self.userpic(page, shown)
        with page.div("forwarded body"):
            with page.div("from_name"):
                title, date = self.stamp(forward.at), self.stamp(forward.at, zone=False)
                page.add(f'{escaped(shown)}<span class="date details" title="{title}"> {date}</span>')
            yield

    def content(self, page: Page, post: Post) -> None:
        """Reply, media and text, in this order."""
        if post.reply:
            with page.div("reply_to details"):
                page.add("In reply to " + self.link(post.reply.number, "this message"))
        if post.photo:
            generic_photo(page, *self.photo(post))
        elif post.media:
            document(page, post.media)
        elif post.poll:
            poll(page, post.poll)
        if text := post.text_at(self.taken):
            with page.div("text"):
                page.add(formatted(text))

    def reactions(self, page: Page, post: Post) -> None:
        """Counts of reactions, as programs since 2024 write them."""
        if not post.reactions:
            return
        with page.tag("span", {"class": "reactions"}):
            for emoji, count in post.reactions.items():
                with page.tag("span", {"class": "reaction"}):
                    with page.tag("span", {"class": "emoji"}):
                        page.add(emoji)
                    with page.tag("span", {"class": "count"}):
                        page.add(str(count))

    def page(self, index: int, posts: list[Post], more: bool) -> bytes:
        """One file."""
        page = Page()
        with page.document(self.channel.title):
            if index:
                with page.tag("a", {"class": "pagination block_link", "href": name(index - 1)}):
                    page.add("Previous messages")
            previous: Post | None = None
            for post in posts:
                if previous is None or self.day(post) != self.day(previous):
                    self.separator(page, post.at)
                if post.service:
                    self.service(page, post)
                else:
                    self.message(page, post, previous)
                previous = post
            if more:
                with page.tag("a", {"class": "pagination block_link", "href": name(index + 1)}):
                    page.add("Next messages")
        self.ends.append(posts[-1].number)
        return page.bytes()

    def day(self, post: Post) -> object:
        """The day on the taker's calendar."""
        return post.at.astimezone(self.channel.zone).date()


def needs_wrap(post: Post, previous: Post | None, channel: Channel) -> bool:
    """tdesktop's messageNeedsWrap and forwardedNeedsWrap for channels."""
    if previous is None or previous.service:
        return True
    if post.at.astimezone(channel.zone).date() != previous.at.astimezone(channel.zone).date():
        return True
    if (post.forward and post.forward.peer) != (previous.forward and previous.forward.peer):
        return True
    return (post.at - previous.at).total_seconds() > (1 if post.forward else JOIN_SECONDS)


def name(index: int) -> str:
    """The name of a page's file."""
    return f"messages{index + 1 if index else ''}.html"


def export(posts: list[Post], channel: Channel, taken: datetime) -> dict[str, bytes]:
    """The files of one HTML export."""
    writer = Writer(channel, taken)
    seen = [post for post in posts if post.shown_at(taken)]
    shown = [seen[start : start + PAGE] for start in range(0, len(seen), PAGE)]
    files = {name(index): writer.page(index, page, index + 1 < len(shown)) for index, page in enumerate(shown)}
    style, script = b"/* stands for tdesktop's style */\n", b"// stands for tdesktop's script\n"
    stubs = {"css/style.css": style, "js/script.js": script}
    return files | writer.photos.files | writer.thumbs | stubs
