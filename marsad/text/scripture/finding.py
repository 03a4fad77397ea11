"""Finding quotations: a sieve over the whole column, and a close look at the few rows in which a seed stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import polars as pl

from marsad.text.columns import FoldedColumn, Ints
from marsad.text.scripture.alignment import Alignment, Line, align
from marsad.text.scripture.formulas import covered, keyed, spanned
from marsad.text.scripture.found import Kind, Part, Quotation
from marsad.text.scripture.judging import BRACKETED, CUE, Judged, Surroundings, judge, trimmed
from marsad.text.scripture.passages import Passages, hashed, pairs, triples
from marsad.text.scripture.words import Flags, Words, words

_FEW_PLACES = 40  # a seed with more places in the text tells nothing that a rarer one beside it would not
_ALSO = 40
_PHRASE_PLACES, _PHRASE_FLOOR, _PHRASE_WORDS = 12, 10.0, 4
_CUE_WORDS = ("قال", "تعالى", "يقول", "قوله", "الآية", "آية", "سورة", "القرآن", "كتابه", "لقوله", "صدق", "وعد", "قرآن")
_ELLIPSIS = ("...", "…", "..", "\u06d4\u06d4")
_BRACKETS = np.array([0xFD3E, 0xFD3F], np.uint32)


def quotations(text: str, passages: Passages, heads: Iterable[str] = ()) -> tuple[Quotation, ...]:
    """Quotations of ``passages`` in one text, in order, without overlaps; formulas of everyday piety are none.

    Found in any spelling that :mod:`marsad.text.scripture.words` brings together, whole or in part, with words slipped,
    changed, left out, doubled or put in, across verses that follow one another. With ``heads`` (words that open a group's
    name) phrases of two to four words behind one are noted as :attr:`Kind.PHRASE`. Spans are code points of ``text``.
    """
    return quotations_in(FoldedColumn.of(pl.Series([text])), passages, heads)[0]


def quotations_of(texts: pl.Series, passages: Passages, heads: Iterable[str] = ()) -> list[tuple[Quotation, ...]]:
    """:func:`quotations` of every text of a column (null counts as empty), row for row."""
    return quotations_in(FoldedColumn.of(texts), passages, heads)


def quotations_in(column: FoldedColumn, passages: Passages, heads: Iterable[str] = ()) -> list[tuple[Quotation, ...]]:
    """The same for a column that is folded already."""
    none: tuple[Quotation, ...] = ()
    found = [none] * len(column)
    if not len(passages.ids):
        return found
    read = words(column)
    ids = passages.numbers(read.key)
    bounds = np.searchsorted(read.row, np.arange(len(column) + 1))
    named = _named(read, passages, ids, tuple(heads))
    for row in np.union1d(_seeded(column, read, ids, passages), read.row[named]).tolist():
        first, after = int(bounds[row]), int(bounds[row + 1])
        look = _Row.of(column, read, ids, passages, first, after)
        quoted = list(look.quoted())
        quoted += look.phrases([place - first for place in named.tolist() if first <= place < after], quoted)
        found[row] = tuple(sorted(quoted, key=lambda q: (q.start, q.end)))
    return found


def _seeded(column: FoldedColumn, read: Words, ids: Ints, passages: Passages) -> Ints:
    """The rows worth a close look: with a seed, or with verse brackets or words that announce a quotation."""
    size = len(passages.vocabulary)
    rows = []
    for code, place in triples(ids, read.row, size):
        maybe = passages.sieve[hashed(code)]
        rows.append(read.row[place[maybe][np.isin(code[maybe], passages.triples.code)]])
    code, place = pairs(ids, read.row, size)
    maybe = passages.sieve[hashed(~code)]
    rows.append(read.row[place[maybe][np.isin(code[maybe], passages.rare_pairs.code)]])
    rows.append(column.rows(np.flatnonzero(np.isin(column.codes, _BRACKETS))))
    return np.unique(np.concatenate(rows))


def _named(read: Words, passages: Passages, ids: Ints, heads: tuple[str, ...]) -> Ints:
    """The words that open a group's name and go on in words of a verse."""
    if not heads or not len(read):
        return np.zeros(0, np.int64)
    opening = np.flatnonzero(np.isin(read.key, _keys_of(heads)))
    size = len(passages.vocabulary)
    code, place = pairs(ids, read.row, size)
    known = place[np.isin(code, passages.pairs.code)]
    return opening[np.isin(opening, known) | np.isin(opening + 1, known)]


@lru_cache(maxsize=8)
def _keys_of(heads: tuple[str, ...]) -> np.typing.NDArray[np.uint64]:
    return np.array([keys[0] for keys in keyed(list(heads)) if len(keys) == 1], np.uint64)


