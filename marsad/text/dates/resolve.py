"""Resolving what a text leaves out: the year, the direction, the day behind a weekday, always against the post's
own time.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from marsad.text.dates.calendars import from_hijri, from_solar, hijri_year, solar_year
from marsad.text.dates.span import Calendar

Days = tuple[date, date]
_YEARS = {Calendar.GREGORIAN: (1900, 2100), Calendar.HIJRI: (1300, 1500), Calendar.SOLAR: (1300, 1500)}
SOLAR_UNTIL = 1419
"""A bare year from 1300 up to this one is read as Solar Hijri, a later one as lunar; so it will be for some years
yet."""


def plausible(year: int, calendar: Calendar) -> bool:
    """Whether a number can be a year that a post of our time writes about."""
    low, high = _YEARS[calendar]
    return low <= year <= high


def calendar_of(year: int) -> Calendar | None:
    """The calendar that a bare year of four digits belongs to."""
    if plausible(year, Calendar.GREGORIAN):
        return Calendar.GREGORIAN
    if plausible(year, Calendar.SOLAR):
        return Calendar.SOLAR if year <= SOLAR_UNTIL else Calendar.HIJRI
    return None


def day_of(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day; None where the calendar has no such day."""
    if calendar is Calendar.HIJRI:
        return from_hijri(year, month, day)
    if calendar is Calendar.SOLAR:
        return from_solar(year, month, day)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # the months of a year
        return None
    return date(year, month, day)


def year_of(calendar: Calendar, today: date) -> int:
    """The year of a calendar in which ``today`` lies."""
    if calendar is Calendar.HIJRI:
        return hijri_year(today)
    return solar_year(today) if calendar is Calendar.SOLAR else today.year


def nearest_day(calendar: Calendar, month: int, day: int, today: date, side: int = 0) -> date | None:
    """The day in the year that brings it nearest to ``today``; only before it (side -1) or after it (+1) where asked.

    A day to come counts as twice as far, since posts name what has happened more often than what will.
    """
    year = year_of(calendar, today)
    found = [day_of(calendar, year + step, month, day) for step in (-1, 0, 1)]
    days = [one for one in found if one is not None and (one - today).days * side >= 0]
    return min(days, key=lambda one: _distance((one - today).days), default=None)


def _distance(days: int) -> int:
    return 2 * days if days > 0 else -days


def month_of(calendar: Calendar, year: int, month: int) -> Days | None:
    """First and last day of a month."""
    first = day_of(calendar, year, month, 1)
    after = day_of(calendar, year + month // 12, month % 12 + 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def nearest_month(calendar: Calendar, month: int, today: date, side: int = 0) -> Days | None:
    """The month nearest to ``today``; the last one that is over (side -1) or the next to begin (+1) where asked."""
    year = year_of(calendar, today)
    found = [month_of(calendar, year + step, month) for step in (-1, 0, 1)]
    months = [days for days in found if days and _on_side(days, today, side)]
    return min(months, key=lambda days: _distance((days[0] - today).days), default=None)


def _on_side(days: Days, today: date, side: int) -> bool:
    return side == 0 or (days[1] < today if side < 0 else days[0] > today)


def year_span(calendar: Calendar, year: int) -> Days | None:
    """First and last day of a year."""
    first, after = day_of(calendar, year, 1, 1), day_of(calendar, year + 1, 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def weekday(number: int, today: date, side: int = 0) -> date:
    """The day of the week (Monday 0) at or before ``today``; strictly before (side -1) or after (+1) where asked."""
    if side > 0:
        return today + timedelta((number - today.weekday()) % 7 or 7)
    back = (today.weekday() - number) % 7
    return today - timedelta(back or (7 if side < 0 else 0))


def shift(moment: datetime, amount: int, side: int) -> datetime:
    """``moment`` moved by hours, or by months where ``amount`` is negative (see the units), forward or back."""
    if amount > 0:
        return moment + timedelta(hours=amount * side)
    months = moment.year * 12 + moment.month - 1 - amount * side
    year, month = divmod(months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def period(unit: int, today: date, side: int) -> Days | None:
    """Last, this or next (side -1, 0, 1) week from Monday, month or year."""
    if unit == 24 * 7:
        monday = today - timedelta(today.weekday()) + timedelta(7 * side)
        return monday, monday + timedelta(6)
    if unit == -1:
        year, month = divmod(today.year * 12 + today.month - 1 + side, 12)
        return month_of(Calendar.GREGORIAN, year, month + 1)
    return year_span(Calendar.GREGORIAN, today.year + side) if unit == -12 else None
