"""Which column of a table holds what: common names are recognised, the user's own map goes before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.records.errors import CannotRun

# Field -> names it goes by, the surest first. ``number`` is the platform's number of the channel.
# ``description`` is the channel's own.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("message_id", "msg_id", "post_id", "messageid", "id", "number"),
    "date": ("date", "published", "published_at", "datetime", "date_utc", "timestamp", "created_at", "time"),
    "text": ("text", "message", "content", "body", "message_text", "full_text", "caption"),
    "channel": ("channel", "channel_name", "channel_title", "source", "chat", "chat_title"),
    "username": ("username", "channel_username", "chat_username", "handle"),
    "author": ("author", "signature", "post_author", "from"),
    "number": ("channel_id", "chat_id", "sender_id", "peer_id"),
    "url": ("url", "link", "permalink", "message_url", "post_url"),
    "reply_to": ("reply_to", "reply_to_msg_id", "reply_to_message_id"),
    "forward_name": ("forward_name", "forwarded_from", "fwd_from_name"),
    "description": ("channel_description", "channel_about", "chat_description", "about"),
    "edited": ("edited", "edit_date", "edited_at"),
}
_TELEGRAM_IDS = frozenset({"message_id", "msg_id", "messageid"})
_NEEDED = ("text", "date")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Our field -> the column of this file. ``telegram``: the file names its posts as Telegram does."""

    columns: Mapping[str, str]
    telegram: bool

    def cell(self, cells: Mapping[str, Any], field: str) -> object:
        """The cell of a field; None where the table has no such column, or the cell is empty."""
        column = self.columns.get(field)
        value = cells.get(column) if column is not None else None
        return None if value == "" else value


def map_columns(found: Iterable[str], chosen: Mapping[str, str]) -> Mapped:
    """Map the columns found in a file; what the user chose comes first, and must be one of our fields."""
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        raise CannotRun(f"--column {unknown[0]}=...: no such field; the fields are {', '.join(NAMES)}")
    present = list(found)
    by_name = {_plain(name): name for name in reversed(present)}
    columns = {field: name for field, name in chosen.items() if name in present}
    for field, names in NAMES.items():
        if field not in columns:
            column = next((by_name[name] for name in names if name in by_name), None)
            if column is not None and column not in columns.values():
                columns[field] = column
    return Mapped(columns, _plain(columns.get("id", "")) in _TELEGRAM_IDS)


def what_is_missing(mapped: Mapped, found: Iterable[str], chosen: Mapping[str, str]) -> str | None:
    """None when all that a post needs is there; otherwise a line for the user, with the remedy."""
    missing = [field for field in _NEEDED if field not in mapped.columns]
    if not missing:
        return None
    columns = list(found)
    wrong = [f"{name!r} is not among them" for field, name in chosen.items() if name not in columns]
    listed = ", ".join(columns[:20]) or "none"
    fields = " and ".join(missing)
    remedy = " ".join(f"--column {field}=COLUMN" for field in missing)
    return "; ".join([f"no column for {fields}; the columns found are: {listed}", *wrong, f"say which it is: {remedy}"])


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())
