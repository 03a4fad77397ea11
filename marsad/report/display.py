"""How words from outside stand in our sentences: visible, isolated, and unable to act.

A sentence is plain text. Whatever comes from outside (a title, a name, words of a post) stands in it between U+2068 and
U+2069, the isolates that Unicode has for this, so that right-to-left letters cannot reorder the sentence, the lint
knows which words are ours, and each format can mark them up. Post text may bring bidi controls of its own; they are
taken out of what is displayed, and of that alone: evidence keeps them.
"""

from __future__ import annotations

import re
from datetime import datetime

OPEN, CLOSE = "\u2068", "\u2069"
MONTHS = (  # ours, not the locale's
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
_BREAKS = {0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: None, 0x09: " "}
_CONTROLS = (*(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)), *range(0x7F, 0xA0))
_HIDDEN = {**_BIDI, **_BREAKS, **dict.fromkeys(_CONTROLS, "\ufffd")}
_FOREIGN = re.compile(f"[\u201c]?{OPEN}[^{CLOSE}]*{CLOSE}[\u201d]?")


def safe(text: str) -> str:
    """``text`` for display: bidi embeddings, overrides and isolates are gone, other control characters visible."""
    return text.translate(_HIDDEN)


def line(text: str) -> str:
    """The same on one line, runs of white space as one."""
    return " ".join(safe(text).split())


def isolate(text: str) -> str:
    """A title or a name from outside, for a sentence of ours."""
    return f"{OPEN}{line(text)}{CLOSE}"


def quoted(text: str) -> str:
    """Words of a post, for a sentence of ours, in quotation marks that stand outside the isolate."""
    return f"\u201c{OPEN}{line(text)}{CLOSE}\u201d"


def own_words(text: str) -> str:
    """``text`` without what was isolated: the words that we answer for."""
    return _FOREIGN.sub(" ", text)


def clip(text: str, limit: int) -> str:
    """At most ``limit`` characters of the one-line form, cut after a word, with an ellipsis where it was cut."""
    whole = line(text)
    if len(whole) <= limit:
        return whole
    head = whole[:limit]
    return (head.rpartition(" ")[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:\u060c-") + "\u2026"


def day(when: datetime) -> str:
    """``13 January 2021``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def minute(when: datetime) -> str:
    """``13 January 2021, 14:05 UTC``."""
    return f"{day(when)}, {when:%H:%M} UTC"


def stamp(when: datetime) -> str:
    """``2021-01-13 14:05``, for tables, whose captions say UTC."""
    return f"{when:%Y-%m-%d %H:%M}"


def listed(items: list[str], joint: str = "and") -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joint} {items[-1]}" if items else ""


def counted(n: int, one: str, many: str = "") -> str:
    """``1 post``, ``1,204 posts``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def opening(n: int, one: str, many: str = "") -> str:
    """The same at the beginning of a sentence: ``One post``, ``Four posts``, ``1,204 posts``."""
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return f"{words[n]} {one if n == 1 else many or one + 's'}" if n < len(words) else counted(n, one, many)


def titled(text: str) -> str:
    """A name as a headline writes it: first letters large, but for the small words."""
    small = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
    return " ".join(w if w in small or not w.isascii() else w[:1].upper() + w[1:] for w in text.split(" "))


def saying(phrase: str) -> str:
    """A sentence that ends in quoted words, with one full stop and not two."""
    return phrase if phrase[-3:-2] in ".!?\u2026\u061f" else phrase + "."


def ended(text: str) -> str:
    """A sentence that ends as one, its first letter large."""
    whole = text.strip()
    return (whole[:1].upper() + whole[1:]).rstrip() + ("" if whole.endswith((".", "!", "?", "\u201d")) else ".")
