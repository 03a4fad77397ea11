"""Media, polls and reactions of a message in Telegram's JSON."""

from __future__ import annotations

from typing import Any

import orjson

from marsad.collect.columns import Medium, Reaction
from marsad.collect.media_files import MediaFiles
from marsad.collect.tally import Tally
from marsad.collect.telegram_json_text import plain_text
from marsad.records.posts import MediaStatus

_FILES = {
    "sticker": "sticker",
    "video_message": "video_note",
    "voice_message": "voice",
    "animation": "animation",
    "video_file": "video",
    "audio_file": "audio",
}
_OTHERS = ("giveaway_information", "giveaway_results", "todo_list", "story", "story_id")
MARKS = frozenset(
    {
        "photo",
        "file",
        "media_type",
        "contact_information",
        "location_information",
        "place_name",
        "game_title",
        "invoice_information",
        "paid_stars_amount",
        "poll",
        *_OTHERS,
    }
)
"""Fields that say that there are media at all: most messages have none, and are passed over quickly."""

# What the export writes in place of a path: "(File not included. Change data exporting settings to download.)".
_ABSENT = ("(File ", "(Photo ", "(Video ", "(Story ")
_INT32, _INT64 = (1 << 31) - 1, (1 << 63) - 1


class MediaReader:
    """Reads the media of one export's messages."""

    __slots__ = ("_files", "_tally")

    def __init__(self, files: MediaFiles, tally: Tally) -> None:
        self._files, self._tally = files, tally

    def read(self, message: dict[str, Any]) -> list[Medium]:
        """All media of a message, in the order of the export's fields."""
        media: list[Medium] = []
        if "photo" in message:
            media.append(self._file(message, "photo", "photo", "photo_file_size"))
        if "file" in message or "media_type" in message:
            media.append(self._file(message, self._kind(message), "file", "file_size"))
        if "contact_information" in message:
            media.append(_contact(message["contact_information"]))
        if "place_name" in message:
            media.append(_named("venue", _comma(message.get("place_name"), message.get("address"))))
        elif "location_information" in message:
            media.append(_named("location", _coordinates(message["location_information"])))
        if "game_title" in message:
            media.append(_named("game", message["game_title"]))
        if "invoice_information" in message:
            media.append(_named("invoice", _invoice_title(message["invoice_information"])))
        elif "paid_stars_amount" in message:
            media.append(_named("invoice", f"{message['paid_stars_amount']} stars"))
        if "poll" in message:
            media.append(_named("poll", None))
        media.extend(_named("other", name) for name in _OTHERS if name in message)
        return media

    def _kind(self, message: dict[str, Any]) -> str:
        kind = message.get("media_type")
        if kind is None:
            return "file"
        if str(kind) not in _FILES:
            self._tally.unknown("kind of media", str(kind))
        return _FILES.get(str(kind), "other")

    def _file(self, message: dict[str, Any], kind: str, field: str, size: str) -> Medium:
        written = message.get(field)
        path, status = None, MediaStatus.NOT_INCLUDED
        if isinstance(written, str) and written and not written.startswith(_ABSENT):
            path, status = self._files.locate(written)
        self._tally.media(status)
        name = message.get("file_name") or (path.rpartition("/")[2] if path else None)
        return (
            kind,
            path,
            str(name) if name else None,
            _text(message.get("mime_type")),
            _whole(message.get(size), _INT64),
            _whole(message.get("width"), _INT32),
            _whole(message.get("height"), _INT32),
            _whole(message.get("duration_seconds"), _INT32),
            status,
            None,
        )


def read_poll(poll: object) -> dict[str, Any] | None:
    """Question, answers and votes."""
    if not isinstance(poll, dict):
        return None
    listed = poll.get("answers")
    answers = [answer for answer in listed if isinstance(answer, dict)] if isinstance(listed, list) else []
    return {
        "question": plain_text(poll.get("question")),
        "closed": bool(poll.get("closed")),
        "voters": _whole(poll.get("total_voters"), _INT64),
        "answers": [
            {"text": plain_text(answer.get("text")), "voters": _whole(answer.get("voters"), _INT64)}
            for answer in answers
        ],
    }


def read_reactions(reactions: object) -> list[Reaction]:
    """Names and counts; who reacted (``recent``) is nobody's business and is not read."""
    if not isinstance(reactions, list):
        return []
    return [
        (
            str(one.get("emoji") or one.get("document_id") or one.get("type") or "unknown"),
            _whole(one.get("count"), _INT64) or 0,
        )
        for one in reactions
        if isinstance(one, dict)
    ]


def _named(kind: str, name: object) -> Medium:
    """A medium that is words alone: it came with the message itself."""
    return (kind, None, _text(name), None, None, None, None, None, MediaStatus.INCLUDED, None)


def _contact(contact: object) -> Medium:
    """A shared contact by name; the phone number, and the card that holds it, are not taken."""
    fields = contact if isinstance(contact, dict) else {}
    names = (str(fields.get("first_name") or ""), str(fields.get("last_name") or ""))
    return _named("contact", " ".join(name for name in names if name))


def _comma(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _coordinates(place: object) -> str | None:
    if not isinstance(place, dict):
        return None
    return _comma(place.get("latitude"), place.get("longitude"))


def _invoice_title(invoice: object) -> object:
    """Telegram writes this object as a string that holds JSON."""
    if isinstance(invoice, str):
        try:
            invoice = orjson.loads(invoice)
        except orjson.JSONDecodeError:
            return None
    return invoice.get("title") if isinstance(invoice, dict) else None


def _text(value: object) -> str | None:
    return str(value) if value not in (None, "") else None


def _whole(value: object, most: int) -> int | None:
    return value if type(value) is int and 0 <= value <= most else None
