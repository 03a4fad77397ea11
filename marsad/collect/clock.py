"""Dates of exports to UTC milliseconds, and how they were known: ``utc``, an offset as written, or an assumed zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.records.errors import CannotRun

LAST = 253_402_300_799  # 31 December 9999: later seconds are a damaged field, not a date
_EXPORTED = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
    r"(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
    r"(?:\s*(UTC)(?:([+-])(\d{1,2}):?(\d{2})?)?)?\s*\Z"
)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\b")


class Clock:
    """Reads dates; those without a zone are taken to be in the zone ``name`` and marked ``assumed``."""

    __slots__ = ("_zone", "assumed")

    def __init__(self, name: str) -> None:
        try:
            self._zone: tzinfo = UTC if name.upper() == "UTC" else ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise CannotRun(f"no time zone is called {name!r}; write it as UTC or Asia/Baghdad") from error
        self.assumed = f"assumed {name}"

    def unix(self, value: object) -> int | None:
        """Seconds since 1970, as a number or as digits; None where it is no date."""
        if type(value) is str and value.isdecimal() and len(value) < 13:
            value = int(value)
        return value * 1000 if type(value) is int and 0 < value <= LAST else None

    def read(self, value: object) -> tuple[int, str] | None:
        """A date in any form that exports and tables use: milliseconds and zone; None where it is no date."""
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, int | float):
            return _epoch(value)
        text = str(value).strip()
        if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
            return _epoch(float(text))
        moment = _moment(text)
        return None if moment is None else self._placed(moment)

    def day(self, year: int, month: int, day: int) -> int:
        """The start of a day in the assumed zone."""
        return _milliseconds(datetime(year, month, day, tzinfo=self._zone))

    def _placed(self, moment: datetime) -> tuple[int, str] | None:
        zone = self.assumed
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._zone)
        else:
            zone = offset_name(moment.utcoffset() or timedelta())
        milliseconds = _milliseconds(moment)
        return (milliseconds, zone) if -LAST * 1000 <= milliseconds <= LAST * 1000 else None


def offset_name(offset: timedelta) -> str:
    """``+03:00`` as written; none at all is ``utc``."""
    minutes = int(offset.total_seconds() // 60)
    if minutes == 0:
        return "utc"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _epoch(value: float) -> tuple[int, str] | None:
    """Seconds, or milliseconds where the number is too large for seconds of this millennium."""
    milliseconds = round(value if abs(value) > 100_000_000_000 else value * 1000)
    return (milliseconds, "utc") if 0 < milliseconds <= LAST * 1000 else None


def _milliseconds(moment: datetime) -> int:
    # Not .timestamp(): floats would cost the last millisecond.
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _moment(text: str) -> datetime | None:
    """ISO 8601, the HTML export's ``05.09.2018 16:42:32 UTC+03:00``, or a mail date; never a guess at 03/04/2024."""
    if match := _EXPORTED.match(text):
        return _exported(match)
    if _SLASHED.match(text):
        return None
    try:
        return datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)\Z", "+00:00", text))
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _exported(match: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute, second, utc, sign, hours, minutes = match.groups()
    zone = None
    if utc:
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        zone = timezone(-offset if sign == "-" else offset)
    try:
        return datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=zone
        )
    except ValueError:
        return None
