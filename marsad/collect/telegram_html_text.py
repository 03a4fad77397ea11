"""The words and formatting of a message in Telegram's HTML, as the JSON export would give them."""

from __future__ import annotations

import html
import re

from marsad.collect.columns import Entity

TEXT = re.compile(r'<div class="text">(.*?)</div>', re.DOTALL)
_TOKEN = re.compile(r"<(/?)([A-Za-z][\w-]*)([^>]*)>|[^<]+|<")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*"([^"]*)\"""")
# The writer puts a line break after the opening tag, and a line break and its indentation before the closing one;
# line breaks of the message itself are <br>.
_FRAME = re.compile(r"\A\n|\n[ \t]*\Z")
_CONTROL = re.compile(r"&#x([01]?[0-9A-Fa-f]);")
_TAG = re.compile(r"<[^>]*>")

_KINDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_CALLS = {
    "ShowHashtag": "hashtag",
    "ShowBotCommand": "bot_command",
    "ShowMentionName": "mention_name",
    "ShowCashtag": "cashtag",
    "ShowNotLoadedEmoji": "custom_emoji",
    "ShowNotAvailableEmoji": "custom_emoji",
}


def unescaped(text: str) -> str:
    """Entities to characters. Control characters, which HTML forbids, are written as ``&#x0B`` and kept."""
    if "&" not in text:
        return text
    return html.unescape(_CONTROL.sub(lambda match: chr(int(match[1], 16)), text))


def words(markup: str) -> str:
    """The text of a short piece of markup without its tags: a name, a title, a sentence."""
    return unescaped(_TAG.sub("", markup)).strip()


def read_html_text(markup: str) -> tuple[str, list[Entity]]:
    """Text and entities of what stands inside a message's ``text`` block."""
    markup = _FRAME.sub("", markup)
    if "<" not in markup:
        return unescaped(markup), []
    texts: list[str] = []
    entities: list[Entity] = []
    opened: list[tuple[str, str, int, int]] = []  # tag, attributes, where in the text, how many texts before
    at = 0
    for token in _TOKEN.finditer(markup):
        closing, tag, attributes = token.groups()
        if tag is None or tag == "br":
            text = "\n" if tag else unescaped(token[0])
            texts.append(text)
            at += len(text)
        elif not closing:
            opened.append((tag, attributes, at, len(texts)))
        elif any(tag == one[0] for one in opened):
            while True:
                name, given, start, before = opened.pop()
                if entity := _entity(name, given, start, at, "".join(texts[before:])):
                    entities.append(entity)
                if name == tag:
                    break
    return "".join(texts), sorted(entities, key=lambda entity: entity[1:3])


def _entity(tag: str, attributes: str, start: int, end: int, text: str) -> Entity | None:
    if start == end:
        return None
    if tag == "a":
        return _link(dict(_ATTRIBUTE.findall(attributes)), start, end, text)
    if tag == "span":
        return ("spoiler", start, end, None) if "spoiler" in attributes else None
    kind = _KINDS.get(tag)
    return (kind, start, end, None) if kind else None


def _link(attributes: dict[str, str], start: int, end: int, text: str) -> Entity:
    """What kind of link: the writer tells some by the script they call, the others by their address."""
    call = attributes.get("onclick", "").removeprefix("return ").partition("(")[0]
    if call in _CALLS:
        return _CALLS[call], start, end, None
    address = unescaped(attributes.get("href", ""))
    if address == text:
        return "link", start, end, None
    if address in (f"mailto:{text}", f"tel:{text}"):
        return "email" if address.startswith("mailto:") else "phone", start, end, None
    if text.startswith("@") and address.rpartition("/")[2] == text[1:]:
        return "mention", start, end, None
    # An address without a scheme is a file of the export: the picture of a custom emoji.
    if address and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        return "custom_emoji", start, end, address
    return "text_link", start, end, address or None
