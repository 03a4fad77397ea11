"""Whether two group names are spellings of one name, in Arabic or Latin letters.

Names in one script are compared by their folded letters, names in two scripts by their consonants (long vowels, the
article and the ending -h of the feminine go; sh, th, kh, gh, dh count as one). Words are compared in order, the head
apart: a name is as like another as its *least* alike word, so that *sons of the slope* is not *sons of the plain*.
What it cannot see: translated names, and a name that kept its sound but changed its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from marsad.text.folding import fold

SAME = 0.85
"""From this score on, two names count as one: set on the variants of the shipped sample and
``tests/detect/test_spelling.py``.
"""

_MISSING = 0.25
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهپچژگ", "btθjhxdðrzsšsdtz'γfqklmnhpčžk", strict=True))
_DIGRAPHS = (("sh", "š"), ("th", "θ"), ("kh", "x"), ("gh", "γ"), ("dh", "ð"), ("ch", "č"), ("zh", "ž"), ("ph", "f"))
_LATIN_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|ar|an|at|az)[- ]|\bthe ")
_PLAIN = str.maketrans({"θ": "t", "ð": "d", "γ": "k", "q": "k", "x": "k", "g": "k", "'": None, "č": "š", "ž": "z"})
_LONG_VOWELS = frozenset("اوي")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: its folded letters without the article, and its consonants in one alphabet for both scripts."""

    letters: str
    bones: str
    arabic: bool


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[Word, ...]:
    """The words of a name that have a consonant.

    >>> [w.bones for w in words("Tashkil Fursan al-Ghasaq")] == [w.bones for w in words("تشكيلُ فُرسان الغَسَق")]
    True
    """
    text = _LATIN_ARTICLE.sub("", fold(name).text.replace("_", " ").replace("-", " ") + " ")
    found = (_word(word) for word in re.findall(r"[\w']+", text))
    return tuple(word for word in found if word.bones)


def _word(word: str) -> Word:
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    if any(char in _ARABIC or char in _LONG_VOWELS for char in bare):
        short = bare[:-1] if bare.endswith("ه") and len(bare) > 2 else bare
        return Word(bare, _single("".join(_ARABIC.get(char, "") for char in short).translate(_PLAIN)), arabic=True)
    bones = bare
    for pair, sign in _DIGRAPHS:
        bones = bones.replace(pair, sign)
    bones = bones.rstrip("h") if len(bones) > 3 else bones
    return Word(bare, _single(re.sub("[aeiouyw]", "", bones).translate(_PLAIN)), arabic=False)


def _single(bones: str) -> str:
    return re.sub(r"(.)\1", r"\1", bones)


def key(name: str) -> str:
    """Names with one key are one name beyond doubt: equal but for vowel signs, articles and an ending -h or -a."""
    return " ".join(re.sub("(?<=...)[اه]$", "", word.letters) for word in words(name))


def likeness(one: str, other: str, head: int = 1) -> float:
    """0 to 1: the least alike word after the head decides, the head counts a fifth, a missing word costs .25."""
    a, b = sorted((words(one), words(other)), key=len)
    if len(a) <= head:
        return float(a == b)
    missing = len(b) - len(a)
    heads = min((_alike(x, y) for x, y in zip(a[:head], b[:head], strict=True)), default=1.0)
    return max(0.0, _aligned(a[head:], b[head:]) * (0.8 + 0.2 * heads) - _MISSING * missing)


def _aligned(short: tuple[Word, ...], long: tuple[Word, ...]) -> float:
    """The least alike word, with the shorter name laid at its best place in the longer one."""
    places = range(len(long) - len(short) + 1)
    return max(min(_alike(x, y) for x, y in zip(short, long[at:], strict=False)) for at in places)


@lru_cache(maxsize=262144)
def _alike(one: Word, other: Word) -> float:
    a, b = (one.letters, other.letters) if one.arabic == other.arabic else (one.bones, other.bones)
    return 1.0 if a == b else SequenceMatcher(None, a, b).ratio()


def shortens(short: str, long: str, head: int = 1) -> bool:
    """Whether a name is another one cut short: its head and at least one word more, in order, nothing else."""
    a, b = words(short), words(long)
    return head < len(a) < len(b) and all(_alike(x, y) >= SAME for x, y in zip(a, b, strict=False))


@dataclass(frozen=True, slots=True)
class Nearest:
    """The known name that is most like another; ``id`` is the lexicon's; ``same`` when they are one name, in full or
    cut short.
    """

    id: str
    name: str
    score: float
    same: bool


def nearest(name: str, known: Iterable[tuple[str, str]], head: int = 1) -> Nearest | None:
    """The likeliest of ``known`` (id, name); of equals the first. Null where nothing is alike at all."""
    scored = ((shortens(name, form, head), round(likeness(name, form, head), 2), id_, form) for id_, form in known)
    best = max(scored, default=None, key=lambda t: t[:2])
    return Nearest(best[2], best[3], best[1], best[0] or best[1] >= SAME) if best and any(best[:2]) else None
