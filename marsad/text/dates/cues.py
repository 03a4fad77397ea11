"""What each word or phrase can be in a date: the tables of :mod:`.tables`, folded and indexed by first word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.text.dates.span import Calendar, DayPart
from marsad.text.dates.tables import (
    COUNTS,
    DAYS,
    GREGORIAN,
    HALVES,
    HIJRI,
    NOT_A_DAY,
    NUMBERS,
    ORDINALS,
    PARTS,
    PLAIN,
    SOLAR,
    SURE_SOLAR,
    SURE_WEEKDAYS,
    UNITS,
    UNSURE_GREGORIAN,
    WEEKDAYS,
    Kind,
)
from marsad.text.folding import fold

__all__ = ["NOT_A_DAY", "Cue", "Kind", "Phrase", "date_cues", "phrases"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase: what it does, its number, and for some more.

    ``sure``: it is a date word wherever it stands; otherwise it needs another date word or a digit beside it, since it
    is also an ordinary word or a person's name (``may``, مهر, رمضان, الأحد).
    """

    kind: Kind
    number: int = 0
    calendar: Calendar = Calendar.GREGORIAN
    part: DayPart | None = None
    sure: bool = True


Phrase = tuple[str, ...]


@cache
def phrases() -> dict[str, tuple[tuple[Phrase, tuple[Cue, ...]], ...]]:
    """First word of each phrase to the phrases that begin so, longest first, each with all that it can be."""
    table: dict[Phrase, list[Cue]] = {}
    for form, cue in _entries():
        words = tuple(fold(form).text.replace("'", " ").replace("-", " ").split())
        if cue not in table.setdefault(words, []):
            table[words].append(cue)
    by_first: dict[str, list[tuple[Phrase, tuple[Cue, ...]]]] = {}
    for words, cues in sorted(table.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(words[0], []).append((words, tuple(cues)))
    return {first: tuple(rows) for first, rows in by_first.items()}


def _entries() -> list[tuple[str, Cue]]:
    found: list[tuple[str, Cue]] = []
    months = ((GREGORIAN, Calendar.GREGORIAN), (HIJRI, Calendar.HIJRI), (SOLAR, Calendar.SOLAR))
    for rows, calendar in months:
        for number, forms in enumerate(rows, 1):
            found += [(form, Cue(Kind.MONTH, number, calendar, sure=_sure_month(form, calendar))) for form in forms]
    for number, forms in enumerate(WEEKDAYS):
        found += [(form, Cue(Kind.WEEKDAY, number, sure=form in SURE_WEEKDAYS)) for form in forms]
    for (offset, part), text in DAYS.items():
        found += [(form, Cue(Kind.DAY, offset, part=part)) for form in text.split("|")]
    for part, text in PARTS.items():
        found += [(form, Cue(Kind.PART, part=part)) for form in text.split("|")]
    for hours, text in UNITS.items():
        found += [(form, Cue(Kind.UNIT, hours)) for form in text.split("|")]
    for (count, unit), text in COUNTS.items():
        found += [(form, Cue(Kind.COUNT, count * unit)) for form in text.split("|")]
    for kind, rows in ((Kind.NUMBER, NUMBERS), (Kind.ORDINAL, ORDINALS)):
        found += [(form, Cue(kind, number)) for number, forms in enumerate(rows, 1) for form in forms]
    found += [(form, Cue(Kind.BARRED)) for form in (*NOT_A_DAY, *HALVES)]
    found += [(form, Cue(kind)) for kind, text in PLAIN.items() for form in text.split("|")]
    return found


def _sure_month(form: str, calendar: Calendar) -> bool:
    if calendar is Calendar.GREGORIAN:
        return form not in UNSURE_GREGORIAN
    return form in SURE_SOLAR or (calendar is Calendar.HIJRI and " " in form)


_ANCHORS = frozenset(
    {Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.UNIT, Kind.COUNT, Kind.DEADLINE, Kind.IN_YEAR, Kind.CLOCK}
)
_TOO_COMMON = frozenset({"in", "at", "by", "en", "the", "of", "منذ", "before", "until", "since"})


@cache
def date_cues() -> tuple[str, ...]:
    """Folded words without one of which, and without figures that look like a date, a text holds no date that we
    find.
    """
    return tuple(
        sorted(
            {
                " ".join(words)
                for rows in phrases().values()
                for words, cues in rows
                if words[0] not in _TOO_COMMON and any(cue.kind in _ANCHORS for cue in cues)
            }
        )
    )
