"""The tables that :mod:`marsad.text.language_evidence` looks things up in: built once from the closed lists of words,
letters and endings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from marsad.text.language_affixes import ENDING_WORTH, ENDINGS, IRAQI, IRAQI_WEAK, NOT_IRAQI
from marsad.text.language_words import LETTERS, WORDS
from marsad.text.scripts import Script, scripts, table

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

LANGUAGES = ("ar", "fa", "ur", "ps", "ckb", "kmr", "he", "tr", "ha", "so", "en", "fr", "ru", "hi", "ar-Latn")
"""The languages that are named, by their ISO 639 codes; ``ar-Latn`` is Arabic in Latin letters."""
IRAQI_CODE, OTHER_DIALECT = "ar-IQ", "ar-other"
LONGEST = 8
"""Words with more letters are not looked up."""
DROPPED = 1
"""The byte of a mark inside a word; no word holds it, so it marks the key of an ending."""
HASH_BITS = 21

_FIRST = 2
_SCRIPT_OF = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug", IRAQI_CODE, OTHER_DIALECT), Script.ARABIC),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "kk", "tg"), Script.CYRILLIC),
    **dict.fromkeys(("he", "yi"), Script.HEBREW),
    **dict.fromkeys(("hi", "mr", "ne"), Script.DEVANAGARI),
}
_SPOKEN = WORDS | {IRAQI_CODE: IRAQI, OTHER_DIALECT: NOT_IRAQI}
ALL = (*LANGUAGES, *sorted((_SPOKEN.keys() | LETTERS.keys() | ENDINGS.keys()) - set(LANGUAGES)))
"""Every language with evidence, the named ones first."""
SCRIPT = np.array([scripts().index(_SCRIPT_OF.get(code, Script.LATIN)) for code in ALL])
"""The script of each of :data:`ALL`, as a place in :func:`marsad.text.scripts.scripts`."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_VARIANTS = str.maketrans("یک", "يك")
_WORTH = {1: 0.25, 2: 0.7}
_ENDING_SIZES = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the lookups need: built once, from the closed tables."""

    letter: Bytes
    """a byte for each code point: 0 no letter, 1 a mark to pass over, else its number in its script's alphabet"""
    kind: Bytes
    """class of each code point: its script's number, or behind these one class for each telling letter"""
    kinds: int
    kind_worth: Floats
    """for each class its worth to each language, then a one in the column of its script"""
    slots: npt.NDArray[np.int16]
    factor: np.uint64
    keys: Keys
    spoken: tuple[tuple[Ints, Floats], ...]
    """for each rank, the language and the worth of every word (a word can belong to several)"""
    tails: dict[int, npt.NDArray[np.bool_]]
    """for each size of ending, whether two last letters (256 times the last but one, and the last) can end one"""


@cache
def built() -> Tables:
    """The tables, made on first use (some 65 ms)."""
    letter, (kind, telling) = _letter_table(), _kind_table()
    speakers = _speakers(letter)
    keys = np.array([0, *sorted(speakers)], np.uint64)
    slots, factor = _hash(keys)
    first = len(scripts())
    numbers = [*range(first), *(int(table()[ord(char)]) for char in telling)]
    worth = np.zeros((len(numbers), len(ALL) + first))
    worth[np.arange(1, len(numbers)), len(ALL) + np.array(numbers[1:])] = 1.0
    for code, letters in LETTERS.items():
        for char, value in letters.items():
            worth[first + telling.index(char), ALL.index(code)] = value
    spoken = _ranked([[], *(speakers[key] for key in sorted(speakers))])
    return Tables(letter, kind, len(numbers), worth, slots, factor, keys, spoken, _tails(letter))


