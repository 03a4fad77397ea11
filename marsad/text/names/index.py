"""An index over many names: from one name in any script to the entries that it can stand for, in milliseconds.

Held as columns. Each name has features: the consonant skeletons of its words (every reading of them) and the pairs
of letters in its skeleton as a whole, so that a word split or joined still meets its twin. A feature's weight is its
inverse document frequency (Sparck Jones, 1972), names are ranked by the weighted share of features they have in
common with the question (Dice, 1945), and the best few are compared in full (:mod:`.comparing`). Translated names
are met through the gloss table: a word is looked for under its glosses too.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.text.names.comparing import Likeness, compare
from marsad.text.names.glossing import NONE, Glosses
from marsad.text.names.likeness import skeleton
from marsad.text.names.sounds import coarse, readings
from marsad.text.names.words import words_of

_SHORTLIST = 12
_WORD_WEIGHT = 2.0
_READINGS = 3
_WORTH = 0.5
"""Names with less than this share of the best one's score are not compared in full."""
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may stand for: its id and display name, the score 0 to 1 of its nearest form
    (``matched``), and whether that form counts as one name with what was asked.
    """

    id: str
    name: str
    score: float
    matched: str
    same: bool


class Index:
    """Names ready to be asked for; built once, never changed, safe to read from many threads.

    ``names`` are the forms; ``ids`` says, form by form, whose they are (default: each its own), ``titles`` what an id
    is called. ``heads`` are head words as :func:`marsad.text.names.head_words` gives them.
    """

    def __init__(
        self,
        names: Sequence[str],
        ids: Sequence[str] | None = None,
        titles: Mapping[str, str] | None = None,
        heads: frozenset[str] = frozenset(),
        glosses: Glosses = NONE,
    ) -> None:
        self._names, self._ids, self._titles = names, names if ids is None else ids, titles or {}
        self._heads, self._glosses = heads, glosses
        words = [words_of(name) for name in names]
        self._features: dict[str, int] = {}
        feature, row = self._columns(words)
        count = np.bincount(feature, minlength=len(self._features))
        weight = np.log1p(len(names) / np.maximum(count, 1)).astype(np.float32)
        weight[[code for text, code in self._features.items() if text[0] == "="]] *= _WORD_WEIGHT
        self._weight = weight
        order = np.argsort(feature, kind="stable")
        self._rows = row[order].astype(np.int32)
        self._starts = np.concatenate([[0], np.cumsum(count)])
        self._mass = np.bincount(row, weights=weight[feature], minlength=len(names)).astype(np.float32)

    @staticmethod
    def settle() -> None:
        """Take what is there now out of the garbage collector's rounds (:func:`gc.freeze`), which over the objects of
        100,000 names take a tenth of a second in the middle of some question. For a process that keeps its index.
        """
        gc.collect()
        gc.freeze()

    def __len__(self) -> int:
        return len(self._names)

    def resolve(self, text: str, limit: int = 5) -> list[Candidate]:
        """The entries that a name can stand for, best first, one candidate each; empty where none shares a sound."""
        best: dict[str, Candidate] = {}
        for row, likeness in self._compared(text, self._shortlist(text, max(_SHORTLIST, 2 * limit), 0)):
            id_ = self._ids[row]
            if id_ not in best and likeness.score > 0:
                form = self._names[row]
                best[id_] = Candidate(id_, self._titles.get(id_, form), likeness.score, form, likeness.same)
        return list(best.values())[:limit]

    def nearest(self, text: str, limit: int = 5) -> list[tuple[int, Likeness]]:
        """The ``limit`` forms most like a name, however little, by their place in ``names``, best first."""
        return self._compared(text, self._shortlist(text, max(_SHORTLIST, limit), limit))[:limit]

    def _compared(self, text: str, rows: list[int]) -> list[tuple[int, Likeness]]:
        scored = [(row, compare(text, self._names[row], self._heads, self._glosses)) for row in rows]
        return sorted(scored, key=lambda pair: (-pair[1].same, -pair[1].score))

    def _columns(self, words: list[tuple[str, ...]]) -> tuple[Ints, Ints]:
        """Feature codes and the rows that have them, each pair once."""
        codes: dict[str, list[int]] = {}
        feature: list[int] = []
        row: list[int] = []
        for place, parts in enumerate(words):
            found: set[int] = set()
            for word in parts:
                known = codes.get(word)
                if known is None:
                    known = codes[word] = [self._code(text) for text in _word_features(word)]
                found.update(known)
            found.update(self._code(pair) for pair in _pairs(parts))
            feature.extend(found)
            row.extend([place] * len(found))
        return np.array(feature, np.int64), np.array(row, np.int64)

    def _code(self, text: str) -> int:
        return self._features.setdefault(text, len(self._features))

    def _shortlist(self, text: str, size: int, least: int) -> list[int]:
        words = words_of(text)
        asked = {*_pairs(words), *(feature for word in words for feature in _word_features(word))}
        bridged = {
            feature for word in words for bridge in self._glosses.bridges(word) for feature in _word_features(bridge)
        }
        codes = np.array(sorted(self._features[f] for f in asked | bridged if f in self._features), np.int64)
        if not len(codes):
            return list(range(min(least, len(self._names))))
        spans = [self._rows[self._starts[code] : self._starts[code + 1]] for code in codes]
        weights = np.repeat(self._weight[codes], [len(span) for span in spans])
        shared = np.bincount(np.concatenate(spans), weights=weights, minlength=len(self._names))
        own = sum(float(self._weight[self._features[f]]) for f in asked if f in self._features)
        score = shared / (self._mass + own)
        best = np.flatnonzero(score >= _WORTH * score.max())
        if len(best) < least:
            best = np.argsort(-score, kind="stable")[:least]
        return [int(row) for row in best[np.lexsort((best, -score[best]))][:size]]


def _word_features(word: str) -> Iterable[str]:
    rows = dict.fromkeys(coarse(row) for row in readings(word)[:_READINGS])
    return ["=" + (row or "~" + word) for row in rows]


def _pairs(words: Iterable[str]) -> list[str]:
    joined = "^" + "".join(map(skeleton, words))
    return [joined[i : i + 2] for i in range(len(joined) - 1)]
