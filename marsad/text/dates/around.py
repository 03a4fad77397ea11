"""What stands around a date and belongs to it: the time of day, the clock, a weekday before a date in figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from marsad.text.dates.cues import Kind
from marsad.text.dates.found import Found
from marsad.text.dates.items import CLOCK, Text
from marsad.text.dates.span import DateSpan, DayPart, Precision

_REACH = 25
_JOINT = 16
_NOON = 12
_LATE = frozenset({DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT})
_LINKS = frozenset({"الموافق", "بتاريخ", "المصادف", "في", "the", "of", "on", "يوم", "مورخ"})

Clock = tuple[int, int, str]


def decorate(text: Text, found: list[Found], published: datetime) -> list[DateSpan]:
    """The spans of the dates found, with their time of day and clock, and with a weekday joined to the date it
    names.
    """
    spans = _join(text, [_with_part(text, one) for one in found])
    for clock in _clocks(text):
        spans = _with_clock(text, spans, clock, published)
    return sorted(spans, key=lambda span: span.start)


def _with_part(text: Text, found: Found) -> DateSpan:
    span, before = found.span, found.first - 1
    if span.precision is not Precision.DAY or span.first != span.last:
        return span
    near = text.items[found.first].near
    while near and before > 0 and (text.get(before, Kind.ON, near=False) or text.get(before, Kind.FILLER, near=False)):
        near = text.items[before].near
        before -= 1
    part = text.get(before, Kind.PART, near=False) if near else None
    if part:
        return replace(span, part=part.part, start=text.items[before].start)
    part = text.get(found.after, Kind.PART)
    if part and not (text.get(found.after + 1, Kind.WEEKDAY) or text.get(found.after + 1, Kind.DAY)):
        return replace(span, part=part.part, end=text.items[found.after].end)
    return span


def _join(text: Text, spans: list[DateSpan]) -> list[DateSpan]:
    """``Wednesday 1 May`` is one date, the one in figures; a weekday that is not its own is noted."""
    joined: list[DateSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _belongs(text, last, span):
            clash = last.first.weekday() != span.first.weekday()
            note = "weekday and date disagree" if clash and not span.readings else span.note
            joined[-1] = replace(span, start=last.start, part=span.part or last.part, note=note)
        else:
            joined.append(span)
    return joined


def _belongs(text: Text, first: DateSpan, second: DateSpan) -> bool:
    if not first.relative or second.relative or first.first != first.last or second.precision is not Precision.DAY:
        return False
    between = text.folded[first.end : second.start]
    words = between.replace(",", " ").replace("،", " ").replace("(", " ").replace("-", " ").split()
    return len(between) <= _JOINT and "\n" not in between and all(word in _LINKS for word in words)


def _clocks(text: Text) -> list[Clock]:
    """Stated times, ``(start, end, HH:MM)``: in figures anywhere, as an hour alone only behind ``at`` or
    ``الساعة``.
    """
    found = [
        (match.start(), match.end(), _time(text, match.end(), int(match["h"]), int(match["min"]), match["half"] or ""))
        for match in CLOCK.finditer(text.folded)
        if ":" in match.group()
    ]
    taken = {start for start, _, _ in found}
    for place, item in enumerate(text.items):
        if item.digits and item.near and int(item.digits) < 24 and item.start not in taken and _hour(text, place):
            found.append((item.start, item.end, _time(text, item.end, int(item.digits), 0, "")))
    return found


def _hour(text: Text, place: int) -> bool:
    """A bare number is an hour where a clock word stands before it and a time of day (``صباحا``, ``pm``) behind."""
    if not text.get(place - 1, Kind.CLOCK, near=False) or place + 1 >= len(text.items):
        return False
    following = text.items[place + 1]
    word = text.folded[following.start : following.end]
    return following.near and (word in {"am", "pm", "ص", "م"} or following.get(Kind.PART) is not None)


def _time(text: Text, end: int, hour: int, minute: int, half: str) -> str:
    after = next((item for item in text.items if end <= item.start <= end + 3), None)
    word = half[:1] or (text.folded[after.start : after.end] if after else "")
    part = after.get(Kind.PART) if after else None
    late = word in {"p", "pm", "م"} or (part is not None and part.part in _LATE)
    if late and hour < _NOON:
        hour += _NOON
    return f"{hour % 24:02}:{minute:02}"


def _with_clock(text: Text, spans: list[DateSpan], clock: Clock, published: datetime) -> list[DateSpan]:
    start, end, time = clock
    near = [(_gap(text, span, start, end), i) for i, span in enumerate(spans)]
    gap, place = min(near, default=(_REACH + 1, -1))
    if gap <= _REACH and spans[place].clock is None and spans[place].precision is Precision.DAY:
        span = replace(spans[place], clock=time, precision=Precision.HOUR)
        return [*spans[:place], span, *spans[place + 1 :]]
    if not _announced(text, start):
        return spans
    day = published.date()
    return [*spans, DateSpan(start, end, day, day, Precision.HOUR, relative=True, clock=time, note="day of the post")]


def _gap(text: Text, span: DateSpan, start: int, end: int) -> int:
    between = text.folded[span.end : start] if span.end <= start else text.folded[end : span.start]
    return _REACH + 1 if "\n" in between else len(between)


def _announced(text: Text, start: int) -> bool:
    before = next((item for item in reversed(text.items) if item.end <= start), None)
    return before is not None and start - before.end <= 1 and before.get(Kind.CLOCK) is not None
