"""A folded text as a row of items: words and phrases with what they can do in a date, and numbers with their value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.text.dates.cues import Cue, Kind, phrases

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_LIGHT = " ,،/()'-\u200e\u200f"
_WIDEST = 4
_LONGEST_NUMBER = 6
_CLITICS = "وفبلك"
NUMERIC = re.compile(
    r"(?<![\w./:\-+])(?:(?P<y>\d{4})(?P<s1>[-/.])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?:(?P=s2)(?P<c>\d{4}|\d{2}))?)(?!(?![مهق](?!\w))[\w/:]|[-.,]\d)"
)
"""Dates in digits. Two numbers alone (``5-1``) count only where a date word stands before them."""
FIGURES = re.compile(r"\d[-/.:]\d|(?<!\d)(?:1[34]|19|20)\d\d(?!\d)|\d (?:am|pm|ص|م)(?!\w)|(?<!\w)at \d")
"""A cheap look: a text without this and without one of the cues holds no date that we find."""
CLOCK = re.compile(
    r"(?<![\w.:/])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\w:/])\s?(?P<half>am|pm|a\.m|p\.m)?"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A word, phrase or number with its place; ``near``: only a space or a light mark lies between it and the one
    before.
    """

    start: int
    end: int
    cues: tuple[Cue, ...]
    near: bool
    kinds: frozenset[Kind]
    digits: str = ""

    def get(self, kind: Kind) -> Cue | None:
        """What this item is in the role of ``kind``; None where it cannot be that."""
        if kind not in self.kinds:
            return None
        return next(cue for cue in self.cues if cue.kind is kind)


@dataclass(frozen=True, slots=True)
class Text:
    """The items of a text, and the text."""

    folded: str
    items: tuple[Item, ...]

    def get(self, index: int, kind: Kind, *, near: bool = True) -> Cue | None:
        """The role of the item at ``index``, if there is one, and if it is near the one before where that is asked."""
        if not 0 <= index < len(self.items):
            return None
        item = self.items[index]
        return item.get(kind) if item.near or not near else None


def read(folded: str) -> Text:
    """Split a text into items, longest phrases first. Words that can be nothing in a date only part their
    neighbours.
    """
    tokens = [(*found.span(), found.group()) for found in _TOKEN.finditer(folded)]
    items: list[Item] = []
    place, before = 0, -1
    while place < len(tokens):
        start, _, word = tokens[place]
        count, cues, skip = _match(tokens, place)
        if cues:
            near = before >= 0 and _close(folded, before, start, items[-1])
            before = tokens[place + count - 1][1]
            items.append(Item(start + skip, before, cues, near, _kinds(cues), word if word[0].isdecimal() else ""))
        else:
            before = -1
        place += count
    return Text(folded, tuple(items))


def _close(folded: str, before: int, start: int, last: Item) -> bool:
    gap = folded[before:start]
    if gap in {" ", ""}:
        return True
    return len(gap) <= _WIDEST and (not gap.strip(_LIGHT) or (gap == ". " and Kind.MONTH in last.kinds))


@lru_cache(maxsize=1 << 12)
def _kinds(cues: tuple[Cue, ...]) -> frozenset[Kind]:
    return frozenset(cue.kind for cue in cues)


@lru_cache(maxsize=1 << 12)
def _number(word: str) -> tuple[Cue, ...]:
    return (Cue(Kind.DIGITS, int(word)),) if len(word) <= _LONGEST_NUMBER else ()


def _match(tokens: list[tuple[int, int, str]], place: int) -> tuple[int, tuple[Cue, ...], int]:
    """How many tokens the longest phrase here takes, what it is, and how many clitic letters stand before it."""
    word = tokens[place][2]
    if word[0].isdecimal():
        return 1, _number(word), 0
    for first, skip in _stems(word):
        for phrase, cues in phrases()[first]:
            if len(phrase) == 1 or _follows(tokens, place, phrase):
                return len(phrase), cues, skip
    return 1, (), 0


def _follows(tokens: list[tuple[int, int, str]], place: int, phrase: tuple[str, ...]) -> bool:
    if place + len(phrase) > len(tokens):
        return False
    close = all(tokens[place + i][0] - tokens[place + i - 1][1] == 1 for i in range(1, len(phrase)))
    return close and all(tokens[place + i][2] == phrase[i] for i in range(1, len(phrase)))


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[tuple[str, int], ...]:
    """The word, and what is left of it without the Arabic particles written onto it, where a phrase begins so."""
    forms = [(word, 0)]
    if len(word) > 3 and word[0] in _CLITICS:
        forms.append((word[1:], 1))
        if word[0] == "و" and word[1] in _CLITICS and len(word) > 4:
            forms.append((word[2:], 2))
        if word.startswith("لل"):
            forms.append(("ال" + word[2:], 0))
    return tuple((form, skip) for form, skip in forms if form in phrases())
