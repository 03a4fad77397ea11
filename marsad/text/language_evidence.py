"""Evidence for :mod:`marsad.text.language`, line by line, in NumPy: what each language has to say for each line.

Letters are counted by class and words of up to eight letters are looked up, both over the code points of a whole
column, so that no post becomes a Python object. Each word is one 64-bit integer (a byte a letter), found in a perfect
hash table; endings are looked up in the same table, behind the byte 1, which no word holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.text.language_affixes import ENDING_WORTH, ENDINGS, IRAQI, IRAQI_WEAK, NOT_IRAQI, PREFIXES
from marsad.text.language_words import LETTERS, WORDS
from marsad.text.scripts import Script, code_points, counts, scripts, table

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint32]

LANGUAGES = ("ar", "fa", "ur", "ps", "ckb", "kmr", "he", "tr", "ha", "so", "en", "fr", "ru", "hi", "ar-Latn")
"""The languages that are named, by their ISO 639 codes; ``ar-Latn`` is Arabic in Latin letters."""
IRAQI_CODE, OTHER_DIALECT = "ar-IQ", "ar-other"
ALONE = {"he": 0.25, "hi": 0.25, "ru": 0.2, "ar": 0.05}
"""What each word in the script of a language is worth to it without being known, so long as no neighbour is nearer."""
DIGIT_WORD = 0.5
"""Worth to Arabic in Latin letters of a digit that stands for a letter ("7abibi", "ma3na")."""

_LINKS = r"(?:https?://|www\.|t\.me/)\S+|[@#][\w.]+"
_LONGEST = 8
_DROPPED = 1
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
_HASH_BITS = 21
_WORTH = {1: 0.25, 2: 0.7}
_ENDING_SIZES = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each line of a column: evidence of each language (columns by :data:`ALL`, not yet held to a script), letters
    of each script, and the number of words; ``row`` says which text a line is of.
    """

    found: Floats
    letters: Ints
    words: Ints
    row: Ints


@dataclass(frozen=True, slots=True)
class _Tables:
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


def evidence(texts: pl.Series) -> Evidence:
    """Evidence for every line (parted by line feeds) of every text."""
    tables = _tables()
    codes, rows = code_points(texts.str.replace_all(_LINKS, " "))
    starts = np.concatenate([np.zeros(1, np.int64), np.flatnonzero((codes == 0) | (codes == 10)) + 1])
    row = np.searchsorted(rows, starts[:-1], side="right") - 1
    height = len(row)
    said = counts(tables.kind[codes], starts, tables.kinds).astype(np.float64) @ tables.kind_worth
    digits = _digit_words(codes, starts, height)
    letters, starts = _letters(tables, codes, starts)
    begin, length = _words(letters)
    line = np.searchsorted(starts, begin, side="right") - 1
    words = np.bincount(line, minlength=height)
    key, of = _lookups(tables, letters, begin, length, line)
    found = said[:, : len(ALL)] + _spoken(tables, key, of, height)
    short = length <= _LONGEST
    found[:, 0] += _prefixed(key[: int(short.sum())], line[short], height)
    found[:, ALL.index("ar-Latn")] += digits
    found[:, 0] += np.minimum(found[:, ALL.index(IRAQI_CODE)], 4.0)
    return Evidence(found, said[:, len(ALL) :].astype(np.int64), words, row)


def _digit_words(codes: Codes, starts: Ints, height: int) -> Floats:
    """Digits that stand between Latin letters, or a 3 or 7 before three of them, in each line."""
    padded = np.concatenate([np.zeros(2, np.uint32), codes, np.zeros(3, np.uint32)])
    places = np.flatnonzero(np.isin(codes, np.frombuffer("23579".encode("utf-32-le"), np.uint32)))
    around = [_latin(padded[places + 2 + step]) for step in (-2, -1, 1, 2, 3)]
    within = around[1] & around[2] & (around[0] | around[3])
    first = np.isin(codes[places], [0x33, 0x37]) & ~around[1] & around[2] & around[3] & around[4]
    first &= ~((padded[places + 1] >= 0x30) & (padded[places + 1] <= 0x39))
    line = np.searchsorted(starts, places[within | first], side="right") - 1
    worth: Floats = DIGIT_WORD * np.bincount(line, minlength=height).astype(np.float64)
    return worth


def _latin(codes: Codes) -> npt.NDArray[np.bool_]:
    small = codes | 0x20
    found: npt.NDArray[np.bool_] = (small >= 0x61) & (small <= 0x7A)
    return found


def _lookups(tables: _Tables, letters: Bytes, begin: Ints, length: Ints, line: Ints) -> tuple[Keys, Ints]:
    """The keys to look up and the line of each: every word of eight letters or fewer, then what may be an ending."""
    short = length <= _LONGEST
    keys, lines = [_keys(letters, begin[short], length[short])], [line[short]]
    end = begin + length
    tail = letters[end - 2].astype(np.uint16) << 8 | letters[end - 1]
    for size, may in tables.tails.items():
        here = np.flatnonzero(may[tail] & (length >= size + 2))
        ends = _keys(letters, end[here] - size, np.full(len(here), size))
        keys.append((ends << np.uint64(8)) | np.uint64(_DROPPED))
        lines.append(line[here])
    return np.concatenate(keys), np.concatenate(lines)


