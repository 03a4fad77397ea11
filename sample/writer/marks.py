"""The light marks in our texts, read into the entities that Telegram knows."""

from __future__ import annotations

import re

Part = dict[str, str]

_TOKEN = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|__(?P<italic>.+?)__|~~(?P<strikethrough>.+?)~~|\|\|(?P<spoiler>.+?)\|\||`(?P<code>[^`]+)`"
    r"|\[(?P<text_link>[^\]\n]+)\]\((?P<href>https?://[^)\s]+)\)|(?P<link>https?://[^\s)]+)"
    r"|(?P<hashtag>#\w+)|(?P<mention>@[A-Za-z]\w{4,})"
)


def parts(text: str) -> list[Part]:
    """The text as a list of entities, plain ones included, as tdesktop keeps it."""
    found: list[Part] = []
    last = 0
    for match in _TOKEN.finditer(text):
        if match.start() > last:
            found.append({"type": "plain", "text": text[last : match.start()]})
        kind = next(name for name in match.groupdict() if name != "href" and match[name] is not None)
        part = {"type": kind, "text": match[kind]}
        if kind == "text_link":
            part["href"] = match["href"]
        found.append(part)
        last = match.end()
    if last < len(text):
        found.append({"type": "plain", "text": text[last:]})
    return found


def bare(text: str) -> str:
    """The text that a reader sees, without marks."""
    return "".join(part["text"] for part in parts(text))
