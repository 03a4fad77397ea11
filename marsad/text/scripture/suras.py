"""The 114 suras by their usual names, and references to verses as writers give them (``[البقرة: 255]``).

The names and their order are those printed in every copy (the 1924 Cairo edition and Tanzil alike).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from marsad.text.folding import fold

_DIGITS = re.compile(r"[0-9]{1,3}(?![0-9])")
_BACK, _AHEAD = 32, 24
_NAMES = """
الفاتحة البقرة آل_عمران النساء المائدة الأنعام الأعراف الأنفال التوبة يونس هود يوسف الرعد إبراهيم الحجر النحل
الإسراء الكهف مريم طه الأنبياء الحج المؤمنون النور الفرقان الشعراء النمل القصص العنكبوت الروم لقمان السجدة
الأحزاب سبأ فاطر يس الصافات ص الزمر غافر فصلت الشورى الزخرف الدخان الجاثية الأحقاف محمد الفتح الحجرات ق
الذاريات الطور النجم القمر الرحمن الواقعة الحديد المجادلة الحشر الممتحنة الصف الجمعة المنافقون التغابن الطلاق
التحريم الملك القلم الحاقة المعارج نوح الجن المزمل المدثر القيامة الإنسان المرسلات النبأ النازعات عبس التكوير
الانفطار المطففين الانشقاق البروج الطارق الأعلى الغاشية الفجر البلد الشمس الليل الضحى الشرح التين العلق القدر
البينة الزلزلة العاديات القارعة التكاثر العصر الهمزة الفيل قريش الماعون الكوثر الكافرون النصر المسد الإخلاص
الفلق الناس
"""
SURAS: tuple[str, ...] = tuple(name.replace("_", " ") for name in _NAMES.split())
"""``SURAS[n - 1]`` is the name of sura ``n``."""

_OTHER = {"براءة": 9, "بني إسرائيل": 17, "المؤمن": 40, "حم السجدة": 41, "الدهر": 76, "الانشراح": 94, "اللهب": 111,
          "تبت": 111, "التوحيد": 112, "الزلزال": 99, "عم": 78, "المؤمنين": 23, "المنافقين": 63, "الكافرين": 109,
          "المطففون": 83, "القتال": 47, "فاتحة الكتاب": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A verse named at ``[start, end)`` of a folded text: the sura's number, its first and last verse."""

    start: int
    end: int
    sura: int
    first: int
    last: int


@cache
def _numbers() -> dict[str, int]:
    names = {name: number for number, name in enumerate(SURAS, 1)} | _OTHER
    return {fold(name).text: number for name, number in names.items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _numbers()), key=len, reverse=True))
    verse = r"(?:(?:ال)?(?:ايه|ايات)|ايه رقم|الايه رقم)"
    return re.compile(
        rf"(?:(?P<named>سوره )|[\[\](){{}}«/,،:-]\s?|^|(?<=\s))(?P<sura>{names})(?P<mark>\s?[:/,،-]\s?|\s[\[(]?)"
        rf"(?:{verse}\s?[:/]?\s?)?(?P<first>\d{{1,3}})(?:\s?(?:-|الي|,)\s?(?P<last>\d{{1,3}}))?(?!\d)"
        r"|(?<![\d:])(?P<number>\d{1,3}):(?P<from>\d{1,3})(?:-(?P<to>\d{1,3}))?(?![\d:])",
        re.M,
    )


def references(folded: str) -> list[Reference]:
    """Every reference to a verse in a folded text, by a sura's name or number.

    >>> [(r.sura, r.first, r.last) for r in references(fold("[البقرة: 255] و (سورة النصر، الآيات ١-٣)").text)]
    [(2, 255, 255), (110, 1, 3)]
    """
    found: list[Reference] = []
    for digits in _DIGITS.finditer(folded):
        after = found[-1].end if found else 0
        if digits.start() >= after:
            match = _reaching(folded, max(after, digits.start() - _BACK), digits.start())
            reference = _reference(match) if match else None
            found += [reference] if reference else []
    return found


def _reaching(folded: str, start: int, place: int) -> re.Match[str] | None:
    """The first reference behind ``start`` that covers ``place``."""
    match = _pattern().search(folded, start, place + _AHEAD)
    while match is not None and match.end() <= place:
        match = _pattern().search(folded, match.end(), place + _AHEAD)
    return match if match is not None and match.start() <= place else None


def _reference(match: re.Match[str]) -> Reference | None:
    sura = _numbers()[match["sura"]] if match["sura"] else int(match["number"])
    first = int(match["first"] or match["from"])
    last = int(match["last"] or match["to"] or first)
    if not 1 <= sura <= len(SURAS) or not first:
        return None
    return Reference(match.start(), match.end(), sura, first, max(first, last))
