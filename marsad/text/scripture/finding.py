"""Finding quotations: a sieve over the whole column, and a close look at the few rows in which a seed stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from marsad.text.columns import FoldedColumn, Ints
from marsad.text.folding import fold
from marsad.text.scripture.alignment import Alignment, Line, align
from marsad.text.scripture.formulas import covered, keys_of, spanned
from marsad.text.scripture.found import Kind, Part, Quotation
from marsad.text.scripture.judging import Judged, Surroundings, judge, trimmed
from marsad.text.scripture.passages import Passages, Seeds, hashed, pairs, triples
from marsad.text.scripture.phrases import phrases
from marsad.text.scripture.words import Flags, Words, words

_FEW_PLACES = 40  # a seed with more places in the text tells nothing that a rarer one beside it would not
_ALSO = 40
_STRONGER = 3
_SAME = 0.5  # nats
_WHOLE = 4.0  # nats that a whole verse is worth, so that one common word behind another verse does not outweigh it
_BETWEEN, _SKIPPED = 3, 8  # words of the text between two parts of one quotation, and of the verses
_ROUND, _TELLING, _BRIEF = 6, 18.0, 4  # words either way, nats, words
_CUE_WORDS = ("تعالى", "سبحانه", "وجل", "القرآن", "الآية", "آية", "سورة", "قوله")
_FOLDED_CUES = frozenset(fold(word).text for word in _CUE_WORDS)
_ELLIPSIS = ("…", "..", "\u06d4\u06d4")
_BRACKETS = np.array([0xFD3E, 0xFD3F], np.uint32)


def quotations(text: str, passages: Passages, heads: Iterable[str] = ()) -> tuple[Quotation, ...]:
    """Quotations of ``passages`` in one text, in order, without overlaps; formulas of everyday piety are none.

    Found in any spelling that :mod:`marsad.text.scripture.words` brings together, whole or in part, with words slipped,
    changed, left out, doubled or put in, across verses that follow one another. With ``heads`` (words that open a
    group's name) phrases of two to four words behind one are noted as :attr:`Kind.PHRASE`. Spans are code points of
    ``text``.
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
    hits = _hits(read, ids, passages)
    for row in np.union1d(read.row[hits.word], _marked(column, read)).tolist():
        first, after = int(bounds[row]), int(bounds[row + 1])
        if first < after:
            look = _Row.of(column, read, ids, passages, first, after)
            found[row] = tuple(look.quoted(hits.between(first, after)))
    for row, phrase in phrases(column, read, ids, passages, tuple(heads)):
        if not any(q.start < phrase.end and phrase.start < q.end for q in found[row]):
            found[row] = tuple(sorted([*found[row], phrase], key=lambda q: (q.start, q.end)))
    return found


@dataclass(frozen=True, slots=True)
class _Hits:
    """Seeds in a column: the word at which one stands, ascending, and a place of the stream where it stands too."""

    word: Ints
    place: Ints

    def between(self, first: int, after: int) -> list[tuple[int, int]]:
        """The hits of the words ``[first, after)``, counted from the first of them."""
        low, high = np.searchsorted(self.word, [first, after])
        return list(zip((self.word[low:high] - first).tolist(), self.place[low:high].tolist(), strict=True))


def _hits(read: Words, ids: Ints, passages: Passages) -> _Hits:
    """Every seed of the column, with each of its places; a seed with very many places has none."""
    size = len(passages.vocabulary)
    sources = [(passages.triples, code, code, word) for code, word in triples(ids, read.row, size)]
    code, word = pairs(ids, read.row, size)
    sources.append((passages.rare_pairs, code, ~code, word))
    found = [_places(seeds, code[maybe], word[maybe])
             for seeds, code, name, word in sources for maybe in (passages.sieve[hashed(name)],)]  # fmt: skip
    words_, places = (np.concatenate([part[side] for part in found]) for side in (0, 1))
    telling = _telling(read, ids, passages, words_, places)
    words_, places = words_[telling], places[telling]
    order = np.argsort(words_, kind="stable")
    return _Hits(words_[order], places[order])


def _telling(read: Words, ids: Ints, passages: Passages, word: Ints, place: Ints) -> Flags:
    """Which hits have more round them than the seed: the words of the stream near it that stand near it in the text,
    a place either way, are rare enough together, or the passage is so short that the seed is most of it.
    """
    told = np.zeros(len(word))
    for step in range(-_ROUND, _ROUND + 1):
        there = np.clip(place + step, 0, len(passages.ids) - 1)
        same = np.zeros(len(word), np.bool_)
        for shift in (-1, 0, 1):
            here = np.clip(word + step + shift, 0, len(ids) - 1)
            same |= (ids[here] == passages.ids[there]) & (read.row[here] == read.row[word])
        told += np.where(same & (passages.group[there] == passages.group[place]), passages.weight[there], 0.0)
    number = passages.passage[place]
    return np.asarray((told >= _TELLING) | (passages.starts[number + 1] - passages.bodies[number] <= _BRIEF))


def _places(seeds: Seeds, code: Ints, word: Ints) -> tuple[Ints, Ints]:
    low, high = seeds.bounds(code)
    count = np.where(high - low <= _FEW_PLACES, high - low, 0)
    step = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(word, count), seeds.place[np.repeat(low, count) + step]


def _marked(column: FoldedColumn, read: Words) -> Ints:
    """Rows with verse brackets or a word that announces a quotation."""
    brackets = column.rows(np.flatnonzero(np.isin(column.codes, _BRACKETS)))
    maybe = np.flatnonzero(np.isin(read.key, keys_of(_CUE_WORDS))).tolist()
    cued = [at for at in maybe if column.text[read.start[at] : read.end[at]].lstrip("وف") in _FOLDED_CUES]
    return np.union1d(brackets, read.row[cued]) if cued else np.unique(brackets)


def _gaps(text: str, starts: list[int], ends: list[int]) -> list[bool]:
    """Whether an ellipsis stands behind each word."""
    whole = text[starts[0] : ends[-1]]
    if not any(mark in whole for mark in _ELLIPSIS):
        return [False] * len(starts)
    between = [text[a:b] for a, b in zip(ends, [*starts[1:], ends[-1]], strict=True)]
    return [any(mark in space for mark in _ELLIPSIS) for space in between]


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
        line = Line(
            ids[first:after].tolist(),
            [text[a:b] for a, b in zip(starts, ends, strict=True)],
            _gaps(text, starts, ends),
        )
        around = Surroundings.of(column.row_text(row))
        return cls(column, own, passages, line, covered(own.key).tolist(), around, base)

    def quoted(self, hits: list[tuple[int, int]]) -> Iterator[Quotation]:
        """Quotations, the strongest first, none over another."""
        judged = sorted(filter(None, map(self._judged, self._alignments(hits))), key=self._rank)
        taken = np.zeros(len(self.line.ids), np.bool_)
        kept: list[Judged] = []
        for best in judged:
            first, after = best.alignment.first, best.alignment.after
            if not taken[first:after].any():
                taken[first:after] = True
                kept.append(best)
        for best in self._runs(sorted(kept, key=lambda one: one.alignment.first)):
            yield self._quotation(best, [other for other in judged if other is not best])

    def _runs(self, kept: list[Judged]) -> list[Judged]:
        """Quotations that go on in the same verse or the next, a few words between them, as one."""
        runs: list[Judged] = []
        for one in kept:
            joined = self._joined(runs[-1], one) if runs else None
            if joined is not None:
                runs[-1] = joined
            else:
                runs.append(one)
        return runs

    def _joined(self, before: Judged, after: Judged) -> Judged | None:
        (word, place, _), (next_word, next_place, _) = before.alignment.pairs[-1], after.alignment.pairs[0]
        between = next_word - word - 1
        follows = after.passages[0] - before.passages[-1] in (0, 1) and place < next_place <= place + _SKIPPED
        if between > _BETWEEN or not follows or self.passages.group[place] != self.passages.group[next_place]:
            return None
        return self._judged(before.alignment.joined(after.alignment, between))

    def _alignments(self, hits: list[tuple[int, int]]) -> Iterator[Alignment]:
        """Alignments through the seeds, the longest runs of them first; none twice, and none for a few seeds inside an
        alignment that rests on several times as many.
        """
        runs = Counter(place - word for word, place in hits)
        seen: set[tuple[int, int]] = set()
        strength = [0] * len(self.line.ids)
        by_run = sorted(hits, key=lambda hit: -runs[hit[1] - hit[0]])
        for word, place in [*by_run, *self._neighbours()]:
            run = runs.get(place - word, 1)
            if (word, place) in seen or strength[word] > _STRONGER * run:
                continue
            found = align(self.line, self.passages, word, place)
            seen.update((w, p) for w, p, _ in found.pairs)
            for w, _, _ in found.pairs:
                strength[w] = max(strength[w], run)
            yield found

    def _neighbours(self) -> list[tuple[int, int]]:
        """Where something marks a quotation, any two neighbours are a seed."""
        if not self.around.marked:
            return []
        ids = np.array(self.line.ids, np.int64)
        code, word = pairs(ids, np.zeros(len(ids), np.int64), len(self.passages.vocabulary))
        words_, places = _places(self.passages.pairs, code, word)
        return list(zip(words_.tolist(), places.tolist(), strict=True))

    def _judged(self, found: Alignment) -> Judged | None:
        found = trimmed(found, self.passages)
        span = self._place(found.first, found.after)
        return judge(found, self.passages, self.formula, self.around, span)

    def _place(self, first: int, after: int) -> tuple[int, int]:
        return int(self.read.start[first]) - self.base, int(self.read.end[after - 1]) - self.base

    @staticmethod
    def _rank(judged: Judged) -> tuple[float, ...]:
        told = judged.worth + (_WHOLE if judged.whole else 0.0)
        return (-judged.referred, -round(told, 6), judged.passages[0])

    def _quotation(self, best: Judged, others: list[Judged]) -> Quotation:
        first, after = best.alignment.first, best.alignment.after
        worth = best.worth - _SAME
        same = [
            other.passages
            for other in others
            if (other.alignment.first, other.alignment.after) == (first, after) and other.worth >= worth
        ]
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
