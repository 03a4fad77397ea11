"""The costs of turning one word's sounds into another's, and the distance that they add up to.

An edit distance (Wagner and Fischer, 1974) with a table of costs for each pair of scripts: what one script leaves open
costs little, what both write out costs a whole consonant.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from marsad.text.names.sounds import CONSONANTS, HALF, VOWELS

_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pairs, cost in (
        ("kq gG fv Wv Dz Gq dD tT gq", 0.22),
        ("sT gj Xk Xh jZ bp Yj jC dz Gk SC SZ bv pf Tz", 0.35),
        ("sz", 0.45),
        ("td", 0.4),
        ("EY", 0.15),
        ("Ss Zz kg Ck", 0.5),
    )
    for pair in pairs.split()
}
_SMALL = 0.05
_LONG_VOWEL = 0.2
_OTHER_VOWEL = 0.25
_FEMININE = {"H": frozenset("th")}
_DIPHTHONG = {"Y": 0.35, "W": 0.6}
_STOP = 0.35
_EDGE = 0.6


class Across(StrEnum):
    """Which scripts two words are in: what is written out in both must agree, what one leaves out need not."""

    LATIN = "latin"
    ARABIC = "arabic"
    ABJAD_LATIN = "abjad-latin"
    ABJADS = "abjads"


class _Filled(dict[str, float]):
    """Costs by sound, worked out once for each."""

    def __init__(self, cost: Callable[[str], float]) -> None:
        super().__init__()
        self._cost = cost

    def __missing__(self, char: str) -> float:
        cost = self[char] = self._cost(char)
        return cost


class _Costs:
    """The table for two scripts: of a sound without a partner on either side, and of one in another's place."""

    def __init__(self, mode: Across) -> None:
        self._mode = mode
        self.gone = _Filled(lambda char: _gap(char, mode, abjad=True))
        self.come = _Filled(lambda char: _gap(char, mode, abjad=mode is Across.ABJADS))
        self._swaps: dict[str, _Filled] = {}

    def swaps(self, x: str) -> _Filled:
        """What each sound costs in the place of ``x``."""
        row = self._swaps.get(x)
        if row is None:
            row = self._swaps[x] = _Filled(lambda y: _swap(x, y, self._mode))
        return row


@lru_cache(maxsize=1 << 18)
def distance(a: str, b: str, mode: Across) -> float:
    """The least cost of turning row ``a`` into row ``b``; across scripts the abjad's row comes first."""
    costs = _TABLES[mode]
    gaps = [costs.come[y] for y in b]
    before = [0.0]
    for gap in gaps:
        before.append(before[-1] + gap)
    for x in a:
        gone, swaps = costs.gone[x], costs.swaps(x)
        last = before[0] + gone
        row = [last]
        for y, gap, here, above in zip(b, gaps, before, before[1:], strict=False):
            last += gap
            if (step := here + swaps[y]) < last:
                last = step
            if (step := above + gone) < last:
                last = step
            row.append(last)
        before = row
    return before[-1] + (_edges(a, b) if mode is Across.ABJAD_LATIN else 0.0)


def _edges(abjad: str, latin: str) -> float:
    """What is owed where a word begins or ends with a vowel in one script alone: *Asadi* is not ساعدي, *Badri* not بدر.

    Inside a word short vowels are unwritten; at its edges Arabic writes them, with a carrier or a long letter. A
    final *-u* is a case ending (Hausa ``Muhammadu``) and may be left out.
    """
    if not abjad or not latin:
        return 0.0
    opens = latin[0] in VOWELS and abjad[0] in CONSONANTS
    closes = latin[-1] in "ai" and abjad[-1] in CONSONANTS
    dropped = abjad[-1] in "yH" and latin[-1] in CONSONANTS - _FEMININE.get(abjad[-1], frozenset())
    return _EDGE * (opens + closes + dropped)


def _gap(char: str, mode: Across, *, abjad: bool) -> float:
    """The cost of a sound that has no partner; across scripts an alef that Arabic writes out should be heard."""
    crossing = mode is Across.ABJAD_LATIN
    if mode is Across.ABJADS and char in "aiuWYoEHy":
        return 0.15
    if char in VOWELS:
        return (_LONG_VOWEL if abjad else _SMALL) if crossing else 0.25
    if char == "'":
        return _STOP
    if char in HALF:
        return _DIPHTHONG[char] if crossing and not abjad else 0.5
    if char in "EHyo":
        return _SMALL if crossing else 0.3
    return (0.9 if crossing else 0.6) if char == "h" else 1.0


def _swap(x: str, y: str, mode: Across) -> float:
    """The cost of one sound in the place of another."""
    if x == y:
        return 0.0
    crossing = mode is not Across.LATIN and mode is not Across.ARABIC
    pair = frozenset((x, y))
    near = 0.3 if mode is Across.ABJADS and pair == {"b", "f"} else _NEAR.get(pair)
    if near is not None:
        return near / 2 if mode is Across.ABJADS else near
    if pair <= VOWELS:
        return _OTHER_VOWEL if crossing else 0.1
    if pair in _ALIKE:
        return _SMALL if crossing else 0.1
    if "'" in pair and pair & _STOPPED:
        return 0.0
    if pair == {"H", "t"}:
        return 0.1
    if pair & HALF and pair & VOWELS:
        return 0.5
    if pair <= CONSONANTS:
        return 1.0
    return min(1.0, _gap(x, mode, abjad=True) + _gap(y, mode, abjad=mode is Across.ABJADS))


_STOPPED = frozenset("EaYyo")
_ALIKE = frozenset(map(frozenset, "uW iY aE uE iE aH iH hH yi ya yY yH oa oi ou".split()))
_TABLES = {mode: _Costs(mode) for mode in Across}
