"""All names and cues of a lexicon as one automaton over a folded column.

The automaton reports every occurrence; what counts is decided here: a hit must stand at a word's boundary, Arabic
proclitics (wa-, fa-, bi-, li-, ka-, the article) apart, and of overlapping hits the leftmost longest stays, so that
"Brigades of the Party" is not also "the Party".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from marsad.text.columns import Codes, FoldedColumn, Ints
from marsad.text.folding import fold

# Proclitics as they stand, folded, before a noun; li- swallows the article's alif.
_PROCLITICS = (
    "و ف ب ل ك ال وال فال بال كال لل ولل فلل وب ول وك فب فل فك وبال وكال فبال ا وا"  # the last two: a- of questions
).split()
_LONGEST = 4
_ARTICLE = "ال"
_LI_ARTICLE = "لل"


@dataclass(frozen=True, slots=True)
class Hits:
    """Occurrences in a folded column, ordered by place: pattern, place in the joined folded text, row."""

    pattern: Ints
    start: Ints
    end: Ints
    row: Ints

    def where(self, keep: npt.NDArray[np.bool_]) -> Hits:
        """The hits that ``keep`` marks."""
        return Hits(self.pattern[keep], self.start[keep], self.end[keep], self.row[keep])


class Automaton:
    """Built once for a lexicon from groups of spellings. Pattern ``p`` is the folded ``forms[p]`` of ``groups[p]``."""

    def __init__(self, spelled: Sequence[Iterable[str]]) -> None:
        groups: dict[str, list[int]] = {}
        for group, spellings in enumerate(spelled):
            for spelling in spellings:
                for variant in _variants(spelling):
                    groups.setdefault(variant, []).append(group)
        self.forms = list(groups)
        self.groups: list[tuple[int, ...]] = [tuple(dict.fromkeys(ids)) for ids in groups.values()]
        self._machine = ahocorasick_rs.AhoCorasick(
            self.forms, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def find(self, column: FoldedColumn) -> Hits:
        """Hits at word boundaries; ``pattern`` indexes :attr:`groups`. Overlaps are still there."""
        found = self._machine.find_matches_as_indexes(column.text, overlapping=True)
        table = np.array(found, np.int64).reshape(-1, 3)
        keep = bounded(column.codes, table[:, 1], table[:, 2])
        table = table[keep]
        table = table[np.lexsort((-table[:, 2], table[:, 1]))]
        return Hits(table[:, 0], table[:, 1], table[:, 2], column.rows(table[:, 1]))


def _variants(form: str) -> Iterable[str]:
    plain = " ".join(fold(form).text.split())
    if not plain:
        return
    yield plain
    if plain.startswith(_ARTICLE) and len(plain) > len(_ARTICLE) + 1:
        yield _LI_ARTICLE + plain[len(_ARTICLE) :]


@cache
def word_characters() -> npt.NDArray[np.bool_]:
    """Which code points are letters, digits or underscores."""
    table = np.zeros(0x110000, np.bool_)
    table[[code for code in range(0x110000) if chr(code).isalnum()]] = True
    table[ord("_")] = True
    return table


@cache
def _proclitics() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    letters = sorted({letter for clitic in _PROCLITICS for letter in clitic})
    digit = np.zeros(0x110000, np.int64)
    for value, letter in enumerate(letters, 1):
        digit[ord(letter)] = value
    digit_of = {letter: value for value, letter in enumerate(letters, 1)}
    codes = [sum(digit_of[c] * 16**i for i, c in enumerate(reversed(clitic))) for clitic in _PROCLITICS]
    return digit, np.array(codes, np.int64)


def bounded(codes: Codes, start: Ints, end: Ints) -> npt.NDArray[np.bool_]:
    """Which ``[start, end)`` are whole words, or whole but for Arabic proclitics before them."""
    word = word_characters()
    padded = np.concatenate([np.zeros(_LONGEST + 1, codes.dtype), codes, np.zeros(1, codes.dtype)])
    shift = _LONGEST + 1
    right = ~word[padded[end + shift]]
    digit, allowed = _proclitics()
    inside = np.ones(len(start), np.bool_)
    value = np.zeros(len(start), np.int64)
    known = np.ones(len(start), np.bool_)
    for back in range(1, _LONGEST + 1):
        char = padded[start + shift - back]
        inside &= word[char]
        known &= ~inside | (digit[char] > 0)
        value += np.where(inside, digit[char] * 16 ** (back - 1), 0)
    longer = inside & word[padded[start + shift - _LONGEST - 1]]
    left = (value == 0) & known | (known & ~longer & np.isin(value, allowed))
    return np.asarray(right & left)


def longest(hits: Hits) -> Hits:
    """Of overlapping hits the leftmost longest; ``hits`` come ordered by start, the longer one first."""
    if not len(hits.start):
        return hits
    reach = np.maximum.accumulate(hits.end)
    fresh = np.concatenate([[True], hits.start[1:] >= reach[:-1]])
    keep = fresh.copy()
    crowded = np.flatnonzero(~fresh)
    limit, cluster = -1, -1
    clusters = np.cumsum(fresh)
    for i in crowded:
        if clusters[i] != cluster:
            cluster = clusters[i]
            limit = int(hits.end[np.searchsorted(clusters, cluster)])
        if hits.start[i] >= limit:
            keep[i] = True
            limit = int(hits.end[i])
    return hits.where(keep)


def word_starts(codes: Codes, places: Ints) -> Ints:
    """Where the word of each place begins, looking back over its proclitics."""
    word = word_characters()
    starts = places.copy()
    for _ in range(_LONGEST):
        before = np.maximum(starts - 1, 0)
        starts = np.where((starts > 0) & word[codes[before]], before, starts)
    return starts
