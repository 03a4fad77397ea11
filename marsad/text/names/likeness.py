"""How alike two words sound: an alignment of their sounds that knows what Arabic and Latin spelling leave open.

A weighted edit distance (Wagner and Fischer, 1974) whose costs say how transliterations differ: across scripts a short
vowel costs almost nothing, a long one that Arabic writes out some, a consonant all; ``kh`` for ``h`` little, ``kh``
for ``m`` everything. Within one script vowels are written on purpose and count more. Beside it stands the
Jaro-Winkler measure (Winkler, 1990) for slips of the pen, and over both the table of given names (:mod:`.given`):
two words of it are one name or they are not, however near they sound.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.text.names.costs import Across, distance
from marsad.text.names.given import called
from marsad.text.names.sounds import CONSONANTS, HALF, VOWELS, coarse, readings, written

_OTHER_NAME = 0.5
_DEAF = 0.3
_AS_GOOD = 0.985
"""From here on no other reading is tried."""
_ANY_ALPHABET = frozenset("xc")
_SHORT_SKELETON = 2
_SHARED = 0.4


def across(a: str, b: str) -> Across:
    """The scripts of two folded words (all scripts with vowels are Latin by now)."""
    one, other = _rank(a), _rank(b)
    if one == other:
        return Across.LATIN if one == 2 else Across.ARABIC
    return Across.ABJADS if one + other == 1 else Across.ABJAD_LATIN


@lru_cache(maxsize=1 << 16)
def _rank(word: str) -> int:
    """Arabic 0, Hebrew 1, all that writes its vowels 2."""
    if any("\u05d0" <= char <= "\u05ea" for char in word):
        return 1
    return 0 if any("\u0600" <= char <= "\u06ff" for char in word) else 2


@lru_cache(maxsize=1 << 18)
def alike(a: str, b: str) -> float:
    """How alike two folded words sound and look, 0 to 1; symmetric."""
    if a == b:
        return 1.0
    if _strangers(skeleton(a), skeleton(b)) and _ANY_ALPHABET.isdisjoint(a + b):
        return 0.0
    ours, theirs = called(a), called(b)
    if ours and theirs:
        return max(0.97, _alike(a, b)) if ours & theirs else min(_OTHER_NAME, _alike(a, b))
    return _alike(a, b)


def _alike(a: str, b: str) -> float:
    mode = across(a, b)
    if mode is Across.LATIN and not (a.isascii() and b.isascii()):
        return spelled(a, b)  # a script whose sounds are not known here
    sound = sound_likeness(a, b)
    if mode in (Across.ABJAD_LATIN, Across.ABJADS) or sound < _DEAF:
        return sound
    return 0.5 * sound + 0.5 * spelled(a, b)


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """The consonant classes of a word's likeliest reading."""
    return coarse(readings(word)[0])


def _strangers(a: str, b: str) -> bool:
    """Whether two skeletons share so few consonants that their words need not be compared."""
    most = max(len(a), len(b))
    return most > _SHORT_SKELETON and sum(char in b for char in a) < most * _SHARED > sum(char in a for char in b)


def spelled(a: str, b: str) -> float:
    """Jaro-Winkler of two words as written, without a glued article where that is nearer."""
    return max(jaro_winkler(one, other) for one in written(a) for other in written(b))


@lru_cache(maxsize=1 << 17)
def sound_likeness(a: str, b: str) -> float:
    """How alike the best readings of two words sound, 0 to 1."""
    if _rank(a) > _rank(b):
        a, b = b, a
    mode = across(a, b)
    best = 0.0
    for one in readings(a):
        for other in readings(b):
            best = max(best, _sound(one, other, mode))
            if best >= _AS_GOOD:
                return best
    return best


@lru_cache(maxsize=1 << 17)
def apart(a: str, b: str) -> float:
    """The least cost of turning one word's sounds into the other's: 1 is a whole consonant."""
    if _rank(a) > _rank(b):
        a, b = b, a
    mode = across(a, b)
    return min(distance(one, other, mode) for one in readings(a) for other in readings(b))


def slip(a: str, b: str) -> bool:
    """Whether two words differ in one letter, or two neighbours changed places (Damerau, 1964)."""
    if len(a) > len(b):
        a, b = b, a
    same = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[same:] == b[same + 1 :]
    swapped = a[same : same + 2] == b[same : same + 2][::-1]
    return a[same + 1 :] == b[same + 1 :] or (swapped and a[same + 2 :] == b[same + 2 :])


def row_likeness(a: str, b: str, mode: Across) -> float:
    """How alike two rows of sounds are, 0 to 1: for whole names run together; the Arabic row comes first."""
    return _sound(a, b, mode)


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


@lru_cache(maxsize=1 << 18)
def _sound(a: str, b: str, mode: Across) -> float:
    if a == b:
        return 1.0
    size = (_weight(a) + _weight(b)) / 2
    return max(0.0, 1 - distance(a, b, mode) / size) if size else 0.0


@lru_cache(maxsize=1 << 16)
def _weight(row: str) -> float:
    return sum(1.0 if char in CONSONANTS else 0.5 if char in HALF else 0.25 if char in VOWELS else 0.15 for char in row)
