"""A text to be quoted from, made ready to be found: verses, or sayings, in one stream of words with its seeds.

Seeds are two or three words in order. Three may leave one out, so that a word dropped, added or changed beside
does not hide them; two must be rare together. What is too common, or lies in a formula of everyday piety,
seeds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.text.columns import FoldedColumn, Ints
from marsad.text.scripture.formulas import covered, formula_runs
from marsad.text.scripture.words import Flags, Keys, words

PATTERNS = ((0, 1, 2), (0, 1, 3), (0, 2, 3))
"""Which of the words that follow one another make a seed of three."""
_TRIPLE_FLOOR, _SKIP_FLOOR, _PAIR_FLOOR = 13.0, 17.0, 14.0  # nats; see docs/text/scripture.md
_STREAM = 80_000  # what a handful of sayings is taken to be a part of
_BITS = 24
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_BASMALA = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A verse, ``id`` its ``sura:aya``, or a saying; one quotation may run over those of one ``group`` (the sura)."""

    id: str
    group: int
    text: str


@dataclass(frozen=True, slots=True)
class Seeds:
    """Word sequences as numbers, ascending, and the place in the stream where each occurrence begins."""

    code: Ints
    place: Ints

    def bounds(self, codes: Ints) -> tuple[Ints, Ints]:
        """For each code where its occurrences begin and end."""
        return np.searchsorted(self.code, codes, "left"), np.searchsorted(self.code, codes, "right")

    def holds(self, codes: Ints) -> Flags:
        """Which codes are seeds."""
        if not len(self.code):
            return np.zeros(len(codes), np.bool_)
        at = np.minimum(np.searchsorted(self.code, codes), len(self.code) - 1)
        return np.asarray(self.code[at] == codes)


