"""What must have survived a translation, sentence by sentence. A check that fails is a doubt for a person, no verdict.

The checks look from the original to the rendering: each name, place, number, date, denial, verse and glossary term of
the one must stand in the other, and who did what to whom must not have changed sides. Extra words of the rendering are
not looked at, except a denial that the original does not have. Their thresholds were set on the development half of
``tests/eval/gold/renderings.tsv``; the other half is what ``marsad eval`` quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from marsad.annotate.translation import negation
from marsad.annotate.translation.expected import Promise, order, places_of
from marsad.records.translation import Check, Doubt
from marsad.text.dates import DateSpan, DayPart, Precision, find_dates
from marsad.text.folding import fold
from marsad.text.numbers import numbers

_PASSIVE = re.compile(r"(?<!\w)by(?!\w)|(?<!\w)(?:handed|received|given|fire)(?!\w)(?: \w+){0,4} from(?: \w+){0,2} *$")
_ASIDE = re.compile(r"[,;:]|(?<!\w)(?:and|or|nor|with)(?: the)? *$")
_AGENT = re.compile(
    r"(?<!\w)(?:من قبل|من جانب|بنيران|برصاص|نتيجه قصف|علي يد|علي ايدي|بواسطه|بايدي|بيد"
    r"|از سوي|توسط|על ידי|tarafindan|par|by)(?!\w)"
)
_SHORTEST, _LONGEST, _FEW = 0.2, 5.0, 12
_LOOP = re.compile(r"\b(\w+(?: \w+){0,3})(?: \1\b){4,}")
_ONE = 1.0
_LATIN_END = "\u024f"
_NOT_LATIN = frozenset({"ar", "fa", "ur", "ps", "ckb", "he", "ru"})
_FOREIGN = 0.3
_NEAR = (
    {DayPart.DAWN, DayPart.MORNING},
    {DayPart.EVENING, DayPart.NIGHT},
    {DayPart.AFTERNOON, DayPart.EVENING},
    {DayPart.NIGHT, DayPart.MIDNIGHT},
)
_LETTER = re.compile(r"[^\W\d_]")


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


def doubts(pair: Pair) -> list[Doubt]:
    """Every check that fails, in the order of :data:`CHECKS`."""
    return [doubt for check in CHECKS for doubt in check(pair)]


def whole(pair: Pair) -> Iterator[Doubt]:
    """The rendering is there, in the other language, neither far too short nor far too long, without a loop."""
    said = pair.rendering.strip()
    letters = len(_LETTER.findall(pair.original))
    if not said:
        yield pair.doubt(Check.WHOLE, "the rendering is empty")
    elif letters > _FEW and _untouched(pair):
        yield pair.doubt(Check.WHOLE, "much of the sentence was left in its own script or words")
    elif letters > _FEW and not _SHORTEST < len(said) / len(pair.original) < _LONGEST:
        yield pair.doubt(
            Check.WHOLE, f"the rendering has {len(said)} characters where the original has {len(pair.original)}"
        )
    elif loop := _LOOP.search(said):
        yield pair.doubt(Check.WHOLE, f"the rendering repeats “{loop[1]}” over and over")


def _untouched(pair: Pair) -> bool:
    """Whether the rendering keeps the original's words: the same text, or another script than the target's."""
    if pair.source == pair.target:
        return False
    said = _LETTER.findall(pair.rendering)
    foreign = sum(1 for letter in said if (letter > _LATIN_END) != (pair.target in _NOT_LATIN))
    return pair.rendering.strip() == pair.original.strip() or foreign > _FOREIGN * len(said)


def names(pair: Pair) -> Iterator[Doubt]:
    """Every name and place of the original stands in the rendering, in any of its forms or a spelling alike."""
    for promise, place in zip(pair.promises, places_of(pair.promises, pair.rendering), strict=True):
        if place is None:
            a, b = promise.start - pair.offset, promise.end - pair.offset
            yield pair.doubt(promise.check, f"“{promise.text}” ({promise.forms[0]}) is not in the rendering", a, b)


def roles(pair: Pair) -> Iterator[Doubt]:
    """Where two actors stand on each side, the one who acts is the same on both.

    Active sentences of these languages name the actor before the one acted on; a passive names it behind ``by``.
    """
    placed = zip(pair.promises, places_of(pair.promises, pair.rendering), strict=True)
    found = [(p, at) for p, at in placed if p.actor and at is not None]
    before = order([(p, p.start) for p, _ in found])
    after = order(found)
    if len(before) != 2 or len(after) != 2 or before[0].ids & before[1].ids:
        return
    first = before[1] if _behind(fold(pair.original).text, before, pair.offset) else before[0]
    places = {id(p): at for p, at in found}
    between = fold(pair.rendering).text[places[id(after[0])] : places[id(after[1])]]
    if _ASIDE.search(between):  # ``according to A, B ...``: the order says nothing of who acts
        return
    doer = after[1] if _PASSIVE.search(between) else after[0]
    if doer is not first:
        why = f"“{first.text}” acts in the original, “{doer.text}” in the rendering"
        yield pair.doubt(Check.ROLE, why)


def _behind(folded: str, row: Sequence[Promise], offset: int) -> bool:
    """Whether the second of two names is the one by whom it was done."""
    first, second = (fold(p.text).text for p in row)
    a = folded.find(first)
    b = folded.find(second, a + len(first))
    return a >= 0 and b >= 0 and _AGENT.search(folded[a + len(first) : b]) is not None


def figures(pair: Pair) -> Iterator[Doubt]:
    """Every number of the original stands in the rendering, in digits or in words; those of dates are the dates'.
    One is said by an article as well, unless the rendering has a number of its own.
    """
    original, rendering = fold(pair.original), fold(pair.rendering).text
    covered = [(d.start, d.end) for d in _dates(original.text, pair.published)]
    there = {n.value for n in numbers(rendering, pair.target)}
    here = numbers(original.text, pair.source)
    new = there - {n.value for n in here}
    for number in here:
        inside = any(a <= number.start and number.end <= b for a, b in covered)
        if inside or number.value in there or (number.value == _ONE and not new):
            continue
        start, end = original.span(number.start, number.end)
        yield pair.doubt(Check.NUMBER, f"the number {number.value:g} is not in the rendering", start, end)


def dates(pair: Pair) -> Iterator[Doubt]:
    """Every day that the original names is a day that the rendering names, by either of two readings; ``on Friday``
    is any near Friday, and a length of time may stay one.
    """
    original = fold(pair.original)
    if pair.published is None:
        return
    said = _dates(fold(pair.rendering).text, pair.published)
    days = {day for span in said for day in (span.first, *span.readings)}
    days |= {span.first + timedelta(7 * side) for span in said if span.relative for side in (-1, 1)}
    there = {n.value for n in numbers(fold(pair.rendering).text, pair.target)}
    months = {(span.first.year, span.first.month) for span in said}
    for span in _dates(original.text, pair.published):
        rough = span.precision in (Precision.MONTH, Precision.YEAR)
        parts = {other.part for other in said if other.part and other.first == span.first}
        lasting = (
            {n.value for n in numbers(original.text[span.start : span.end], pair.source)} if span.relative else set()
        )
        if lasting and lasting <= there:  # a length of time, kept as one
            continue
        met = (span.first.year, span.first.month) in months if rough else {span.first, *span.readings} & days
        if not met:
            start, end = original.span(span.start, span.end)
            yield pair.doubt(Check.DATE, f"the date {span.value.partition('/')[0]} is not in the rendering", start, end)
        elif span.part and parts and not any(_near(span.part, part) for part in parts):
            start, end = original.span(span.start, span.end)
            why = f"the original says {span.part}, the rendering {', '.join(sorted(parts))}"
            yield pair.doubt(Check.DATE, why, start, end)


def _near(one: DayPart, other: DayPart) -> bool:
    """Times of day that translators put for one another."""
    return one is other or {one, other} in _NEAR


def _dates(folded: str, published: datetime | None) -> list[DateSpan]:
    return find_dates(folded, published) if published is not None else []


def denials(pair: Pair) -> Iterator[Doubt]:
    """A sentence that denies something still does, and one that does not denies nothing now."""
    before, after = negation.count(pair.original, pair.source), negation.count(pair.rendering, pair.target)
    if before < 0 or after < 0:
        return
    if before and not after:
        if negation.restricts(pair.original, pair.rendering, pair.source):
            return
        yield pair.doubt(Check.NEGATION, "the original denies or negates, the rendering does not")
    elif after and not before:
        yield pair.doubt(Check.NEGATION, "the rendering denies or negates, the original does not")
    elif before - after > 1:
        yield pair.doubt(Check.NEGATION, f"the original negates {before} times, the rendering {after}")


def scripture(pair: Pair) -> Iterator[Doubt]:
    """A quoted verse stands in its published rendering, word for word; never in the engine's own."""
    plain = " ".join(fold(pair.rendering).text.split())
    for verse in pair.verses:
        kept = verse.rendering and " ".join(fold(verse.rendering).text.split()) in plain
        if not kept:
            why = f"the verse {verse.where} is in the engine's own words, not in a published rendering"
            yield pair.doubt(Check.VERSE, why, verse.start - pair.offset, verse.end - pair.offset)


CHECKS: tuple[Callable[[Pair], Iterator[Doubt]], ...] = (whole, names, roles, figures, dates, denials, scripture)
