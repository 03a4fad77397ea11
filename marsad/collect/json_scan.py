r"""A cursor over a JSON file of any size that holds one window of it in memory.

Members and items are walked one at a time, so that a 500 MB array never lies in memory. Elements of an array of
objects go two ways. The quick one: what stands between the first two objects (``},\n  {\n   "id"``) is looked for
in the window, and what lies between two finds is handed to orjson. A piece that orjson takes is a whole object, and
it began where one begins, so it ends where one ends: the finds are proven by the parse, whatever the layout. The
exact one, for the first and last of each window and wherever a piece does not parse: brackets are counted outside
strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from marsad.records.errors import MarsadError

WINDOW = 1 << 20
LONGEST = 1 << 26  # one element of 64 MB is no message: the file is damaged there

_SPACE = b" \t\r\n"
_NOT_SPACE = re.compile(rb"[^ \t\r\n]")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\]]', re.DOTALL)
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SCALAR_END = re.compile(rb"[\s,\]}]")
_FIRST_KEY = re.compile(rb'\{[ \t\r\n]*"(?:[^"\\]|\\.)*"', re.DOTALL)
# Telegram Desktop writes control characters as \x0B, which is no JSON.
_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)


class BrokenJson(MarsadError):
    """The file cannot be read on from ``offset``; ``cut`` when it simply ends there."""

    def __init__(self, offset: int, why: str, *, cut: bool = False) -> None:
        super().__init__(f"byte {offset}: {why}")
        self.offset, self.why, self.cut = offset, why, cut


@dataclass(frozen=True, slots=True)
class Unparsed:
    """An element whose brackets close but whose content is no JSON."""

    why: str


Element = tuple[int, int, Any]
"""Offset and length in bytes, and the value (or :class:`Unparsed`)."""


class Scanner:
    """The cursor. ``start`` is the byte of the file that reading begins at."""

    def __init__(self, file: BinaryIO, start: int = 0, window: int = WINDOW) -> None:
        file.seek(start)
        self._file, self._window = file, window
        self._base, self._buffer, self._at, self._ended = start, b"", 0, False
        if start == 0:
            self._more()
            self._at = 3 if self._buffer.startswith(b"\xef\xbb\xbf") else 0

    @property
    def offset(self) -> int:
        """The cursor's byte in the file."""
        return self._base + self._at

    def peek(self) -> bytes:
        """The next byte that is no white space, where the cursor then stands; raises where the file ends."""
        while True:
            if match := _NOT_SPACE.search(self._buffer, self._at):
                self._at = match.start()
                return self._buffer[self._at : self._at + 1]
            self._at = len(self._buffer)
            if not self._more():
                raise BrokenJson(self.offset, "the file ends in the middle", cut=True)

    def at_end(self) -> bool:
        """Whether nothing but white space follows."""
        try:
            self.peek()
        except BrokenJson:
            return True
        return False

    def members(self) -> Iterator[str]:
        """The keys of the object at the cursor; whatever the caller leaves unread of a value is passed over."""
        self._expect(b"{")
        if self.peek() == b"}":
            self._at += 1
            return
        while True:
            if self.peek() != b'"':
                raise BrokenJson(self.offset, "a key was expected")
            key = str(self.value())
            self._expect(b":")
            self.peek()
            start = self.offset
            yield key
            if self.offset == start:
                self.skip()
            if self._comma_or(b"}"):
                return

    def items(self) -> Iterator[int]:
        """The offsets of the items of the array at the cursor, each to be read (or passed over) before the next."""
        self._expect(b"[")
        if self.peek() == b"]":
            self._at += 1
            return
        while True:
            self.peek()
            start = self.offset
            yield start
            if self.offset == start:
                self.skip()
            if self._comma_or(b"]"):
                return

    def elements(self) -> Iterator[Element]:
        """The items of the array at the cursor, parsed."""
        separator = None
        for start in self.items():
            if separator:
                yield from self._quick(*separator)
                start = self.offset
            end = self._end_of_value()
            raw = self._buffer[self._at : end]
            self._at = end
            separator = self._learn(raw) or separator
            yield start, len(raw), parsed(raw)

    def value(self) -> object:
        """The value at the cursor, parsed whole; for values known to be small."""
        self.peek()
        start, end = self.offset, self._end_of_value()
        value = parsed(self._buffer[self._at : end])
        if isinstance(value, Unparsed):
            raise BrokenJson(start, value.why)
        self._at = end
        return value

    def skip(self) -> None:
        """Over the value at the cursor, however large it is."""
        if self.peek() not in b"{[":
            self._at = self._end_of_value()
            return
        depth = 0
        while True:
            match = _TOKEN.search(self._buffer, self._at)
            if match is None or match[0] == b'"':
                self._at = match.start() if match else len(self._buffer)
                self._need_more()
                continue
            self._at = match.end()
            depth += _step(match[0])
            if depth == 0:
                return

    def _quick(self, separator: bytes, tail: int) -> Iterator[Element]:
        """Elements between finds of ``separator``, whose last ``tail`` bytes begin the next element."""
        buffer, loads = self._buffer, orjson.loads
        while (hit := buffer.find(separator, self._at)) >= 0:
            start = self._at
            try:
                value = loads(buffer[start : hit + 1])
            except orjson.JSONDecodeError:
                return
            self._at = hit + len(separator) - tail
            yield self._base + start, hit + 1 - start, value

    def _learn(self, raw: bytes) -> tuple[bytes, int] | None:
        """What stands between the element just read and the next one's first value, if both are objects."""
        if not raw.startswith(b"{"):
            return None
        while not (match := _FIRST_KEY.search(self._buffer, self._at)) and len(self._buffer) - self._at < 512:
            if not self._more():
                return None
        between = self._buffer[self._at : match.start()] if match else b"?"
        if match is None or between.strip(_SPACE) != b",":
            return None
        return b"}" + between + match[0], len(match[0])

    def _end_of_value(self) -> int:
        """Where in the window the value at the cursor ends; the window grows as far as needed."""
        first = self._buffer[self._at : self._at + 1]
        if first in (b"{", b"["):
            return self._end_of_container()
        pattern = _STRING if first == b'"' else _SCALAR_END
        while True:
            match = pattern.search(self._buffer, self._at)
            if match and (first == b'"') == (match.start() == self._at):
                return match.end() if first == b'"' else match.start()
            if match:
                raise BrokenJson(self.offset, "a value was expected")
            if first != b'"' and self._ended:
                return len(self._buffer)
            self._need_more()

    def _end_of_container(self) -> int:
        depth, seen = 0, 0
        while True:
            for match in _TOKEN.finditer(self._buffer, self._at + seen):
                if match[0] == b'"':  # a string that the window does not hold to its end
                    seen = match.start() - self._at
                    break
                depth += _step(match[0])
                if depth == 0:
                    return match.end()
            else:
                seen = len(self._buffer) - self._at
            self._need_more()

    def _need_more(self) -> None:
        if len(self._buffer) - self._at > LONGEST:
            raise BrokenJson(self.offset, f"an element longer than {LONGEST >> 20} MB")
        if not self._more():
            raise BrokenJson(self.offset, "the file ends in the middle", cut=True)

    def _more(self) -> bool:
        """Read on, dropping what lies behind the cursor; False at the end of the file."""
        chunk = self._file.read(max(self._window, len(self._buffer) - self._at))
        self._ended = not chunk
        self._buffer = self._buffer[self._at :] + chunk
        self._base += self._at
        self._at = 0
        return bool(chunk)

    def _expect(self, byte: bytes) -> None:
        if self.peek() != byte:
            raise BrokenJson(self.offset, f"{byte.decode()!r} was expected")
        self._at += 1

    def _comma_or(self, closing: bytes) -> bool:
        byte = self.peek()
        if byte not in (b",", closing):
            raise BrokenJson(self.offset, f"',' or {closing.decode()!r} was expected")
        self._at += 1
        return byte == closing


def parsed(raw: bytes) -> object:
    """The value of a piece of JSON; :class:`Unparsed` where even repaired escapes do not make it one."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        why = str(error)
    try:
        return orjson.loads(_ESCAPE.sub(lambda m: b"\\u00" + m[1] if m[1] else m[0], raw))
    except orjson.JSONDecodeError:
        return Unparsed(why)


def _step(token: bytes) -> int:
    return 1 if token in b"{[" else -1 if token in b"}]" else 0
