"""Rules for dates that are named: in digits, by month, by year."""

from __future__ import annotations

import re
from datetime import date, datetime

from marsad.text.dates.cues import Cue, Kind
from marsad.text.dates.found import Found, build, direction, fillers, mark, side_of
from marsad.text.dates.items import NUMERIC, Text
from marsad.text.dates.resolve import calendar_of, day_of, month_of, nearest_day, nearest_month, plausible, year_span
from marsad.text.dates.span import Calendar, Precision

_NEEDS_YEAR_WORDS = "مي حمل ثور جوزا سرطان اسد سنبله ميزان عقرب قوس جدي دلو حوت"
_NEEDS_YEAR = frozenset(_NEEDS_YEAR_WORDS.split())
_VERBS = frozenset({"may", "march"})
_PADDED = re.compile(r"0\d/[01]\d|[0-3]\d/0\d")
_MONTHS = 12
_LAST_DAY = 31
_YEAR_DIGITS = 4


def _year(text: Text, at: int, calendar: Calendar) -> tuple[int | None, int]:
    """A year of four digits at ``at``, behind a linking word perhaps, and the place after it and its era."""
    place = fillers(text, at, 2)
    cue = text.get(place, Kind.DIGITS)
    if cue is None or len(text.items[place].digits) != 4 or not plausible(cue.number, calendar):
        return None, at
    place += 1
    while text.get(place, Kind.ERA):
        place += 1
    return cue.number, place


def _day_number(text: Text, at: int, *, near: bool = True) -> int | None:
    cue = text.get(at, Kind.DIGITS, near=near) or text.get(at, Kind.ORDINAL, near=near)
    return cue.number if cue and 1 <= cue.number <= 31 else None


def _month(text: Text, at: int, *, near: bool = True) -> tuple[Cue, int] | None:
    """A month at ``at``, and the place behind it and behind its second name (``أيار/مايو``)."""
    cue = text.get(at, Kind.MONTH, near=near)
    if cue is None:
        return None
    other = text.get(at + 1, Kind.MONTH)
    twice = other is not None and (other.number, other.calendar) == (cue.number, cue.calendar)
    return cue, at + 2 if twice else at + 1


def _settled(text: Text, first: int, month: int, after: int, year: int | None) -> bool:
    """Whether a month's name that is also a word of another kind is a month here."""
    word = text.folded[text.items[month].start : text.items[month].end]
    if year is not None:
        return True
    if word in _NEEDS_YEAR:
        return False
    if word not in _VERBS:
        return True
    alone = after >= len(text.items) or not text.folded[text.items[after - 1].end :].startswith(" ")
    return alone or month - first > 1 or text.get(first - 1, Kind.ON, near=False) is not None


def numeric(text: Text, at: int, published: datetime) -> Found | None:
    """``2024-05-01``, ``1/5/2024``, ``01.05.24``, ``03/04``; behind a date word also ``1/5``."""
    item = text.items[at]
    match = NUMERIC.match(text.folded, item.start) if item.digits else None
    if match is None:
        return None
    after = at + 1
    while after < len(text.items) and text.items[after].start < match.end():
        after += 1
    if match["y"]:
        return _ordered(text, at, after, (int(match["y"]), int(match["m"]), int(match["d"])))
    if (
        not match["c"]
        and not _PADDED.fullmatch(match[0])
        and not (text.get(at - 1, Kind.ON, near=False) or text.get(at - 1, Kind.WEEKDAY, near=False))
    ):
        return None
    return _either(text, at, after, (int(match["a"]), int(match["b"]), match["c"]), published)


def _ordered(text: Text, at: int, after: int, parts: tuple[int, int, int]) -> Found | None:
    calendar = calendar_of(parts[0])
    day = day_of(calendar, *parts) if calendar else None
    if calendar is None or day is None:
        return None
    return mark(build(text, at, after, (day, day)), calendar)


def _either(text: Text, at: int, after: int, parts: tuple[int, int, str | None], published: datetime) -> Found | None:
    """Day first, as the region writes; the other order as a second reading where the calendar allows it."""
    a, b, written = parts
    year = int(written) if written else None
    if year is not None and year < 100:
        year += 2000
    calendar = Calendar.GREGORIAN if year is None else calendar_of(year)
    if calendar is None:
        return None
    found = [_day(calendar, year, month, day, published.date()) for day, month in ((a, b), (b, a))]
    days = tuple(dict.fromkeys(day for day in found if day is not None))
    if not days:
        return None
    return mark(build(text, at, after, (days[0], days[0])), calendar, readings=days if len(days) > 1 else ())


