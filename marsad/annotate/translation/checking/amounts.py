"""Whether the quantities of an original stand in its rendering, each of them, and none with another's thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.annotate.translation.checking.counted import changed_places
from marsad.annotate.translation.checking.pair import Pair
from marsad.records.translation import Check, Doubt
from marsad.text.folding import fold
from marsad.text.quantities import Kind, Quantity, quantities
from marsad.text.quantities.words import WHOLE

_WHOLE = re.compile(rf"(?<!\w)(?:{WHOLE})(?!\w)")
_TELLING = {Kind.RANK: "the rank", Kind.SHARE: "the share", Kind.ROUGH: "the rough number"}


def figures(pair: Pair) -> Iterator[Doubt]:
    """Every quantity of the original stands in the rendering, in digits or in words; those of dates are the dates'.

    What may go unsaid (one, a dual of something known) is missed only where the rendering has a quantity of its own.
    """
    original, rendering = fold(pair.original), fold(pair.rendering).text
    here, there = quantities(original.text, pair.source), quantities(rendering, pair.target)
    dated, told = _spans(pair, original.text), _spans(pair, rendering)
    ours = [q for q in here if not _inside(q, dated)]
    lost = missing(ours, there, [q for q in there if not _inside(q, told)], rendering)
    for quantity in lost:
        start, end = original.span(quantity.start, quantity.end)
        yield pair.doubt(Check.NUMBER, f"{_named(quantity)} is not in the rendering", start, end)
    swapped = changed_places(original.text, ours, rendering, there) if not lost else None
    if swapped:
        one, other = (ours[n] for n in swapped)
        yield pair.doubt(Check.NUMBER, f"{_named(one)} and {_named(other)} have changed places in the rendering")


def missing(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], own: Sequence[Quantity], rendering: str
) -> list[Quantity]:
    """Those of ``ours`` that no quantity of the rendering answers; ``own`` are those of its that are no date's."""
    left = list(theirs)
    second: list[Quantity] = []
    lost: list[Quantity] = []
    for quantity in sorted(ours, key=lambda q: q.weak):
        answer = next((q for q in left if quantity.same(q)), None)
        if answer is not None:
            left.remove(answer)
        elif quantity.weak or any(quantity.same(q) for q in theirs):
            second.append(quantity)
        elif not _unsaid(quantity, rendering):
            lost.append(quantity)
    new = [q for q in left if q in own and not any(q.same(one) for one in ours)]
    for quantity in second:
        rival = next((q for q in new if q.kind is quantity.kind and not q.weak), None)
        if rival is not None:
            new.remove(rival)
            lost.append(quantity)
    return sorted(lost, key=lambda q: q.start)


def _unsaid(quantity: Quantity, rendering: str) -> bool:
    return quantity.kind is Kind.SHARE and quantity.value == 1 and _WHOLE.search(rendering) is not None


def _spans(pair: Pair, folded: str) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in pair.dates(folded)]


def _inside(quantity: Quantity, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= quantity.start and quantity.end <= b for a, b in spans)


def _named(quantity: Quantity) -> str:
    value = quantity.number or quantity.value
    return f"{_TELLING.get(quantity.kind, 'the number')} {10**value if quantity.kind is Kind.ROUGH else value:g}"
