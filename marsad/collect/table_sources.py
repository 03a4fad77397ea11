"""Which source a row of a table belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from marsad.collect.options import Options
from marsad.collect.table_columns import Mapped
from marsad.records.source import Source
from marsad.records.urn import checked_handle, number_handle, provisional_handle, source_urn

_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{1,79}\Z")
_TELEGRAM_NAME = re.compile(
    r"\A(?:@|(?:https?://)?(?:t\.me|telegram\.me)/(?:s/)?)([A-Za-z]\w{2,79})(?:/.*)?\Z", re.ASCII
)
_POST = re.compile(r"(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w{2,79})/(\d+)", re.ASCII)


class Sources:
    """The sources of one table, told by the columns for channel, username, channel number and address."""

    __slots__ = ("_about", "_known", "_mapped", "_name", "_options")

    def __init__(self, mapped: Mapped, path: Path, options: Options) -> None:
        self._mapped, self._options = mapped, options
        self._name = table_name(path)
        self._about: dict[str, str] = {}
        self._known: dict[tuple[Any, ...], Source] = {}

    def of(self, cells: Mapping[str, Any]) -> Source:
        """The source of a row."""
        url = self._mapped.cell(cells, "url")
        post = _POST.search(url) if isinstance(url, str) else None
        values = [self._mapped.cell(cells, field) for field in ("username", "channel", "number")]
        key = (*(str(value) if value is not None else None for value in values), post[1] if post else None)
        if key not in self._known:
            about = self._mapped.cell(cells, "description")
            source = self._source(*key)
            if about is not None:
                self._about.setdefault(source.urn, str(about))
            self._known[key] = replace(source, description=self._about.get(source.urn))
        return self._known[key]

    def _source(self, username: str | None, channel: str | None, number: str | None, linked: str | None) -> Source:
        digits = _channel_number(number, self._mapped)
        title = (channel or username or "").strip()
        platform, handle = self._identity(username, channel, digits, linked)
        titles = (title,) if title else (self._name,) if platform == "table" else ()
        if self._options.source:
            handle = self._options.source
        return Source(source_urn(platform, handle), digits, titles, "")

    def _identity(
        self, username: str | None, channel: str | None, digits: int | None, linked: str | None
    ) -> tuple[str, str]:
        explicit = _telegram_name(channel) or _telegram_name(username)
        # A post of Telegram's must have its number there; without one, the row is the table's own.
        numbered = digits is not None and "id" in self._mapped.columns
        addressed = any("t.me/" in (name or "") or (name or "").startswith("@") for name in (channel, username))
        telegram = linked is not None or numbered or (self._mapped.telegram and (addressed or channel is not None))
        platform = "telegram" if telegram else "table"
        if explicit:
            return platform, explicit
        if telegram and username and _HANDLE.match(username.strip()):
            return platform, checked_handle(username)
        if digits is not None:
            return platform, number_handle(digits)
        if linked:
            return platform, checked_handle(linked)
        name = (channel or username or "").strip()
        if not name:
            return "table", self._name
        return platform, checked_handle(name) if _HANDLE.match(name) else provisional_handle(name)


def table_name(path: Path) -> str:
    """The handle of a table without channels: its file's name, as far as a handle can carry it."""
    stem = re.sub(r"[^A-Za-z0-9_.-]+", "-", path.stem).strip("-.")[:80]
    return checked_handle(stem) if stem else provisional_handle(path.stem)


def linked_number(url: object) -> int | None:
    """The number of the post that an address on t.me names."""
    post = _POST.search(url) if isinstance(url, str) else None
    return int(post[2]) if post else None


def _telegram_name(value: str | None) -> str | None:
    match = _TELEGRAM_NAME.match(value.strip()) if value else None
    return match[1].lower() if match else None


def _channel_number(value: str | None, mapped: Mapped) -> int | None:
    """A channel's number: ``-100...`` is one wherever it stands, others only in a column that is for channels."""
    if value is None or not re.fullmatch(r"-?\d{1,19}(?:\.0)?", value.strip()):
        return None
    digits = value.strip().removesuffix(".0")
    if digits.startswith("-100") and len(digits) > 8:
        return int(digits[4:])
    column = mapped.columns.get("number", "").lower()
    return int(digits) if mapped.telegram and digits.isdecimal() and "sender" not in column else None
