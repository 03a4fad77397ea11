"""Words of two names that stand for each other, and whether two such partners agree in what their scripts write out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from marsad.text.names.costs import Across
from marsad.text.names.given import called
from marsad.text.names.glossing import TRANSLATED, Glosses
from marsad.text.names.likeness import across, alike, apart, skeleton, slip
from marsad.text.names.sounds import coarse, readings

SAME = 0.83
"""From this score on, and where nothing speaks against it, two names count as one. Set on the ``dev`` half of
tests/eval/gold/names_across.tsv."""
_MATCHED = 0.6
_ACROSS = 0.8
_HEBREW = 0.8
_LATIN = 0.72
_LOOKS = 0.93
_CONSONANT = 0.85
"""No whole consonant may be another across scripts, however long the word."""
_SHADE = 0.55
"""Nor within Latin script, unless the names are none of Arabic make and one letter is a slip of the pen."""
_SHADE_A_LETTER, _SHORT_SHADE = 0.06, 0.2
"""A long word may differ by more for each letter above seven, one of three letters by hardly anything."""
_VOWELS, _DIPHTHONG = 0.95, 0.59
"""Where all consonants are the same by class, vowels may differ so much; less where one alone has an *au*."""
_DIALECT, _EXONYM, _EXONYM_VOWELS = 0.3, 0.55, 0.9
"""Within Arabic script: two eastern spellings; an eastern and an Arabic one; those, all consonants alike."""
_EASTERN = frozenset("پچژگٹڈڑںھہےۓکیۀێۆەټډړږښځڅڼۍېۇڵڕڤ")
_FOREIGN_WORD = 8
_UNWRITTEN = str.maketrans("", "", "aWY")
_PLAIN = str.maketrans("طضک", "تظك")
_LONG_WORD, _LONGEST_WORD = 5, 12
_SLIPPED = 4
_VOWEL_LETTERS = frozenset("aeiouy")
_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners by their places in both names, how alike they are, whether one translates the other, and whether
    they agree in what their scripts write out.
    """

    i: int
    j: int
    likeness: float
    translated: bool
    agree: bool = True


class Eastern(Enum):
    """How many of two names are in eastern letters."""

    NEITHER = 0
    ONE = 1
    BOTH = 2


@dataclass(frozen=True, slots=True)
class Manner:
    """How two names are written: whether one is of Arabic make, and which are in eastern letters."""

    dense: bool
    eastern: Eastern


def eastern(a: str, b: str) -> Eastern:
    """Which of two names are in letters that Persian, Urdu, Pashto or Kurdish has and Arabic has not."""
    return (Eastern.NEITHER, Eastern.ONE, Eastern.BOTH)[sum(not _EASTERN.isdisjoint(name) for name in (a, b))]


def partners(words: tuple[str, ...], others: tuple[str, ...], glosses: Glosses) -> list[Pair]:
    """Words matched one to one, the most alike first; of equals those in the same place."""
    ranked = sorted(
        _candidates(words, others, glosses), key=lambda pair: (-pair.likeness, abs(pair.i - pair.j), pair.i)
    )
    left, right = set(range(len(words))), set(range(len(others)))
    pairs: list[Pair] = []
    for pair in ranked:
        if pair.i in left and pair.j in right:
            left.remove(pair.i)
            right.remove(pair.j)
            pairs.append(pair)
    return pairs


def told(pair: Pair, x: str, y: str, manner: Manner) -> Pair:
    """A pair with its verdict; one that agrees is as like as one name needs, so that a slip alone does not sink it."""
    if pair.translated or _telling(x, y, pair.likeness, manner):
        return Pair(pair.i, pair.j, max(pair.likeness, SAME), pair.translated)
    return Pair(pair.i, pair.j, pair.likeness, pair.translated, agree=False)


def _candidates(words: tuple[str, ...], others: tuple[str, ...], glosses: Glosses) -> Iterator[Pair]:
    for i, x in enumerate(words):
        for j, y in enumerate(others):
            likeness = alike(x, y)
            if likeness < TRANSLATED and glosses and glosses.translates(x, y):
                yield Pair(i, j, TRANSLATED, translated=True)
            elif likeness >= _MATCHED:
                yield Pair(i, j, likeness, translated=False)


