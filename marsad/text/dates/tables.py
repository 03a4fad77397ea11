"""The closed tables of dates: months, weekdays, words for days and times, in Arabic, Persian, Urdu, English and,
for the plainest, Hebrew, French, Turkish and Russian. Written as people write them; folded when first used.
"""

from __future__ import annotations

from enum import StrEnum, auto

from marsad.text.dates.span import DayPart
from marsad.text.folding import fold


class Kind(StrEnum):
    """What a word does in a date."""

    MONTH = auto()
    WEEKDAY = auto()
    DAY = auto()
    PART = auto()
    UNIT = auto()
    COUNT = auto()
    NUMBER = auto()
    ORDINAL = auto()
    PAST = auto()
    FUTURE = auto()
    THIS = auto()
    WITHIN = auto()
    BY = auto()
    AGO = auto()
    AFTER = auto()
    DEADLINE = auto()
    IN_MONTH = auto()
    IN_YEAR = auto()
    ON = auto()
    FILLER = auto()
    ERA = auto()
    CLOCK = auto()
    NOT_TODAY = auto()
    DIGITS = auto()
    BARRED = auto()


def _rows(text: str) -> list[list[str]]:
    return [[form.strip() for form in row.split("|") if form.strip()] for row in text.split("\n") if row.strip()]


