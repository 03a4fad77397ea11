"""What must have survived a translation, sentence by sentence. A check that fails is a doubt for a person, no verdict.

The checks look from the original to the rendering: each name, place, number, date, denial, verse and glossary term of
the one must stand in the other, and who did what to whom must not have changed sides. Extra words of the rendering are
not looked at, except a denial that the original does not have. Their thresholds were set on the development half of
``tests/eval/gold/renderings.tsv``; the other half is what ``marsad eval`` quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from marsad.annotate.translation.checking import negation
from marsad.annotate.translation.checking.amounts import figures
from marsad.annotate.translation.checking.days import dates
from marsad.annotate.translation.checking.expected import Span, spans_of
from marsad.annotate.translation.checking.pair import Pair
from marsad.annotate.translation.checking.roles import roles
from marsad.records.translation import Check, Doubt
from marsad.text.folding import fold

_SHORTEST, _LONGEST, _FEW = 0.2, 5.0, 12
_LOOP = re.compile(r"\b(\w+(?: \w+){0,3})(?: \1\b){4,}")
_LATIN_END = "\u024f"
_NOT_LATIN = frozenset({"ar", "fa", "ur", "ps", "ckb", "he", "ru"})
_FOREIGN = 0.3
_LETTER = re.compile(r"[^\W\d_]")


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
    for promise, place in zip(pair.promised(), spans_of(pair.promised(), pair.rendering), strict=True):
        if place is None:
            a, b = promise.start - pair.offset, promise.end - pair.offset
            yield pair.doubt(promise.check, f"“{promise.text}” ({promise.forms[0]}) is not in the rendering", a, b)


def denials(pair: Pair) -> Iterator[Doubt]:
    """A sentence that denies something still does, and one that does not denies nothing now; names deny nothing."""
    here, there = pair.original, fold(pair.rendering).text
    promised = pair.promised()
    for promise, span in zip(promised, spans_of(promised, pair.rendering), strict=True):
        here = _blanked(here, (promise.start - pair.offset, promise.end - pair.offset))
        there = _blanked(there, span) if span else there
    if why := negation.turned(here, there, pair.source, pair.target):
        yield pair.doubt(Check.NEGATION, why)


def _blanked(text: str, span: Span) -> str:
    """The text with a name as a word of no language, so that no part of it is read as a word."""
    return text[: span[0]] + "x" * (span[1] - span[0]) + text[span[1] :]


def scripture(pair: Pair) -> Iterator[Doubt]:
    """A quoted verse stands in its published rendering, word for word; never in the engine's own."""
    plain = " ".join(fold(pair.rendering).text.split())
    for verse in pair.verses:
        kept = verse.rendering and " ".join(fold(verse.rendering).text.split()) in plain
        if not kept:
            why = f"the verse {verse.where} is in the engine's own words, not in a published rendering"
            yield pair.doubt(Check.VERSE, why, verse.start - pair.offset, verse.end - pair.offset)


CHECKS: tuple[Callable[[Pair], Iterator[Doubt]], ...] = (whole, names, roles, figures, dates, denials, scripture)
