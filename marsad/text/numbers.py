"""Numbers in a text, in digits of any script and in the plainest words of Arabic, Persian, Urdu, Hebrew, French and
English, to see whether a number of one text stands in another.

Closed tables, and one rule for rows of number words (``خمسة وعشرون``, ``two hundred and fifty``, ``هزار و دویست``); the
Arabic dual of words that attacks and times are counted in (``طائرتين`` is 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.text.folding import fold

_CARDINALS = {
    "ar": """
0|صفر
1|واحد|واحده|احد|احدي
2|اثنان|اثنين|اثنتان|اثنتين
3|ثلاث|ثلاثه
4|اربع|اربعه
5|خمس|خمسه
6|ست|سته
7|سبع|سبعه
8|ثمان|ثماني|ثمانيه
9|تسع|تسعه
10|عشر|عشره
11|احد عشر|احدي عشره|احدي عشر|احدعش|حدعش
12|اثنا عشر|اثني عشر|اثنتا عشره|اثنتي عشره|اثنعش|ثنعش|طنعش
13|ثلاثه عشر|ثلاث عشره|ثلطعش|تلطعش|ثلاثطعش
14|اربعه عشر|اربع عشره|اربعطعش
15|خمسه عشر|خمس عشره|خمسطعش
16|سته عشر|ست عشره|سطعش|ستطعش
17|سبعه عشر|سبع عشره|سبعطعش
18|ثمانيه عشر|ثماني عشره|ثمنطعش
19|تسعه عشر|تسع عشره|تسعطعش
20|عشرون|عشرين
30|ثلاثون|ثلاثين
40|اربعون|اربعين
50|خمسون|خمسين
60|ستون|ستين
70|سبعون|سبعين
80|ثمانون|ثمانين
90|تسعون|تسعين
100|مائه|مئه|ميه
200|مائتان|مائتين|مئتان|مئتين|ميتين
300|ثلاثمئه|ثلاثمائه|ثلاثميه
400|اربعمئه|اربعمائه|اربعميه
500|خمسمئه|خمسمائه|خمسميه
600|ستمئه|ستمائه|ستميه
700|سبعمئه|سبعمائه|سبعميه
800|ثمانمئه|ثمانمائه|ثمانيمائه|ثمانميه
900|تسعمئه|تسعمائه|تسعميه
1000|الف|الاف|الفا
2000|الفان|الفين
1000000|مليون|ملايين
2000000|مليونان|مليونين
""",
    "fa": """
0|صفر
1|یک
2|دو|هردو
3|سه
4|چهار
5|پنج
6|شش
7|هفت
8|هشت
10|ده
11|یازده
12|دوازده
13|سیزده
14|چهارده
15|پانزده
16|شانزده
17|هفده
18|هجده
19|نوزده
20|بیست
30|سی
40|چهل
50|پنجاه
60|شصت
70|هفتاد
80|هشتاد
90|نود
100|صد|یکصد
200|دویست
300|سیصد
400|چهارصد
500|پانصد
600|ششصد
700|هفتصد
800|هشتصد
900|نهصد
1000|هزار
1000000|میلیون
""",
    "ur": """
1|ایک
2|دو|دونوں
3|تین
4|چار
5|پانچ
6|چھ
7|سات
8|آٹھ
9|نو
10|دس
11|گیارہ
12|بارہ
15|پندرہ
20|بیس
25|پچیس
30|تیس
40|چالیس
50|پچاس
60|ساٹھ
70|ستر
80|اسی
90|نوے
100|سو
1000|ہزار
100000|لاکھ
""",
    "he": """
1|אחד|אחת
2|שני|שתי|שניים|שתיים
3|שלושה|שלוש
4|ארבעה|ארבע
5|חמישה|חמש
6|שישה|שש
7|שבעה|שבע
8|שמונה
9|תשעה|תשע
10|עשרה|עשר
11|אחד עשר|אחת עשרה
12|שנים עשר|שתים עשרה
20|עשרים
30|שלושים
40|ארבעים
50|חמישים
60|שישים
70|שבעים
80|שמונים
90|תשעים
100|מאה|מאות
200|מאתיים
1000|אלף|אלפים
2000|אלפיים
""",
    "tr": """
