"""One message of Telegram's JSON to one row. This is the bulk path: no object per post but the parsed dictionary."""

from __future__ import annotations

from typing import Any

from marsad.collect.chats import Chat
from marsad.collect.clock import Clock
from marsad.collect.columns import Columns
from marsad.collect.service import KNOWN as KNOWN_ACTIONS
from marsad.collect.service import sentence
from marsad.collect.tally import Tally
from marsad.collect.telegram_json_fields import POST_FIELDS, SERVICE_FIELDS
from marsad.collect.telegram_json_media import MARKS, MediaReader, read_poll, read_reactions
from marsad.collect.telegram_json_text import read_text
from marsad.collect.unusable import Unusable
from marsad.records.posts import PostKind

_LAST_NUMBER = (1 << 63) - 1
DELETED = "Deleted Account"


class MessageReader:
    """Reads the messages of one chat into its columns."""

    __slots__ = ("_channel", "_clock", "_columns", "_media", "_peer", "_tally")

    def __init__(self, chat: Chat, columns: Columns, clock: Clock, media: MediaReader, tally: Tally) -> None:
        self._columns, self._clock, self._media, self._tally = columns, clock, media, tally
        self._channel = chat.kind.endswith("channel")
        self._peer = f"channel{chat.number}"

    def read(self, message: dict[str, Any], offset: int, length: int) -> int:
        """Append one message; its number. :class:`Unusable` where it cannot be a post."""
        number = number_of(message)
        published, zone = self._published(message)
        if message.get("type") == "service":
            self._service(message, number, published, zone, offset, length)
            return number
        if not message.keys() <= POST_FIELDS or message.get("type") != "message":
            self._unknown(message)
        text, entities = read_text(message)
        bare = MARKS.isdisjoint(message)
        self._columns.add(
            number=number,
            published=published,
            zone=zone,
            edited=self._edited(message),
            author=_name(message.get("author") or message.get("from")),
            text=text,
            entities=entities,
            reply_to=self._reply_to(message) if "reply_to_message_id" in message else None,
            forward_name=_name(message["forwarded_from"] or DELETED) if "forwarded_from" in message else None,
            forward_id=_name(message.get("forwarded_from_id")),
            forward_published=self._forwarded(message) if "forwarded_date" in message else None,
            media=() if bare else self._media.read(message),
            poll=None if bare else read_poll(message.get("poll")),
            reactions=read_reactions(message["reactions"]) if "reactions" in message else (),
            offset=offset,
            length=length,
        )
        return number

    def _service(
        self, message: dict[str, Any], number: int, published: int, zone: str, offset: int, length: int
    ) -> None:
        action = str(message.get("action") or "")
        if action not in KNOWN_ACTIONS and "information_text" not in message:
            self._tally.unknown("action", action)
        for field in message.keys() - SERVICE_FIELDS:
            self._tally.unknown("field", field)
        self._columns.add(
            number=number,
            kind=PostKind.SERVICE,
            published=published,
            zone=zone,
            author=_name(message.get("actor")),
            text=sentence(message, channel=self._channel),
            media=self._media.read(message) if "photo" in message else (),
            action=action or None,
            offset=offset,
            length=length,
        )

    def _published(self, message: dict[str, Any]) -> tuple[int, str]:
        moment = self._clock.unix(message.get("date_unixtime"))
        if moment is not None:
            return moment, "utc"
        read = self._clock.read(message.get("date"))
        if read is None:
            written = message.get("date")
            raise Unusable("it has no date" if written is None else f"its date {written!r} cannot be read")
        return read

    def _edited(self, message: dict[str, Any]) -> int | None:
        if "edited_unixtime" in message:
            return self._clock.unix(message["edited_unixtime"])
        edited = message.get("edited")
        # Exports of 2018 to 2021 write 1970 where a message was never edited.
        if not isinstance(edited, str) or edited.startswith(("1970", "1969")):
            return None
        read = self._clock.read(edited)
        return read[0] if read else None

    def _forwarded(self, message: dict[str, Any]) -> int | None:
        moment = self._clock.unix(message.get("forwarded_date_unixtime"))
        if moment is not None:
            return moment
        read = self._clock.read(message.get("forwarded_date"))
        return read[0] if read else None

    def _reply_to(self, message: dict[str, Any]) -> int | None:
        """The number answered, unless the message answered is in another chat."""
        answered = message["reply_to_message_id"]
        if message.get("reply_to_peer_id", self._peer) != self._peer:
            return None
        return answered if type(answered) is int and 0 < answered <= _LAST_NUMBER else None

    def _unknown(self, message: dict[str, Any]) -> None:
        if message.get("type") != "message":
            self._tally.unknown("type", str(message.get("type")))
        for field in message.keys() - POST_FIELDS:
            self._tally.unknown("field", field)


def number_of(message: dict[str, Any]) -> int:
    """The message's own number; :class:`Unusable` where it has none."""
    number = message.get("id")
    if type(number) is int and -_LAST_NUMBER <= number <= _LAST_NUMBER:
        return number
    raise Unusable("it has no usable id")


def _name(value: object) -> str | None:
    """A name as shown; the HTML export pads names with spaces, so both are stripped."""
    return value.strip() or None if isinstance(value, str) else None
