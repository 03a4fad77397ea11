"""A name's word as a row of sounds, the same row from Arabic script and from Latin as far as the scripts allow.

A sound is one letter: consonants ``b t T j h X d D r z Z s S G f q k l m n g C p v``, half-vowels ``W Y``, vowels
``a i u``, ``E`` for ayn, ``H`` for an ending that may be ``-a``, ``-ah`` or ``-at`` and ``y`` for one that may be
``-i`` or ``-a``, ``'`` for a stop between two vowels, ``o`` for an alef that opens a word and can carry any vowel.
Latin ``sh th kh dh gh ch zh`` can be one Arabic letter or two, ``c`` is also Turkish and Kurdish ``j`` and Somali ayn,
``x`` also Somali ``h`` and Kurdish ``kh``, so that a Latin word has several readings; a glued article (``Aldam``) is a
reading too. Hebrew letters, with their geresh forms already written as the Arabic letter they stand for, give rows of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

_ARABIC_SOUNDS = "a b p t T j C h X d D r z Z s S s d t z E G f q k g l m n W h Y"
_ARABIC = dict(
    zip(
        "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهي",
        _ARABIC_SOUNDS.split(),
        strict=True,
    )
)
_MORE_SOUNDS = "t d r n t d r Z S z s n r l v W W v n g"
_MORE = dict(
    zip(
        "ٹڈڑںټډړږښځڅڼڕڵڤۆۇۋڭګ",
        _MORE_SOUNDS.split(),
        strict=True,
    )
)
SOUNDS = _ARABIC | _MORE
_HEBREW_SOUNDS = "a b g d h W z h t Y k l m n s E p ts q r S t"
_HEBREW = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", _HEBREW_SOUNDS.split(), strict=True))
_HEBREW_DOUBLES = (("וו", "ו"), ("יי", "י"))
_PAIRS = {
    "sh": "S",
    "th": "T",
    "kh": "X",
    "dh": "D",
    "gh": "G",
    "ch": "C",
    "zh": "Z",
    "tz": "ts",
    "ts": "ts",
    "dzh": "j",
    "ph": "f",
    "ck": "k",
    "gu": "g",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "ie": "i",
    "ei": "i",
    "tch": "C",
    "dsch": "j",
    "sch": "S",
    "dj": "j",
    "ai": "aY",
    "ay": "aY",
    "ae": "aY",
    "au": "aW",
    "aw": "aW",
}
_SPLIT = {"S": ("sh",), "T": ("th",), "X": ("kh",), "D": ("dh",), "G": ("gh",), "Z": ("zh",)}
_OTHER_ALPHABETS: dict[str, tuple[str, ...]] = {"c": ("j", ""), "x": ("h", "X"), "ch": ("S", "X")}
_OTHER_ALPHABETS |= {"ai": ("a'i",), "ae": ("a'i",), "ei": ("aY",)}
_LATIN_SOUNDS = "a b k d i f g h i j k l m n u p q r s t u v W ks Y z"
_SINGLE = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        _LATIN_SOUNDS.split(),
        strict=True,
    )
)
_LATIN = re.compile(
    r"dsch|dzh|tch|sch|dj|tz|ts|gu(?=[ei])|sh|th|kh|dh|gh|ch|zh|ph|ck|ou|oo|ee|ie|ei|ai|ay|ae|au|aw|[a-z]|."
)
_GLUED = re.compile(
    r"(?:al|el)(?=[^aeiouy].{2})|e(?=([tnsrzd])\1.{2})|l(?=aa)|b[ei]n(?!ghazi|gal|jamin)(?=[^aeiouy].{3})"
)
_DOUBLE = re.compile(r"(.)\1+")
_DOUBLE_LETTER = re.compile(r"(.)(?<![cdgkstz]h)\1+")
_DOUBLE_VOWEL = re.compile(r"([aYW])\1+")
_MUTE = re.compile("[^aeiouy]e$")  # as in French Dine for دين
_CONSTRUCT = re.compile(".{2,}[^aeiouy]a+t")  # a feminine ending before what belongs to it: izalat, dawat
_MOST = 9
_ENDINGS = {"h": "H", "Y": "y"}
_SHORTEST = 2
VOWELS = frozenset("aiu")
HALF = frozenset("WY")
CONSONANTS = frozenset("btTjhXdDrzZsSGfqklmngCpv")


@lru_cache(maxsize=1 << 17)
def readings(word: str) -> tuple[str, ...]:
    """The rows of sounds that a folded word can stand for, the likeliest first."""
    if any("\u05d0" <= char <= "\u05ea" for char in word):
        hebrew = _openings(_hebrew(word), article="h")
        return tuple(dict.fromkeys(either for row in hebrew for either in _either(row, ("ts", "s"), "pf", "bv", "Ss")))
    if any("\u0600" <= char <= "\u06ff" for char in word):
        return tuple(either for row in _openings(_arabic(word)) for either in _arabic_readings(word, row))
    glued = _GLUED.match(word)
    rows = [*_variants(word), *(_variants(word[glued.end() :]) if glued else ())]
    if _CONSTRUCT.fullmatch(word):
        rows.insert(1, _variants(word[:-1])[0])
    if _MUTE.search(word):
        rows.insert(1, _variants(word[:-1])[0])
    return tuple(dict.fromkeys(rows))[:_MOST]


def _either(row: str, *swaps: Iterable[str]) -> list[str]:
    """A row and the rows in which letters that are read two ways are read the other way."""
    rows = [row]
    for one, other in swaps:
        rows += [made.replace(one, other) for made in rows if one in made]
    return rows


def _arabic_readings(word: str, row: str) -> list[str]:
    """Pashto letters that dialects read apart, and an ``n`` that is heard as ``m`` before ``b`` (جنبلاط)."""
    swaps = [swap for letter, swap in (("ښ", "SX"), ("ږ", "Zg")) if letter in word]
    return _either(row, *swaps) + ([row.replace("nb", "mb")] if "nb" in row else [])


def written(word: str) -> tuple[str, ...]:
    """A word as written and, where it seems to begin with a glued Latin article, without that."""
    glued = _GLUED.match(word)
    return (word, word[glued.end() :]) if glued else (word,)


def _openings(row: str, article: str = "") -> tuple[str, ...]:
    """A row, and the row without an alef that only carries a long vowel (ايران), or without a glued article (הפתח)."""
    if row[:2] in ("oY", "oW") or (article and row.startswith(article) and len(row) > _SHORTEST + 1):
        return row, row[1:]
    return (row,)


def _arabic(word: str) -> str:
    """Letters one by one; a final ه or ي is an ending, unless the word is too short to have one."""
    row = _DOUBLE_VOWEL.sub(r"\1", "".join(SOUNDS.get(char, char) for char in word))
    row = "o" + row[1:] if len(row) > _SHORTEST and row[0] == "a" else row
    return row[:-1] + _ENDINGS.get(row[-1], row[-1]) if len(row) > _SHORTEST else row


def _hebrew(word: str) -> str:
    for double, single in _HEBREW_DOUBLES:
        word = word.replace(double, single)
    row = "".join(_HEBREW.get(char) or SOUNDS.get(char, char) for char in word)
    row = "o" + row[1:] if len(row) > _SHORTEST and row[0] == "a" else row
    return row[:-1] + _ENDINGS.get(row[-1], row[-1]) if len(row) > _SHORTEST else row


def _parts(word: str) -> list[str]:
    return _LATIN.findall(_DOUBLE_LETTER.sub(_single_double, word))


def _latin(parts: list[str]) -> list[str]:
    return [_sound(part, parts[place + 1 : place + 2]) for place, part in enumerate(parts)]


def _single_double(found: re.Match[str]) -> str:
    """``oo`` and ``ee`` are vowels of their own; any other doubled letter is the letter."""
    return found.group()[:2] if found[1] in "oe" else found[1]


def _sound(part: str, after: list[str]) -> str:
    if part == "c" and after and after[0][0] in "eiy":
        return "s"
    return _PAIRS.get(part) or _SINGLE.get(part, part)


def _variants(word: str) -> list[str]:
    parts = _parts(word)
    rows = _latin(parts)
    choices = [
        (sound, *_SPLIT.get(sound, ()), *_OTHER_ALPHABETS.get(part, ()))
        for sound, part in zip(rows, parts, strict=True)
    ]
    return ["".join(choice) for choice in product(*choices)][:_MOST]


_COARSE = str.maketrans(
    {"S": "s", "T": "t", "X": "k", "q": "k", "D": "d", "G": "j", "g": "j", "Z": "j", "C": "s", "p": "b", "v": "f"}
    | dict.fromkeys("aiuoEHhWYy'", "")
)


def coarse(row: str) -> str:
    """The skeleton of a row of sounds: consonants by class, no vowels, half-vowels, gutturals or doubles."""
    return _DOUBLE.sub(r"\1", row.translate(_COARSE))
