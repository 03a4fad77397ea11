"""What must be denied for a soft word to render the denial: stems by class and language, over folded text."""

from __future__ import annotations

import re
from functools import cache

_ENDS = {
    "ar": "غادر|رحل|تغير|برح|انسحب|تنسحب|ينسحب|نسحاب|تراجع|خرج|ترك|فارق|نقطع|توقف|نته|نفد|تخل|تزحزح|لبث|سقط|يوقف"
    "|توقف|نتهاء|فقد|سلم|القا|نلق|نزع",
    "fa": "ترك|خارج|تغيير|عقب|قطع|متوقف|تمام|رها|كنار|پايان",
    "fr": "quitt|chang|arret|cess|parti|recul|interromp|coup|fini",
    "he": "עזב|השתנ|נפסק|הופסק|נסוג|הפסיק|הסתיימ|פסק",
    "tr": "ayril|degis|dur|bit|cekil|kes|sona",
    "ur": "چهوڑ|بدل|رك|ختم|نكل|بند",
    "en": r"clos|chang|leav|left|withdr|stop|end|halt|pull|quit|mov|abandon|lift|interrupt|ceas|retreat|depart|gone"
    r"|lost|lose|over|paus|fall|fell|remov",
}
_GOES_ON = {
    "ar": "حلق|طير|اقلع|سير|تحرك|حرك|دور|يدر|سار|وصل|ستمر|واصل|تابع|عمل|شغل|سري|جري|دخل|مدد|تمديد|بقي|يعد",
    "fa": "وصل|ادامه|كار|فعال|جريان|تمديد|برگزار|راه",
    "fr": "contin|fonction|march|poursui|travail|prolong",
    "he": "ממשיכ|נמשכ|המשיכ|פועל|עובד|פעל|עבד",
    "tr": "devam|calis|sur|isle|uza",
    "ur": "جاري|چل|كام",
    "en": r"continu|use|cross|pass|reach|work|run|operat|contact|power|electric|water|servic|communicat|go(?!ne)"
    r"|extend|resum|signal"
    r"|internet|supply"
    r"|function|flow|fly|flight|carry|pursu|hold|held|more|longer|act|trade|fuel|gas|light|phone|relation|ties"
    r"|link|restor",
}
_TRUE = {
    "ar": "نفي|نفت|نفوا|كذب|انكر|رفض|صح|صحيح|حقيق|صدق|صادق|اساس|دقيق|واقع|معني",
    "fa": "تكذيب|رد |ادعا|صح|درست|حقيقت|واقعيت|اساس|دقيق",
    "fr": "vrai|exact|fond|realit|vent",
    "he": "נכון|אמת|שחר",
    "tr": "dogru|gercek",
    "ur": "سچ|درست|صداقت|حقيقت",
    "en": r"true|truth|correct|accura|basis|base|foundation|real|right|valid|genuine|authentic|fact|substance|happen",
}
_HARM = {
    "ar": "صاب|صيب|صب|جرح|جريح|قتل|خسا|اذي|ضرر|اضرار|ضحايا|وفيات|وفاه|مات|يمت|هلك|غرق|تضرر|بشري",
    "fa": "اسيب|كشته|زخمي|تلفات|خسارت|جان|قرباني|مجروح|مصدوم|صدمه",
    "fr": "bless|tue|mort|victime|degat|touch|dommage",
    "he": "נפגע|נהרג|נפצע|נזק|נפגעים|מת",
    "tr": "yaral|ol[ud]|can kayb|zarar|hasar",
    "ur": "زخمي|هلاك|نقصان|جاني",
    "en": r"hurt|harm|injur|wound|kill|casualt|damag|dead|death|die|victim|loss|hit|lost|untouched|scratch|sink"
    r"|sank|fatal",
}
OPPOSITES: dict[str, dict[str, str]] = {
    "closed": {
        "en": r"open|reopen|access|pass|cross|use|enter|available",
        "ar": "فتح|فتتح|متاح|سالك|مرور|يعمل|تعمل|[يتن]عد",
        "fa": "باز|گشو",
        "fr": "ouver|ouvr",
        "he": "פתוח|נפתח|פתח|לפתוח",
        "tr": "acil|acik|acma",
        "ur": "كهل",
    },
    "open": {
        "en": r"clos|shut|seal|block|lock",
        "ar": "غلق|قفل|مسدود|سد",
        "fa": "بست|تعطيل|مسدود",
        "fr": "ferm|clos",
        "he": "סגור|נסגר|סגר|חסום|נעל|ננעל|לנעול",
        "tr": "kapa",
        "ur": "بند",
    },
    "remain": _ENDS,
    "stop": _GOES_ON,
    "false": _TRUE,
    "breach": {
        "ar": "لتزام|لتزم|احترام|حترم|متثال|تقيد|وفاء|طبيق",
        "fa": "عمل|وفا|پايبند|رعايت|احترام|اجرا",
        "fr": "respect",
        "he": "כיבד|לכבד|עמד",
        "tr": "uy",
        "ur": "پاسداري|عمل",
        "en": r"compl|respect|abide|abid|observ|adher|honou?r|keep|kept|stick|commit|obey|uphold|follow",
    },
    "exempt": {
        "ar": "سري|شمل|طبق|لزم|خضع",
        "fa": "شامل|مشمول",
        "fr": "appliqu|concern",
        "he": "חל",
        "tr": "kapsa|gecerli",
        "ur": "لاگو|اطلاق",
        "en": r"appl|subject|cover|includ|requir|pay|have",
    },
    "again": {
        "ar": "اول|الاول",
        "fa": "نخست|اول",
        "fr": "premier",
        "he": "לראשונה|(?<!יום )הראשון",
        "tr": "ilk",
        "ur": "پہل",
    },
    "safe": _HARM | {"ar": _HARM["ar"] + "|غرق|سقط|دمر"},
    "empty": {
        "ar": "احد|اثر|وجد|شي|مار|سكان|سكن|ناس|بشر|مقعد|اي |حصل|كان|كن ",
        "fa": "كس|هيچ|وجود|دار|چيز|اثر|نبود|سكن",
        "en": r"nobody|no one|nothing|no(?!\w)|any|people|trace|inhabit|occup|resident|passer|left|soul|liv|full"
        r"|there",
    },
    "forbid": {
        "ar": "سمح|جوز|حق|مكن|ستطيع|ستطع|قدر|دع|ترك|مسموح|مرخص|مصرح|اذن|دخ[ول]|عبور|مر|تمر|مرور|اقتراب|قتراب|رفض"
        "|حيلول|متاح"
        "|سماح|تمرير|سفر|دعو|فسح",
        "fa": "اجاز|توان|مجاز|گذار|گذاش|بايد|حق|عبور|ورود|وارد|راه|حاضر",
        "en": r"allow|permi|let|can|may|must|enter|able|free|possible|right|access|pass|welcome|reach|cannot"
        r"|succe|took"
        r"|take|manage|happen",
    },
    "oppose": {
        "ar": "قبل|قبول|وافق|موافق|رض[يوا]|رفض|ايد|تاييد|دعم|سمح|ستجب|استجاب|عتراف|عترف|ممكن|محتمل|وارد|ايجاب",
        "fa": "پذير|قبول|موافق|راضي|رد |حمايت|تاييد|امكان|احتمال",
        "en": r"accept|agree|back|support|approv|consent|allow|want|let|welcome|favour|favor|possib|consider|option"
        r"|refus|reject|declin|happen|take|join|reach",
    },
    "lack": {
        "ar": "وجد|وجود|بق|تبق|كف|لد|عند|مل[كت]|حضر|حاضر|كن |ليس|شارك|عثر|عاد|عود|توفر|متوفر|متاح|حصل|حصول|بلا"
        "|بدون|دون"
        "|انعدام|عدم|كاف|وصل|معه",
        "fa": "وجود|دار|داش|كاف|حضور|حاضر|شركت|نبود|نيست|بدون|يافت|پيدا|فاقد|هيچ",
        "en": r"no(?!\w)|without|enough|there|present|attend|any|lack|show|find|found|appear|turn|suffic"
        r"|available|took part"
        r"|take part|return|have a|has a|had a",
    },
    "hide": {
        "ar": "كشف|علن|اعلان|فصح|افصاح|ظهر|بين|ذكر|صرح|خبر|بوح|باح|نشر|عرف",
        "fa": "اعلام|فاش|اشكار|افشا|بروز|گفت|معلوم",
        "en": r"disclos|reveal|say|show|tell|told|public|announc|known|visible|seen|made|report|name|admit|clear",
    },
    "ignore": {
        "ar": "استجاب|ستجب|ستجيب|رد|لتزم|لتزام|كترث|نجر|انجرار|هتم|اهتمام|تطرق|ذكر|علق|تعليق|بال|جاب|جب |يول|عر"
        "|اصغ|لتفت"
        "|سمع|صدق|قل|تحدث|تكلم|نطق",
        "fa": "توجه|پاسخ|جواب|اعتنا|گوش|واكنش|گفت|رعايت|اظهار",
        "en": r"answer|respon|repl|heed|listen|attention|comment|pay|paid|obey|follow|comply|speak|spoke|said|say"
        r"|react"
        r"|notice|care|mention|consider|take|took|abide|observ|statement|word",
    },
    "cancel": {
        "ar": "عقد|قام|قم |قاموا|جر|حدث|نفذ|ستمر|تم|يعد|سار|نعقاد",
        "fa": "برگزار|انجام|صورت|ادامه|برقرار",
        "en": r"held|go ahead|take place|took place|place|happen|run|go|valid|force|hold|longer",
    },
    "fail": {
        "ar": "نتيج|نتاي|نجح|نجاح|تفاق|ثمر|سفر|فلح|توصل|تقدم|وصل|فض|حقق|جدو|فشل|خفق|شيء|شي|حل|صمد|تم|يكتمل|كمل",
        "fa": "نتيج|موفق|توافق|ثمر|حاصل|جاي|رسيد|ناكام|پيشرفت|يافت|توانست",
        "en": r"agree|success|succeed|result|nothing|reach|progress|fail|work|deal|breakthrough|fruit|outcome"
        r"|conclu|yield"
        r"|manage|bear|produce|come|came|led|lead|solution|achiev|hold|held",
    },
    "distrust": {
        "ar": "ثق|صدق|ومن|قتنع|يقين|متاكد|موافق|وافق|رض|عتقد|اتفق|عترف|متصل|مطمين|اقتناع",
        "fa": "اعتماد|باور|موافق|راض|اطمينان|مطمين|متصل|تاييد",
        "en": r"trust|believ|sure|certain|convinc|agree|satisf|confiden|think|likely|clear|approv",
    },
    "peace": {
        "ar": "عنف|اشتباك|حوادث|صدام|دم|مسلح|قتال|عتراض|عترض|مقاوم|توتر",
        "fa": "خشونت|درگير|خون|مقاومت|تنش|حادث|ارام",
        "en": r"violen|incident|clash|fight|blood|resist|oppos|tens|shot|unrest|trouble",
    },
    "innocent": {
        "ar": "ذنب|مدان|دان|تورط|علاق|مسوول|ضلوع|دخل|ضالع",
        "fa": "گناه|مقصر|محكوم|مجرم|دست|نقش|مسيول",
        "en": r"guilty|convict|blame|fault|respons|involve|part",
    },
    "keep": {
        "ar": "سلم|تسليم|تخل|ترك|فرط|تنازل|تفريط|تفرط|فقد|بيع|تفرط|رد|عيد|فرج",
        "fa": "تحويل|تسليم|رها|زمين|دست بر|واگذار|پس",
        "en": r"hand|surrender|give|gave|giving|part with|relinquish|let go|abandon|lose|lost|return|releas",
    },
}
"""What must be denied for a word of a class to render the denial: ``closed`` renders *not open* and nothing else."""
_LOOSE = frozenset({"ignore", "distrust", "fail"})
"""Classes whose words say a denial whatever is denied."""
_FREE = frozenset({"again"})
"""Classes whose row says nothing of what an English denial denies."""


