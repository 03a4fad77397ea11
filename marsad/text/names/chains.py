"""A person's longer name and the shorter: a kunya put in front, fathers in between, a tribe at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.text.names.given import given
from marsad.text.names.glossing import Glosses
from marsad.text.names.partners import Pair, is_number
from marsad.text.names.words import HONOURS, TITLES

SERVANT = frozenset(["abd", "عبد", "עבד"])
KUNYA = frozenset(["abu", "ابو", "umm", "ام", "אבו"])
HALVES = SERVANT | {"din", "دين", "lah", "له"}
_COMMON = frozenset(["muhammad", "ahmad", "ali", "hasan", "husayn"])
_PATRONYMIC = re.compile(r".{2,}(?:ovich|evich|ovna|evna)")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two names: as given, its words, and the places of those without a partner."""

    name: str
    words: tuple[str, ...]
    loose: tuple[int, ...]

    def telling(self, heads: frozenset[str]) -> tuple[str, ...]:
        """Loose words that are no head words, nor titles in a name without any."""
        if any(word in heads for word in self.words):
            return tuple(self.words[i] for i in self.loose if self.words[i] not in heads)
        fronted = [i for i in self.loose if i == 0 and self.words[i] in HONOURS]
        return tuple(self.words[i] for i in self.loose if self.words[i] not in TITLES and i not in fronted)

    def heads(self, heads: frozenset[str]) -> tuple[str, ...]:
        """Loose head words."""
        return tuple(self.words[i] for i in self.loose if self.words[i] in heads)


def more_names(one: Side, other: Side, pairs: Sequence[Pair], heads: frozenset[str], glosses: Glosses) -> bool:
    """Whether a person's longer name only has more names than the shorter.

    A kunya in front or at the end of either that has no partner is set aside. All of the shorter one's words then
    stand in the longer, in order, its first word first. Either the last words agree too, and of two such units the
    first is none of the commonest given names and only fathers stand between; or the shorter is whole (a given name
    and one that is none), and up to two units follow. Of a kunya and a last name, up to two names may stand between.
    A name without any given name, or with a word that the glosses know as an English one, is no person's.
    """
    words = (*one.words, *other.words)
    if any(word in heads or is_number(word) or (glosses.forms(word) and not given(word)) for word in words):
        return False
    ours, theirs = _set_aside(one), _set_aside(other)
    set_aside = len(ours) < len(one.words) or len(theirs) < len(other.words)
    places = {pair.i: pair.j for pair in pairs}
    if len(pairs) == len(theirs):
        ours, theirs = theirs, ours
        places = {j: i for i, j in places.items()}
        one, other = other, one
    if not pairs or len(pairs) != len(ours) or [places[i] for i in ours] != sorted(places.values()):
        return False
    short, long = [one.words[i] for i in ours], [other.words[j] for j in theirs]
    where = [theirs.index(places[i]) for i in ours]
    units = [word for word in short if word not in HALVES]
    if not _personal(long) or any(word in KUNYA for word in long[1:]):
        return False
    extra = [j for j in range(len(long)) if j not in where and long[j] not in HALVES | TITLES]
    if len(where) == len(long):
        return set_aside and len(units) > 1
    if where[0] != 0:
        return False
    ends = where[-1] == len(long) - 1
    if long[0] in KUNYA:
        return ends and len(units) > 2 and not given(units[-1]) and len(extra) <= 2
    if ends:
        fathers = all(_father(long, j) for j in extra)
        alone = len(units) == 2 and len(extra) <= 2 and not given(units[0]) & _COMMON
        return len(units) > 2 or (fathers and alone)
    whole = len(units) >= 2 and bool(given(units[0])) and not given(units[-1])
    return whole and where == list(range(len(where))) and len(extra) <= 2


def _set_aside(side: Side) -> list[int]:
    """The places of a name's words without a kunya, in front or at the end, that has no partner at all."""
    words, loose = side.words, set(side.loose)
    if words[0] in KUNYA:
        size = 3 if len(words) > 2 and (words[1] in SERVANT or words[2] in HALVES - SERVANT) else 2
        if len(words) > size and loose.issuperset(range(size)):
            return list(range(size, len(words)))
    start = max((i for i, word in enumerate(words) if word in KUNYA), default=0)
    if start > 1 and len(words) - start <= 3 and loose.issuperset(range(start, len(words))):
        return list(range(start))
    return list(range(len(words)))


def _personal(words: Sequence[str]) -> bool:
    return any(word in SERVANT or given(word) or _PATRONYMIC.fullmatch(word) for word in words)


def _father(words: Sequence[str], i: int) -> bool:
    """Whether a word can be a father's name: a given name, a patronymic, or whose servant one is."""
    return bool(given(words[i]) or _PATRONYMIC.fullmatch(words[i]) or (i and words[i - 1] in SERVANT))
