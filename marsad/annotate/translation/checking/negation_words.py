"""The closed tables of :mod:`.negation`: negators by language, idioms that deny nothing, and denials inside a verb."""

from __future__ import annotations

import re

NEGATORS = {
    "ar": "لم لن لا ليس ليست ليسوا لسنا لست ما غير بدون بلا دون عدم نفى نفت نفوا ينفي تنفي ننفي نفيها نفيه نفي النفي"
    " مو ماكو مش"
    " عجزت عجزوا عاجز عاجزة عاجزون عاجزين عجز انكر انكرت انكروا ينكر تنكر استحال يستحيل مستحيل انعدام كذب كذبت تكذيب",
    "fa": "نیست نیستند نیستیم نیستم نیستید نبود نبودند نکرد نکردند نمی نخواهد نخواهند نخواهیم"
    " ندارد نداریم ندارند هیچ بدون عدم هرگز نه"
    " تکذیب نشد نشده نشود نکنید خودداری امتناع نپذیرفت ناکام ناتوان ناممکن انکار",
    "ur": "نہیں نہ مت بغیر انکار ناکام مسترد تردید ناممکن",
    "he": "לא אין אינו אינה אינם אינן איננו איננה בלי ללא מבלי מעולם טרם",
    "tr": "değil yok yoktu yoktur yoksa hiç asla hiçbir hiçbiri hiçbirini olmadan reddetti "
    "reddettiler reddediyor yalanladı yalanladılar",
    "fr": "ne n sans non",
    "ru": "не нет ни без никогда",
    "en": "not no never without none neither nor cannot nobody nothing nowhere non deny denies denied denying denial"
    " refuse refuses refused refusing refusal reject rejects rejected rejecting decline declines declined lack lacks"
    " lacking"
    " lacked fail fails failed failing failure unable impossible unless hardly unharmed untouched t",
}
LIGHT = {
    "fa": re.compile("و?(?:هيچ|هرگز|نه)"),
    "tr": re.compile(r"hic\w*|asla"),
    "he": re.compile("[ושהב]{0,2}מעולם"),
    "ur": re.compile("نہ|نه|مت"),
    "en": re.compile("neither|nor"),
}
"""Negators that mostly stand beside another and are one denial with it, over folded text."""
REVERSES = {
    "ar": re.compile(
        r"[وفل]?[سيتنا]{0,2}(?:رفض|فشل|متنع|خفق|تعذر)\w*|ينفي|تنفي|ننفي|نفي|ينكر|تنكر|عاجز\w*|عجز|عدم|بدون|دون|بلا"
        "|غير|مستحيل|يستحيل"
    ),
    "fa": re.compile(r"رد كرد\w*|تكذيب|انكار|بدون|خودداري|امتناع|عدم|ناممكن|ناتوان"),
    "en": re.compile(
        r"den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|declin\w+|fail\w*|unable|impossible|without|lack\w*"
    ),
    "fr": re.compile(r"refus\w*|rejet\w*|dement\w*|ni\w+|echou\w*|incapable|impossible|sans"),
}
"""Negators that another negator can take back: ``did not reject``."""
WITH_NE = "pas jamais aucun aucune ni rien nul nulle guère"
"""French words that go with ``ne`` and only deny alone where it is left out."""
IDIOMS = {
    "ar": "لا يزال|لا تزال|لا يزالون|لا تزالون|لا نزال|ما زال|ما زالت|ما زالوا|ما زلنا|ما يزال|ما دام|ما دامت"
    "|ما داموا|ما دمنا|ما دمتم|لا بد|لا سيما"
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
        r"degil\w*|(?<!\w)ne(?= \w+ ne(?!\w))"
        r"|(?<!\w)(?:reddet|redded|yalanla|inkar)\w*|\w+m[ae]m[ae](?:k|s[iu]|y[ae]|l[ae])\w*"
        r"|\w+m[aeiu](?:d[iu]|y[ae]c|m[i]s|y[i]n|yor|y[ae]n|yip|yerek|yarak|ksiz|digi)\w*|\w+m[ae]z\w*"
        rf"|(?<!\w)(?!(?:{_TURKISH_NOUNS})m?)\w{{2,}}m[ae]d[ae]n(?! (?:once|sonra|beri|dolayi|oturu|itibaren"
        rf"|kaynak))(?!\w)"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?ب?(?:الا|لئلا|ليلا|كيلا)(?= [يتنا]\w{2})|(?<!\w)[وفل]?[سيتنا]{0,2}(?:رفض|فشل"
        r"|متنع|خفق|تعذر)\w*"
        r"|(?<!\w)[وف]?[بل]?(?:ال)?نفي(?!\w)"
    ),
    "he": re.compile(r"(?<!\w)[ושהכ]{0,2}(?:סירב|מסרב|הכחיש|מכחיש|דחה|דחתה|דחו|נכשל|נמנע|שלל)\w*"),
    "fr": re.compile(r"(?<!\w)(?:refus|rejet|dement|nie(?!r?\w*ce)|nient|echou|echec|incapable|impossible)\w*"),
}
"""Denials that are written inside a verb, over folded text."""
WHAT = re.compile(
    r"(?<!\w)(?:كل|اهم|ابرز|عن|الي|علي|في|هو|هي|هذا|هذه|هناك|ثمه|وفق|حسب|بحسب|مع|من|رغم|بعد|قبل|اول|اكثر|نحو|بعض"
    r"|جميع|مثل|اما|ليس|كشف|ان|ازاء|اليس|حول|بشان|تجاه) ما(?!\w)(?! من (?:احد|شك|جه))"
)
"""ما where it is ``what``: behind a preposition or a quantity."""
MAYBE_WHAT = re.compile(
    r"[وف]?ما (?!من (?:احد|شك|جه)|عاد|حدا|احد|كان)(?=(?:نسب|ورد|قيل|تردد|اشيع|ذكر|نشر|تداول)\w*"
    r"|[يتن]\w{3}|\w{2,}(?:ته|تها|وه|وها)(?!\w))"
)
"""ما where it may well be ``what``: before a verb in the present or with its own object."""
CLAUSE = re.compile(r"(?<!\w)(?<!ما )(?:[وف]?(?:لم|لن|ليس|ليست)|ف?لا)(?= [يتنا]\w{2})(?! [يت]زال| [يت]كاد| [يت]قل)")
"""Arabic verbs that are denied, each in a clause of its own; ولا only goes on with the denial before it."""
ONLY = {
    "ar": r"سوي|الا(?! [يتن]\w)|غير|حتي|قبل|ما لم|بعد ان",
    "fa": r"جز|به جز|بجز|غير از|مگر|تا|پيش از|قبل از|شرط",
    "fr": r"que|qu|avant|sauf|tant|sinon",
    "he": r"אלא|רק|עד|לפני|למעט",
    "tr": r"ancak|kadar|once|sadece|surece",
    "ur": r"سوا|جب تك|تك|صرف",
}
MERELY = (
    r"only|just|merely|solely|no more than|(?:all|anything|everything|nothing) but|other than|except|apart from"
    r"|nothing less than|on condition|provid(?:ed|ing) that|took (?:\w+ ){1,4}to|finally|eventually|at last|once"
)
"""What narrows, and so renders a denial with one of :data:`ONLY`."""
UNTIL = r"until|unless|only|without|before"
"""What makes of a condition a denial, beside :data:`MERELY`."""
NO_LONGER = {
    "ar": r"(?:لم|ما|لن) (?:[يتنا]?عد|[يتنا]?عود\w*|عاد\w*)", "fa": r"ديگر", "fr": r"plus", "he": r"כבר"
    r"|עוד", "tr": r"artik",
    "ur": r"اب",
}  # fmt: skip
"""What makes a denial ``no longer``, which ``remains`` does not render."""
CONDITION = {
    "ar": r"سوي|الا(?! [يتن]\w)|بعد ان|(?:[يت]ش|اش|م|ب|ب?ال)?(?:ترط|ترطت|ترطوا|شرط|شروط\w*|شريطه)|شرط|شريطه|رهن"
    r"|مرهون\w*|متوقف\w*",
    "fa": r"جز|بجز|مگر|پس از|شرط|مشروط\w*|منوط",
    "fr": r"sauf|condition|apres|subordonn\w*",
    "he": r"אלא|בתנאי|אחרי|התנה|מותנה",
    "tr": r"ancak|sart\w*|kosul\w*|sonra",
    "ur": r"سوا|صرف|شرط|بعد",
}
"""What of the original ``not ... unless`` and ``not ... until`` can render without its having a negator."""
TWICE = {"ar": "ما لم", "fa": "تا"}
"""Where a denial and the denial that is its condition are one ``only``."""
SAVE = {"ar": r"سوي|الا(?! [يتن]\w)", "fa": r"جز|بجز|مگر", "he": r"אלא|למעט", "fr": r"sauf|que|qu", "ur": r"سوا"}
"""What a denial saves from itself, so that the two are ``only``."""
JUST = {
    "ar": r"فقط|مجرد|وحد\w+|حصرا|فحسب|الوحيد\w*",
    "fa": r"فقط|تنها|صرفا",
    "fr": r"seul\w*|uniquement|seulement|simplement",
    "he": r"רק|בלבד",
    "tr": r"sadece|yalniz\w*|tek",
    "ur": r"صرف|محض",
}
"""Words of the original that are ``only`` by themselves, whose rendering narrows no denial."""
