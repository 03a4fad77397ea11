"""The chats of a Telegram Desktop ``result.json``: one at the top, or lists under ``chats`` and ``left_chats``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from marsad.collect.chats import Chat
from marsad.collect.found import Found
from marsad.collect.json_scan import BrokenJson, Scanner

_HEADER = ("name", "type", "id")
_LISTS = ("chats", "left_chats")
EXPECTED = (
    "expected Telegram Desktop's result.json (name, type, id and messages, or chats with a list), "
    "or a table: an array of objects, or one object a line"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One chat of a file and the bytes it fills. ``end`` is null for a chat that fills its file, or is cut short."""

    chat: Chat
    start: int = 0
    end: int | None = None
    listed: bool = False
    broken: BrokenJson | None = None


@dataclass(slots=True)
class _Header:
    """The fields of a chat that stand beside its messages, as far as they were met."""

    fields: dict[str, Any] = field(default_factory=dict)

    def take(self, key: str, scanner: Scanner) -> None:
        """Read a field of the header; others are left to the scanner to pass over."""
        if key in _HEADER and scanner.peek() not in b"{[":
            self.fields[key] = scanner.value()

    def chat(self) -> Chat | None:
        """The chat, or None where this is no header of Telegram's. Saved messages have no name."""
        number, kind, name = self.fields.get("id"), self.fields.get("type"), self.fields.get("name")
        if type(number) is not int or not isinstance(kind, str | None) or "type" not in self.fields:
            return None
        return Chat(str(name or "").strip(), number, kind or "")


def parts(found: Found) -> Iterator[Part]:
    """Each chat of the file. A file of one chat is read as far as its header, one of many to its end.

    :class:`BrokenJson` where the file ends or breaks outside a chat; inside one, the part says so itself.
    """
    with found.path.open("rb") as file:
        scanner = Scanner(file)
        for key in scanner.members():
            if key == "messages" and scanner.peek() == b"[":
                chat = _head(found, 0)
                if chat:
                    yield Part(chat)
                return
            if key in _LISTS and scanner.peek() == b"{":
                yield from _listed(scanner, found)


def _listed(scanner: Scanner, found: Found) -> Iterator[Part]:
    for key in scanner.members():
        if key != "list" or scanner.peek() != b"[":
            continue
        for start in scanner.items():
            chat = _head(found, start) if scanner.peek() == b"{" else None
            if chat is None:
                continue
            try:
                _pass(scanner)
            except BrokenJson as error:
                yield Part(chat, start, None, listed=True, broken=error)
                return
            yield Part(chat, start, scanner.offset, listed=True)


def _pass(scanner: Scanner) -> None:
    """Over a chat; its messages go the scanner's quick way."""
    for key in scanner.members():
        if key == "messages" and scanner.peek() == b"[":
            _all(scanner)


def _all(scanner: Scanner) -> None:
    """To the end of an array of messages, the scanner's quick way."""
    for _ in scanner.elements():
        pass


def _head(found: Found, start: int) -> Chat | None:
    """The header of the chat that begins at ``start``; writers that sort keys put a part of it behind the messages."""
    header = _Header()
    with found.path.open("rb") as file:
        try:
            scanner = Scanner(file, start)
            for key in scanner.members():
                if key == "messages" and header.chat():
                    break
                if key == "messages" and scanner.peek() == b"[":
                    _all(scanner)
                header.take(key, scanner)
        except BrokenJson:
            pass  # the part is read, and the break told, by whoever reads the messages
    return header.chat()


def what_else(found: Found) -> str | None:
    """None for an export of Telegram Desktop; otherwise what is wrong with it, for the user."""
    keys: list[str] = []
    with found.path.open("rb") as file:
        scanner = Scanner(file)
        for key in scanner.members():
            keys.append(key)
            if key in _LISTS and scanner.peek() == b"{":
                return None
            if key == "messages" and scanner.peek() == b"[" and _head(found, 0):
                return None
    listed = ", ".join(keys[:8]) or "none"
    return f"this JSON is of another product (its fields: {listed}); {EXPECTED}"
