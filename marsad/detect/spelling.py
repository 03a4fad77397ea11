"""Whether two group names are spellings of one name, in Arabic or Latin letters.

Each word is brought to its consonants (long vowels, the article and the ending -h of the feminine go; sh, th, kh, gh, dh
count as one), and the words after the head are compared in order: a name is as like another as its *least* alike word, so that
*sons of the slope* is not *sons of the plain*. What it cannot see: translated names, and a name that kept its sound but
changed its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from marsad.text.folding import fold

SAME = 0.85
"""From this score on, two names count as one: set on the variants in the shipped sample and ``tests/detect/test_spelling.py``."""

_ARABIC = dict(
    zip("بتثجحخدذرزسشصضطظعغفقكلمنهپچژگ", "b t θ j h x d ð r z s š s d t z ' γ f q k l m n h p č ž k".split(), strict=True)
)
_DIGRAPHS = (("sh", "š"), ("th", "θ"), ("kh", "x"), ("gh", "γ"), ("dh", "ð"), ("ch", "č"), ("zh", "ž"), ("ou", "u"), ("oo", "u"))
_LATIN_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|ar|an|at|az)[- ]|\bthe ")
_PLAIN = str.maketrans({"θ": "t", "ð": "d", "γ": "k", "q": "k", "x": "k", "g": "k", "'": None, "č": "š", "ž": "z"})


@lru_cache(maxsize=65536)
def skeleton(name: str) -> tuple[str, ...]:
    """The consonants of each word: ``تشكيل فرسان الغسق`` and ``Tashkil Fursan al-Ghasaq`` alike.

    >>> skeleton("Tashkil Fursan al-Ghasaq") == skeleton("تشكيلُ فُرسان الغَسَق")
    True
    """
    text = _LATIN_ARTICLE.sub("", fold(name).text.replace("_", " "))
    return tuple(bones for word in re.findall(r"[\w']+", text) if (bones := _bones(word)))


def _bones(word: str) -> str:
    if word.startswith("ال") and len(word) > 3:
        word = word[2:]
    if word[0] in _ARABIC or any(char in _ARABIC for char in word):
        word = word[:-1] if word.endswith("ه") and len(word) > 2 else word
        return _single("".join(_ARABIC.get(char, "") for char in word).translate(_PLAIN))
    for pair, sign in _DIGRAPHS:
        word = word.replace(pair, sign)
    word = word.rstrip("h") if len(word) > 3 else word
    return _single(re.sub("[aeiouyw]", "", word).translate(_PLAIN))


def _single(bones: str) -> str:
    return re.sub(r"(.)\1", r"\1", bones)


def likeness(one: str, other: str, head: int = 1) -> float:
    """0 to 1: the head counts little, the least alike word after it decides; a missing word costs .25."""
    a, b = skeleton(one), skeleton(other)
    if len(a) <= head or len(b) <= head:
        return 1.0 if a == b else 0.0
    if len(a) > len(b):
        a, b = b, a
    rest = _aligned(a[head:], b[head:])
    missing = len(b) - len(a)
    heads = min(_word(x, y) for x, y in zip(a[:head], b[:head], strict=True))
    return max(0.0, min(rest) * (0.8 + 0.2 * heads) - 0.25 * missing)


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> list[float]:
    """The best place of the shorter name in the longer one, in order."""
    places = range(len(long) - len(short) + 1)
    return max(([_word(x, y) for x, y in zip(short, long[at:], strict=False)] for at in places), key=min)


@lru_cache(maxsize=65536)
def _word(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other).ratio()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The known name that is most like a new one."""

    id: str
    name: str
    score: float


def nearest(name: str, known: Iterable[tuple[str, str]], head: int = 1) -> Nearest | None:
    """The likeliest of ``known`` (id, name); of equals the first. Null where nothing is alike at all."""
    best = max(((likeness(name, form, head), id_, form) for id_, form in known), default=None, key=lambda t: t[0])
    return Nearest(best[1], best[2], round(best[0], 2)) if best and best[0] > 0 else None
