"""Dates and times in a text, resolved against the time of the post that it stands in.

Read are dates in digits, days with a month's name (Gregorian in its Arabic, Levantine, Maghrebi, Persian and other
forms, Hijri, Solar Hijri), weekdays, words such as ``yesterday`` and ``فجر اليوم``, lengths of time (``within 48
hours``) and years. What a text leaves out is taken from the post's own time and said in ``note``; what can be read
two ways keeps both readings. The text comes folded (:func:`marsad.text.folding.fold`), and spans are places of the
folded text; ``published`` should be in the time zone that the channel lives in, since ``today`` is its calendar day.

Not read yet: dates written in words throughout, spans with both ends named (``from 3 May to 5 June`` gives two dates),
holidays, and Urdu کل, which is yesterday and tomorrow alike.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from marsad.text.dates.around import decorate
from marsad.text.dates.cues import date_cues
from marsad.text.dates.found import Found
from marsad.text.dates.items import FIGURES, NUMERIC, Text, read
from marsad.text.dates.rules import rules_for
from marsad.text.dates.span import Calendar, DateSpan, DayPart, Precision
from marsad.text.folding import fold

DATE_CUES: tuple[str, ...] = date_cues()
"""Folded words and phrases for one automaton pass: a text in which none of them occurs, and :data:`FIGURES`
neither, has no date that :func:`find_dates` would find."""

__all__ = ["DATE_CUES", "FIGURES", "NUMERIC", "Calendar", "DateSpan", "DayPart", "Precision", "dates_in", "find_dates"]


def dates_in(text: str, published: datetime) -> list[DateSpan]:
    """Every date of a text as it was written, with spans ``[start, end)`` in code points of that text.

    >>> from datetime import UTC
    >>> [(d.start, d.end, d.value) for d in dates_in("فجر أمس", datetime(2024, 5, 2, tzinfo=UTC))]
    [(4, 7, '2024-05-01/day')]
    """
    folded = fold(text)
    found = find_dates(folded.text, published)
    return [replace(d, start=a, end=b) for d in found for a, b in (folded.span(d.start, d.end),)]


def find_dates(folded: str, published: datetime) -> list[DateSpan]:
    """Every date of a folded text, in order and without overlaps.

    >>> from datetime import UTC
    >>> [d.value for d in find_dates("on 7 october 2023 and yesterday", datetime(2024, 5, 2, tzinfo=UTC))]
    ['2023-10-07/day', '2024-05-01/day']
    """
    text = read(folded)
    found: list[Found] = []
    at = 0
    while at < len(text.items):
        match = _first(text, at, published)
        if match is not None:
            found.append(match)
        at = match.after if match is not None else at + 1
    return decorate(text, found, published)


def _first(text: Text, at: int, published: datetime) -> Found | None:
    rules = rules_for(text.items[at].kinds)
    return next((found for rule in rules if (found := rule(text, at, published)) is not None), None)