GREGORIAN = _rows("""
يناير|كانون الثاني|جانفي|ژانویه|جنوری|january|jan|janvier|ocak|января|ינואר|בינואר
فبراير|شباط|فيفري|فوریه|فروری|february|feb|fevrier|subat|февраля|פברואר|בפברואר
مارس|آذار|مارچ|march|mar|mars|mart|марта|מרץ|במרץ
أبريل|إبريل|نيسان|أفريل|آوریل|اپریل|april|apr|avril|nisan|апреля|אפריל|באפריל
مايو|أيار|ماي|مه|می|مئی|may|mai|mayis|мая|מאי|במאי
يونيو|يونية|حزيران|جوان|ژوئن|جون|june|jun|juin|haziran|июня|יוני|ביוני
يوليو|يولية|تموز|جويلية|ژوئیه|جولای|جولائی|july|jul|juillet|temmuz|июля|יולי|ביולי
أغسطس|غشت|آب|أوت|اوت|اگست|آگوست|august|aug|aout|agustos|августа|אוגוסט|באוגוסט
سبتمبر|أيلول|شتنبر|سپتامبر|ستمبر|september|sept|sep|septembre|eylul|сентября|ספטמבר|בספטמבר
أكتوبر|تشرين الأول|تشرين أول|اکتبر|اکتوبر|october|oct|octobre|ekim|октября|אוקטובר|באוקטובר
نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|نوامبر|نومبر|november|nov|novembre|kasim|ноября|נובמבר|בנובמבר
ديسمبر|كانون الأول|كانون أول|دجنبر|دسامبر|دسمبر|december|dec|decembre|aralik|декабря|דצמבר|בדצמבר
""")
HIJRI = _rows("""
محرم|المحرم|محرم الحرام|muharram
صفر|صفر الخير|صفر المظفر|safar
ربيع الأول|ربيع أول|ربیع الاول|rabi al-awwal|rabi al awwal|rabi i
ربيع الثاني|ربيع الآخر|ربيع ثاني|ربیع الثانی|rabi al-thani|rabi al-akhir|rabi al thani|rabi ii
جمادى الأولى|جمادى الاول|جمادي الاول|جمادی الاولی|jumada al-awwal|jumada al-ula|jumada i
جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادی الثانی|jumada al-thani|jumada al-akhira|jumada ii
رجب|رجب المرجب|رجب الأصب|rajab
شعبان|شعبان المعظم|shaban|sha'ban
رمضان|رمضان المبارك|رمضان الكريم|ramadan|ramazan
شوال|شوال المكرم|shawwal
ذو القعدة|ذي القعدة|ذوالقعدة|ذی القعده|ذیقعده|dhu al-qadah|dhu al-qa'dah|dhul qadah
ذو الحجة|ذي الحجة|ذوالحجة|ذی الحجه|ذیحجه|dhu al-hijjah|dhul hijjah|dhul-hijjah
""")
SOLAR = _rows("""
فروردین|حمل|farvardin
اردیبهشت|ثور|ordibehesht
خرداد|جوزا|khordad
تیر|سرطان
مرداد|امرداد|اسد|mordad
شهریور|سنبله|shahrivar
مهر|میزان
آبان|عقرب
آذر|قوس
دی|جدی
بهمن|دلو|bahman
اسفند|حوت|esfand
""")
SURE_SOLAR = {
    "farvardin",
    "ordibehesht",
    "khordad",
    "mordad",
    "shahrivar",
    "esfand",
    "فروردین",
    "اردیبهشت",
    "شهریور",
    "مرداد",
    "خرداد",
}
UNSURE_GREGORIAN = {
    "مه",
    "می",
    "ماي",
    "may",
    "mai",
    "march",
    "mar",
    "mars",
    "mart",
    "jan",
    "dec",
    "sep",
    "jun",
    "nov",
    "oct",
    "jul",
    "apr",
    "aug",
    "feb",
    "august",
    "april",
    "june",
    "july",
    "آب",
    "اوت",
    "أوت",
    "جوان",
    "جون",
    "nisan",
    "ocak",
    "ekim",
    "kasim",
    "aralik",
    "subat",
    "مارس",
    "temmuz",
    "eylul",
}
_MORE_WEEKDAYS = _rows("""
ביום שני|מיום שני|ליום שני|pazartesi|pazartesi günü|pazartesi gününe|pazartesi gününden
ביום שלישי|מיום שלישי|ליום שלישי|salı|salı günü|salı gününe|salı gününden
ביום רביעי|מיום רביעי|ליום רביעי|çarşamba|çarşamba günü|çarşamba gününe|çarşamba gününden
ביום חמישי|מיום חמישי|ליום חמישי|perşembe|perşembe günü|perşembe gününe|perşembe gününden
ביום שישי|מיום שישי|ליום שישי|cuma|cuma günü|cuma gününe|cuma gününden
בשבת|משבת|cumartesi|cumartesi günü|cumartesi gününe|cumartesi gününden
ביום ראשון|מיום ראשון|ליום ראשון|pazar|pazar günü|pazar gününe|pazar gününden
""")
"""Hebrew behind its particles, and Turkish; a lone salı, cuma or pazar is also another word."""
WEEKDAYS = [
    [*row, *more]
    for row, more in zip(
        _rows("""
الاثنين|الإثنين|اثنين|دوشنبه|دو شنبه|پیر|پیر کو|پیر کی|monday|יום שני|lundi|понедельник
الثلاثاء|ثلاثاء|سه شنبه|سهشنبه|منگل|منگل کو|منگل کی|tuesday|יום שלישי|mardi|вторник
الأربعاء|الاربعا|أربعاء|چهارشنبه|چهار شنبه|بدھ|بدھ کو|بدھ کی|wednesday|יום רביעי|mercredi|среду
الخميس|خميس|پنجشنبه|پنج شنبه|جمعرات|جمعرات کو|جمعرات کی|thursday|יום חמישי|jeudi|четверг
الجمعة|جمعة|جمعه|جمعے|جمعے کو|جمعے کی|جمعہ کو|جمعہ کی|friday|יום שישי|vendredi|пятницу
السبت|سبت|شنبه|ہفتہ|ہفتے کو|ہفتے کی|saturday|שבת|samedi|субботу
الأحد|أحد|یکشنبه|یک شنبه|اتوار|اتوار کو|اتوار کی|sunday|יום ראשון|dimanche|воскресенье
"""),
        _MORE_WEEKDAYS,
        strict=True,
    )
]
SURE_WEEKDAYS = {
    *(form for row in _MORE_WEEKDAYS for form in row if form not in ("salı", "cuma", "pazar")),
    "پیر کو",
    "پیر کی",
    "منگل کو",
    "منگل کی",
    "بدھ کو",
    "بدھ کی",
    "جمعرات کو",
    "جمعرات کی",
    "جمعے کو",
    "جمعے کی",
    "جمعہ کو",
    "جمعہ کی",
    "ہفتے کو",
    "ہفتے کی",
    "اتوار کو",
    "اتوار کی",
    "الاثنين",
    "الإثنين",
    "دوشنبه",
    "دو شنبه",
    "الثلاثاء",
    "سه شنبه",
    "الأربعاء",
    "الاربعا",
    "چهارشنبه",
    "چهار شنبه",
    "الخميس",
    "پنجشنبه",
    "پنج شنبه",
    "جمعے",
    "السبت",
    "یکشنبه",
    "یک شنبه",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "יום שני",
    "יום שלישי",
    "יום רביעי",
    "יום חמישי",
    "יום שישי",
    "יום ראשון",
    "понедельник",
    "вторник",
    "среду",
    "четверг",
    "пятницу",
    "субботу",
    "воскресенье",
}

