"""Two calendars beside the Gregorian: the Islamic (lunar) one by its tabular rule, and the Solar Hijri one of Iran.

The tabular Islamic calendar (Reingold and Dershowitz, *Calendrical Calculations*, "Islamic civil") is right to a
day or two: months are announced by sight, country by country, so every date from it is given as about one day
either way. The Solar Hijri year begins at the spring equinox; the break table of Borkowski (1996) gives the
observed leap years of all years from 1178 to 1633, which is all that posts are about.
"""

from __future__ import annotations

from datetime import date, timedelta

_ISLAMIC_EPOCH = 227_015
"""1 Muharram 1 as a proleptic Gregorian ordinal (16 July 622, Julian)."""
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
_LONG_MONTHS = 6
MONTHS = 12


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a tabular Islamic date; None where there is no such day.

    >>> from_hijri(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    if not (1 <= month <= MONTHS and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH + before + day - 1)


def from_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri date; None where there is no such day.

    >>> from_solar(1403, 1, 1)
    datetime.date(2024, 3, 20)
    """
    if not (1 <= month <= MONTHS and 1 <= day <= (31 if month <= _LONG_MONTHS else 30) and 1 <= year < _BREAKS[-1]):
        return None
    days = 31 * (month - 1) if month <= _LONG_MONTHS else 186 + 30 * (month - 7)
    found = _new_year(year) + timedelta(days + day - 1)
    return found if found < _new_year(year + 1) else None  # the thirtieth of Esfand, in leap years alone


def hijri_year(on: date) -> int:
    """The tabular Islamic year in which a day lies."""
    return (30 * (on.toordinal() - _ISLAMIC_EPOCH) + 10646) // 10631


def solar_year(on: date) -> int:
    """The Solar Hijri year in which a day lies."""
    return on.year - 621 if on >= _new_year(on.year - 621) else on.year - 622


def _new_year(year: int) -> date:
    """1 Farvardin, from the count of leap years up to then in both calendars."""
    leaps, start, jump = -14, _BREAKS[0], 0
    for limit in _BREAKS[1:]:
        jump = limit - start
        if year < limit:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = limit
    since = year - start
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:  # the last leap year before a break comes a year late
        leaps += 1
    gregorian = year + 621
    return date(gregorian, 3, 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150))
