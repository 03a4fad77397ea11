"""Media, polls and reactions of a message in Telegram's HTML."""

from __future__ import annotations

import re
from typing import Any

from marsad.collect.columns import Medium, Reaction
from marsad.collect.media_files import MediaFiles
from marsad.collect.tally import Tally
from marsad.collect.telegram_html_page import Page
from marsad.collect.telegram_html_text import unescaped, words
from marsad.records.posts import MediaStatus

_MEDIUM = re.compile(
    r'<(?:div|a)\b[^>]*\bclass="[^"]*?\b(photo_wrap|video_file_wrap|animated_wrap|sticker_wrap|media_(?!wrap)\w+)\b[^>]*>'
)
_HREF = re.compile(r'\bhref="([^"]*)"')
_USERPIC = re.compile(r'<div class="userpic_wrap">(.*)', re.DOTALL)
_PART = re.compile(r'<div class="(title bold|description|status details|video_duration)">(.*?)</div>', re.DOTALL)
_KINDS = {
    "photo_wrap": "photo",
    "video_file_wrap": "video",
    "animated_wrap": "animation",
    "sticker_wrap": "sticker",
    "media_photo": "photo",
    "media_video": "video",
    "media_voice_message": "voice",
    "media_audio_file": "audio",
    "media_file": "file",
    "media_contact": "contact",
    "media_location": "location",
    "media_live_location": "location",
    "media_venue": "venue",
    "media_game": "game",
    "media_invoice": "invoice",
    "media_poll": "poll",
}
# One class serves several kinds where the file did not come; the title tells them apart.
_BY_TITLE = {"Sticker": "sticker", "Animation": "animation", "Video message": "video_note"}
_WITH_FILE = frozenset({"photo", "video", "animation", "sticker", "video_note", "voice", "audio", "file"})
_OWN_TITLES = frozenset({"Photo", "Video file", "Voice message", "Audio file", "File", *_BY_TITLE})
_SIZE = re.compile(r"(\d+)\s*[x×]\s*(\d+)")
_TIME = re.compile(r"(?:(\d+):)?(\d+):(\d\d)\b")

_QUESTION = re.compile(r'<div class="question bold">(.*?)</div>', re.DOTALL)
_ANSWER = re.compile(r'<div class="answer">(.*?)</div>', re.DOTALL)
_VOTES = re.compile(r'<span class="details">\s*(\d+)[^<]*</span>\s*\Z')
_TOTAL = re.compile(r'<div class="total details\s*">\s*(\d+)?', re.DOTALL)

_REACTION = re.compile(r'<span class="reaction((?: [^"]*)?)">(.*?)(?=<span class="reaction(?: [^"]*)?">|\Z)', re.DOTALL)
_EMOJI = re.compile(r'<span class="emoji">(.*?)</span>', re.DOTALL)
_COUNT = re.compile(r'<span class="count">\s*(\d+)')
_FACE = re.compile(r'<div class="userpic\b')


class HtmlMediaReader:
    """Reads the media of one chat's messages."""

    __slots__ = ("_files", "_tally")

    def __init__(self, files: MediaFiles, tally: Tally) -> None:
        self._files, self._tally = files, tally

    def read(self, markup: str, page: Page) -> list[Medium]:
        """The medium of a message, which ends before its text."""
        match = _MEDIUM.search(markup)
        if not match:
            return []
        parts = dict(_PART.findall(markup, match.end()))
        title = words(parts.get("title bold", ""))
        kind = _KINDS.get(match[1], "other")
        if match[1] in ("media_photo", "media_video"):
            kind = _BY_TITLE.get(title, kind)
        if kind not in _WITH_FILE:
            return [_named(kind, _name(kind, title, parts))]
        return [self._file(kind, match[0], title, parts, page)]

    def service_photo(self, markup: str, page: Page) -> list[Medium]:
        """The picture of a service message ("Channel photo changed")."""
        match = _USERPIC.search(markup)
        return [self._file("photo", match[1], "", {}, page)] if match else []

    def _file(self, kind: str, tag: str, title: str, parts: dict[str, str], page: Page) -> Medium:
        link = _HREF.search(tag)
        path, status = None, MediaStatus.NOT_INCLUDED
        if link and link[1]:
            path, status = self._files.locate(page.media_path(unescaped(link[1])))
        self._tally.media(status)
        shown = words(parts.get("status details", "") or parts.get("video_duration", ""))
        size, time = _SIZE.search(shown), _TIME.search(shown)
        name = title if title not in _OWN_TITLES and not title.startswith("Self-destructing") else ""
        return (
            kind,
            path,
            name or (path.rpartition("/")[2] if path else None),
            None,
            None,
            int(size[1]) if size else None,
            int(size[2]) if size else None,
            int(time[1] or 0) * 3600 + int(time[2]) * 60 + int(time[3]) if time and kind != "photo" else None,
            status,
            None,
        )


def read_html_poll(markup: str) -> dict[str, Any] | None:
    """Question, answers and votes of the poll in a message."""
    question = _QUESTION.search(markup)
    if not question:
        return None
    total = _TOTAL.search(markup)
    return {
        "question": words(question[1]),
        "closed": "Final results" in markup,
        "voters": int(total[1] or 0) if total else None,
        "answers": [_answer(answer.strip()) for answer in _ANSWER.findall(markup)],
    }


def read_html_reactions(markup: str) -> list[Reaction]:
    """Names and counts; small counts are shown as faces, which are counted and not read."""
    reactions: list[Reaction] = []
    for classes, inner in _REACTION.findall(markup):
        emoji, count = _EMOJI.search(inner), _COUNT.search(inner)
        shown = emoji[1].strip() if emoji else ""
        name = "paid" if "paid" in classes else "custom_emoji" if "<" in shown else words(shown)
        reactions.append((name or "unknown", int(count[1]) if count else len(_FACE.findall(inner))))
    return reactions


def _answer(markup: str) -> dict[str, Any]:
    votes = _VOTES.search(markup)
    text = words(markup[: votes.start()] if votes else markup)
    return {"text": text.removeprefix("- "), "voters": int(votes[1]) if votes else 0}


def _name(kind: str, title: str, parts: dict[str, str]) -> str | None:
    """What names a medium without a file; a contact's phone number (its status) is not taken."""
    if kind == "location":
        return words(parts.get("status details", "")) or None
    if kind == "venue":
        return ", ".join(filter(None, (title, words(parts.get("description", ""))))) or None
    return title or None


def _named(kind: str, name: str | None) -> Medium:
    return (kind, None, name, None, None, None, None, None, MediaStatus.INCLUDED, None)
