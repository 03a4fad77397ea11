"""The rules in order, most specific first, as in HeidelTime (Strötgen and Gertz, 2010), from which the split into
finding, normalising and resolving comes too.
"""

from __future__ import annotations

from functools import cache

from marsad.text.dates.cues import Kind
from marsad.text.dates.found import Rule
from marsad.text.dates.hanging import ago, last_period, relative_day, week_day, within
from marsad.text.dates.named import day_month, month_alone, month_day, month_year, numeric, year_alone

RULES: tuple[tuple[Rule, frozenset[Kind]], ...] = (
    (numeric, frozenset({Kind.DIGITS})),
    (day_month, frozenset({Kind.DIGITS, Kind.ORDINAL})),
    (month_day, frozenset({Kind.MONTH})),
    (month_year, frozenset({Kind.MONTH})),
    (within, frozenset({Kind.DEADLINE, Kind.WITHIN, Kind.PAST, Kind.FUTURE, Kind.DIGITS, Kind.NUMBER, Kind.COUNT})),
    (ago, frozenset({Kind.AGO, Kind.AFTER, Kind.DIGITS, Kind.NUMBER, Kind.COUNT})),
    (month_alone, frozenset({Kind.MONTH})),
    (week_day, frozenset({Kind.WEEKDAY, Kind.PAST, Kind.FUTURE})),
    (relative_day, frozenset({Kind.DAY})),
    (last_period, frozenset({Kind.UNIT, Kind.PAST, Kind.FUTURE, Kind.THIS})),
    (year_alone, frozenset({Kind.DIGITS})),
)
"""Each rule with the kinds of word that its first item can be."""


@cache
def rules_for(kinds: frozenset[Kind]) -> tuple[Rule, ...]:
    """The rules that can begin at an item of these kinds, in order."""
    return tuple(rule for rule, first in RULES if kinds & first)