def _letters(tables: _Tables, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Bytes, Ints]:
    """The joined text as a byte a letter, without vowel signs, and the places where its rows begin."""
    letters = tables.letter[codes]
    dropped = np.flatnonzero(letters == _DROPPED)
    if len(dropped):
        starts = starts - np.searchsorted(dropped, starts)
        letters = np.delete(letters, dropped)
    return letters, starts


def _words(letters: Bytes) -> tuple[Ints, Ints]:
    """Where each run of letters begins, and how long it is. Every row ends in NUL, so that none runs over."""
    inside = np.concatenate([np.zeros(1, np.int8), (letters > 0).view(np.int8), np.zeros(1, np.int8)])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2] - edges[0::2]


def _keys(letters: Bytes, begin: Ints, length: Ints) -> Keys:
    """Each word as one integer: eight bytes read at any place from two aligned reads."""
    padded = np.concatenate([letters, np.zeros(16 + (-len(letters)) % 8, np.uint8)]).view("<u8")
    word, shift = begin >> 3, ((begin & 7) << 3).astype(np.uint64)
    low = padded[word] >> shift
    high = np.where(shift > 0, padded[word + 1] << (np.uint64(64) - np.maximum(shift, np.uint64(1))), np.uint64(0))
    mask = np.array([(1 << (8 * n)) - 1 for n in range(_LONGEST + 1)], np.uint64)
    keys: Keys = (low | high) & mask[length]
    return keys


def _spoken(tables: _Tables, key: Keys, rows: Ints, height: int) -> Floats:
    slot = tables.slots[(key * tables.factor) >> np.uint64(64 - _HASH_BITS)]
    hit = np.flatnonzero(tables.keys[slot] == key)
    word, row = slot[hit], rows[hit] * len(ALL)
    cells, worth = [], []
    for languages_, worths in tables.spoken:
        place, weight = row + languages_[word], worths[word]
        cells.append(place)
        worth.append(weight)
        more = np.flatnonzero(weight > 0)
        word, row = word[more], row[more]
    size = height * len(ALL)
    total = np.bincount(np.concatenate(cells), weights=np.concatenate(worth), minlength=size)
    shaped: Floats = total.astype(np.float64).reshape(height, len(ALL))
    return shaped


def _prefixed(key: Keys, rows: Ints, height: int) -> Floats:
    """Words that begin as Arabic words do. The worth of one is that of half a function word."""
    begins = np.zeros(len(key), np.bool_)
    for pattern, mask in _prefix_keys():
        begins |= ((key & mask) == pattern) & (key > mask)
    worth: Floats = 0.5 * np.bincount(rows[begins], minlength=height).astype(np.float64)
    return worth


@cache
def _prefix_keys() -> tuple[tuple[np.uint64, np.uint64], ...]:
    letter = _tables().letter
    return tuple(
        (np.uint64(_key(prefix, letter)), np.uint64((1 << (8 * len(prefix))) - 1)) for prefix in PREFIXES["ar"]
    )


@cache
def _tables() -> _Tables:
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
    return _Tables(letter, kind, len(numbers), worth, slots, factor, keys, spoken, _tails(letter))


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
        numbers[_MARK_RANGE[code]] = _DROPPED
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


def _key(word: str, letter: Bytes) -> int:
    return sum(int(letter[ord(char)]) << (8 * place) for place, char in enumerate(word))


def _forms(code: str) -> dict[str, float]:
    """The words of a language as written, and with Arabic letters for Persian ones, as many keyboards have it, each
    with its worth.
    """
    words = [word for word in _SPOKEN[code].split() if len(word) <= _LONGEST]
    worth = {word.translate(_VARIANTS): 0.5 * _WORTH.get(len(word), 1.0) for word in words}
    return worth | {word: _WORTH.get(len(word), 1.0) for word in words}


def _speakers(letter: Bytes) -> dict[int, list[tuple[int, float]]]:
    """For each key of a word or an ending, the languages that have it and its worth to each."""
    speakers: dict[int, list[tuple[int, float]]] = {}
    weak = set(IRAQI_WEAK.split())
    for code in _SPOKEN:
        for word, worth in _forms(code).items():
            halved = code == IRAQI_CODE and word in weak
            speakers.setdefault(_key(word, letter), []).append((ALL.index(code), worth / 2 if halved else worth))
    for code, endings in ENDINGS.items():
        for ending in endings.split():
            key = (_key(ending, letter) << 8) | _DROPPED
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
        places = (keys * factor) >> np.uint64(64 - _HASH_BITS)
        if len(np.unique(places)) == len(keys):
            break
    slots = np.zeros(1 << _HASH_BITS, np.int16)
    slots[places] = np.arange(len(keys))
    return slots, factor
