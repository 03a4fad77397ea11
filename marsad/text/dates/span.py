"""What is found: a date with its place in the text, its precision and, where it has them, its rival readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How closely the text says when."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Calendar(StrEnum):
    """The calendar that the text uses; ``first`` and ``last`` are Gregorian always."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    SOLAR = "solar"


class DayPart(StrEnum):
    """The time of day that a text names."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    MIDNIGHT = "midnight"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text, resolved against the post's own time.

    ``[start, end)`` are places in the *folded* text; ``first`` and ``last`` are both included. ``readings`` holds
    the first days of all readings where the writing allows two (``03/04``), the preferred one first, and is empty
    otherwise. ``until`` is the moment at which a stated time limit ends; ``clock`` a stated time as ``HH:MM``.
    ``note`` is for the reader: what the resolution rests on.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision = Precision.DAY
    calendar: Calendar = Calendar.GREGORIAN
    relative: bool = False
    part: DayPart | None = None
    clock: str | None = None
    readings: tuple[date, ...] = ()
    until: datetime | None = None
    note: str = ""

    @property
    def value(self) -> str:
        """``2024-05-01/day``, ``2024-05/month``, ``2024/year``, or ``2024-05-01..2024-05-03/day`` for a span of
        days.
        """
        if self.precision is Precision.YEAR and self.first.year == self.last.year:
            return f"{self.first.year:04}/year"
        if self.precision is Precision.MONTH and (self.first.year, self.first.month) == (
            self.last.year,
            self.last.month,
        ):
            return f"{self.first:%Y-%m}/month"
        if self.first == self.last:
            return f"{self.first.isoformat()}/{self.precision}"
        return f"{self.first.isoformat()}..{self.last.isoformat()}/{self.precision}"
