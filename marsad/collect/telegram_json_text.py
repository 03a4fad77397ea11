"""A message's words and formatting as Telegram's JSON writes them: a string, or a list of strings and entities."""

from __future__ import annotations

from typing import Any

from marsad.collect.columns import Entity
from marsad.collect.unusable import Unusable

# ``collapsed`` of a blockquote is a way of showing, not a target.
_TARGETS = ("href", "language", "user_id", "document_id")


def read_text(message: dict[str, Any]) -> tuple[str, list[Entity]]:
    """Text and entities of a message; ``text_entities`` (newer exports) says the same as ``text``, without
    exceptions.
    """
    parts = message.get("text_entities") or message.get("text") or ""
    if isinstance(parts, str):
        return parts, []
    if not isinstance(parts, list):
        raise Unusable("its text is neither words nor a list of parts")
    if len(parts) == 1 and type(parts[0]) is dict and parts[0].get("type") == "plain":
        return str(parts[0].get("text") or ""), []
    return _joined(parts)


def plain_text(value: object) -> str:
    """The words alone: questions and answers of polls are strings in older exports, lists in newer ones."""
    if isinstance(value, str):
        return value
    return _joined(value)[0] if isinstance(value, list) else ""


def _joined(parts: list[Any]) -> tuple[str, list[Entity]]:
    texts: list[str] = []
    entities: list[Entity] = []
    at = 0
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            at += len(part)
            continue
        if not isinstance(part, dict):
            continue
        text = str(part.get("text") or "")
        kind = part.get("type") or "unknown"
        end = at + len(text)
        if kind != "plain" and text:
            entities.append((str(kind), at, end, _target(part)))
        texts.append(text)
        at = end
    return "".join(texts), entities


def _target(part: dict[str, Any]) -> str | None:
    if len(part) == 2:  # type and text alone, as most are
        return None
    for name in _TARGETS:
        value = part.get(name)
        if value is not None and value != "":
            return str(value)
    return None