def _day(calendar: Calendar, year: int | None, month: int, day: int, today: date, side: int = 0) -> date | None:
    if not 1 <= month <= _MONTHS:
        return None
    if year is None:
        return nearest_day(calendar, month, day, today, side)
    return day_of(calendar, year, month, day)


def day_month(text: Text, at: int, published: datetime) -> Found | None:
    """``7 October 2023``, ``السابع من أكتوبر``, ``5-7 أيار``; without a year the one nearest to the post."""
    first = last = _day_number(text, at, near=False)
    place = at + 1
    through = _day_number(text, place)
    if through and first and through > first and text.folded[text.items[at].end : text.items[place].start] == "-":
        last, place = through, place + 1
    named = _month(text, fillers(text, place, 2))
    if first is None or last is None or named is None:
        return None
    cue, after = named
    year, after = _year(text, after, cue.calendar)
    if not _settled(text, at, fillers(text, place, 2), after, year):
        return None
    side, after = side_of(text, after) if year is None else (0, after)
    return _month_days(text, (at, after), cue, year, (first, last), side, published)


def _month_days(
    text: Text,
    items: tuple[int, int],
    cue: Cue,
    year: int | None,
    days: tuple[int, int],
    side: int,
    published: datetime,
) -> Found | None:
    found = [_day(cue.calendar, year, cue.number, day, published.date(), side) for day in days]
    if found[0] is None or found[1] is None:
        return None
    while text.get(items[1], Kind.ERA):
        items = (items[0], items[1] + 1)
    note = "" if year is not None else "year from the post's own time"
    return mark(build(text, *items, (found[0], max(found[0], found[1]))), cue.calendar, note=note)


def month_day(text: Text, at: int, published: datetime) -> Found | None:
    """``May 1, 2024``, ``October 7th``: the English order."""
    cue = text.get(at, Kind.MONTH, near=False)
    day = _day_number(text, at + 1)
    if cue is None or day is None or not text.folded[text.items[at].start].isascii() or not text.items[at + 1].digits:
        return None
    suffixed = _suffixed(text, at + 2)
    after = at + 3 if suffixed else at + 2
    year, after = _year(text, after, cue.calendar)
    if not suffixed and not _settled(text, at, at, after, year):
        return None
    return _month_days(text, (at, after), cue, year, (day, day), 0, published)


def _suffixed(text: Text, at: int) -> bool:
    if text.get(at, Kind.FILLER) is None:
        return False
    return text.folded[text.items[at].start : text.items[at].end] in {"st", "nd", "rd", "th"}


def month_year(text: Text, at: int, published: datetime) -> Found | None:
    """``أكتوبر 2023``, ``May 2024``, ``رمضان 1445``."""
    named = _month(text, at, near=False)
    if named is None:
        return None
    cue, place = named
    year, after = _year(text, place, cue.calendar)
    days = month_of(cue.calendar, year, cue.number) if year is not None else None
    return mark(build(text, at, after, days, Precision.MONTH), cue.calendar) if days else None


def month_alone(text: Text, at: int, published: datetime) -> Found | None:
    """``in October``, ``شهر رمضان``, ``أيار الماضي``: a month with a word beside it that makes it one."""
    named = _month(text, at, near=False)
    if named is None or text.folded[text.items[at].start : text.items[at].end] in _NEEDS_YEAR:
        return None
    cue, place = named
    side, after = side_of(text, place)
    before = text.items[at].near and text.get(at - 1, Kind.IN_MONTH, near=False) is not None
    if not before and after == place:
        return None
    side = side or (direction(text, at - 1) if text.items[at].near else 0)
    days = nearest_month(cue.calendar, cue.number, published.date(), side)
    if days is None:
        return None
    found = build(text, at, after, days, Precision.MONTH)
    return mark(found, cue.calendar, note="year from the post's own time")


def year_alone(text: Text, at: int, published: datetime) -> Found | None:
    """``عام 2020``, ``in 2020``, ``سال ۱۴۰۲``."""
    cue = text.get(at, Kind.DIGITS)
    if cue is None or len(text.items[at].digits) != 4 or not text.get(at - 1, Kind.IN_YEAR, near=False):
        return None
    calendar = calendar_of(cue.number)
    days = year_span(calendar, cue.number) if calendar else None
    if calendar is None or days is None:
        return None
    after = at + 1
    while text.get(after, Kind.ERA):
        after += 1
    return mark(build(text, at, after, days, Precision.YEAR), calendar)
