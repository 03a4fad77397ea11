"""The language of a post, from its function words and telling letters; no model, and ``und`` where these do not say.

Named are Arabic, Persian, Urdu, Pashto, Central Kurdish, Hebrew, Turkish, Hausa, Somali, English, French, Russian
and Hindi. Some twenty neighbours (German, Indonesian, Ukrainian, Sindhi ...) are known only as rivals: a text that
fits one of them best is ``und``, as is a text with too little evidence. Links, @handles, hashtags, digits and
emoji do not count.

The method: letters are counted by class and words of up to eight letters are looked up, both in NumPy over the
code points of a whole column, so that no post becomes a Python object. Each word is one 64-bit integer (a byte a
letter), found in a perfect hash table. Give it the *original* text: folding makes Arabic, Persian and Urdu alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.text.language_words import LETTERS, PREFIXES, WORDS
from marsad.text.scripts import Script, code_points, counts, scripts, table

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

UNDETERMINED = "und"
LANGUAGES = ("ar", "fa", "ur", "ps", "ckb", "he", "tr", "ha", "so", "en", "fr", "ru", "hi")
"""The languages that are named, by their ISO 639 codes."""

ENOUGH = 0.6
"""Least evidence, in function words, for an answer. Set by hand on tests/eval/gold/language.tsv."""
RATE = 0.07
"""Least evidence for each word of the text, so that a long text in an unknown language stays unknown."""
LEAD = 0.08
"""How far the best language must lead the second, as a share of its own evidence."""
ALONE = {"he": 0.25, "hi": 0.25, "ru": 0.2, "ar": 0.05}
"""What each word in the script of a language is worth to it without being known, so long as no neighbour is nearer."""

_LINKS = r"(?:https?://|www\.|t\.me/)\S+|[@#][\w.]+"
_CHUNK = 10_000
_LONGEST = 8
_DROPPED = 1
_FIRST = 2
_SCRIPT_OF = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), Script.ARABIC),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "kk", "tg"), Script.CYRILLIC),
    **dict.fromkeys(("he", "yi"), Script.HEBREW),
    **dict.fromkeys(("hi", "mr", "ne"), Script.DEVANAGARI),
}
_ALL = (*LANGUAGES, *sorted((WORDS.keys() | LETTERS.keys()) - set(LANGUAGES)))
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_VARIANTS = str.maketrans("یک", "يك")
_HASH_BITS = 20
_WORTH = {1: 0.25, 2: 0.7}


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code or ``und``, and how sure: 0 (nothing) to 1 (much evidence, and no second language near)."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class _Tables:
    """Everything that the lookups need: built once, from the closed tables."""

    letter: Bytes
    """a byte for each code point: 0 no letter, 1 a mark to pass over, else its number in its script's alphabet"""
    kind: Bytes
    """class of each code point: its script's number, or behind these one class for each telling letter"""
    kinds: int
    kind_script: Ints
    kind_worth: Floats
    slots: npt.NDArray[np.int16]
    factor: np.uint64
    keys: Keys
    spoken: tuple[tuple[Ints, Floats], ...]
    """for each rank, the language and the worth of every word (a word can belong to several)"""


def language(text: str) -> Guess:
    """The language of one text: :func:`guesses` of a column of one, so that both always agree.

    >>> language("Where were you yesterday?").code
    'en'
    """
    row = guesses(pl.Series([text], dtype=pl.String)).row(0)
    return Guess(str(row[0]), float(row[1]))


def languages(texts: pl.Series) -> pl.Series:
    """The language code of every text of a column; never null."""
    return guesses(texts)["code"].alias(texts.name)


def language_expr(column: str = "text") -> pl.Expr:
    """:func:`languages` as an expression over the column named."""
    return pl.col(column).map_batches(languages, return_dtype=pl.String)


def guesses(texts: pl.Series) -> pl.DataFrame:
    """Columns ``code`` and ``score`` (0 to 1), a row for each text."""
    parts = [_judge(_evidence(texts.slice(at, _CHUNK))) for at in range(0, len(texts), _CHUNK)]
    best = np.concatenate([part[0] for part in parts]) if parts else np.zeros(0, np.int64)
    score = np.concatenate([part[1] for part in parts]) if parts else np.zeros(0)
    codes = pl.Series([*LANGUAGES, UNDETERMINED], dtype=pl.String)
    return pl.DataFrame({"code": codes.gather(best), "score": np.round(score, 3)})


def _judge(evidence: tuple[Floats, Ints]) -> tuple[Ints, Floats]:
    """The number of the best language (``len(LANGUAGES)`` for ``und``) and its score, for each row."""
    found, words = evidence
    best = found.argmax(axis=1)
    first = found.max(axis=1)
    found[np.arange(len(found)), best] = 0.0
    second = found.max(axis=1)
    lead = np.divide(first - second, first, out=np.zeros_like(first), where=first > 0)
    sure = (first >= ENOUGH) & (first >= RATE * words) & (lead >= LEAD) & (best < len(LANGUAGES))
    return np.where(sure, best, len(LANGUAGES)), np.where(sure, lead * np.minimum(1.0, first / 3.0), 0.0)