@dataclass(frozen=True, slots=True)
class _Row:
    """One text under a close look."""

    column: FoldedColumn
    read: Words
    passages: Passages
    line: Line
    formula: list[bool]
    around: Surroundings
    base: int

    @classmethod
    def of(cls, column: FoldedColumn, read: Words, ids: Ints, passages: Passages, first: int, after: int) -> _Row:
        own = Words(read.start[first:after], read.end[first:after], read.row[first:after], read.key[first:after])
        row = int(own.row[0])
        base, text = int(column.starts[row]), column.text
        starts, ends = own.start.tolist(), own.end.tolist()
        between = [text[a:b] for a, b in zip(ends, [*starts[1:], int(column.starts[row + 1])], strict=True)]
        line = Line(
            ids[first:after].tolist(),
            [text[a:b] for a, b in zip(starts, ends, strict=True)],
            [any(mark in space for mark in _ELLIPSIS) for space in between],
        )
        around = Surroundings.of(column.row_text(row))
        return cls(column, own, passages, line, covered(own.key).tolist(), around, base)

    def quoted(self) -> Iterator[Quotation]:
        """Quotations, the strongest first, none over another."""
        judged = sorted(filter(None, map(self._judged, self._alignments())), key=self._rank)
        taken = np.zeros(len(self.line.ids), np.bool_)
        for best in judged:
            first, after = best.alignment.first, best.alignment.after
            if not taken[first:after].any():
                taken[first:after] = True
                yield self._quotation(best, [other for other in judged if other is not best])

    def _alignments(self) -> Iterator[Alignment]:
        """An alignment through every seed that none before it went through."""
        seen: set[tuple[int, int]] = set()
        for word, place in self._seeds():
            if (word, place) not in seen:
                found = align(self.line, self.passages, word, place)
                seen.update((w, p) for w, p, _ in found.pairs)
                yield found

    def _seeds(self) -> list[tuple[int, int]]:
        ids, row = np.array(self.line.ids, np.int64), np.zeros(len(self.line.ids), np.int64)
        size = len(self.passages.vocabulary)
        of_two = self.passages.pairs if self.around.marked else self.passages.rare_pairs
        sources = [(self.passages.triples, *found) for found in triples(ids, row, size)]
        sources.append((of_two, *pairs(ids, row, size)))
        hits: list[tuple[int, int]] = []
        for seeds, code, word in sources:
            low, high = seeds.bounds(code)
            for at, a, b in zip(word.tolist(), low.tolist(), high.tolist(), strict=True):
                if b - a <= _FEW_PLACES:
                    hits += [(at, place) for place in seeds.place[a:b].tolist()]
        return list(dict.fromkeys(hits))

    def _judged(self, found: Alignment) -> Judged | None:
        found = trimmed(found, self.passages)
        span = self._place(found.first, found.after)
        return judge(found, self.passages, self.formula, self.around, span)

    def _place(self, first: int, after: int) -> tuple[int, int]:
        return int(self.read.start[first]) - self.base, int(self.read.end[after - 1]) - self.base

    @staticmethod
    def _rank(judged: Judged) -> tuple[float, ...]:
        faults = judged.alignment.changed + judged.alignment.missing + judged.alignment.added
        return (-judged.referred, -round(judged.information - 5.0 * faults, 6), -judged.whole, judged.passages[0])

    def _quotation(self, best: Judged, others: list[Judged]) -> Quotation:
        first, after = best.alignment.first, best.alignment.after
        rank = self._rank(best)[1]
        same = [o.passages for o in others
                if (o.alignment.first, o.alignment.after) == (first, after) and self._rank(o)[1] == rank]  # fmt: skip
        also = [self.passages.passages[number].id for run in same for number in run]
        if len(best.passages) == 1 and best.whole:
            twins = self.passages.same[self.passages.spelled(best.passages[0])]
            also += [self.passages.passages[number].id for number in twins]
        mine = {self.passages.passages[number].id for number in best.passages}
        return Quotation(
            Kind.QUOTATION,
            *spanned(self.column, self.read, first, after),
            round(best.score, 3),
            best.reasons,
            tuple(self._parts(best)),
            tuple(id_ for id_ in dict.fromkeys(also) if id_ not in mine)[:_ALSO],
        )

    def _parts(self, best: Judged) -> Iterator[Part]:
        for number in best.passages:
            own = [w for w, place, _ in best.alignment.pairs if self.passages.passage[place] == number]
            start, end = spanned(self.column, self.read, own[0], own[-1] + 1)
            yield Part(self.passages.passages[number].id, start, end)

    def phrases(self, openings: list[int], quoted: list[Quotation]) -> Iterator[Quotation]:
        """Phrases of a verse that stand behind (or begin with) a word that opens a group's name."""
        for opening in openings:
            for first in (opening, opening + 1):
                found = _phrase(self.line.ids[first : first + _PHRASE_WORDS], self.passages)
                if found and not any(self.formula[first : first + found[0]]):
                    start, end = spanned(self.column, self.read, first, first + found[0])
                    if not any(q.start < end and start < q.end for q in quoted):
                        reasons = (f"{found[0]} words of a verse in a name",)
                        yield Quotation(Kind.PHRASE, start, end, 0.5, reasons, also=found[1])
                    break


def _phrase(ids: list[int], passages: Passages) -> tuple[int, tuple[str, ...]] | None:
    """How many of the words (two or more) stand in a verse in this order, and in which verses; None where in none, in
    too many, or where the words tell too little.
    """
    if len(ids) < 2 or min(ids[:2]) < 0:  # noqa: PLR2004
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
    if not 1 <= len(places) <= _PHRASE_PLACES or told < _PHRASE_FLOOR:
        return None
    return length, tuple(dict.fromkeys(passages.passages[n].id for n in passages.passage[places].tolist()))


def allusions(name: str, passages: Passages) -> tuple[str, ...]:
    """The verses that a short name could allude to: those in which its words, or all but the first (``Brigades of``),
    stand in this order. Single words count where they are rare. Empty where none does.
    """
    column = FoldedColumn.of(pl.Series([name]))
    ids = passages.numbers(words(column).key).tolist()
    for first in range(max(len(ids) - 1, 1)):
        found = _phrase(ids[first:], passages)
        if found and first + found[0] == len(ids):
            return found[1]
    places = np.flatnonzero(passages.ids == ids[-1]) if ids and ids[-1] >= 0 else np.zeros(0, np.int64)
    folded = column.text[words(column).start[-1] : words(column).end[-1]] if ids else ""
    exact = [int(place) for place in places if passages.word(int(place)) == folded]
    if not 1 <= len(exact) <= _PHRASE_PLACES:
        return ()
    return tuple(dict.fromkeys(passages.passages[int(passages.passage[place])].id for place in exact))