1|bir
2|iki
3|üç
4|dört
5|beş
6|altı
7|yedi
8|sekiz
9|dokuz
10|on
20|yirmi
30|otuz
40|kırk
50|elli
60|altmış
70|yetmiş
80|seksen
90|doksan
100|yüz
1000|bin
1000000|milyon
""",
    "fr": """
0|zéro
1|un|une
2|deux
3|trois
4|quatre
5|cinq
6|six
7|sept
8|huit
9|neuf
10|dix
11|onze
12|douze|douzaine
13|treize
14|quatorze
15|quinze
16|seize
20|vingt
30|trente
40|quarante
50|cinquante
60|soixante
80|quatre vingt|quatre vingts
100|cent|cents|centaine
1000|mille
1000000|million|millions
""",
    "en": """
0|zero
1|one|single|once
2|two|both|pair|twice|couple
3|three|thrice
4|four
5|five
6|six
7|seven
8|eight
9|nine
10|ten
11|eleven
12|twelve|dozen
13|thirteen
14|fourteen
15|fifteen
16|sixteen
17|seventeen
18|eighteen
19|nineteen
20|twenty
30|thirty
40|forty
50|fifty
60|sixty
70|seventy
80|eighty
90|ninety
100|hundred
1000|thousand
1000000|million
""",
}
_ORDINALS = {
    "ar": """
1|الاول|الاولي
2|الثاني|الثانيه
3|الثالث|الثالثه
4|الرابع|الرابعه
5|الخامس|الخامسه
6|السادس|السادسه
7|السابع|السابعه
8|الثامن|الثامنه
9|التاسع|التاسعه
10|العاشر|العاشره
""",
    "fa": "1|اول|اولین|نخست|نخستین\n2|دوم|دومین\n3|سوم|سومین\n4|چهارم|چهارمین\n5|پنجم|پنجمین\n6|ششم\n7|هفتم",
    "en": "1|first\n2|second\n3|third\n4|fourth\n5|fifth\n6|sixth\n7|seventh\n8|eighth\n9|ninth\n10|tenth",
    "fr": "1|premier|première\n2|deuxième|second|seconde\n3|troisième\n4|quatrième\n5|cinquième",
    "tr": "1|birinci|ilk\n2|ikinci\n3|üçüncü\n4|dördüncü\n5|beşinci",
}
_DUALS = """
طائرتان طائرتين مسيرتان مسيرتين صاروخان صاروخين قذيفتان قذيفتين عبوتان عبوتين موقعان موقعين قاعدتان قاعدتين هدفان
هدفين جنديان جنديين عنصران عنصرين عمليتان عمليتين هجومان هجومين ضربتان ضربتين يومان يومين ساعتان ساعتين اسبوعان
اسبوعين شهران شهرين مرتان مرتين اليتان اليتين دبابتان دبابتين سفينتان سفينتين زورقان زورقين مدينتان مدينتين
مجموعتان مجموعتين جريحان جريحين قتيلان قتيلين شهيدان شهيدين بيانان بيانين
"""
_TENS = range(10, 100, 10)
_HUNDRED = 100
_SCALES = (1_000_000, 1000)
_JOINTS = frozenset({"and", "و", "et", "a"})
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of one language, and the particles that are written onto them."""

    cardinal: dict[str, int]
    ordinal: dict[str, int]
    prefixes: tuple[str, ...] = ()


@cache
def _words(language: str) -> _Words:
    """The tables of a language; of all of them where it has none."""
    known = [language] if language in _CARDINALS else list(_CARDINALS)
    cardinal = {form: n for code in reversed(known) for form, n in _table(_CARDINALS[code]).items()}
    ordinal = {form: n for code in known for form, n in _table(_ORDINALS.get(code, "")).items()}
    return _Words(cardinal, ordinal, _PREFIXES.get(language, ()))


_DUAL = frozenset(fold(word).text for word in _DUALS.split())
_PREFIXES = {
    "ar": ("و", "ب", "ل", "ف", "ال", "وب", "ول", "بال", "وال", "لل"),
    "fa": ("و",),
    "he": ("ו", "ב", "ה", "ל", "כ", "מ", "וב", "ול", "שב"),
}


