"""Negation on both sides of a translation: closed lists, and the idioms in which a negator denies nothing.

After the idea of NegEx (Chapman et al., 2001): triggers, and pseudo-triggers that are taken out first.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.text.folding import fold

_NEGATORS = {
    "ar": "لم لن لا ليس ليست ليسوا لسنا لست ما غير بدون دون عدم كلا نفى نفت ينفي تنفي ننفي نفيها نفيه لما مو ماكو مش"
    " رفض رفضت رفضوا يرفض ترفض نرفض رفضها رفضه اخفق اخفقت اخفقوا اخفاق فشل فشلت فشلوا يفشل تعذر تعذرت يتعذر امتنع"
    " امتنعت امتنعوا يمتنع عجز عجزت عجزوا انكر انكرت ينكر استحال يستحيل",
    "fa": "نه نیست نیستند نبود نبودند نکرد نکردند نمی نخواهد نخواهند نخواهیم ندارد نداریم ندارند هیچ بدون عدم هرگز"
    " تکذیب نشد نشده نشود نکنید خودداری امتناع نپذیرفت ناکام ناتوان",
    "ur": "نہیں نہ مت بغیر بنا کبھی انکار ناکام مسترد",
    "he": "לא אין אינו אינה אינם בלי ללא מעולם אל",
    "tr": "değil yok hiç asla hiçbir hiçbiri hiçbirini olmadan reddetti reddettiler",
    "fr": "ne n pas jamais sans aucun aucune non ni rien",
    "ru": "не нет ни без никогда",
    "en": "not no never without none neither nor cannot nobody nothing nowhere non deny denies denied denying denial"
    " refuse refuses refused refusal reject rejects rejected decline declines declined lack lacks fail fails failed"
    " failure unable impossible unless hardly unharmed untouched t",
}
_IDIOMS = {
    "ar": "لا يزال|لا تزال|لا يزالون|ما زال|ما زالت|ما زلنا|ما يزال|ما دام|لا بد|لا سيما|لا شك|ليس فقط|ليس فحسب"
    "|لا اله الا|ما شاء الله|لا حول ولا قوه|غير ان|دون شك|لا محاله|ما يلي|ما بعد|ما قبل|ما بين|كل ما|اهم ما|لا غير"
    "|غير المباشر|ما ادي|ما اسفر|ما ان",
    "en": r"not only|no doubt|without (?:a |any )?doubt|without question"
    r"|no longer than|no later than|nothing but|non stop|no less than|no\.? ?\d+",
    "fa": "نه تنها|نه فقط|چه بسا|نه نفر|نه تن|نه روز|نه ماه|نه سال|نه ساعت|نه هزار|نه فروند|نه سرباز|نه کشته|نه زخمی",
}
# A denial that is written inside the verb.
_INSIDE = {
    "fa": re.compile(
        r"(?<!\w)(?:سر باز ز\w+|رد (?:كرد|کرد)\w*|(?:بر|در|باز|فرا|فرو)ن(?:مي|می|گش|ياف|یاف|داش|آمد|يامد|یامد|خواه)\w*"
        r"|ن(?:مي|می|كرد|کرد|شد|شو|بود|دار|داش|داد|ده|خواه|خواس|توان|ياف|یاف|رسيد|رسید|گذاش|پذيرف|پذیرف|گفت|ديد|دید|رفت"
        r"|زدند|زده|گرف|ماند|كش|کش|شناخ|دانس|دان|باش|آمد|امد|يامد|یامد|يست|یست|بايد|باید)\w*)"
    ),
    "tr": re.compile(r"\w+m[aeıiuü](?:d[ıiuü]|z(?!\w)|y[ae]c|m[ıi][sş]|y[ıi]n|yor)\w*|\w+m[ae]z\w*"),
    "ar": re.compile(r"(?<!\w)[وف]?الا(?= [يتنا]\w{2})"),
}
_ONLY = {
    "ar": re.compile(r"(?<!\w)(?:سوي|الا)(?!\w)"),
    "fa": re.compile(r"(?<!\w)(?:جز|مگر)(?!\w)"),
    "fr": re.compile(r"(?<!\w)que(?!\w)"),
    "ur": re.compile(r"سوا"),
}
_MERELY = re.compile(r"(?<!\w)(?:only|just|merely|solely|no more than|but|other than)(?!\w)")


def restricts(text: str, rendering: str, language: str) -> bool:
    """Whether a denial only narrows (``لم ... سوى``), and the English rendering says so (``only``)."""
    only = _ONLY.get(language)
    return only is not None and bool(only.search(fold(text).text)) and bool(_MERELY.search(fold(rendering).text))


def count(text: str, language: str) -> int:
    """How many times a text denies something, as far as the lists go; -1 for a language without a list."""
    if language not in _NEGATORS:
        return -1
    folded = fold(text).text
    idioms, negators = _patterns(language)
    rest = idioms.sub(" ", folded) if idioms else folded
    inside = _INSIDE.get(language)
    starts = {found.start() for found in negators.finditer(rest)}
    return len(starts | ({found.start() for found in inside.finditer(rest)} if inside else set()))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    words = {fold(word).text for word in _NEGATORS[language].split()}
    front = {"ar": "[وف]?", "fa": "و?", "he": "[ושהב]{0,2}"}.get(language, "")
    glued = "|ب(?:دون|عدم)" if language == "ar" else ""
    negators = re.compile(rf"(?<!\w){front}(?:{'|'.join(sorted(map(re.escape, words)))}{glued})(?!\w)")
    idioms = _IDIOMS.get(language)
    found = "|".join(form if "\\" in form else fold(form).text for form in idioms.split("|")) if idioms else ""
    return (re.compile(rf"(?<!\w){front}(?:{found})(?!\w)") if found else None), negators
