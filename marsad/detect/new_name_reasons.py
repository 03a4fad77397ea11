"""What an analyst reads of a new name: where it came first, how it spread, what treats it as a name, what is near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import polars as pl

from marsad.detect.naming import Sign
from marsad.detect.period import day
from marsad.detect.said import name_end
from marsad.detect.spelling import SAME, Nearest
from marsad.lexicon import Lexicon
from marsad.records.finding import Reason

_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Use:
    """One mention of a name, and what treats it as one."""

    row: int
    urn: str
    source: str
    at: datetime
    start: int
    end: int
    words: int
    signs: frozenset[Sign]


def handle(source: str) -> str:
    """A source as the reasons call it: without its platform."""
    return source.partition(":")[2] or source


def reasons(
    uses: list[Use], near: Nearest | None, frame: pl.DataFrame, lexicon: Lexicon, begins: datetime | None
) -> list[Reason]:
    """Why a name is shown: ``uses`` in order of time, the known name nearest to it, and since when the archive runs
    where it is too short to tell new from old (else ``None``). ``frame`` has a row for each use.
    """
    first = uses[0]
    opening = f"First used on {handle(first.source)}, {day(first.at)} at {first.at:%H:%M:%S} UTC"
    opening += "; in no lexicon and in no earlier post."
    found = [Reason(opening, (first.urn,), (_span(first, frame),)), _spread(uses)]
    found += [reason for sign in Sign if (reason := _signed(sign, uses, frame))]
    if not any(Sign.CLAIMS in use.signs for use in uses):
        found.append(Reason("No claim or threat is made in this name so far.", ()))
    found.append(_nearest(near, lexicon))
    if begins is not None:
        found.append(Reason(f"The archive begins on {day(begins)}: a name that is older than that looks new here.", ()))
    return found


def _span(use: Use, frame: pl.DataFrame) -> tuple[str, int, int]:
    text = frame["text"][use.row]
    return use.urn, use.start, name_end(text, use.start, use.end, use.words)


def _spread(uses: list[Use]) -> Reason:
    firsts: dict[str, Use] = {}
    for use in uses:
        firsts.setdefault(use.source, use)
    posts = tuple(use.urn for use in firsts.values())
    if len(firsts) == 1:
        return Reason("No other channel of the archive uses it.", posts)
    told = ", ".join(f"{handle(s)} after {_hours(u.at - uses[0].at)}" for s, u in list(firsts.items())[1:9])
    return Reason(f"Then {told}; {len({u.urn for u in uses})} posts in all.", posts)


def _hours(lag: timedelta) -> str:
    seconds = lag.total_seconds()
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.1f} hours" if seconds < 72 * 3600 else f"{seconds / 86400:.1f} days"


def _signed(sign: Sign, uses: list[Use], frame: pl.DataFrame) -> Reason | None:
    telling = [use for use in uses if sign in use.signs]
    if not telling:
        return None
    posts = dict.fromkeys(use.urn for use in telling)
    text = f"It {sign.value}, in {len(posts)} post{'' if len(posts) == 1 else 's'}."
    return Reason(text, tuple(posts)[:_QUOTES], tuple(_span(use, frame) for use in telling[:_QUOTES]))


def _nearest(near: Nearest | None, lexicon: Lexicon) -> Reason:
    if near is None:
        return Reason("No known name is like it in sound or letters.", ())
    return Reason(
        f"The nearest known name is {_both(near.name, lexicon.name(near.id))}, likeness {near.score:.2f};"
        f" from {SAME} on it would count as that one.",
        (),
    )


def _both(form: str, name: str) -> str:
    """The form that was met, and the name to show where it is another."""
    return form if form == name else f"{form} ({name})"
