"""A sentence of an original and its rendering, as the checks see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.annotate.translation.checking.expected import Promise
from marsad.records.translation import Check, Doubt
from marsad.text.dates import DateSpan, find_dates


@dataclass(frozen=True, slots=True)
class Verse:
    """A quoted verse in the original, and its published rendering where the desk has one."""

    start: int
    end: int
    where: str
    rendering: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the original at ``offset``, its rendering, and what the original promises.

    ``published`` is the post's own time, against which both sides' dates are read.
    """

    original: str
    rendering: str
    source: str
    target: str
    offset: int = 0
    promises: tuple[Promise, ...] = ()
    verses: tuple[Verse, ...] = ()
    published: datetime | None = None

    def doubt(self, check: Check, why: str, start: int = 0, end: int | None = None) -> Doubt:
        """A doubt about code points of the sentence, shifted to the text's own."""
        return Doubt(check, self.offset + start, self.offset + (len(self.original) if end is None else end), why)

    def promised(self) -> list[Promise]:
        """The promises that are words of their own.

        Only Arabic writes particles onto a name's front; elsewhere a name behind a letter is part of another word (Urdu
        بارش, rain, is no ارش).
        """
        if self.source == "ar":
            return list(self.promises)
        return [
            p
            for p in self.promises
            if not self.original[max(0, p.start - self.offset - 1)].isalpha() or p.start == self.offset
        ]

    def dates(self, folded: str) -> list[DateSpan]:
        """The dates of a folded text, read against the post's own time; none where that is not known."""
        return find_dates(folded, self.published) if self.published is not None else []