DAYS: dict[tuple[int, DayPart | None], str] = {
    (0, None): "اليوم|هذا اليوم|امروز|آج|today|היום|aujourd'hui|bugun|сегодня",
    (-1, None): "أمس|الأمس|البارحة|امبارح|مبارح|يوم أمس|دیروز|yesterday|אתמול|hier|dun|вчера",
    (-2, None): (
        "أول أمس|أول من أمس|أمس الأول|يوم أمس الأول|يوم أول أمس|قبل أمس|پریروز"
        "|day before yesterday|שלשום|avant-hier|позавчера"
    ),
    (1, None): "غدا|غد|يوم غد|بكرة|بكرا|باچر|باجر|باكر|فردا|tomorrow|מחר|demain|yarin|завтра",
    (2, None): "بعد غد|بعد الغد|پس فردا|day after tomorrow|מחרתיים|apres-demain|послезавтра",
    (0, DayPart.NIGHT): "الليلة|هذه الليلة|امشب|tonight|הלילה|cette nuit|bu gece",
    (-1, DayPart.NIGHT): "الليلة الماضية|ليلة أمس|ليل أمس|ليلة البارحة|دیشب|شب گذشته|last night|אמש|dun gece",
    (0, DayPart.MORNING): "this morning|هذا الصباح",
    (0, DayPart.AFTERNOON): "this afternoon",
    (0, DayPart.EVENING): "this evening|هذا المساء",
    (-1, DayPart.EVENING): "yesterday evening",
    (1, DayPart.NIGHT): "ليلة غد|فردا شب",
}
PARTS: dict[DayPart, str] = {
    DayPart.DAWN: "فجر|فجرا|الفجر|سحر|سحرا|بامداد|dawn|at dawn|daybreak",
    DayPart.MORNING: "صباح|صباحا|الصباح|صبح|morning|in the morning",
    DayPart.NOON: "ظهر|ظهرا|الظهر|ظهيرة|noon|midday",
    DayPart.AFTERNOON: "عصر|عصرا|العصر|بعد الظهر|بعد ظهر|بعد از ظهر|afternoon",
    DayPart.EVENING: "مساء|المساء|عشية|غروب|مغرب|عصر امروز|evening",
    DayPart.NIGHT: "ليل|ليلا|ليلة|الليل|شب|شامگاه|night",
    DayPart.MIDNIGHT: "منتصف ليل|منتصف الليل|منتصف ليلة|نیمه شب|midnight",
}
UNITS: dict[int, str] = {  # in hours, months as -1 and years as -12 months
    1: "ساعة|ساعات|الساعة|ساعت|hour|hours|hrs|گھنٹے|שעות",
    24: "يوم|أيام|يوما|الأيام|روز|day|days|دن|ימים",
    168: "أسبوع|أسابيع|الأسبوع|اسبوعا|هفته|week|weeks|ہفتے",
    -1: "شهر|أشهر|شهور|شهرا|الشهر|ماه|month|months|مہینے",
    -12: "سنة|سنوات|عام|أعوام|عاما|العام|السنة|سال|year|years",
}
COUNTS: dict[tuple[int, int], str] = {  # duals: two units in one word
    (2, 1): "ساعتين|ساعتان",
    (2, 24): "يومين|يومان",
    (2, 168): "أسبوعين|أسبوعان",
    (2, -1): "شهرين|شهران",
    (2, -12): "عامين|سنتين",
}
NUMBERS = _rows("""
واحد|واحدة|یک|one
اثنين|اثنتين|دو|two
ثلاثة|ثلاث|سه|three
أربعة|أربع|چهار|four
خمسة|خمس|پنج|five
ستة|ست|شش|six
سبعة|سبع|هفت|seven
ثمانية|ثماني|ثمان|هشت|eight
تسعة|تسع|نه|nine
عشرة|عشر|ده|ten
""")
ORDINALS = _rows("""
الأول|الاول|یکم|first
الثاني|دوم|second
الثالث|سوم|third
الرابع|چهارم|fourth
الخامس|پنجم|fifth
السادس|ششم|sixth
السابع|هفتم|seventh
الثامن|هشتم|eighth
التاسع|نهم|ninth
العاشر|دهم|tenth
الحادي عشر|یازدهم|eleventh
الثاني عشر|دوازدهم|twelfth
الثالث عشر|سیزدهم|thirteenth
الرابع عشر|چهاردهم|fourteenth
الخامس عشر|پانزدهم|fifteenth
السادس عشر|شانزدهم|sixteenth
السابع عشر|هفدهم|seventeenth
الثامن عشر|هجدهم|هیجدهم|eighteenth
التاسع عشر|نوزدهم|nineteenth
العشرين|العشرون|بیستم|twentieth
الحادي والعشرين|الحادي والعشرون|الواحد والعشرين|بیست و یکم|twenty-first
الثاني والعشرين|الثاني والعشرون|بیست و دوم|twenty-second
الثالث والعشرين|الثالث والعشرون|بیست و سوم|twenty-third
الرابع والعشرين|الرابع والعشرون|بیست و چهارم|twenty-fourth
الخامس والعشرين|الخامس والعشرون|بیست و پنجم|twenty-fifth
السادس والعشرين|السادس والعشرون|بیست و ششم|twenty-sixth
السابع والعشرين|السابع والعشرون|بیست و هفتم|twenty-seventh
الثامن والعشرين|الثامن والعشرون|بیست و هشتم|twenty-eighth
التاسع والعشرين|التاسع والعشرون|بیست و نهم|twenty-ninth
الثلاثين|الثلاثون|سی ام|سی‌ام|thirtieth
الحادي والثلاثين|الحادي والثلاثون|سی و یکم|thirty-first
""")
PLAIN: dict[Kind, str] = {
    Kind.PAST: (
        "الماضي|الماضية|الفائت|الفائتة|المنصرم|المنصرمة|الأخيرة|گذشته|پیشین|last|past|הקודם|שעבר|پچھلے|گزشتہ|dernier"
        "|dernière|gecen|geçtiğimiz"
    ),
    Kind.FUTURE: (
        "القادم|القادمة|المقبل|المقبلة|الآتي|الآتية|الجاي|التالية|آینده|next|coming|upcoming|הבא|הקרוב|اگلے|آئندہ"
        "|prochain|prochaine|gelecek|önümüzdeki"
    ),
    Kind.THIS: "هذا|هذه|الجاري|الحالي|این|جاری|this|current",
    Kind.WITHIN: "خلال|في غضون|غضون|ظرف|طی|within|within the|during the|over the|in the|أقل من",
    Kind.BY: "by|before|until|no later than|حتى|قبل|لغاية|قبل يوم|حتى يوم|تا|قبل از|עד|avant|до|לפני",
    Kind.AGO: "قبل|ago|پیش|منذ|לפני",
    Kind.AFTER: "بعد|in|دیگر|בעוד",
    Kind.DEADLINE: (
        "مهلة|مهله|أمامكم|امامكم|لديكم|انذار|ultimatum|deadline|deadline of|deadline is|you have|مهلت|אולטימטום"
    ),
    Kind.IN_MONTH: (
        "شهر|في|خلال|منذ|أوائل|أواخر|منتصف|نهاية|بداية|مطلع|ماه|در|"
        "in|since|during|early|late|mid|until|last|next|of|en|в"
    ),
    Kind.IN_YEAR: "عام|سنة|العام|سال|year|in|since|منذ|لعام|until|before|by|en|שנת",
    Kind.ON: (
        "يوم|بتاريخ|تاريخ|الموافق|المصادف|ليوم|نهار|في|روز|مورخ|on|"
        "dated|date|since|from|until|by|of|יום|ביום|le|في يوم|اليوم"
    ),
    Kind.FILLER: "من|شهر|ماه|of|the|st|nd|rd|th|عام|سنة|سال|لعام|لسنة|يوم|de|ال|الشهر|le|er|مدة|مدتها|لمدة|روز",
    Kind.ERA: "م|ه|هجري|هجرية|ميلادي|ميلادية|ق|ش|ad|ah|شمسی|قمری|میلادی",
    Kind.CLOCK: "الساعة|ساعت|at|בשעה|saat",
    Kind.NOT_TODAY: "ذلك|تلك|نفس|ذات|طوال|طيلة",
}
_OTHER_DAYS = (
    "التالي الأول الثاني الثالث الرابع الخامس السادس السابع السابق العالمي الوطني الدولي الأخير الموعود الآخر نفسه ذاته"
)
NOT_A_DAY = frozenset(fold(word).text for word in _OTHER_DAYS.split())
"""After ``اليوم`` these make it another day: the next day, the second day, the World Day of something."""
HALVES = frozenset({"am", "pm", "ص"})
"""The halves of the day behind an hour; م is among the eras as well."""
