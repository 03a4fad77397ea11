"""Whether two group names are one name, in another spelling, another script, or cut short (:mod:`marsad.text.names`).

What it cannot see: translated names, and a name that kept its sound but changed its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from marsad.text.names import SAME, similarity
from marsad.text.names import nearest as most_like
from marsad.text.names.likeness import alike
from marsad.text.names.words import words_of

__all__ = ["SAME", "Nearest", "is_among", "key", "nearest", "one_name", "shortens"]

_ALIKE = 0.86
"""How alike each word of a name cut short, and the two heads of one script, must be."""


def key(name: str) -> str:
    """Names with one key are one name beyond doubt: equal but for vowel signs, articles and an ending -h or -a."""
    return " ".join(re.sub("(?<=...)[اه]$", "", word) for word in words_of(name))


def one_name(one: str, other: str, heads: Collection[str], head: int = 1) -> bool:
    """Whether two names are spellings of one, or the first is the second cut short; ``head`` words are the head's."""
    if shortens(one, other, head):
        return True
    return similarity(one, other, heads).same and _heads_agree(one, other)


def is_among(name: str, others: Collection[str], heads: Collection[str], head: int = 1) -> bool:
    """Whether a name is one of many others; only those that share most of its sounds are compared in full."""
    return any(one_name(name, other, heads, head) for other, _ in most_like(name, others, heads=heads))


def shortens(short: str, long: str, head: int = 1) -> bool:
    """Whether a name is another one cut short: its head and at least one word more, in order, nothing else.

    >>> shortens("Tashkil Fursan", "تشكيل فرسان الغسق"), shortens("لواء", "لواء القدس")
    (True, False)
    """
    a, b = words_of(short), words_of(long)
    return head < len(a) < len(b) and all(alike(x, y) >= _ALIKE for x, y in zip(a, b, strict=False))


def _heads_agree(one: str, other: str) -> bool:
    """Two heads of one script must be one word: the same name under another head is another group."""
    a, b = words_of(one), words_of(other)
    return len(a) != len(b) or _arabic(a[0]) != _arabic(b[0]) or alike(a[0], b[0]) >= _ALIKE


def _arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The known name most like another; ``id`` is the lexicon's; ``same`` when they are one name, or one cut short."""

    id: str
    name: str
    score: float
    same: bool


def nearest(name: str, known: Mapping[str, str], heads: Collection[str], head: int = 1) -> Nearest | None:
    """The likeliest of ``known`` (name to id), those that count as the same first; null where
    none is known.
    """
    likely = most_like(name, known, heads=heads)
    ranked = [(one_name(name, form, heads, head), likeness.score, form) for form, likeness in likely]
    best = max(ranked, key=lambda row: row[:2], default=None)
    return Nearest(known[best[2]], best[2], round(best[1], 2), best[0]) if best else None