def _letter_table() -> Bytes:
    """Numbers 2 to 255 within each alphabet: two alphabets may share a number, since a word has one script."""
    numbers = np.zeros(len(table()), np.uint8)
    numbers[np.flatnonzero(table())] = 255
    known = sorted({char for words in chain(_SPOKEN.values(), ENDINGS.values()) for char in words if char.isalpha()})
    of_script: dict[int, int] = {}
    for char in known:
        script = int(table()[ord(char)])
        of_script[script] = of_script.get(script, _FIRST - 1) + 1
        numbers[ord(char)] = of_script[script]
        upper = char.upper()
        if len(upper) == 1:
            numbers[ord(upper)] = of_script[script]
    numbers[ord("İ")], numbers[ord("I")] = numbers[ord("i")], numbers[ord("i")]
    for code in range(len(_MARK_RANGE)):
        numbers[_MARK_RANGE[code]] = DROPPED
    return numbers


_MARK_RANGE = [code for code in range(0x700) if re.match(f"[{_MARKS}]", chr(code))]


def _kind_table() -> tuple[Bytes, str]:
    telling = "".join(sorted(set(chain.from_iterable(LETTERS.values()))))
    kind = table().copy()
    for number, char in enumerate(telling, start=len(scripts())):
        kind[ord(char)] = number
        if len(char.upper()) == 1 and char != "ı":
            kind[ord(char.upper())] = number
    return kind, telling


def key_of(word: str, letter: Bytes) -> int:
    """A word of eight letters or fewer as one integer, a byte a letter."""
    return sum(int(letter[ord(char)]) << (8 * place) for place, char in enumerate(word))


def _forms(code: str) -> dict[str, float]:
    """The words of a language as written, and with Arabic letters for Persian ones, as many keyboards have it, each
    with its worth.
    """
    words = [word for word in _SPOKEN[code].split() if len(word) <= LONGEST]
    worth = {word.translate(_VARIANTS): 0.5 * _WORTH.get(len(word), 1.0) for word in words}
    return worth | {word: _WORTH.get(len(word), 1.0) for word in words}


def _speakers(letter: Bytes) -> dict[int, list[tuple[int, float]]]:
    """For each key of a word or an ending, the languages that have it and its worth to each."""
    speakers: dict[int, list[tuple[int, float]]] = {}
    weak = set(IRAQI_WEAK.split())
    for code in _SPOKEN:
        for word, worth in _forms(code).items():
            halved = code == IRAQI_CODE and word in weak
            speakers.setdefault(key_of(word, letter), []).append((ALL.index(code), worth / 2 if halved else worth))
    for code, endings in ENDINGS.items():
        for ending in endings.split():
            key = (key_of(ending, letter) << 8) | DROPPED
            speakers.setdefault(key, []).append((ALL.index(code), ENDING_WORTH))
    return speakers


def _tails(letter: Bytes) -> dict[int, npt.NDArray[np.bool_]]:
    tails = {size: np.zeros(1 << 16, np.bool_) for size in _ENDING_SIZES}
    for ending in chain.from_iterable(endings.split() for endings in ENDINGS.values()):
        last = letter[[ord(char) for char in ending[-2:]]]
        tails[len(ending)][int(last[0]) << 8 | int(last[1])] = True
    return tails


def _ranked(speakers: list[list[tuple[int, float]]]) -> tuple[tuple[Ints, Floats], ...]:
    """For rank 0, 1, 2 ... the language and worth of each word, in the order of the keys (0 is no word)."""
    ranks = max(map(len, speakers))
    padded = [row + [(0, 0.0)] * (ranks - len(row)) for row in speakers]
    return tuple(
        (np.array([row[rank][0] for row in padded]), np.array([row[rank][1] for row in padded]))
        for rank in range(ranks)
    )


def _hash(keys: Keys) -> tuple[npt.NDArray[np.int16], np.uint64]:
    """A factor under which the upper bits of the product are another number for every key, and the table of these."""
    rng = np.random.default_rng(0)
    while True:
        factor = rng.integers(1, 2**63, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
        places = (keys * factor) >> np.uint64(64 - HASH_BITS)
        if len(np.unique(places)) == len(keys):
            break
    slots = np.zeros(1 << HASH_BITS, np.int16)
    slots[places] = np.arange(len(keys))
    return slots, factor
