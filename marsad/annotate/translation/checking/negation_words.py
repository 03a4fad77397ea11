"""The closed tables of :mod:`.negation`: negators by language, idioms that deny nothing, and denials inside a verb."""

from __future__ import annotations

import re

NEGATORS = {
    "ar": "لم لن لا ليس ليست ليسوا لسنا لست ما غير بدون بلا دون عدم نفى نفت نفوا ينفي تنفي ننفي نفيها نفيه نفي النفي"
    " مو ماكو مش"
    " عجزت عجزوا عاجز عاجزة عاجزون عاجزين عجز انكر انكرت انكروا ينكر تنكر استحال يستحيل مستحيل انعدام كذب كذبت تكذيب",
    "fa": "نیست نیستند نبود نبودند نکرد نکردند نمی نخواهد نخواهند نخواهیم ندارد نداریم ندارند هیچ بدون عدم هرگز نه"
    " تکذیب نشد نشده نشود نکنید خودداری امتناع نپذیرفت ناکام ناتوان ناممکن انکار",
    "ur": "نہیں نہ مت بغیر انکار ناکام مسترد تردید ناممکن",
    "he": "לא אין אינו אינה אינם אינן איננו איננה בלי ללא מבלי מעולם טרם",
    "tr": "değil yok hiç asla hiçbir hiçbiri hiçbirini olmadan reddetti reddettiler reddediyor yalanladı yalanladılar",
    "fr": "ne n sans non",
    "ru": "не нет ни без никогда",
    "en": "not no never without none neither nor cannot nobody nothing nowhere non deny denies denied denying denial"
    " refuse refuses refused refusing refusal reject rejects rejected rejecting decline declines declined lack lacks"
    " lacking"
    " lacked fail fails failed failing failure unable impossible unless hardly unharmed untouched t",
}
WITH_NE = "pas jamais aucun aucune ni rien nul nulle guère"
"""French words that go with ``ne`` and only deny alone where it is left out."""
IDIOMS = {
    "ar": "لا يزال|لا تزال|لا يزالون|لا تزالون|لا نزال|ما زال|ما زالت|ما زالوا|ما زلنا|ما يزال|ما دام|لا بد|لا سيما"
    "|لا شك|لا ريب"
    "|ليس فقط|ليس فحسب|لا فقط|لا اله الا|ما شاء الله|لا حول ولا قوه|غير ان|غير انه|غير انها|دون شك|بلا شك|بدون شك"
    "|بلا ريب|لا محاله"
    "|لا غير|غير المباشر|غير مره|بلا هوادة|دون هواده|بلا توقف|دون توقف|بلا انقطاع|دون انقطاع|دون استثناء|بلا استثناء"
    "|لا يقل"
    "|لا تقل|لا يتجاوز|لا تتجاوز|لا يزيد|لا تزيد|لا يتعدي|لا تتعدي|لم يقتصر|لم تقتصر|لا يقتصر|لا تقتصر|لن يقتصر|لن"
    " تقتصر|لم يكتف|لم تكتف|لا يحصي|لا تحصي|لا حصر|لم يلبث|لم تلبث|لا يلبث|لا مفر|لا مناص"
    "|من لا|ما ان|ما يلي|ما بعد|ما قبل|ما بين|ما اذا|ما يقارب|ما يزيد|ما لا يقل|ما وراء|ما ادي|ما اسفر|ما لبث|ما"
    " لبثت|ما انفك|ما عدا|"
    r"(?:لم|لا|ما) [يت](?:كد|كاد|مض)\w*|(?:حال|حالت|حالوا|يحول|تحول)(?: \w+){0,3} دون|(?:لا|لم|ليس|ما)(?: \w+){0,4}?"
    r" (?:خيار|بديل|مفر|مناص)(?: \w+){0,3}? (?:سوي|الا|غير)",
    "en": r"not only|not just|not stop at|not content|not satisfied with|not (?:limit|confine)\w*"
    r"|no doubt|without (?:a |any )?doubt|without question|no longer than|no later than"
    r"|nothing but|non stop"
    r"|no less than|no fewer than|not less than|no more than|not more than|no\.? ?\d+|no sooner|no matter|no wonder"
    r"|not to mention"
    r"|not far from|not long (?:after|before)|whether or not|none other than|nothing short of|no man's land|no fly"
    r"|last but not least"
    r"|cannot but|in no time|without exception|without letup|without let up|without (?:a )?(?:pause|break"
    r"|interruption)|if not|no (?:choice|option|alternative) but|could not but",
    "fa": "نه تنها|نه فقط|چه بسا|نه نفر|نه تن|نه روز|نه ماه|نه سال|نه ساعت|نه هزار|نه فروند|نه سرباز|نه کشته|نه زخمی"
    "|نه کودک|نه خانه"
    "|نه قایق|نه کیلومتر|نه درصد|نه میلیون|نه دستگاه|نه روستا|نه غیرنظامی|نه موشک|نه پهپاد|نه کشتی|بدون شک|بدون"
    " تردید|بدون وقفه"
    r"|چاره اي جز(?: \w+){0,8}? (?:نداشت\w*|ندار\w*|نيست|نبود\w*)",
    "fr": "non seulement|sans doute|sans cesse|n importe",
    "he": "לא רק|ללא ספק|בלי ספק|ללא הרף|ללא הפסקה",
    "ur": "نہ صرف",
}
_PERSIAN_STEMS = (
    "مي كرد شد شو بود دار داش داد ده خواه خواس توان ياف رسيد رسان گذاش گذار پذيرف پذير گفت گو ديد بين رفت رو(?!ژ)"
    " زدند زده گرف گير"
    " ماند كش شناخ دانس دان باش يامد يامده ياورد ياورده يست بايد ساخت فرستاد خورد پيوست پرداخت شنيد نوشت خواند فروخت"
    " خريد گذشت گشود ايستاد جنگيد شكست بست باز گشت يفتاد كن كنن گنجيد پرسيد ترسيد فهميد جست آورد انجاميد"
)
_TURKISH_NOUNS = "mahke|fir|cu|keli|patla|catis|acikla|calis|carpis|gorus|anlas|sikis|ate|muh|sis|gun"
INSIDE = {
    "fa": re.compile(
        r"(?<!\w)(?:سر باز ز\w+|رد كرد\w*|(?:بر|در|باز|فرا|فرو)ن(?:مي|گش|ياف|داش|امد|يامد|خواه)\w*"
        rf"|ن(?:{'|'.join(_PERSIAN_STEMS.split())})\w*)"
    ),
    "tr": re.compile(
        r"\w+m[aeiu](?:d[iu]|z(?!\w)|y[ae]c|m[i]s|y[i]n|yor|y[ae]n|yip|yerek|yarak|ksiz|digi)\w*|\w+m[ae]z\w*"
        rf"|(?<!\w)(?!(?:{_TURKISH_NOUNS})m?)\w{{2,}}m[ae]d[ae]n(?! (?:once|sonra|beri|dolayi|oturu|itibaren"
        rf"|kaynak))(?!\w)|(?<!\w)ne(?= (?:\w+ ){{1,4}}ne(?!\w))"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?[بل]?الا(?= [يتن]\w{2})|(?<!\w)[وفل]?[سيتنا]{0,2}(?:رفض|فشل|متنع|خفق|تعذر)\w*"
        r"|(?<!\w)[وف]?[بل]?(?:ال)?نفي(?!\w)"
    ),
    "he": re.compile(r"(?<!\w)[ושהכ]{0,2}(?:סירב|מסרב|הכחיש|מכחיש|דחה|דחתה|דחו|נכשל|נמנע|שלל)\w*"),
    "fr": re.compile(r"(?<!\w)(?:refus|rejet|dement|nie(?!r?\w*ce)|nient|echou|echec|incapable|impossible)\w*"),
}
"""Denials that are written inside a verb, over folded text."""
WHAT = re.compile(
    r"(?<!\w)(?:(?:كل|اهم|ابرز|عن|الي|علي|في|هو|هي|هذا|هذه|هناك|ثمه|وفق|حسب|بحسب|مع|من|رغم|بعد|قبل|اول|اكثر|نحو|بعض"
    r"|جميع|مثل|اما|ليس|كشف)"
    r" ما(?!\w)|[وف]?ما (?!من (?:احد|شك|جه)|عاد|حدا|احد|كان)(?=[يتن]\w{3}|\w{2,}(?:ته|تها|وه|وها)(?!\w)))"
)
"""ما where it may well be ``what``: behind a preposition, before a verb in the present or with its own object."""
CLAUSE = re.compile(r"(?<!\w)(?<!ما )(?:[وف]?(?:لم|لن|ليس|ليست)|ف?لا)(?= [يتنا]\w{2})(?! [يت]زال| [يت]كاد| [يت]قل)")
"""Arabic verbs that are denied, each in a clause of its own; ولا only goes on with the denial before it."""
ONLY = {
    "ar": r"سوي|الا|غير|حتي|قبل|ما لم|بعد ان|شرط|بشرط|شريطه|تشترط|يشترط|اشترط\w*",
    "fa": r"جز|به جز|بجز|غير از|مگر|تا|پيش از|قبل از|شرط",
    "fr": r"que|qu|avant|sauf|tant|sinon",
    "he": r"אלא|רק|עד|לפני|למעט",
    "tr": r"ancak|kadar|once|sadece|surece",
    "ur": r"سوا|جب تك|تك|صرف",
}
MERELY = (
    r"only|just|merely|solely|no more than|(?:all|anything|everything|nothing) but|other than|except|apart from"
    r"|nothing less than|on condition|provided that|took (?:\w+ ){1,4}to|finally|eventually|at last|once"
)
"""What narrows, and so renders a denial with one of :data:`ONLY`."""
UNTIL = r"until|unless"
"""What makes of a condition a denial, beside :data:`MERELY`."""
WITHOUT = {
    "ar": r"[وف]?(?:ب|من )?دون|بلا|من غير", "fa": r"بدون", "he": r"[ושה]?(?:בלי|ללא)", "tr": r"olmadan|olmaksizin",
    "fr": r"sans", "ur": r"بغير|بنا", "en": r"without",
}  # fmt: skip
"""What does without: one of the original and one of the rendering answer each other, and nothing else."""
NO_LONGER = {
    "ar": r"(?:لم|ما|لن) (?:[يتنا]?عد|[يتنا]?عود\w*|عاد\w*)", "fa": r"ديگر", "fr": r"plus", "he": r"כבר"
    r"|עוד", "tr": r"artik",
    "ur": r"اب",
}  # fmt: skip
"""What makes a denial ``no longer``, which ``remains`` does not render."""
