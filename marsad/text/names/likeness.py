"""How alike two words sound: an alignment of their sounds that knows what Arabic and Latin spelling leave open.

A weighted edit distance (Wagner and Fischer, 1974) whose costs say how transliterations differ: across scripts a short
vowel costs almost nothing, a consonant all; ``kh`` for ``h`` little, ``kh`` for ``m`` everything. Within one
script vowels are written on purpose and count more. Beside it stands the Jaro-Winkler measure (Winkler, 1990) for
slips of the pen.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.text.names.sounds import CONSONANTS, HALF, VOWELS, readings, written

_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pairs, cost in (
        ("kq gG fv Wv Dz", 0.2),
        ("sT dD tT gq gj Xk Xh jZ bp Yj jC dz Gq Gk SC SZ", 0.35),
        ("sz", 0.3),
        ("Ss td Zz kg Ck hH", 0.5),
    )
    for pair in pairs.split()
}
_SMALL = 0.05


@lru_cache(maxsize=1 << 18)
def alike(a: str, b: str) -> float:
    """How alike two folded words sound and look, 0 to 1; symmetric."""
    if a == b:
        return 1.0
    crossing = _arabic(a) != _arabic(b)
    sound = max(_sound(one, other, crossing) for one in readings(a) for other in readings(b))
    if crossing:
        return sound
    return 0.5 * sound + 0.5 * max(jaro_winkler(one, other) for one in written(a) for other in written(b))


def row_likeness(a: str, b: str, *, crossing: bool) -> float:
    """How alike two rows of sounds are, 0 to 1: for whole names run together."""
    return _sound(a, b, crossing)


def jaro_winkler(a: str, b: str) -> float:
    """Jaro-Winkler similarity, 0 to 1, with a prefix of up to four letters at weight 0.1."""
    jaro = _jaro(a, b)
    prefix = next((i for i in range(min(4, len(a), len(b))) if a[i] != b[i]), min(4, len(a), len(b)))
    return jaro + 0.1 * prefix * (1 - jaro)


def _jaro(a: str, b: str) -> float:
    if not a or not b:
        return float(a == b)
    reach = max(0, max(len(a), len(b)) // 2 - 1)
    taken: set[int] = set()
    for i, char in enumerate(a):
        window = range(max(0, i - reach), min(len(b), i + reach + 1))
        place = next((j for j in window if j not in taken and b[j] == char), None)
        if place is not None:
            taken.add(place)
    other = [b[j] for j in sorted(taken)]
    first = _matched(a, b, reach)
    hits = len(first)
    if not hits:
        return 0.0
    swapped = sum(x != y for x, y in zip(first, other, strict=True)) / 2
    return (hits / len(a) + hits / len(b) + (hits - swapped) / hits) / 3


def _matched(a: str, b: str, reach: int) -> list[str]:
    taken: set[int] = set()
    kept: list[str] = []
    for i, char in enumerate(a):
        window = range(max(0, i - reach), min(len(b), i + reach + 1))
        place = next((j for j in window if j not in taken and b[j] == char), None)
        if place is not None:
            taken.add(place)
            kept.append(char)
    return kept


def _arabic(word: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in word)


@lru_cache(maxsize=1 << 18)
def _sound(a: str, b: str, crossing: bool) -> float:
    size = (_weight(a) + _weight(b)) / 2
    return max(0.0, 1 - _distance(a, b, crossing) / size) if size else float(a == b)


def _weight(row: str) -> float:
    return sum(1.0 if char in CONSONANTS else 0.5 if char in HALF else 0.25 if char in VOWELS else 0.15 for char in row)


def _distance(a: str, b: str, crossing: bool) -> float:
    before = [0.0]
    for char in b:
        before.append(before[-1] + _gap(char, crossing))
    for x in a:
        row = [before[0] + _gap(x, crossing)]
        for j, y in enumerate(b):
            row.append(
                min(before[j] + _swap(x, y, crossing), before[j + 1] + _gap(x, crossing), row[j] + _gap(y, crossing))
            )
        before = row
    return before[-1]


@lru_cache(maxsize=1 << 10)
def _gap(char: str, crossing: bool) -> float:
    """The cost of a sound that has no partner."""
    if char in VOWELS:
        return _SMALL if crossing else 0.25
    if char in HALF:
        return 0.5
    if char in "EHy":
        return _SMALL if crossing else 0.3
    return 0.5 if char == "h" else 1.0


@lru_cache(maxsize=1 << 12)
def _swap(x: str, y: str, crossing: bool) -> float:
    """The cost of one sound in the place of another."""
    if x == y:
        return 0.0
    near = _NEAR.get(frozenset((x, y)))
    if near is not None:
        return near
    if x in VOWELS and y in VOWELS:
        return _SMALL if crossing else 0.1
    pair = frozenset((x, y))
    if pair in _ALIKE:
        return _SMALL if crossing else 0.1
    if pair == {"H", "t"}:
        return 0.1
    if pair & HALF and pair & VOWELS:
        return 0.5
    return min(1.0, _gap(x, crossing) + _gap(y, crossing)) if not pair <= CONSONANTS else 1.0


_ALIKE = frozenset(map(frozenset, ("uW", "iY", "aE", "aH", "yi", "ya", "yY", "yH")))
