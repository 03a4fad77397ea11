"""Rules for dates that hang on the post's own time: weekdays, yesterday, the next 48 hours, last month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from marsad.text.dates.cues import NOT_A_DAY, Cue, Kind
from marsad.text.dates.found import Found, build, direction, fillers, mark, side_of
from marsad.text.dates.items import Text
from marsad.text.dates.resolve import period, shift, weekday
from marsad.text.dates.span import Precision
from marsad.text.folding import fold

_SEVERAL = frozenset(
    fold(word).text for word in "أيام الأيام أسابيع أشهر شهور سنوات أعوام days weeks months years روزهای".split()
)
"""Units in the plural: ``the coming days`` sets no limit."""


def week_day(text: Text, at: int, published: datetime) -> Found | None:
    """``on Wednesday``, ``next Friday``, ``by Friday``, ``الأربعاء المقبل``: the last such day (the post's own
    included) unless it is said.
    """
    before = direction(text, at)
    place = at + 1 if before else at
    cue = text.get(place, Kind.WEEKDAY, near=bool(before))
    if cue is None:
        return None
    side, after = side_of(text, place + 1)
    if side and text.get(place, Kind.UNIT, near=bool(before)):  # هفته is Saturday in Urdu and a week in Persian
        return None
    side = side or (1 if _by(text, at) else 0)
    beside = text.get(at - 1, Kind.ON, near=False) or text.get(at - 1, Kind.PART, near=False)
    if not (cue.sure or before or side or (beside and text.items[at].near)):
        return None
    day = weekday(cue.number, published.date(), before or side)
    return mark(build(text, at, after, (day, day)), relative=True)


def _by(text: Text, at: int) -> bool:
    """``by Friday``, ``حتى يوم الجمعة``: a day to come."""
    word = at - 2 if text.get(at - 1, Kind.FILLER, near=False) else at - 1
    return text.items[at].near and text.get(word, Kind.BY, near=False) is not None


def relative_day(text: Text, at: int, published: datetime) -> Found | None:
    """``اليوم``, ``tomorrow``, ``دیشب``; with the weekday where one follows (``اليوم الأربعاء``)."""
    cue = text.get(at, Kind.DAY, near=False)
    if cue is None or _another_day(text, at, cue):
        return None
    day, after, note = published.date() + timedelta(cue.number), at + 1, ""
    named = text.get(after, Kind.WEEKDAY)
    if named and cue.part is None:
        after, note = after + 1, "" if named.number == day.weekday() else "weekday and day disagree"
    found = mark(build(text, at, after, (day, day)), relative=True, note=note)
    return replace(found, span=replace(found.span, part=cue.part))


def _another_day(text: Text, at: int, cue: Cue) -> bool:
    if cue.number != 0 or cue.part is not None:
        return False
    if text.items[at].near and text.get(at - 1, Kind.NOT_TODAY, near=False):
        return True
    if at + 1 >= len(text.items) or not text.items[at + 1].near:
        return False
    following = text.items[at + 1]
    return text.folded[following.start : following.end] in NOT_A_DAY


def _amount(text: Text, at: int, *, one: bool = False) -> tuple[int, int, int] | None:
    """A length of time at ``at``: hours (or minus months), the unit in the same measure, and the place behind it."""
    cue = text.get(at, Kind.COUNT, near=False)
    if cue:
        return cue.number, cue.number // 2, at + 1
    number = text.get(at, Kind.DIGITS, near=False) or text.get(at, Kind.NUMBER, near=False)
    unit = text.get(at + 1, Kind.UNIT) if number else None
    if number and unit and 0 < number.number < 10_000:
        return number.number * unit.number, unit.number, at + 2
    single = text.get(at, Kind.UNIT, near=False) if one else None
    if single is None or single.number == 1 or text.folded[text.items[at].start : text.items[at].end] in _SEVERAL:
        return None
    return single.number, single.number, at + 1


def _span_of(text: Text, items: tuple[int, int], amount: int, side: int, published: datetime) -> Found:
    """From the post's time as far as the amount reaches, on either side."""
    end = shift(published, amount, side)
    days = (published.date(), end.date()) if side > 0 else (end.date(), published.date())
    precision = Precision.HOUR if amount > 0 and amount % 24 else Precision.DAY
    found = mark(build(text, *items, days, precision), relative=True)
    return replace(found, span=replace(found.span, until=end)) if side > 0 else found


