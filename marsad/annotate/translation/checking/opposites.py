"""What must be denied for a soft word to render the denial: stems by class and language, over folded text."""

from __future__ import annotations

_ENDS = {
    "ar": "غادر|رحل|تغير|برح|انسحب|تنسحب|ينسحب|نسحاب|تراجع|خرج|ترك|فارق|نقطع|توقف|نته|نفد|تخل|تزحزح|لبث|سقط|يوقف"
    "|توقف|نتهاء|فقد|سلم|القا|نلق|نزع",
    "fa": "ترك|خارج|تغيير|عقب|قطع|متوقف|تمام|رها|كنار|پايان",
    "fr": "quitt|chang|arret|cess|parti|recul|interromp|coup|fini",
    "he": "עזב|השתנ|נפסק|הופסק|נסוג|הפסיק|הסתיימ|פסק",
    "tr": "ayril|degis|dur|bit|cekil|kes|sona",
    "ur": "چهوڑ|بدل|رك|ختم|نكل|بند",
}
_GOES_ON = {
    "ar": "ستمر|واصل|تابع|عمل|شغل|سري|جري|دخل|مدد|تمديد|بقي|يعد",
    "fa": "وصل|ادامه|كار|فعال|جريان|تمديد|برگزار|راه",
    "fr": "contin|fonction|march|poursui|travail|prolong",
    "he": "ממשיכ|נמשכ|המשיכ|פועל|עובד|פעל|עבד",
    "tr": "devam|calis|sur|isle|uza",
    "ur": "جاري|چل|كام",
}
_TRUE = {
    "ar": "صح|حقيق|صدق|صادق|اساس|دقيق|واقع|معني",
    "fa": "صح|درست|حقيقت|واقعيت|اساس|دقيق",
    "fr": "vrai|exact|fond|realit|vent",
    "he": "נכון|אמת|שחר",
    "tr": "dogru|gercek",
    "ur": "سچ|درست|صداقت|حقيقت",
}
_HARM = {
    "ar": "صاب|صيب|صب|جرح|جريح|قتل|خسا|اذي|ضرر|اضرار|ضحايا|وفيات|وفاه|مات|يمت|هلك|غرق|تضرر|بشري",
    "fa": "اسيب|كشته|زخمي|تلفات|خسارت|جان|قرباني|مجروح|مصدوم|صدمه",
    "fr": "bless|tue|mort|victime|degat|touch|dommage",
    "he": "נפגע|נהרג|נפצע|נזק|נפגעים|מת",
    "tr": "yaral|ol[ud]|can kayb|zarar|hasar",
    "ur": "زخمي|هلاك|نقصان|جاني",
}
OPPOSITES: dict[str, dict[str, str]] = {
    "closed": {
        "ar": "فتح|فتتح|متاح|سالك|مرور|يعمل|تعمل|[يتن]عد",
        "fa": "باز|گشو",
        "fr": "ouver|ouvr",
        "he": "פתוח|נפתח|פתח|לפתוח",
        "tr": "acil|acik|acma",
        "ur": "كهل",
    },
    "open": {
        "ar": "غلق|قفل|مسدود|سد",
        "fa": "بست|تعطيل|مسدود",
        "fr": "ferm|clos",
        "he": "סגור|נסגר|סגר|חסום",
        "tr": "kapa",
        "ur": "بند",
    },
    "remain": _ENDS,
    "stop": _GOES_ON,
    "false": _TRUE,
    "breach": {
        "ar": "لتزام|لتزم|احترام|حترم|متثال|تقيد|وفاء|طبيق",
        "fa": "پايبند|رعايت|احترام|اجرا",
        "fr": "respect",
        "he": "כיבד|לכבד|עמד",
        "tr": "uy",
        "ur": "پاسداري|عمل",
    },
    "exempt": {
        "ar": "سري|شمل|طبق|لزم|خضع",
        "fa": "شامل|مشمول",
        "fr": "appliqu|concern",
        "he": "חל",
        "tr": "kapsa|gecerli",
        "ur": "لاگو|اطلاق",
    },
    "again": {"ar": "اول|الاول", "fa": "نخست|اول", "fr": "premier", "he": "ראשונ|ראשון", "tr": "ilk", "ur": "پہل"},
    "safe": _HARM | {"ar": _HARM["ar"] + "|غرق|سقط|دمر"},
}
"""What must be denied for a word of a class to render the denial: ``closed`` renders *not open* and nothing else."""