def numbers(folded: str, language: str = "") -> list[Number]:
    """Every number of a folded text, in order; words of one language, or of all where none is named.

    >>> [n.value for n in numbers("two drones, 1,500 men, two hundred and fifty shells")]
    [2, 1500.0, 250]
    """
    found = [Number(*m.span(), value) for m in _DIGITS.finditer(folded) if (value := _value(m[0])) is not None]
    found += _written(folded, _words(language))
    return sorted(found, key=lambda n: n.start)


def _value(digits: str) -> float | None:
    plain = _THOUSANDS.sub("", digits).replace("\u066b", ".").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _written(folded: str, known: _Words) -> Iterator[Number]:
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded)]
    run: list[Number] = []
    at = 0
    while at < len(words):
        taken, number = _one(words, at, known)
        if number is None or number.ordinal:
            if not (run and words[at][2] in _JOINTS):
                yield from _composed(run)
                run = []
            if number is not None:
                yield number
        else:
            joined = bool(run) and (
                words[at][2].startswith("و") or len(folded[run[-1].end : number.start].split()) <= 1
            )
            if run and not joined:
                yield from _composed(run)
                run = []
            run.append(number)
        at += taken
    yield from _composed(run)


def _composed(run: list[Number]) -> Iterator[Number]:
    """A row of number words as the numbers it says: ``two hundred and fifty`` is one, ``three, five`` are two."""
    sums: list[tuple[Number, _Sum]] = []
    for part in run:
        grown = sums[-1][1].grown(part.value) if sums else None
        if grown is None:
            sums.append((part, _Sum().grown(part.value) or _Sum(part.value)))
        else:
            sums[-1] = (Number(sums[-1][0].start, part.end, grown.value), grown)
    yield from (Number(number.start, number.end, total.value) for number, total in sums)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as its words are read: what is settled down to ``scale``, and what is below it so far."""

    settled: float = 0
    below: float = 0
    scale: float = float("inf")

    @property
    def value(self) -> float:
        return self.settled + self.below

    def grown(self, word: float) -> _Sum | None:
        """With the next word; None where that begins another number."""
        scale = next((scale for scale in _SCALES if word in (scale, 2 * scale)), None)
        if scale is not None and scale < self.scale:
            times = word / scale if not self.below else self.below
            return _Sum(self.settled + times * scale, 0, scale)
        if scale is not None or word >= self.scale:
            return None
        if word == _HUNDRED and 0 < self.below < 10:
            return _Sum(self.settled, self.below * _HUNDRED, self.scale)
        return _Sum(self.settled, self.below + word, self.scale) if _joins(self.below, word) else None


def _joins(below: float, word: float) -> bool:
    """Whether ``word`` goes on with what was said below the last thousand: behind hundreds, tens, or before tens."""
    if not below:
        return True
    if below % _HUNDRED == 0:
        return word < _HUNDRED
    return (below in _TENS and 0 < word < 10) or (0 < below < 10 and word in _TENS[1:])


def _one(words: list[tuple[int, int, str]], at: int, known: _Words) -> tuple[int, Number | None]:
    start, end, word = words[at]
    if at + 1 < len(words):
        after = words[at + 1]
        pair = _lookup(f"{word} {after[2]}", known.cardinal, known.prefixes)
        if pair is not None:
            return 2, Number(start, after[1], pair)
    value = _lookup(word, known.cardinal, known.prefixes)
    if value is not None:
        return 1, Number(start, end, value)
    ordinal = _lookup(word, known.ordinal, known.prefixes)
    if ordinal is not None:
        return 1, Number(start, end, ordinal, ordinal=True)
    if word in _DUAL or any(word.startswith(p) and word[len(p) :] in _DUAL for p in known.prefixes):
        return 1, Number(start, end, 2)
    return 1, None


def _lookup(phrase: str, table: dict[str, int], prefixes: tuple[str, ...]) -> int | None:
    if phrase in table:
        return table[phrase]
    stems = (phrase[len(prefix) :] for prefix in prefixes if phrase.startswith(prefix))
    return next((table[stem] for stem in stems if stem in table), None)