def within(text: Text, at: int, published: datetime) -> Found | None:
    """``within 48 hours``, ``خلال 48 ساعة``, ``over the past two days``, ``مهلة ثلاثة أيام``, ``the next 24
    hours``.
    """
    limit = text.get(at, Kind.DEADLINE, near=False)
    opened = limit or text.get(at, Kind.WITHIN, near=False)
    place = fillers(text, at + 1, 2) if opened else at
    side, place = side_of(text, place) if opened else (direction(text, at), at + 1 if direction(text, at) else at)
    opened_or_sided = opened is not None or place > at
    if opened_or_sided and (place >= len(text.items) or not text.items[place].near):
        return None
    amount = _amount(text, place, one=opened is not None and side == 0)
    if amount is None or amount[0] in (0, -12) or not (-1200 < amount[0] < 100_000):
        return None
    behind, after = side_of(text, amount[2])
    closed = text.get(after, Kind.DEADLINE)
    if not (opened_or_sided or behind or closed):
        return None
    after += 1 if closed and not opened else 0
    return _span_of(text, (at, after), amount[0], side or behind or 1, published)


def ago(text: Text, at: int, published: datetime) -> Found | None:
    """``قبل يومين``, ``3 days ago``, ``بعد 3 أيام``, ``in two hours``, ``۳ روز دیگر``."""
    first = -1 if text.get(at, Kind.AGO, near=False) else 1 if text.get(at, Kind.AFTER, near=False) else 0
    single = first < 0 or text.folded[text.items[at].start : text.items[at].end] == "بعد"
    amount = _amount(text, at + 1 if first else at, one=single)
    if amount is None or not (-1200 < amount[0] < 100_000):
        return None
    after, side = amount[2], first
    if after == at + 2 and _names_a_day(text, after):
        return None
    if not side:
        side = -1 if text.get(after, Kind.AGO) else 1 if text.get(after, Kind.AFTER) else 0
        after += 1
    if not side or (first > 0 and _told(text, after)):
        return None
    day = shift(published, amount[0], side).date()
    precision = Precision.HOUR if amount[1] == 1 else Precision.DAY
    return mark(build(text, at, after, (day, day), precision), relative=True)


def _told(text: Text, at: int) -> bool:
    """``after two days`` with more words behind it tells a story, and counts from something else than the post."""
    following = text.folded[text.items[at - 1].end :][:2]
    return len(following) > 1 and following[0] == " " and following[1].isalnum()


def _names_a_day(text: Text, at: int) -> bool:
    """``منذ يوم السبت`` is since Saturday, not a day ago."""
    return any(text.get(at, kind) for kind in (Kind.WEEKDAY, Kind.MONTH, Kind.DIGITS, Kind.DAY))


def last_period(text: Text, at: int, published: datetime) -> Found | None:
    """``last week``, ``الشهر المقبل``, ``هذا العام``."""
    side, place = direction(text, at), at + 1
    this = text.get(at, Kind.THIS, near=False)
    if not side and not this:
        place = at
    unit = text.get(place, Kind.UNIT, near=place > at)
    if unit is None:
        return None
    after = place + 1
    if place == at:
        side, after = side_of(text, after)
        if not side and not (this := text.get(after, Kind.THIS)):
            return None
        after += 1 if not side else 0
    days = period(unit.number, published.date(), side)
    if days is None:
        return None
    precision = {-1: Precision.MONTH, -12: Precision.YEAR}.get(unit.number, Precision.DAY)
    return mark(build(text, at, after, days, precision), relative=True)
