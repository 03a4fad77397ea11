"""What is counted, in a closed table of things and fates, to see whether two numbers changed places.

A number counts the thing that stands just behind it, and has the fate (killed, wounded, captured, missing) of its
clause. Stems are matched at the start of a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.text.folding import fold
from marsad.text.quantities import Kind, Quantity

_FATES = {
    "killed": "قتل|مقتل|قتيل|استشهد|شهيد|شهداء|مصرع|kill|dead|die|death|slain|perish|martyr|lost their lives|کشته"
    "|جان باخت|شهید"
    "|נהרג|הרוג|נרצח|öldü|ölü|öldür|hayatını kaybe|tué|mort|décéd|ہلاک|جاں بحق|شہید|مارے گئے",
    "wounded": "جرح|جريح|اصيب|اصاب|مصاب|wound|injur|hurt|زخمی|مجروح|مصدوم|נפצע|פצוע|yaral|bless",
    "captured": "اسر|اسير|اعتقل|اعتقال|احتجز|احتجاز|خطف|اوقف|captur|arrest|detain|prisoner|captive|hostage|abduct"
    "|kidnap"
    "|اسیر|بازداشت|دستگیر|נעצר|עצור|נחטף|tutukla|gözaltı|arrêt|captur|گرفتار|اغوا",
    "missing": "فقد|مفقود|missing|unaccounted|ناپدید|נעדר|kayıp|disparu|لاپتہ",
}
_THINGS = {
    "soldier": "جندي|جنود|soldier|troop|servicem|سرباز|חייל|asker|soldat|فوجی|سپاہی",
    "officer": "ضابط|ضباط|officer|افسر|קצין|קצינ|subay|officier",
    "fighter": "مقاتل|مسلح|عنصر|عناصر|fighter|militant|gunm|رزمنده|جنگجو|militan|combattant",
    "civilian": "مدني|civilian|غیرنظامی|غیر نظامی|אזרח|sivil|civil|شہری",
    "woman": "نساء|امراه|سيدات|wom[ae]n|زن |زنان|נשים|אישה|kadın|femme|خواتین|عورت",
    "child": "طفل|اطفال|child|کودک|بچه|ילד|çocuk|enfant|بچے|بچوں",
    "man": "رجل|رجال|men(?!\\w)|man(?!\\w)|مرد|גבר|erkek|homme",
    "missile": "صاروخ|صواريخ|missile|rocket|موشک|راکت|טיל|רקט|füze|roket|roquette|میزائل|راکٹ",
    "drone": "مسير|طايرات مسير|طايره مسير|drone|uav|پهپاد|רחפן|רחפנ|כטב|iha|ڈرون",
    "shell": "قذيف|قذايف|shell|mortar|خمپاره|פגז|obus|گولے",
    "mine": "لغم|الغام|mine(?:s)?(?!\\w)|مین |מוקש|mayın|بارودی",
    "bomb": "عبوه|عبوات|قنبله|قنابل|bomb|explosive|بمب|פצצ|מטען|bomba|بم ",
    "tank": "دباب|tank|تانک|טנק|char(?:s)?(?!\\w)|ٹینک",
    "truck": "شاحن|truck|lorr|کامیون|משאית|משאיו|kamyon|camion|ٹرک",
    "vehicle": "سيار|عرب|اليه|اليات|مركب|vehicle|car(?:s)?(?!\\w)|خودرو|רכב|מכוניו|araç|araba|véhicule|voiture|گاڑی",
    "boat": "زورق|زوارق|قارب|قوارب|boat|قایق|סירה|סירות|tekne|bateau|کشتیاں",
    "ship": "سفين|سفن|ناقل|ship|vessel|tanker|کشتی|نفتکش|ספינ|אוני|gemi|navire|جہاز",
    "plane": "طايرات حربي|مقاتلات|مروحي|helicopter|jet|warplane|aircraft|بالگرد|جنگنده|מטוס|מסוק|uçak|helikopter"
    "|avion|hélicopt",
    "house": "منزل|منازل|بيت|بيوت|house|home|خانه|בית|בתים|ev(?:in|ler)?(?!\\w)|maison|مکان|گھر",
    "school": "مدرسه|مدارس|school|בית ספר|בתי ספר|okul|école|سکول|اسکول",
    "village": "قريه|قري|village|روستا|כפר|köy|گاؤں|دیہات",
    "town": "بلده|بلدات|مدينه|مدن|town|cit(?:y|ies)|شهر|עיר|ערים|şehir|kent|ville|قصب",
    "hospital": "مستشفي|مستشفيات|hospital|clinic|بیمارستان|בית חולים|hastane|hôpita|ہسپتال",
    "family": "عايل|اسره|famil|خانواده|משפח|aile|خاندان",
    "position": "موقع|مواقع|position|site|post(?:s)?(?!\\w)|موضع|עמד|mevzi",
    "building": "بناء|ابنيه|مبني|مباني|building|ساختمان|בניין|בנייני|bina|bâtiment|عمارت",
}
_BREAK = re.compile(r"[,;:،؛]|(?<!\w)(?:and|while|but|as well as|plus|et|ve|اور|و)(?!\w)| (?=[وו][^\W\d_]{2,})")
_LISTED = re.compile(r"(?: \w+){1,3}?,? (?:(?:and|et|ve|و|اور) .|[וو])")
_BEHIND = 4


@cache
def _stems(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = _FATES if table == "fate" else _THINGS
    plain = {name: "|".join(_folded(form) for form in forms.split("|")) for name, forms in rows.items()}
    return tuple((name, re.compile(rf"(?<!\w)(?:ال|و|وال|ب|ל|ו|ה)?(?:{forms})")) for name, forms in plain.items())


def _folded(form: str) -> str:
    return form if "(" in form or "[" in form else fold(form).text


def changed_places(
    here: str, ours: Sequence[Quantity], there: str, theirs: Sequence[Quantity]
) -> tuple[int, int] | None:
    """Two quantities of ``ours`` whose things or fates stand with each other's number among ``theirs``; the places of
    both in ``ours``.
    """
    for n, one in enumerate(ours):
        for m, other in enumerate(ours[n + 1 :], n + 1):
            first, second = _only(one, theirs), _only(other, theirs)
            if one.same(other) or first is None or second is None or first is second:
                continue
            labels = [
                (
                    *(_label(here, q, ours, table) for q in (one, other)),
                    *(_label(there, q, theirs, table) for q in (first, second)),
                )
                for table in ("thing", "fate")
            ]
            unknown = not any(label for row in labels for label in row)
            listed = _LISTED.fullmatch(here[one.end : other.start + 1]) and {one.kind, other.kind} == {Kind.COUNT}
            if any(_crossed(*row) for row in labels) or (unknown and listed and second.start < first.start):
                return n, m
    return None


def _crossed(one: str | None, other: str | None, first: str | None, second: str | None) -> bool:
    """Whether what the first number counted is what the second counts now."""
    if not one or not first or one in (other, first) or first == second:
        return False
    return first == other or second == one


def _only(quantity: Quantity, theirs: Sequence[Quantity]) -> Quantity | None:
    same = [other for other in theirs if quantity.same(other)]
    return same[0] if len(same) == 1 else None


def _label(folded: str, quantity: Quantity, row: Sequence[Quantity], table: str) -> str | None:
    start, end = _clause(folded, quantity, row)
    if table == "thing":
        words = list(re.finditer(r"\w+", folded[quantity.end : end]))[:_BEHIND]
        near = folded[quantity.end : quantity.end + words[-1].end()] if words else ""
        found = [(m.start(), name) for name, stem in _stems(table) if (m := stem.search(near))]
        return min(found)[1] if found else None
    if sum(start <= other.start < end for other in row) > 1:
        return None
    names = [name for name, stem in _stems(table) if stem.search(folded, start, end)]
    return names[0] if len(names) == 1 else None


def _clause(folded: str, quantity: Quantity, row: Sequence[Quantity]) -> tuple[int, int]:
    """The stretch between the joints of a sentence in which a quantity stands."""
    cuts = [m.start() for m in _BREAK.finditer(folded) if not any(q.start < m.start() < q.end for q in row)]
    before = [cut for cut in cuts if cut <= quantity.start]
    after = [cut for cut in cuts if cut >= quantity.end]
    return (before[-1] if before else 0), (after[0] if after else len(folded))
