"""Names across scripts: whether two spellings can be one name, with reasons, and which known names stand nearest.

A likeness is a scored candidate and never a merge. What it rests on: the words of both names without articles,
titles and particles (:mod:`.words`), each as a row of sounds (:mod:`.sounds`), aligned with costs that know
transliteration (:mod:`.likeness`), matched to partners whatever their order (:mod:`.partners`), and weighed together
(:mod:`.comparing`). Where one writes as one word what the other writes as two, the names run together are compared as
well. *Head words* (كتائب, ``brigades``, ``saraya``) and *glosses* (سلام is ``peace``) are the theatre's, passed in by
the caller. Many names at once: :class:`.index.Index`, asked through :func:`resolve`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from marsad.text.names.comparing import Likeness, compare
from marsad.text.names.glossing import NONE, Glosses
from marsad.text.names.index import Candidate, Index
from marsad.text.names.likeness import jaro_winkler, skeleton
from marsad.text.names.partners import SAME
from marsad.text.names.words import words_of

__all__ = [
    "SAME",
    "Candidate",
    "Glosses",
    "Index",
    "Likeness",
    "head_words",
    "jaro_winkler",
    "key",
    "nearest",
    "resolve",
    "similarity",
]

_NO_HEADS: frozenset[str] = frozenset()


def key(name: str) -> str:
    """The consonant skeleton of a name, for blocking: equal or nearly so for its spellings in Arabic and Latin script.

    >>> key("Kata'ib Hizballah") == key("كتائب حزب الله")
    True
    """
    return "".join(map(skeleton, words_of(name)))


def similarity(
    a: str,
    b: str,
    heads: Collection[str] = _NO_HEADS,
    glosses: Glosses | Mapping[str, Collection[str]] | None = None,
) -> Likeness:
    """How alike two names are, 0 to 1, whether that makes them one at the default threshold, and why.

    ``heads`` are words in any script that many names share; ``glosses`` gives for a word in Arabic script the
    English words it is translated as. Symmetric; a name without letters is like nothing.

    >>> similarity("Saraya al-Salam", "سرايا السلام", {"saraya", "سرايا"}).same
    True
    >>> similarity("سرايا القدس", "سرايا السلام", {"saraya", "سرايا"}).same
    False
    >>> similarity("Promise Brigades", "ألوية الوعد", glosses={"وعد": ["promise"], "ألوية": ["brigades"]}).same
    True
    """
    return compare(a, b, head_words(heads), _glosses(glosses))


def resolve(text: str, index: Index, limit: int = 5) -> list[Candidate]:
    """The entries of ``index`` that a name can stand for, best first, each with its score; never a merge."""
    return index.resolve(text, limit)


def nearest(
    name: str,
    names: Iterable[str],
    limit: int = 5,
    heads: Collection[str] = _NO_HEADS,
    glosses: Glosses | Mapping[str, Collection[str]] | None = None,
) -> list[tuple[str, Likeness]]:
    """The names most like ``name``, best first: shortlisted by shared pieces of their skeletons, then compared in
    full. For names asked again and again keep an :class:`Index`.
    """
    known = tuple(dict.fromkeys(names))
    index = _index(known, head_words(heads), _glosses(glosses))
    return [(known[row], likeness) for row, likeness in index.nearest(name, limit)]


@lru_cache(maxsize=16)
def _index(names: tuple[str, ...], heads: frozenset[str], glosses: Glosses) -> Index:
    return Index(names, heads=heads, glosses=glosses)


def _glosses(table: Glosses | Mapping[str, Collection[str]] | None) -> Glosses:
    if table is None:
        return NONE
    return table if isinstance(table, Glosses) else _made(tuple((form, tuple(words)) for form, words in table.items()))


@lru_cache(maxsize=8)
def _made(table: tuple[tuple[str, tuple[str, ...]], ...]) -> Glosses:
    return Glosses(dict(table))


def head_words(heads: Collection[str]) -> frozenset[str]:
    """Head words folded as names are, for :class:`Index`."""
    return _folded(frozenset(heads))


@lru_cache(maxsize=64)
def _folded(heads: frozenset[str]) -> frozenset[str]:
    return frozenset(word for head in heads for word in words_of(head))
