"""Names across scripts: whether two spellings can be one name, with reasons, and which known names stand nearest.

A likeness is a scored candidate and never a merge. What it rests on: the words of both names without articles,
titles and particles (:mod:`.words`), each as a row of sounds (:mod:`.sounds`), aligned with costs that know
transliteration (:mod:`.likeness`). Words are matched whatever their order, and where one writes as one word what
the other writes as two, the names run together are compared as well. *Head words* (كتائب, ``brigades``,
``saraya``) are the theatre's, passed in by the caller; they weigh little, since what tells two groups apart is
what follows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from marsad.text.names.likeness import alike, jaro_winkler, row_likeness
from marsad.text.names.sounds import coarse, readings
from marsad.text.names.words import words_of

__all__ = ["SAME", "Likeness", "jaro_winkler", "key", "nearest", "similarity"]

SAME = 0.83
"""From this score on, and with every telling word matched, two names count as one. Set on
tests/eval/gold/names.tsv."""
HEAD_WEIGHT = 0.3
_MATCHED = 0.6
_TELLING = {"latin": 0.72, "arabic": 0.88, "across": 0.86}
"""How alike each pair of words must be, by the scripts they are in: what a script writes out must agree."""
_SHORTLIST = 60
_NO_HEADS: frozenset[str] = frozenset()

Pair = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1), whether they count as one, and why, in words for a reader."""

    score: float
    same: bool
    reasons: tuple[str, ...]


def key(name: str) -> str:
    """The consonant skeleton of a name, for blocking: equal or nearly so for its spellings in Arabic and Latin script.

    >>> key("Kata'ib Hizballah") == key("كتائب حزب الله")
    True
    """
    return "".join(coarse(readings(word)[0]) for word in words_of(name))


def similarity(a: str, b: str, heads: Collection[str] = _NO_HEADS) -> Likeness:
    """How alike two names are; ``heads`` are words in any script that many names share.

    >>> similarity("Saraya al-Salam", "سرايا السلام", {"saraya", "سرايا"}).same
    True
    >>> similarity("سرايا القدس", "سرايا السلام", {"saraya", "سرايا"}).same
    False
    """
    return _compare(a, b, _heads(frozenset(heads)))


def nearest(
    name: str, names: Iterable[str], limit: int = 5, heads: Collection[str] = _NO_HEADS
) -> list[tuple[str, Likeness]]:
    """The names most like ``name``, best first: shortlisted by shared pieces of their skeletons, then compared in
    full.
    """
    known = list(dict.fromkeys(names))
    pieces = _pieces(name)
    shortlist = sorted(known, key=lambda other: -_shared(pieces, _pieces(other)))[: max(_SHORTLIST, limit)]
    own = _heads(frozenset(heads))
    scored = [(other, _compare(name, other, own)) for other in shortlist]
    return sorted(scored, key=lambda pair: -pair[1].score)[:limit]


@lru_cache(maxsize=64)
def _heads(heads: frozenset[str]) -> frozenset[str]:
    return frozenset(word for head in heads for word in words_of(head))


@lru_cache(maxsize=1 << 17)
def _pieces(name: str) -> frozenset[str]:
    skeleton = f"^{key(name)}$"
    return frozenset(skeleton[i : i + 2] for i in range(len(skeleton) - 1)) | frozenset(
        "^" + word[:2] for word in map(_skeleton, words_of(name)) if word
    )


def _skeleton(word: str) -> str:
    return coarse(readings(word)[0])


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _compare(a: str, b: str, heads: frozenset[str]) -> Likeness:
    words, others = words_of(a), words_of(b)
    if not words or not others:
        return Likeness(0.0, same=False, reasons=("nothing to compare",))
    if Counter(words) == Counter(others):
        return Likeness(1.0, same=True, reasons=("the same words",))
    pairs = _pairs(words, others)
    total = sum(_weight(word, heads) for word in (*words, *others))
    score = sum(likeness * (_weight(x, heads) + _weight(y, heads)) for x, y, likeness in pairs) / total
    loose = _loose(words, others, pairs, heads)
    together = _together(words, others) if len(words) != len(others) else 0.0
    if together > score:
        return Likeness(round(together, 3), together >= SAME + 0.05, ("one name when run together",))
    telling = all(likeness >= _TELLING[_scripts(x, y)] for x, y, likeness in pairs) and not loose
    return Likeness(round(score, 3), score >= SAME and telling, _reasons(pairs, loose, heads))


def _weight(word: str, heads: frozenset[str]) -> float:
    if word in heads:
        return HEAD_WEIGHT
    return min(1.0, 0.4 + 0.2 * len(_skeleton(word)))


def _pairs(words: tuple[str, ...], others: tuple[str, ...]) -> list[Pair]:
    """Words matched one to one, the most alike first."""
    ranked = sorted(
        ((alike(x, y), i, j) for i, x in enumerate(words) for j, y in enumerate(others)), key=lambda row: -row[0]
    )
    left, right = set(range(len(words))), set(range(len(others)))
    pairs: list[Pair] = []
    for likeness, i, j in ranked:
        if likeness >= _MATCHED and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((words[i], others[j], likeness))
    return pairs


def _loose(
    words: tuple[str, ...], others: tuple[str, ...], pairs: list[Pair], heads: frozenset[str]
) -> tuple[str, ...]:
    """Words of either name, head words aside, that found no partner in the other."""
    rest = Counter(words) + Counter(others) - Counter(x for x, _, _ in pairs) - Counter(y for _, y, _ in pairs)
    return tuple(word for word in rest.elements() if word not in heads)


def _together(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    a, b = ("".join(readings(word)[0] for word in row) for row in (words, others))
    crossing = _arabic(words) != _arabic(others)
    return row_likeness(a, b, crossing=crossing)


def _scripts(x: str, y: str) -> str:
    if _arabic((x,)) != _arabic((y,)):
        return "across"
    return "arabic" if _arabic((x,)) else "latin"


def _arabic(words: tuple[str, ...]) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in words[0])


def _reasons(pairs: list[Pair], loose: tuple[str, ...], heads: frozenset[str]) -> tuple[str, ...]:
    said = [
        f"{x} ~ {y}: {likeness:.2f}" + (" (head word)" if x in heads and y in heads else "") for x, y, likeness in pairs
    ]
    return (*said, *(f"no partner for {word}" for word in loose))
