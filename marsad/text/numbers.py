"""Numbers in a text, in digits of any script and in the plainest words of Arabic, Persian, Urdu, Hebrew, French and
English, to see whether a number of one text stands in another.

Closed tables, no grammar: compounds of tens and units (``خمسة وعشرون``, ``twenty-five``), hundreds and thousands by
their own word, the Arabic dual of words that attacks and times are counted in (``طائرتين`` is 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.text.folding import fold

_UNITS = """
0|صفر|zero|صفر
1|واحد|واحده|احد|احدي|one|single|یک|ایک|אחד|אחת|un|une
2|اثنان|اثنين|اثنتان|اثنتين|two|both|pair|twice|دو|שני|שתי|שניים|deux
3|ثلاث|ثلاثه|three|سه|تین|שלושה|שלוש|trois
4|اربع|اربعه|four|چهار|چار|ארבעה|ארבע|quatre
5|خمس|خمسه|five|پنج|پانچ|חמישה|חמש|cinq
6|ست|سته|six|شش|چھ|שישה|שש
7|سبع|سبعه|seven|هفت|سات|שבעה|שבע|sept
8|ثمان|ثماني|ثمانيه|eight|هشت|آٹھ|שמונה|huit
9|تسع|تسعه|nine|نه|نو|תשעה|תשע|neuf
10|عشر|عشره|ten|ده|دس|עשרה|עשר|dix
11|احد عشر|احدي عشره|احدي عشر|eleven|یازده|onze
12|اثنا عشر|اثني عشر|اثنتا عشره|اثنتي عشره|twelve|dozen|دوازده|douze
13|ثلاثه عشر|ثلاث عشره|thirteen|سیزده|treize
14|اربعه عشر|اربع عشره|fourteen|چهارده|quatorze
15|خمسه عشر|خمس عشره|fifteen|پانزده|quinze
16|سته عشر|ست عشره|sixteen|شانزده|seize
17|سبعه عشر|سبع عشره|seventeen|هفده
18|ثمانيه عشر|ثماني عشره|eighteen|هجده
19|تسعه عشر|تسع عشره|nineteen|نوزده
20|عشرون|عشرين|twenty|بیست|vingt
30|ثلاثون|ثلاثين|thirty|سی|trente
40|اربعون|اربعين|forty|چهل|quarante
50|خمسون|خمسين|fifty|پنجاه|cinquante
60|ستون|ستين|sixty|شصت|soixante
70|سبعون|سبعين|seventy|هفتاد
80|ثمانون|ثمانين|eighty|هشتاد
90|تسعون|تسعين|ninety|نود
100|مائه|مئه|مية|hundred|صد|cent
200|مائتان|مائتين|مئتان|مئتين|دویست
1000|الف|thousand|هزار|mille
2000|الفان|الفين
1000000|مليون|million|میلیون|ملیون
"""
_ORDINALS = """
1|الاول|الاولي|first|اول
2|الثاني|الثانيه|second|دوم|دومین
3|الثالث|الثالثه|third|سوم|سومین
4|الرابع|الرابعه|fourth|چهارم
5|الخامس|الخامسه|fifth|پنجم
6|السادس|السادسه|sixth|ششم
7|السابع|السابعه|seventh|هفتم
8|الثامن|الثامنه|eighth|هشتم
9|التاسع|التاسعه|ninth|نهم
10|العاشر|العاشره|tenth|دهم
"""
_DUALS = """
طائرتان طائرتين مسيرتان مسيرتين صاروخان صاروخين قذيفتان قذيفتين عبوتان عبوتين موقعان موقعين قاعدتان قاعدتين هدفان
هدفين جنديان جنديين عنصران عنصرين عمليتان عمليتين هجومان هجومين ضربتان ضربتين يومان يومين ساعتان ساعتين اسبوعان
اسبوعين شهران شهرين مرتان مرتين اليتان اليتين دبابتان دبابتين سفينتان سفينتين زورقان زورقين مدينتان مدينتين
مجموعتان مجموعتين جريحان جريحين قتيلان قتيلين شهيدان شهيدين بيانان بيانين
"""
_TENS = range(20, 100, 10)
_DIGITS = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"[,.\u066c](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place in the *folded* text; ``ordinal`` for first, second ..."""

    start: int
    end: int
    value: float
    ordinal: bool = False


def _table(text: str) -> dict[str, int]:
    rows = (row.split("|") for row in text.split("\n") if row)
    return {fold(form).text: int(row[0]) for row in rows for form in row[1:]}


_CARDINAL = _table(_UNITS)
_ORDINAL = _table(_ORDINALS)
_DUAL = frozenset(fold(word).text for word in _DUALS.split())
_PREFIXES = ("", "و", "ب", "ل", "ف", "ال", "وب", "ول", "بال", "وال", "لل")


def numbers(folded: str) -> list[Number]:
    """Every number of a folded text, in order; hundreds and thousands as they are written, not multiplied out.

    >>> [n.value for n in numbers("two drones and 1,500 men, خمسه وعشرون يوما")]
    [2.0, 1500.0, 25.0]
    """
    found = [Number(*m.span(), value) for m in _DIGITS.finditer(folded) if (value := _value(m[0])) is not None]
    found += _written(folded)
    return sorted(found, key=lambda n: n.start)


def _value(digits: str) -> float | None:
    plain = _THOUSANDS.sub("", digits).replace("\u066b", ".").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _written(folded: str) -> Iterator[Number]:
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded)]
    at = 0
    while at < len(words):
        taken, number = _longest(words, at)
        if number is not None:
            yield number
        at += taken


def _longest(words: list[tuple[int, int, str]], at: int) -> tuple[int, Number | None]:
    start, end, word = words[at]
    if at + 1 < len(words):
        after = words[at + 1]
        pair = _lookup(f"{word} {after[2]}", _CARDINAL)
        if pair is not None:
            return 2, Number(start, after[1], pair)
        tens = _compound(word, after[2])
        if tens is not None:
            return 2, Number(start, after[1], tens)
    value = _lookup(word, _CARDINAL)
    if value is not None:
        return 1, Number(start, end, value)
    ordinal = _lookup(word, _ORDINAL)
    if ordinal is not None:
        return 1, Number(start, end, ordinal, ordinal=True)
    if any(word == p + dual for p in _PREFIXES for dual in (word[len(p) :],) if dual in _DUAL):
        return 1, Number(start, end, 2)
    return 1, None


def _compound(first: str, second: str) -> int | None:
    """``خمسه وعشرون`` and ``twenty five``."""
    a, b = _lookup(first, _CARDINAL), _CARDINAL.get(second.removeprefix("و"))
    if a is None or b is None:
        return None
    if second.startswith("و") and 0 < a < 10 and b in _TENS:
        return a + b
    return a + b if a in _TENS and 0 < b < 10 and first.isascii() else None


def _lookup(phrase: str, table: dict[str, int]) -> int | None:
    if phrase in table:
        return table[phrase]
    if phrase.isascii():
        return None
    stems = (phrase[len(prefix) :] for prefix in _PREFIXES if prefix and phrase.startswith(prefix))
    return next((table[stem] for stem in stems if stem in table), None)
