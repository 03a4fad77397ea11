"""Search by sound: the words of the index by their skeletons, so that a name in any script finds its written forms.

The table is made of the index's own dictionary when it is first asked for, and again when the index has changed: about
a second for a million words. Nothing is kept on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl
import tantivy

from marsad.text.names.likeness import alike
from marsad.text.names.skeletons import ARTICLE, skeletons
from marsad.text.transliteration import latin

_CANDIDATES = 3_000  # of one key, the commonest words first; what is rarer than that is a slip of the pen
_MOST = 40
_ALIKE = {"latin": 0.76, "arabic": 0.88, "across": 0.78}
"""How alike two words must sound. Set on tests/eval/gold/sounds.tsv; across scripts and within Arabic as in
:mod:`marsad.text.names`."""
_SHORT = 2  # a skeleton of fewer letters says little
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one state of the index, by key; ``keys`` ascend."""

    keys: np.ndarray[tuple[int], np.dtype[np.uint64]]
    words: pl.Series

    @classmethod
    def of(cls, searcher: tantivy.Searcher) -> Vocabulary:
        """The words of the index, commonest first under each key."""
        terms = searcher.terms_with_prefix("folded", "")
        counts = pl.DataFrame(terms, schema={"word": pl.String, "posts": pl.UInt64}, orient="row")
        table = skeletons(counts["word"]).join(counts, on="word")
        table = table.with_columns(pl.col("key").hash(seed=0)).sort("key", "posts", descending=[False, True])
        return cls(table["key"].to_numpy(), table["word"])

    def forms(self, word: str) -> list[str]:
        """Words of the index that sound like ``word`` (folded), itself included, the likest first."""
        keys = skeletons(pl.Series([word], dtype=pl.String))["key"]
        short = not any(len(key) >= _SHORT for key in keys)
        found: dict[str, float] = {}
        for key in keys.hash(seed=0).to_numpy():
            first, last = (int(np.searchsorted(self.keys, key, side)) for side in ("left", "right"))
            for other in self.words[first : min(last, first + _CANDIDATES)]:
                likeness = alike(_bare(word), _bare(other))
                if likeness >= (_SURE if short else _ALIKE[_scripts(word, other)]):
                    found[other] = max(likeness, found.get(other, 0.0))
        return sorted(found, key=lambda other: -found[other])[:_MOST]


@lru_cache(maxsize=1 << 16)
def _bare(word: str) -> str:
    """A word as it is compared: in Arabic or Latin letters, without its article."""
    return latin(ARTICLE.sub(r"\1", word) if "\u0620" <= word[0] <= "\u06ff" else word).replace("dzh", "j")


def _scripts(a: str, b: str) -> str:
    first, second = ("\u0620" <= word[0] <= "\u06ff" for word in (a, b))
    return "across" if first != second else "arabic" if first else "latin"