def denies(name: str, scope: str, language: str, strict: bool = False) -> bool:
    """Whether a word of a class says what is denied in a scope; ``strict`` where a class without a row does not."""
    if language != "en" and name in _LOOSE and not strict:
        return True
    form = _pattern(name, language)
    if form is None:
        return not strict and name not in _FREE
    return form.search(scope) is not None and not (strict and name in _FREE)


@cache
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    form = OPPOSITES.get(name, {}).get(language)
    if form is None:
        return None
    if language == "en":
        return re.compile(rf"(?<!\w)(?:{form})")
    stems = form.translate(_FOLDED).split("|")
    stems = [stem.strip() for stem in stems] if language == "ar" else stems
    if language == "ar":
        return re.compile(rf"(?<!\w){_FRONT}(?:{'|'.join(s + _ENDED * (len(s) < _LONG) for s in stems)})")
    front = "(?:ن?مي |ن|ب)?" if language == "fa" else "[ושהבלכמי]{0,3}" if language == "he" else ""
    return re.compile(rf"(?<!\w){front}(?:{'|'.join(stems)})")


_LONG = 4
_FRONT = "[وف]?(?:[بلكس]|ال|بال|لل)?[سيتناام]{0,3}?"
_ENDED = "(?:ت|وا|ا|ه|ها|هم|ون|ين|ان|ات|تا|تم|ي|يه|نا|ته|تها|وه|وها)?(?!\\w)"
"""What stands around an Arabic stem; a short one is a word only with an ending: صب is in صبوا, not in صباح."""
_FOLDED = str.maketrans("یکہۃےھئآأإؤىة", "يكههيهياااويه")