def _evidence(texts: pl.Series) -> tuple[Floats, Ints]:
    """Evidence of every language (rows by ``_ALL``) and the number of words, for each text."""
    tables = _tables()
    codes, starts = code_points(texts.str.replace_all(_LINKS, " "))
    histogram = counts(tables.kind[codes], starts, tables.kinds)
    histogram[:, 0] = 0
    letters, starts = _letters(tables, codes, starts)
    begin, length = _words(letters)
    places = np.searchsorted(begin, starts)
    words = np.diff(places)
    short = length <= _LONGEST
    key = _keys(letters, begin[short], length[short])
    rows = np.repeat(np.arange(len(words)), words)[short]
    found = histogram @ tables.kind_worth + _spoken(tables, key, rows, len(words)) + _prefixed(key, rows, len(words))
    return _within_script(tables, found, histogram, words), words


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
    word, row = slot[hit], rows[hit] * len(_ALL)
    total = np.zeros(height * len(_ALL))
    for languages_, worths in tables.spoken:
        total += np.bincount(row + languages_[word], weights=worths[word], minlength=len(total))
    return total.reshape(height, len(_ALL))


def _prefixed(key: Keys, rows: Ints, height: int) -> Floats:
    """Words that begin as Arabic words do. The worth of one is that of half a function word."""
    begins = np.zeros(len(key), np.bool_)
    for pattern, mask in _prefix_keys():
        begins |= ((key & mask) == pattern) & (key > mask)
    total = np.zeros((height, len(_ALL)))
    total[:, _ALL.index("ar")] = 0.5 * np.bincount(rows[begins], minlength=height)
    return total


@cache
def _prefix_keys() -> tuple[tuple[np.uint64, np.uint64], ...]:
    letter = _tables().letter
    return tuple(
        (np.uint64(_key(prefix, letter)), np.uint64((1 << (8 * len(prefix))) - 1)) for prefix in PREFIXES["ar"]
    )


def _within_script(tables: _Tables, found: Floats, histogram: Ints, words: Ints) -> Floats:
    """Only languages of the script that most letters belong to, each with what the script alone is worth."""
    per_script = np.stack([histogram[:, tables.kind_script == n].sum(axis=1) for n in range(len(scripts()))], axis=1)
    most = np.where(per_script.max(axis=1) > 0, per_script.argmax(axis=1), -1)
    numbers = np.array([scripts().index(_SCRIPT_OF.get(code, Script.LATIN)) for code in _ALL])
    alone = np.array([ALONE.get(code, 0.0) for code in _ALL])
    kept: Floats = np.where(most[:, None] == numbers[None, :], found + alone * np.maximum(words, 3)[:, None], 0.0)
    return kept


@cache
def _tables() -> _Tables:
    letter, (kind, telling) = _letter_table(), _kind_table()
    words = sorted({_key(form, letter): form for code in WORDS for form in _forms(code)}.items())
    keys = np.array([0, *(key for key, _ in words)], np.uint64)
    slots, factor = _hash(keys)
    first = len(scripts())
    numbers = [*range(first), *(int(table()[ord(char)]) for char in telling)]
    worth = np.zeros((len(numbers), len(_ALL)))
    for code, letters in LETTERS.items():
        for char, value in letters.items():
            worth[first + telling.index(char), _ALL.index(code)] = value
    spoken = _speakers([form for _, form in words], letter)
    return _Tables(letter, kind, len(numbers), np.array(numbers), worth, slots, factor, keys, spoken)


def _letter_table() -> Bytes:
    """Numbers 2 to 255 within each alphabet: two alphabets may share a number, since a word has one script."""
    numbers = np.zeros(len(table()), np.uint8)
    numbers[np.flatnonzero(table())] = 255
    known = sorted({char for code in WORDS for char in WORDS[code] if not char.isspace()})
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


def _forms(code: str) -> set[str]:
    """The words of a language as written, and with Arabic letters for Persian ones, as many keyboards have it."""
    words = [word for word in WORDS[code].split() if len(word) <= _LONGEST]
    return {form for word in words for form in (word, word.translate(_VARIANTS))}


def _speakers(forms: list[str], letter: Bytes) -> tuple[tuple[Ints, Floats], ...]:
    """For rank 0, 1, 2 ... the language and worth of each word, in the order of the keys (0 is no word)."""
    speakers: dict[int, list[tuple[int, float]]] = {}
    for code in WORDS:
        written = WORDS[code].split()
        for word in _forms(code):
            worth = _WORTH.get(len(word), 1.0) * (1.0 if word in written else 0.5)
            speakers.setdefault(_key(word, letter), []).append((_ALL.index(code), worth))
    ranked = [[], *(speakers[_key(form, letter)] for form in forms)]
    ranks = max(map(len, ranked))
    padded = [row + [(0, 0.0)] * (ranks - len(row)) for row in ranked]
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
