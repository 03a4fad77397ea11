"""Two names word by word: which words are partners, what is left over, and whether that makes them one name.

The score is the weighted share of what is alike. Whether two names count as *one* asks more than a score, since
names are told apart by one word or one letter: every telling word has a partner that agrees as far as the scripts
let it (:mod:`marsad.text.names.partners`), head words do not contradict each other, a number is the same number, and
the order of given names is the same. What is left over speaks against it, but for the middle names of a long chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.text.names.chains import HALVES, KUNYA, SERVANT, Side, more_names
from marsad.text.names.costs import Across
from marsad.text.names.given import given
from marsad.text.names.glossing import Glosses
from marsad.text.names.likeness import across, row_likeness, skeleton, spelled
from marsad.text.names.partners import SAME, Manner, Pair, eastern, is_number, partners, told
from marsad.text.names.sounds import CONSONANTS, readings
from marsad.text.names.words import ARTICLES, HONOURS, SON_OF, TITLES, tokens_of, words_of

HEAD_WEIGHT = 0.3
_MIDDLE_WEIGHT = 0.15
_EMPTY_WEIGHT = 0.1
_ALONE = 0.87
_RUN_TOGETHER = 0.86
_LOOSELY = 0.92
_ARABIC_MARKS = (ARTICLES - {"the"}) | SON_OF
_LOOSE_HEADS = frozenset(
    "حركه جماعه تنظيم منظمه harakat harakah haraka movement jamaat jamaa group organization".split()
)
"""Heads that say no more than *a group*: what they head is the same without them, even one word."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are (0 to 1), whether they count as one, and why, in words for a reader."""

    score: float
    same: bool
    reasons: tuple[str, ...]


def compare(a: str, b: str, heads: frozenset[str], glosses: Glosses) -> Likeness:
    """The likeness of two names; ``heads`` are folded head words."""
    words, others = words_of(a), words_of(b)
    if not heads.isdisjoint((*words, *others)):
        words, others = words_of(a, titled=True), words_of(b, titled=True)
    if not words or not others:
        return Likeness(0.0, same=False, reasons=("nothing to compare",))
    if words == others:
        return Likeness(1.0, same=True, reasons=("the same words",))
    pairs = partners(words, others, glosses)
    if any(pair.translated for pair in pairs):  # a title may be a word that was translated: General People's Congress
        words, others = words_of(a, titled=True), words_of(b, titled=True)
        pairs = partners(words, others, glosses)
    taken, wanted = {pair.i for pair in pairs}, {pair.j for pair in pairs}
    one = Side(a, words, tuple(i for i in range(len(words)) if i not in taken))
    other = Side(b, others, tuple(j for j in range(len(others)) if j not in wanted))
    manner = Manner(_dense(a, heads) or _dense(b, heads), eastern(a, b))
    pairs = [told(pair, words[pair.i], others[pair.j], manner) for pair in pairs]
    against = [*_against(one, other, pairs, heads, glosses)]
    more = bool(against) and more_names(one, other, pairs, heads, glosses)
    score = _score(one, other, pairs, heads, middle=more)
    if more:
        against = [why for why in against if not why.startswith("no partner")]
    together = _together(words, others) if _parted_otherwise(one, other) else 0.0
    if together > score:
        whole = together >= (_RUN_TOGETHER if _one_skeleton(words, others) else _LOOSELY) and _unnumbered(words, others)
        return Likeness(round(together, 3), whole, ("one name when run together",) if whole else tuple(against))
    if not against and _thin(one, other, pairs):
        against = ["one word each, and not near enough for that"]
    reasons = (*(_said(words[p.i], others[p.j], p, heads) for p in pairs), *against)
    return Likeness(round(score, 3), score >= SAME and not against, reasons)


def _parted_otherwise(one: Side, other: Side) -> bool:
    """Whether the two may part the same letters into other words; two given names that differ never do."""
    return len(one.words) != len(other.words) or min(len(one.loose), len(other.loose)) > 1


def _thin(one: Side, other: Side, pairs: list[Pair]) -> bool:
    """Whether all that two names in different scripts have in common is one word that sounds only nearly alike."""
    if len(pairs) != 1 or pairs[0].likeness >= _ALONE or pairs[0].translated:
        return False
    return across(one.words[pairs[0].i], other.words[pairs[0].j]) in (Across.ABJAD_LATIN, Across.ABJADS)


def _score(one: Side, other: Side, pairs: list[Pair], heads: frozenset[str], *, middle: bool) -> float:
    full = sum(
        pair.likeness * (_weight(one.words[pair.i], heads) + _weight(other.words[pair.j], heads)) for pair in pairs
    )
    total = sum(_weight(one.words[p.i], heads) + _weight(other.words[p.j], heads) for p in pairs)
    for side in (one, other):
        left = sum(_lone_weight(side.words[i], heads) for i in side.loose)
        total += left * _MIDDLE_WEIGHT if middle else left
    return full / total if total else 0.0


