"""What is put where a post was taken out of a raw file: as many bytes, and the file can still be read.

JSON keeps an object that says no more than the post's number, as Telegram Desktop writes a message that it could not
export; HTML keeps the block's first tag, which carries the number; a delimited row keeps its delimiters and its end.
"""

from __future__ import annotations

import re

_OPENING = re.compile(rb'<div\b[^>]*\bid="message-?\d+"[^>]*>')
_CLOSING = b"</div>"


def message(length: int, number: int) -> bytes:
    """For a message of Telegram's JSON."""
    return _object(length, b'{"id":%d,"type":"unsupported"' % number)


def json_row(length: int) -> bytes:
    """For a row of a table of JSON objects."""
    return _object(length, b'{"redacted":true')


def block(raw: bytes) -> bytes:
    """For a message of Telegram's HTML."""
    opening = _OPENING.match(raw)
    head = opening[0] if opening else b""
    room = len(raw) - len(head) - len(_CLOSING)
    return head + b" " * room + _CLOSING if head and room >= 0 else spaces(len(raw))


def delimited(raw: bytes, fields: int, delimiter: str, encoding: str) -> bytes:
    """For a row of CSV or TSV: empty fields, then the end of the line as it was."""
    text = raw.decode(encoding, "surrogateescape")
    end = text[len(text.rstrip("\r\n")) :]
    kept = (delimiter * (fields - 1) + end).encode(encoding)
    space = " ".encode(encoding)
    return space * ((len(raw) - len(kept)) // len(space)) + kept


def spaces(length: int) -> bytes:
    """For bytes of which nothing is known."""
    return b" " * length


def _object(length: int, begun: bytes) -> bytes:
    room = length - len(begun) - 1
    return begun + b" " * room + b"}" if room >= 0 else b"{" + b" " * (length - 2) + b"}"
