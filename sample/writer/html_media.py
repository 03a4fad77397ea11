"""The media blocks of tdesktop's HTML."""

from __future__ import annotations

from typing import Any

from .html_page import Page, escaped

_CLASSES = {
    "voice_message": "media_voice_message",
    "video_file": "media_video",
    "animation": "media_video",
    "sticker": "media_photo",
}
_MISSING = "Not included, change data exporting settings to download."


def _size(count: int) -> str:
    return f"{count / 1048576:.1f} MB" if count >= 1048576 else f"{count / 1024:.1f} KB"


def _status(media: dict[str, Any]) -> str:
    size = _size(media["size"])
    if media["kind"] == "sticker":
        return f"{media['emoji']}, {size}"
    if media["kind"] in ("voice_message", "video_file"):
        return f"{media['seconds'] // 60:02}:{media['seconds'] % 60:02}, {size}"
    return size


def document(page: Page, media: dict[str, Any]) -> None:
    """A document that the export left out."""
    kind = _CLASSES.get(media["kind"], "media_file")
    with page.div("media_wrap clearfix"), page.div(f"media clearfix pull_left {kind}"):
        with page.div("fill pull_left"):
            pass
        with page.div("body"):
            lines = {"title bold": media["title"], "description": _MISSING, "status details": _status(media)}
            for name, text in lines.items():
                with page.div(name):
                    page.add(escaped(text))


def generic_photo(page: Page, path: str, thumb: str) -> None:
    """A picture with its thumbnail; 128 pixels are shown at half their size."""
    with page.div("media_wrap clearfix"), page.tag("a", {"class": "photo_wrap clearfix pull_left", "href": path}):
        page.empty("img", {"class": "photo", "style": "width: 64px; height: 64px", "src": thumb})


def _votes(count: int) -> str:
    return f"{count} votes" if count > 1 else f"{count} vote" if count else "No votes"


def poll(page: Page, value: dict[str, Any]) -> None:
    """A poll with its counts."""
    with page.div("media_wrap clearfix"), page.div("media_poll"):
        with page.div("question bold"):
            page.add(escaped(value["question"]))
        with page.div("details"):
            page.add("Final results" if value["closed"] else "Anonymous poll")
        for text, votes in value["answers"]:
            with page.div("answer"):
                page.add(f"- {escaped(text)}" + (f' <span class="details">{_votes(votes)}</span>' if votes else ""))
        with page.div("total details\t"):
            page.add(_votes(value["total"]))