@dataclass(frozen=True)
class Passages:
    """All passages as one stream of words.

    ``ids[w]`` is the word's number in ``vocabulary`` (ascending keys), ``weight[w]`` its rarity in nats
    (``-ln`` of its share of the stream, Shannon's information), 0 for the basmala that a printed sura begins with;
    ``passage[w]`` the passage it lies in, ``group[w]`` the number of its group, ascending, ``starts`` where each
    passage begins, ``bodies`` where it begins behind a basmala.
    """

    passages: tuple[Passage, ...]
    column: FoldedColumn
    word_start: Ints
    word_end: Ints
    ids: Ints
    vocabulary: Keys
    rarity: npt.NDArray[np.float64]
    weight: npt.NDArray[np.float64]
    passage: Ints
    group: Ints
    starts: Ints
    bodies: Ints
    formula: Flags
    entire: bool

    @classmethod
    def of(cls, passages: Iterable[Passage], *, entire: bool = False) -> Passages:
        """Prepare passages (0.2 s for the whole Qur'an); their order is the order of the text. Of ``entire`` ones,
        which are short, only what is there but for one word in five counts.
        """
        listed = tuple(passages)
        column = FoldedColumn.of(pl.Series([p.text for p in listed], dtype=pl.String))
        read = words(column)
        vocabulary, ids, counts = np.unique(read.key, return_inverse=True, return_counts=True)
        rarity = np.log(max(len(read), _STREAM) / np.maximum(counts, 1))
        starts = np.searchsorted(read.row, np.arange(len(listed) + 1))
        bodies = starts[:-1] + _basmalas(listed, read.key, starts)
        weight = rarity[ids]
        for first, body in zip(starts[:-1], bodies, strict=True):
            weight[first:body] = 0.0
        groups = np.array([p.group for p in listed], np.int64)
        group = np.cumsum(np.diff(groups, prepend=groups[:1]) != 0)[read.row]
        return cls(listed, column, read.start, read.end, ids.astype(np.int64), vocabulary, rarity, weight, read.row,
                   group, starts, bodies, covered(read.key), entire)  # fmt: skip

    def word(self, place: int) -> str:
        """The folded word at a place of the stream."""
        return self.column.text[self.word_start[place] : self.word_end[place]]

    def numbers(self, keys: Keys) -> Ints:
        """The vocabulary's number of each key, -1 for a word that occurs nowhere."""
        if not len(self.vocabulary):
            return np.full(len(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(self.vocabulary, keys), len(self.vocabulary) - 1)
        return np.where(self.vocabulary[at] == keys, at, -1).astype(np.int64)

    @cached_property
    def stream(self) -> list[int]:
        """``ids`` as a list, for walks word by word."""
        return self.ids.tolist()  # type: ignore[no-any-return]

    def reach(self, place: int) -> tuple[int, int]:
        """Where the group of a place begins and ends in the stream: groups stand together."""
        group = self.group[place]
        return int(np.searchsorted(self.group, group)), int(np.searchsorted(self.group, group, "right"))

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The number of each passage by its id."""
        return {passage.id: number for number, passage in enumerate(self.passages)}

    @cached_property
    def same(self) -> dict[tuple[int, ...], list[int]]:
        """Passages by their words: those that read alike stand together."""
        alike: dict[tuple[int, ...], list[int]] = {}
        for number in range(len(self.passages)):
            alike.setdefault(self.spelled(number), []).append(number)
        return alike

    def spelled(self, number: int) -> tuple[int, ...]:
        """The words of a passage, as numbers, without the basmala before it."""
        return tuple(self.ids[self.bodies[number] : self.starts[number + 1]].tolist())

    def information(self, codes: Sequence[Ints]) -> npt.NDArray[np.float64]:
        """The rarity of words in order, together."""
        return np.asarray(np.sum([self.rarity[part] for part in codes], axis=0))

    @cached_property
    def triples(self) -> Seeds:
        """Seeds of three words."""
        parts = []
        for pattern, (code, place) in zip(PATTERNS, triples(self.ids, self.group, len(self.vocabulary)), strict=True):
            at = [place + step for step in pattern]
            floor = _TRIPLE_FLOOR if pattern == PATTERNS[0] else _SKIP_FLOOR
            keep = (self.information([self.ids[a] for a in at]) >= floor) & ~np.all(
                [self.formula[a] for a in at], axis=0
            )
            parts.append((code[keep], place[keep]))
        return _sorted(np.concatenate([c for c, _ in parts]), np.concatenate([p for _, p in parts]))

    @cached_property
    def pairs(self) -> Seeds:
        """All neighbours, for what stands in brackets or behind a cue."""
        code, place = pairs(self.ids, self.group, len(self.vocabulary))
        return _sorted(code, place)

    @cached_property
    def rare_pairs(self) -> Seeds:
        """Neighbours that are rare together, in no formula and in one passage."""
        code, place = pairs(self.ids, self.passage, len(self.vocabulary))
        info = self.weight[place] + self.weight[place + 1]
        keep = (info >= _PAIR_FLOOR) & ~(self.formula[place] & self.formula[place + 1])
        return _sorted(code[keep], place[keep])

    @cached_property
    def sieve(self) -> Flags:
        """A bit for each seed, by its hash: what is not here is no seed."""
        bits = np.zeros(1 << _BITS, np.bool_)
        bits[hashed(self.triples.code)] = True
        bits[hashed(~self.rare_pairs.code)] = True
        return bits


def hashed(codes: Ints) -> npt.NDArray[np.uint64]:
    """The places of codes in the sieve."""
    return (codes.astype(np.uint64) * _SPREAD) >> np.uint64(64 - _BITS)


def triples(ids: Ints, row: Ints, size: int) -> list[tuple[Ints, Ints]]:
    """For each of :data:`PATTERNS` the codes of three known words of one row, and the place of the first."""
    return [_coded(ids, row, size, pattern) for pattern in PATTERNS]


def pairs(ids: Ints, row: Ints, size: int) -> tuple[Ints, Ints]:
    """The codes of two known words of one row that are neighbours, and the place of the first."""
    return _coded(ids, row, size, (0, 1))


def _coded(ids: Ints, row: Ints, size: int, pattern: tuple[int, ...]) -> tuple[Ints, Ints]:
    room = len(ids) - pattern[-1]
    if room <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    good = row[:room] == row[pattern[-1] :][:room]
    code = np.zeros(room, np.int64)
    for step in pattern:
        part = ids[step : step + room]
        good &= part >= 0
        code = code * size + part
    place = np.flatnonzero(good)
    return code[place], place


def _sorted(code: Ints, place: Ints) -> Seeds:
    order = np.lexsort((place, code))
    return Seeds(code[order], place[order])


def _basmalas(passages: Sequence[Passage], keys: Keys, starts: Ints) -> Ints:
    """How many words each passage begins with that are the basmala set before a sura."""
    lead = np.zeros(len(passages), np.int64)
    for number, passage in enumerate(passages):
        first, after = int(starts[number]), int(starts[number + 1])
        opens = number == 0 or passages[number - 1].group != passage.group
        if opens and after - first >= _BASMALA:
            runs = formula_runs(keys[first : first + _BASMALA])
            if runs[:1] == [(0, _BASMALA, "basmala")]:
                lead[number] = _BASMALA
    return lead
