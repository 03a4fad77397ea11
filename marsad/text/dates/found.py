"""What a rule answers, and the small steps that rules share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from marsad.text.dates.cues import Kind
from marsad.text.dates.items import Text
from marsad.text.dates.resolve import Days
from marsad.text.dates.span import Calendar, DateSpan, Precision

HIJRI_NOTE = "tabular Islamic calendar, a day either way"


@dataclass(frozen=True, slots=True)
class Found:
    """A date and the items ``[first, after)`` that it was read from."""

    first: int
    after: int
    span: DateSpan


Rule = Callable[[Text, int, datetime], Found | None]
"""Looks at a text from one item on; the time is the post's own."""


def build(text: Text, first: int, after: int, days: Days, precision: Precision = Precision.DAY) -> Found:
    """A date read from the items ``[first, after)``."""
    start, end = text.items[first].start, text.items[after - 1].end
    return Found(first, after, DateSpan(start, end, days[0], days[1], precision))


def mark(
    found: Found,
    calendar: Calendar = Calendar.GREGORIAN,
    *,
    relative: bool = False,
    note: str = "",
    readings: tuple[date, ...] = (),
) -> Found:
    """The same date with its calendar, its rival readings and what is to be said about it."""
    note = HIJRI_NOTE if calendar is Calendar.HIJRI else note
    span = replace(found.span, calendar=calendar, relative=relative, note=note, readings=readings)
    return replace(found, span=span)


def fillers(text: Text, at: int, most: int) -> int:
    """The place behind at most so many linking words (``of``, من, شهر, عام)."""
    for _ in range(most):
        if not text.get(at, Kind.FILLER) or text.get(at, Kind.MONTH):
            break
        at += 1
    return at


def direction(text: Text, at: int) -> int:
    """Past (-1) or future (+1), as the word at ``at`` says; 0 where it says neither."""
    if text.get(at, Kind.PAST, near=False):
        return -1
    return 1 if text.get(at, Kind.FUTURE, near=False) else 0


def side_of(text: Text, at: int) -> tuple[int, int]:
    """Past (-1) or future (+1) as a word at ``at`` says, and the place after it."""
    side = direction(text, at) if at < len(text.items) and text.items[at].near else 0
    return side, at + 1 if side else at
