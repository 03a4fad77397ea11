"""Short phrases of verses in names: noted with the verses they could allude to, never taken for quotations."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from marsad.text.columns import FoldedColumn, Ints
from marsad.text.scripture.formulas import formula_runs, keys_of, spanned
from marsad.text.scripture.found import Kind, Quotation
from marsad.text.scripture.passages import Passages, pairs
from marsad.text.scripture.words import Words, words

_PLACES, _FLOOR, _WORDS = 12, 10.0, 4  # places in the text at most, nats at least, words at most
_SCORE = 0.5

_Found = tuple[int, tuple[str, ...]] | None


def phrases(
    column: FoldedColumn, read: Words, ids: Ints, passages: Passages, heads: tuple[str, ...]
) -> Iterator[tuple[int, Quotation]]:
    """The row and the phrase wherever two to four words of a verse stand behind (or begin with) one of ``heads``, the
    words that open a group's name.
    """
    known: dict[tuple[int, ...], _Found] = {}
    for opening in _openings(read, passages, ids, heads):
        for first in (opening, opening + 1):
            row = int(read.row[opening])
            after = min(first + _WORDS, int(np.searchsorted(read.row, row, "right")))
            key = tuple(ids[first:after].tolist())
            if key not in known:
                known[key] = _phrase(key, passages)
            found = known[key]
            if found:
                if not _formula(read, first, first + found[0]):
                    span = spanned(column, read, first, first + found[0])
                    reasons = (f"{found[0]} words of a verse in a name",)
                    yield row, Quotation(Kind.PHRASE, *span, _SCORE, reasons, also=found[1])
                break


def _openings(read: Words, passages: Passages, ids: Ints, heads: tuple[str, ...]) -> list[int]:
    """The words that open a group's name and go on in words of a verse."""
    if not heads or not len(read):
        return []
    opening = np.flatnonzero(np.isin(read.key, keys_of(heads)))
    code, place = pairs(ids, read.row, len(passages.vocabulary))
    known = place[passages.pairs.holds(code)]
    return opening[np.isin(opening, known) | np.isin(opening + 1, known)].tolist()  # type: ignore[no-any-return]


def _formula(read: Words, first: int, after: int) -> bool:
    """Whether the words are a formula of piety, or begin with one."""
    return any(start == 0 for start, _, _ in formula_runs(read.key[first:after]))


def _phrase(ids: tuple[int, ...], passages: Passages) -> tuple[int, tuple[str, ...]] | None:
    """How many of the words (two or more) stand in a verse in this order, and in which verses; None where in none, in
    too many, or where the words tell too little.
    """
    if len(ids) < 2 or min(ids[:2]) < 0:
        return None
    low, high = passages.pairs.bounds(np.array([ids[0] * len(passages.vocabulary) + ids[1]]))
    places = passages.pairs.place[int(low[0]) : int(high[0])]
    places = places[passages.passage[places] == passages.passage[places + 1]]
    length, told = 2, float(passages.rarity[ids[0]] + passages.rarity[ids[1]])
    while length < len(ids) and ids[length] >= 0:
        ahead = np.minimum(places + length, len(passages.ids) - 1)
        on = places[(passages.ids[ahead] == ids[length]) & (passages.passage[ahead] == passages.passage[places])]
        if not len(on):
            break
        places, told, length = on, told + float(passages.rarity[ids[length]]), length + 1
    if not 1 <= len(places) <= _PLACES or told < _FLOOR:
        return None
    return length, tuple(dict.fromkeys(passages.passages[n].id for n in passages.passage[places].tolist()))


def allusions(name: str, passages: Passages) -> tuple[str, ...]:
    """The verses that a short name could allude to: those in which its words, or all but the first (``Brigades of``),
    stand in this order. Single words count where they are rare. Empty where none does.
    """
    column = FoldedColumn.of(pl.Series([name]))
    ids = passages.numbers(words(column).key).tolist()
    for first in range(max(len(ids) - 1, 1)):
        found = _phrase(tuple(ids[first:]), passages)
        if found and first + found[0] == len(ids):
            return found[1]
    places = np.flatnonzero(passages.ids == ids[-1]) if ids and ids[-1] >= 0 else np.zeros(0, np.int64)
    folded = column.text[words(column).start[-1] : words(column).end[-1]] if ids else ""
    exact = [int(place) for place in places if passages.word(int(place)) == folded]
    if not 1 <= len(exact) <= _PLACES:
        return ()
    return tuple(dict.fromkeys(passages.passages[int(passages.passage[place])].id for place in exact))
