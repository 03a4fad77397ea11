"""Two short hashes by which the archive sees that a post was changed.

``fingerprint`` stands on what every export of a chat shows (text, kinds of media, poll), so that a JSON and an HTML
export of one post agree (line and paragraph separators count as line breaks, since the HTML export writes them so).
``form`` stands on the formatting, which exports tell differently; it is compared only between captures of one method.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any


def fingerprint(text: str, kinds: Iterable[str], poll: dict[str, Any] | None) -> bytes:
    """16 bytes over the text, the sorted kinds of media, and a poll's question and answers (votes are not wording)."""
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    asked = [poll["question"] or "", *(answer["text"] or "" for answer in poll["answers"])] if poll else ()
    said = "\0".join((text, "\x1f".join(sorted(kinds)), "\x1f".join(asked)))
    return blake2b(said.encode(), digest_size=16).digest()


def form(entities: Sequence[tuple[str, int, int, str | None]]) -> bytes:
    """8 bytes over the entities in the order of their place."""
    if not entities:
        return _PLAIN
    lines = [
        f"{kind}\x1f{start}\x1f{end}\x1f{target or ''}" for kind, start, end, target in sorted(entities, key=_place)
    ]
    return blake2b("\x1e".join(lines).encode(), digest_size=8).digest()


def _place(entity: tuple[str, int, int, str | None]) -> tuple[int, int, str, str]:
    kind, start, end, target = entity
    return start, end, kind, target or ""


_PLAIN = blake2b(b"", digest_size=8).digest()
