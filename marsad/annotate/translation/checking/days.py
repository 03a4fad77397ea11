"""Whether the days and times that an original names are those that its rendering names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.annotate.translation.checking.pair import Pair
from marsad.records.translation import Check, Doubt
from marsad.text.dates import DateSpan, DayPart, Precision
from marsad.text.dates.tables import PLAIN, WEEKDAYS, Kind
from marsad.text.folding import fold
from marsad.text.quantities import Kind as Sort
from marsad.text.quantities import quantities

_BARE = frozenset(fold(word).text for kind in (Kind.PAST, Kind.FUTURE) for word in PLAIN[kind].split("|"))
_WEEKDAY_WORDS = frozenset(fold(form).text for row in WEEKDAYS for form in row)
_EITHER = {
    1: re.compile(r"(?<!\w)كل (?!تعداد|رقم|ابادي|مالي|ملا|وقتي|جماعتي|عملي|كتن)"),
    2: re.compile(r"(?<!\w)پرسوں(?!\w)"),
}
_NEAR = (
    {DayPart.DAWN, DayPart.MORNING},
    {DayPart.EVENING, DayPart.NIGHT},
    {DayPart.AFTERNOON, DayPart.EVENING},
    {DayPart.NIGHT, DayPart.MIDNIGHT},
)


def dates(pair: Pair) -> Iterator[Doubt]:
    """Every day that the original names is a day that the rendering names, by either of two readings; ``on Friday``
    is any near Friday, and a length of time may stay one, in whatever unit it is told.
    """
    if pair.published is None:
        return
    original, rendering = fold(pair.original), fold(pair.rendering).text
    said = pair.dates(rendering)
    days = _days(said)
    lengths = [q for q in quantities(rendering, pair.target) if q.kind in (Sort.MEASURE, Sort.COUNT)]
    for span in [*pair.dates(original.text), *_either_side(original.text, pair)]:
        lasting = quantities(original.text[span.start : span.end], pair.source) if span.relative else []
        if lasting and all(any(q.same(other) for other in lengths) for q in lasting):  # a length of time, kept as one
            continue
        if why := _missed(_loose(span, original.text), said, days):
            start, end = original.span(span.start, span.end)
            yield pair.doubt(Check.DATE, why, start, end)


def _loose(span: DateSpan, folded: str) -> DateSpan:
    """A bare weekday as that of the week before, of this one and of the next."""
    words = folded[span.start : span.end].split()
    if not span.relative or span.first != span.last or not _BARE.isdisjoint(words):
        return span
    if not any(word in _WEEKDAY_WORDS for word in (*words, " ".join(words))):
        return span
    return replace(span, readings=(*span.readings, *(span.first + timedelta(7 * side) for side in (-1, 0, 1))))


def _either_side(folded: str, pair: Pair) -> Iterator[DateSpan]:
    """Urdu days that are told alike before and behind the post: کل is yesterday and tomorrow."""
    if pair.source != "ur" or pair.published is None:
        return
    today = pair.published.date()
    for away, pattern in _EITHER.items():
        for found in pattern.finditer(folded):
            days = (today + timedelta(away), today - timedelta(away))
            yield DateSpan(*found.span(), days[0], days[0], relative=True, readings=days)


def _days(said: Sequence[DateSpan]) -> set[date]:
    days = {day for span in said for day in (span.first, *span.readings)}
    return days | {span.first + timedelta(7 * side) for span in said if span.relative for side in (-1, 1)}


def _missed(span: DateSpan, said: Sequence[DateSpan], days: set[date]) -> str:
    """Why a date is not in the rendering; empty where it is."""
    rough = span.precision in (Precision.MONTH, Precision.YEAR)
    months = {(other.first.year, other.first.month) for other in said}
    met = (span.first.year, span.first.month) in months if rough else {span.first, *span.readings} & days
    if not met:
        return f"the date {span.value.partition('/')[0]} is not in the rendering"
    parts = {other.part for other in said if other.part and other.first == span.first}
    if span.part and parts and not any(_near(span.part, part) for part in parts):
        return f"the original says {span.part}, the rendering {', '.join(sorted(parts))}"
    clocks = {other.clock for other in said if other.clock}
    if span.clock and clocks and not any(_alike(span.clock, clock) for clock in clocks):
        return f"the original says {span.clock}, the rendering {', '.join(sorted(clocks))}"
    return ""


def _near(one: DayPart, other: DayPart) -> bool:
    """Times of day that translators put for one another."""
    return one is other or {one, other} in _NEAR


def _alike(one: str, other: str) -> bool:
    """One time on a clock of twelve hours."""
    (a, b), (c, d) = (map(int, clock.split(":")) for clock in (one, other))
    return a % 12 == c % 12 and b == d