def _lone_weight(word: str, heads: frozenset[str]) -> float:
    return _EMPTY_WEIGHT if word in _LOOSE_HEADS | HONOURS | TITLES else _weight(word, heads)


def _weight(word: str, heads: frozenset[str]) -> float:
    return HEAD_WEIGHT if word in heads else min(1.0, 0.4 + 0.2 * len(skeleton(word)))


def _against(one: Side, other: Side, pairs: list[Pair], heads: frozenset[str], glosses: Glosses) -> Iterator[str]:
    """What speaks against one name, in words."""
    for pair in pairs:
        if not pair.agree:
            yield f"{one.words[pair.i]} and {other.words[pair.j]} differ in what their scripts write out"
    for side in (one, other):
        yield from (f"no partner for {word}" for word in side.telling(heads))
    yield from _heads_against(one, other, heads, glosses)
    if _reordered(one, other, pairs, heads):
        yield "the names stand in another order"


def _heads_against(one: Side, other: Side, heads: frozenset[str], glosses: Glosses) -> Iterator[str]:
    ours, theirs = one.heads(heads), other.heads(heads)
    if ours and theirs:
        if glosses or across(ours[0], theirs[0]) is Across.ARABIC:
            yield f"{ours[0]} and {theirs[0]} are different heads"
    elif ours or theirs:
        head, bare = (ours[0], other) if ours else (theirs[0], one)
        telling = [word for word in bare.words if word not in heads and word not in HALVES]
        if head not in _LOOSE_HEADS and (bare.words[0] in heads or len(telling) < 2):
            yield f"only one of them is called {head}, the other may be what it belongs to"


@lru_cache(maxsize=1 << 16)
def _dense(name: str, heads: frozenset[str]) -> bool:
    """Whether a name is of Arabic make: an article, a kunya, *son of*, *servant of*, a head word or a given name."""
    return not _ARABIC_MARKS.isdisjoint(tokens_of(name)) or any(
        word in heads or word in SERVANT or word in KUNYA or given(word) for word in words_of(name)
    )


def _reordered(one: Side, other: Side, pairs: list[Pair], heads: frozenset[str]) -> bool:
    """Whether the words stand in another order, heads and translations apart: ``Ali bin Hussein`` is not ``Hussein
    bin Ali``.

    A surname put first (``Nasrallah, Hassan``) is a rotation and counts as the same order, where no *son of* stands
    and not all are given names.
    """
    own = [pair for pair in pairs if not pair.translated and one.words[pair.i] not in heads]
    rows = [j for _, j in sorted((pair.i, pair.j) for pair in own)]
    if rows == sorted(rows):
        return False
    if _son_of(one.name) or _son_of(other.name):
        return True
    turned = any(rows[k:] + rows[:k] == sorted(rows) for k in range(1, len(rows)))
    return not turned or all(given(one.words[pair.i]) or given(other.words[pair.j]) for pair in own)


def _son_of(name: str) -> bool:
    return not SON_OF.isdisjoint(tokens_of(name))


def _together(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """How alike the names are when run together; within Arabic script only where every letter is the same."""
    one, other = ("".join(map(skeleton, row)) for row in (words, others))
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1] or one[-1:] != other[-1:]:
        return 0.0
    mode = across(words[0], others[0])
    if mode is Across.ARABIC:
        return float("".join(words) == "".join(others))
    a, b = ("".join(readings(word)[0] for word in row) for row in (words, others))
    if across(words[0], "a") is Across.LATIN:
        a, b = b, a
    likeness = row_likeness(a, b, mode)
    if mode is Across.LATIN and _consonants(a) != _consonants(b):
        return min(likeness, spelled("".join(words), "".join(others)))
    return likeness


def _consonants(row: str) -> str:
    return "".join(char for char in row if char in CONSONANTS)


def _one_skeleton(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return "".join(map(skeleton, words)) == "".join(map(skeleton, others))


def _unnumbered(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not any(map(is_number, (*words, *others)))


def _said(x: str, y: str, pair: Pair, heads: frozenset[str]) -> str:
    if pair.translated:
        said = f"{x} = {y} (translated)"
    elif x != y and given(x) & given(y):
        said = f"{x} ~ {y}: one given name"
    elif given(x) and given(y) and not given(x) & given(y):
        said = f"{x} ~ {y}: two given names"
    else:
        said = f"{x} ~ {y}: {pair.likeness:.2f}"
    return said + (" (head word)" if x in heads and y in heads else "")