@lru_cache(maxsize=1 << 17)
def _telling(x: str, y: str, likeness: float, manner: Manner) -> bool:
    """Whether two partners agree in what their scripts write out."""
    if x == y:
        return True
    if is_number(x) or is_number(y):
        return False
    if called(x) and called(y):
        return bool(called(x) & called(y))
    match across(x, y):
        case Across.ARABIC:
            return _one_spelling(x, y) or _one_exonym(x, y, manner)
        case Across.ABJADS:
            return likeness >= _HEBREW and apart(x, y) < _CONSONANT
        case Across.ABJAD_LATIN:
            return likeness >= _ACROSS and apart(x, y) < _CONSONANT
        case _:
            return _latin_telling(x, y, likeness, dense=manner.dense)


def _one_spelling(x: str, y: str) -> bool:
    """Within Arabic script every letter counts, but for endings and an alef that longer words may leave out."""
    a, b = (readings(word)[0] for word in (x, y))
    if a.rstrip("HtayY") == b.rstrip("HtayY") and min(len(a), len(b)) > 2 and {a[-1], b[-1]} != {"a", "y"}:
        return {a[-1:], b[-1:]} <= set("Hta") or {a[-1:], b[-1:]} <= set("yYia")
    if min(len(a), len(b)) >= _FOREIGN_WORD:
        return a.translate(_UNWRITTEN) == b.translate(_UNWRITTEN)
    return min(len(a), len(b)) >= _LONG_WORD and a.replace("a", "") == b.replace("a", "")


def _one_exonym(x: str, y: str, manner: Manner) -> bool:
    """Within Arabic script, what another language's spelling may change: طهران is تهران, قندهار کندهار.

    Long vowels may be written or not, and shades of a consonant vary, where one name alone is in eastern letters;
    else only letters that both are pronounced alike in Persian and Arabic.
    """
    if manner.eastern is Eastern.NEITHER:
        return min(len(x), len(y)) >= _SLIPPED and x.translate(_PLAIN) == y.translate(_PLAIN)
    if min(len(x), len(y)) < _SLIPPED - 1 or (x[-1] == "ي") != (y[-1] == "ي"):
        return False
    if manner.eastern is Eastern.BOTH:
        return apart(x, y) <= _DIALECT
    x, y = x.replace("تش", "چ"), y.replace("تش", "چ")
    vowels = skeleton(x) == skeleton(y) and ("و" in x[0] + y[0] or apart(x[0], y[0]) <= _EXONYM)
    return apart(x, y) <= (_EXONYM_VOWELS if vowels else _EXONYM)


def _latin_telling(x: str, y: str, likeness: float, *, dense: bool) -> bool:
    """Within Latin script vowels may vary and shades of a consonant; another consonant is another word.

    Arabic names are *dense*: a letter's difference is mostly another name (Basri, Masri). Where nothing in either
    name is Arabic, one letter in a word of four or more is a slip of the pen.
    """
    if likeness < _LATIN:
        return False
    shade = _SHADE + _SHADE_A_LETTER * max(0, min(len(x), len(y), _LONGEST_WORD) - _LONG_WORD - 2)
    if min(len(x), len(y)) < _SLIPPED:
        shade = _SHORT_SHADE
    elif _opens(x) == _opens(y) and any(coarse(one) == coarse(other) for one in readings(x) for other in readings(y)):
        parted = all("aW" in row for row in readings(x)) != all("aW" in row for row in readings(y))
        shade = max(shade, _DIPHTHONG if parted else _VOWELS)
    if apart(x, y) <= shade:
        return True
    return not dense and min(len(x), len(y)) >= _SLIPPED and (slip(x, y) or likeness >= _LOOKS)


def _opens(word: str) -> bool:
    """Whether a Latin word begins with a vowel."""
    return word[0] in _VOWEL_LETTERS


def is_number(word: str) -> bool:
    """Whether a word is a number, in digits or Roman numerals (from *ii* on; a lone *i* or *v* is a letter)."""
    return word[0].isdigit() or word in _ROMAN
