"""Tags, escapes and entities of tdesktop's HTML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from .marks import Part, parts

_ESCAPES = {"\n": "<br>", '"': "&quot;", "&": "&amp;", "'": "&apos;", "<": "&lt;", ">": "&gt;"}
_WRAP = {"bold": "strong", "italic": "em", "code": "code", "strikethrough": "s"}
_SPOILER = '<span class="spoiler hidden" onclick="ShowSpoiler(this)"><span aria-hidden="true">{}</span></span>'


def escaped(text: str) -> str:
    """tdesktop's SerializeString."""
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _entity(part: Part) -> str:
    text, kind = escaped(part["text"]), part["type"]
    if kind in _WRAP:
        return f"<{_WRAP[kind]}>{text}</{_WRAP[kind]}>"
    if kind == "spoiler":
        return _SPOILER.format(text)
    if kind == "link":
        return f'<a href="{text}">{text}</a>'
    if kind == "text_link":
        return f'<a href="{escaped(part["href"])}">{text}</a>'
    if kind == "mention":
        return f'<a href="https://t.me/{text[1:]}">{text}</a>'
    if kind == "hashtag":
        return f'<a href="" onclick="return ShowHashtag(&quot;{text[1:]}&quot;)">{text}</a>'
    return text


def formatted(text: str) -> str:
    """tdesktop's FormatText."""
    return "".join(_entity(part) for part in parts(text))


class Page:
    """A file that grows tag by tag, indented as tdesktop indents."""

    def __init__(self) -> None:
        self._out = ["<!DOCTYPE html>"]
        self._depth = 0

    def add(self, html: str) -> None:
        """Markup or escaped text."""
        self._out.append(html)

    def _open(self, tag: str, attributes: dict[str, str], end: str) -> None:
        inner = "".join(f' {key}="{escaped(value)}"' for key, value in sorted(attributes.items()))
        self._out.append(f"\n{' ' * self._depth}<{tag}{inner}{end}>\n")

    def empty(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag without content."""
        self._open(tag, attributes, "/")

    @contextmanager
    def tag(self, tag: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
        """A block tag."""
        self._open(tag, attributes or {}, "")
        self._depth += 1
        yield
        self._depth -= 1
        self._out.append(f"\n{' ' * self._depth}</{tag}>\n")

    @contextmanager
    def div(self, name: str, style: str = "") -> Iterator[None]:
        """A div with a class."""
        with self.tag("div", {"class": name} | ({"style": style} if style else {})):
            yield

    @contextmanager
    def document(self, title: str) -> Iterator[None]:
        """Everything round the messages."""
        with self.tag("html"):
            with self.tag("head"):
                self.empty("meta", {"charset": "utf-8"})
                self.add("<title>Exported Data</title>")
                self.empty("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1.0"})
                self.empty("link", {"href": "css/style.css", "rel": "stylesheet"})
                with self.tag("script", {"src": "js/script.js", "type": "text/javascript"}):
                    pass
            with ExitStack() as stack:
                stack.enter_context(self.tag("body", {"onload": "CheckLocation();"}))
                stack.enter_context(self.div("page_wrap"))
                with self.div("page_header"), self.div("content"), self.div("text bold"):
                    self.add(escaped(title) + " ")
                stack.enter_context(self.div("page_body chat_page"))
                stack.enter_context(self.div("history"))
                yield

    def bytes(self) -> bytes:
        """The file."""
        return "".join(self._out).encode()
