"""Writes result.json as Telegram Desktop does (export_output_json.cpp), in three generations of the format.

new has file sizes, forwarded_from_id and reactions; account (2022-23) has none of them; old (before 2022) also lacks
text_entities and unix times.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from .marks import parts
from .model import Channel, Post
from .photos import Photos

NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"


def _text(text: str) -> str | list[str | dict[str, str]]:
    found = parts(text)
    if not found:
        return ""
    if len(found) == 1 and found[0]["type"] == "plain":
        return found[0]["text"]
    return [part["text"] if part["type"] == "plain" else part for part in found]


def _stamp(name: str, at: datetime, channel: Channel) -> dict[str, str]:
    local = at.astimezone(channel.zone).replace(tzinfo=None).isoformat()
    if channel.style == "old":
        return {name: local}
    return {name: local, f"{name}_unixtime": str(int(at.timestamp()))}


def _photo(post: Post, channel: Channel, photos: Photos) -> dict[str, Any]:
    path = photos.path(post)
    size = {"photo_file_size": len(photos.files[path])} if channel.style == "new" else {}
    return {"photo": path, **size, "width": 128, "height": 128}


def _document(post: Post, channel: Channel) -> dict[str, Any]:
    media = post.media
    found: dict[str, Any] = {"file": NOT_INCLUDED}
    if channel.style == "new":
        found |= {"file_name": media["name"]} if "name" in media else {}
        found["file_size"] = media["size"]
    found |= {"media_type": media["kind"]} if media["kind"] else {}
    found |= {"sticker_emoji": media["emoji"]} if "emoji" in media else {}
    if media["kind"] != "sticker" or channel.style == "new":
        found["mime_type"] = media["mime"]
    found |= {"duration_seconds": media["seconds"]} if "seconds" in media else {}
    found |= {"width": media["width"], "height": media["height"]} if "width" in media else {}
    return found


def _poll(poll: dict[str, Any]) -> dict[str, Any]:
    answers = [{"text": text, "voters": votes, "chosen": False} for text, votes in poll["answers"]]
    return {"question": poll["question"], "closed": poll["closed"], "total_voters": poll["total"], "answers": answers}


def _service(post: Post, channel: Channel, photos: Photos) -> dict[str, Any]:
    assert post.service is not None
    action = post.service["action"]
    found: dict[str, Any] = {"actor": channel.title, "actor_id": channel.peer, "action": action}
    if action in ("create_channel", "edit_group_title"):
        found["title"] = post.service["title"]
    elif action == "edit_group_photo":
        found |= _photo(post, channel, photos)
    elif action == "pin_message" and post.reply:
        found["message_id"] = post.reply.number
    elif action == "group_call":
        found["duration"] = post.service["duration"]
    return found


def _origin(post: Post, channel: Channel) -> dict[str, Any]:
    found: dict[str, Any] = {"from": channel.title, "from_id": channel.peer}
    if post.forward:
        found["forwarded_from"] = post.forward.name
        if channel.style == "new":
            found["forwarded_from_id"] = post.forward.peer
    if post.reply:
        found["reply_to_message_id"] = post.reply.number
    return found


def message(post: Post, channel: Channel, taken: datetime, photos: Photos) -> dict[str, Any]:
    """One message, its keys in tdesktop's order."""
    found: dict[str, Any] = {"id": post.number, "type": "service" if post.service else "message"}
    found |= _stamp("date", post.at, channel)
    if post.edited and post.edited <= taken:
        found |= _stamp("edited", post.edited, channel)
    found |= _service(post, channel, photos) if post.service else _origin(post, channel)
    if not post.service:
        found |= _photo(post, channel, photos) if post.photo else _document(post, channel) if post.media else {}
        found |= {"poll": _poll(post.poll)} if post.poll else {}
    text = post.text_at(taken)
    found["text"] = _text(text)
    if channel.style != "old":
        found["text_entities"] = parts(text)
    if post.reactions and channel.style == "new":
        found["reactions"] = [{"type": "emoji", "count": n, "emoji": emoji} for emoji, n in post.reactions.items()]
    return found


def chat(posts: list[Post], channel: Channel, taken: datetime, photos: Photos) -> dict[str, Any]:
    """One channel as an object."""
    messages = [message(post, channel, taken, photos) for post in posts if post.shown_at(taken)]
    return {"name": channel.title, "type": "public_channel", "id": channel.number, "messages": messages}


def private_chat() -> dict[str, Any]:
    """A private chat that must be refused; both people and the three messages are invented."""
    lines = ["هل وصل الكتاب؟", "نعم، شكرًا. أعيده يوم الأحد.", "على مهلك 🙂"]
    messages = []
    for number, line in enumerate(lines):
        name, peer = (("ريما (شخصية متخيَّلة)", "user5900100001"), ("سلام (شخصية متخيَّلة)", "user5900100002"))[number % 2]
        at = f"2024-05-10T18:0{number}:00"
        unix = str(1715353200 + 60 * number)
        text = {"text": line, "text_entities": [{"type": "plain", "text": line}]}
        head = {"id": 501 + number, "type": "message", "date": at, "date_unixtime": unix}
        messages.append(head | {"from": name, "from_id": peer} | text)
    return {"name": "ريما (شخصية متخيَّلة)", "type": "personal_chat", "id": 5900100001, "messages": messages}


def account(chats: list[dict[str, Any]]) -> dict[str, Any]:
    """A whole account's export around its chats."""
    about = "Here is the data you requested. This account and its chats are invented."
    return {"about": about, "chats": {"about": "This page lists all chats from this export.", "list": chats}}


def write(value: dict[str, Any]) -> bytes:
    """The document with tdesktop's layout: one space a level, no newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def export(posts: list[Post], channel: Channel, taken: datetime) -> dict[str, bytes]:
    """The files of one JSON export."""
    photos = Photos(channel)
    value = chat(posts, channel, taken, photos)
    if channel.style == "account":
        value = account([private_chat(), value])
    return {"result.json": write(value), **photos.files}
