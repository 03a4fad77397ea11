"""Words that deny without a negator, by what they deny: ``closed`` renders ``not open``, ``untrue`` renders لا صحة.

A row is a class of meaning; a word answers a negator of the other side only where its class is not said there as well.
Stems over folded text, matched at the start of a word behind what the language writes onto it.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.annotate.translation.checking.opposites import OPPOSITES

_UN = (
    r"un(?!der|manned|i(?:t|on|que|vers|form|fy|lat|corn)|til|to(?!\w)|cle(?!ar)|rest|less|harmed|able|touched)\w{3,}"
    r"|in(?:formal|evitab|escapab|consist|decis|definit|experienc|finite|flexib|frequent|hospitab|just(?:ice)?(?!\w)"
    r"|numerab|significan"
    r"|sincer|solven|stabil|tangib|ability|advert|applicab|attent|audib|calculab|compatib|coheren|conceivab"
    r"|considerat|curab|delib|disput"
    r"|distinct|eligib|equal|excusab|explicab|human|surmount|decen|voluntar|justif|tolerab|consequen)\w*"
    r"|in(?:complete|capable|accura|correct|valid|conclusive|effect|adequa|sufficien|activ|accessib|visible|operati"
    r"|operab|secur"
    r"|direct|action|differen|toleran)\w*|im(?:balanc|matur|measur|modest|movab|penetr|plausib|polite|poten|practic"
    r"|precis|probab|pruden|patien|permeab|passab|perfect|mobil|moral|proper|partial|possib)\w*|il(?:legal|legitim"
    r"|licit|logic|litera|legib)\w*"
    r"|ir(?:revers|revoc|reconcil|ration|refut|repar|resist|resolut|respons|regular|relevan)\w*|non\w{4,}"
)
_SOFT: dict[str, dict[str, str]] = {
    "closed": {
        "ar": "[يتم]?غلق|اغلق|اغلاق|مقفل|اقفل|موصد|مسدود", "fa": "بسته|مسدود|تعطيل", "he": "סגור|נסגר|סגר"
        "|חסום", "tr": "kapal|kapat",
        "fr": "ferm", "ur": "بند", "en": r"closed|closure|shut(?!t)|shuttered|sealed|locked",
    },
    "open": {"ar": "[يتم]?فتح|افتتح|مفتوح", "fa": "باز|گشو", "he": "פתוח|נפתח|פתח", "tr": "ac[iı]k"
    "|acil", "fr": "ouver", "ur": "کھل",
             "en": "open|reopen"},
    "remain": {
        "ar": "بقي|بقيت|[يت]بقي|باق|ظل|[يت]ظل|[يت]?ستمر|استمر|مستمر|[يت]?واصل|متواصل", "fa": "ادامه|همچنان|باقي|پابرجا",
        "he": "ממשיך|ממשיכ|נמשכ|נשאר|נותר", "tr": "devam|sur[ud]", "fr": "contin|reste|demeur", "ur": "جاری|برقرار",
        "en": r"remain|stay(?:s|ed|ing)?(?!\w)(?! (?:away|out|off|clear|back))|without (?:a )?(?:pause|break"
        r"|interruption|let ?up)|non ?stop|uninterrupted|incessant|continu|goes on|go on|ongoing|persist"
        r"|maintain|keep|kept|retain",
    },
    "empty": {"ar": "خال|خلا|خلت|[يت]خلو|خلو|فارغ|مهجور|اخل", "fa": "خالي|متروك|تخليه", "he": "ריק|נטוש"
    "|פונה", "tr": "bos(?!n)|tahliye", "fr": "vide|desert",
              "ur": "خالی", "en": r"empt|deserted|vacant|vacated|devoid|free of|free from|clear of|abandon"
              r"|uninhabited|evacuated"},
    "false": {
        "ar": "كاذب|اكاذيب|زايف|مفبرك|ملفق|مختلق|باطل|عار(?:يه)? عن|خاطي|خطا|غلط", "fa": "دروغ|جعلي|نادرست|شايعه"
        "|اشتباه|غلط",
        "he": "שקר|כוזב|שגוי|מופרך", "tr": "yalan(?!la)|asilsiz|yanlis|uydurma", "fr": "faux|fausse|mensong|infond"
        "|errone",
        "ur": "جھوٹ|غلط|من گھڑت",
        "en": r"false|untrue|bogus|baseless|unfounded|groundless|fabricat|fake|hoax|lies?(?!\w)|wrong|incorrect"
        r"|inaccura|mistake|myth"
        r"|fiction|debunk|dismiss|contrary|discredit",
    },
    "innocent": {"ar": "براء|بري|تبري|برا", "fa": "تبرئه|بي گناه", "he": "זיכ|זכאי|חף", "tr": "beraat"
    "|sucsuz", "fr": "acquit|innocent|relax",
                 "ur": "بری|بے گناہ", "en": r"innocent|acquit|cleared|exonerat|absolv"},
    "avoid": {
        "ar": "[يت]?تجنب|[يت]?تفاد|[يت]?بتعد|ابتعد|ابتعاد|اجتناب|[يت]?تحاش|مقاطع|قاطع|[يت]قاطع|احجم|احجام|ناي|التوقف"
        " عن|الكف عن|كف",
        "fa": "دوري|پرهيز|اجتناب|تحريم", "he": "להימנע|הימנע|להתרחק|החרים|חרם", "tr": "kacin|uzak dur"
        "|boykot", "fr": "evit|abst|boycott",
        "ur": "گریز|پرہیز|دور رہ|بائیکاٹ",
        "en": r"(?:stay|keep|kept|steer|remain|sit|sat|stand|stood)\w*(?: \w+)? (?:away|out|off|clear|aside)(?!\w)"
        r"|h[eo]ld\w* (?:back|off)|refrain|abstain|abstention|avoid|shun|boycott|withh[eo]ld|forgo|forego|skip"
        r"|spar(?:e|ed)"
        r"|eschew|desist",
    },
    "await": {
        "ar": "معلق|[يت]?نتظر|بانتظار|في انتظار|انتظار|تاخر|تاخير|[يت]تاخر|[يت]?تاجل|تاجيل|ارج"
        "|مرتقب", "fa": "انتظار|معلق|تاخير|تعويق",
        "he": "ממתינ|מחכ|התעכב|נדח|עיכוב", "tr": "bekle|ertele|gecik", "fr": "attend|attente|retard"
        "|report", "ur": "انتظار|تاخیر|ملتوی",
        "en": r"yet to|yet been|remains? to be|still to|pending|awaited|awaiting|overdue",
    },
    "oppose": {
        "ar": "[يتم]?ستبعد|استبعد|استبعاد|عارض|[يت]عارض|معارض|اعترض|[يت]عترض|اعتراض|صد|[يتن]?مانع(?!\\w)", "fa": "مخالف"
        "|منتفي", "he": "מתנגד|התנגד|שולל|יורט|יירט",
        "tr": "karsi cik|itiraz", "fr": "oppos|exclu|ecart", "ur": "مخالف|اعتراض",
        "en": r"turn\w*(?: \w+){0,3} down|rebuff|spurn|rul(?:e|ed|es|ing) (?:\w+ )?out|oppos|object(?:s|ed|ion)"
        r"|protest|disapprov|veto|resist|averse|intercept"
        r"|dismiss|discard|exclud",
    },
    "forbid": {
        "ar": "[يتن]?منع|ممنوع|حظر|[يت]حظر|محظور|احبط|احباط|[يت]?عرقل|تصدي|حرم|حجب|[يت]حجب|حال"
        "|حالت|[يت]حول|اغلق",
        "fa": "جلوگيري|مانع|منع|ممنوع|خنثي|قدغن", "he": "מנע|אסר|איסור|אסור|סיכל|חסמ", "tr": "engel|yasak|onle",
        "fr": "empech|interdi|bloqu|dejou|entrav", "ur": "روک|پابندی|منع",
        "en": r"prevent|barr(?:ed|ing)|bars(?!\w)|bann?(?:ed|ing|s)?(?!\w)|block(?!ade)|forb[ia]d|prohibit|thwart|foil"
        r"|hinder|deter|imped|obstruct"
        r"|off limits|ke(?:ep|eps|pt)(?: \w+){1,5} from|stop\w*(?: \w+){1,5} from|out of bounds",
    },
    "stop": {
        "ar": "[يت]?وقف|اوقف|ايقاف|توقف|[يت]توقف|متوقف|وقف|انقطع|[يت]نقطع|انقطاع|قطع|علق|[يت]علق|تعليق|انهي|انهاء"
        "|انته|[يت]نته|نهايه|جمد|تجميد|كف"
        "|وضعت الحرب|خرج|تعطل",
        "fa": "توقف|متوقف|تعليق|پايان|قطع|تمام|لغو", "he": "הופסק|הפסיק|עצר|הושע|ניתק|נעצר|הסתיימ|נגמר|פסק",
        "tr": "dur[ds]|durdur|kes[it]|askiya|bit[it]|sona er|son bul|son ver", "fr": "suspen|arret|cess|interromp"
        "|coup|termin|fini|pris fin",
        "ur": "معطل|بند|ختم|روک|رک",
        "en": r"stop|halt|ceas(?!e ?-?fire)|suspend|suspension|end(?:ed|ing)(?!\w)|paus|interrupt|idle|standstill"
        r"|grounded|disrupt"
        r"|out of (?:service|action|order|use)|offline"
        r"|(?:is|are|was|were|still|remains?|switched) off|freez|froze|discontinu",
    },
    "lack": {
        "ar": "نقص|[يت]فتقر|افتقر|افتقار|غياب|غاب|[يت]غيب|غايب|فقد|[يت]فقد|فاقد|ناقص|نفد|نفاد|حرم|محروم"
        "|تخلف", "fa": "كمبود|فاقد|محروم|غيبت|غايب|تمام شد",
        "he": "חסר|מחסור|נעדר|אזל|נגמר", "tr": "eksik|yoksun|tuken|kayip", "fr": "manqu|absen|prive"
        "|penuri", "ur": "قلت|کمی|محروم|غیر حاضر",
        "en": r"away from|elsewhere|shortage|short of(?! breath)|absen|missing|missed|miss(?:es)?(?!\w)|devoid"
        r"|depriv|bereft|scarce"
        r"|scant|zero|nil(?!\w)"
        r"|r[au]ns? out|exhaust|bare(?!\w)",
    },
    "rarely": {"ar": "نادر|قلما|قليل|بالكاد|[يت]كاد|كاد", "fa": "به ندرت|كمتر|به سختي|اندك"
    "|كم(?!\\w)", "he": "בקושי|לעיתים רחוקות|כמעט", "tr": "nadir|zor|az(?!\\w)",
               "fr": "rare|peine|peu(?!\\w)", "ur": "بمشکل|شاذ", "en": r"rare|seldom|barely|scarcely|(?<!a )few(?!\w)"},
    "un": {
        "ar": "مجهول|سر(?:ا|ي|يه)(?!\\w)|غامض|لا[مسن]", "fa": "بي \\w|غير(?!نظام)"
        "|نا(?:ياب|تمام|موفق|امن|معلوم|مشخص|شناس|ارام|پديد|راض"
        "|كاف|مناسب|رضايت)|دست نخورده",
        "he": "בלתי|אי |לא-|חסר|אלמוני", "tr": r"\w{3,}s[iu]z(?!\w)|\w{3,}s[iu]zlik|bilinmey",
        "fr": "in(?:connu|complet|suffis|visib|achev|util|demne|certain|acceptab|defini)|im(?:pay|possib)"
        "|il(?:legal)|ir(?:regul)|mal(?:gre)", "ur": "بے|غیر|نا",
        "en": _UN + r"|fruitless|harmless|baseless|groundless|useless|powerless|pointless|defenceless|bloodless"
        r"|stateless|anonym|out of (?:reach|bounds|the question|work|stock)|beyond (?:reach|repair|control)",
    },
    "safe": {"ar": "سالم|بسلام|سلام|نجا|نجت|نجو|[يت]نجو|ناج|ي?سلم(?:ت|وا)? (?:من|اي|احد)(?!\\w)",
             "fa": "سالم|نجات|جان به در", "he": "בשלום|שלום|ניצל|שרד", "tr": "sag salim|kurtul|yara almadan",
             "fr": "indemne|sain|sauf|sauv|surviv", "ur": "محفوظ|بچ", "en": r"safe|unhurt|unscathed|uninjured|intact"
             r"|surviv|spared|escap|alive|all right"},
    "fail": {
        "ar": "باء|باءت|ادراج الرياح|سدي|هباء|عبث|متعثر|تعثرت|انهار|انهيار|طريق مسدود|حبر علي ورق",
        "fa": "بن بست|به"
        " جايي|شكست|بي نتيجه|بي حاصل|بي ثمر",
        "he": "לשווא|קרס|מבוי סתום|עלה בתוהו", "tr": "sonucsuz|bosa|cikmaz|basarisiz", "fr": "en vain|impasse|vain"
        "|effondr", "ur": "ناکام|بے نتیجہ|تعطل",
        "en": r"(?:came|come|comes|coming|amount\w*) to (?:nothing|nought|naught)|(?:nothing|little) came|in vain"
        r"|fruitless|futile|f[ae]ll(?:s|en|ing)? through"
        r"|collaps|deadlock|stalemate|stall|falter|inconclusive|br[oe]a?ke?n? down|f[ae]ll(?:s|en|ing)? short"
        r"|founder|empty handed",
    },
    "hide": {"ar": "سر(?:ا|ي|يه)(?!\\w)|[يت]خف(?!ض|يف)|اخف(?!ق|اق)|[يت]?كتم|[يت]?ستر(?![اي])",
        "fa": "پنهان|مخفي|كتمان", "fr": "cach|dissimul", "he": "הסתיר"
    "|הסתר", "tr": "gizle|sakla", "ur": "چھپا",
             "en": r"hid(?:es?|den|ing)?(?!\w)|conceal|secret|disguis|mask(?:s|ed)?(?!\w)"},
    "hesitate": {"ar": "[يت]?تردد", "fa": "ترديد|درنگ", "fr": "hesit", "he": "היסס", "tr": "tereddut"
    "|cekin", "ur": "ہچکچا", "en": r"hesitat|waver|reluct"},
    "cancel": {"ar": "[يت]لغ(?:ي(?!م)|و)|الغ(?:ي|ت|وا|ا)(?!\\w)",
        "fa": "لغو|باطل", "fr": "annul", "he": "בוטל|ביטל|ביטול", "tr": "iptal",
               "ur": "منسوخ",
               "en": r"cancel|call(?:ed|s)? off|scrap|abolish|revok|annul|axed"},
    "forget": {"ar": "[يتن]نس(?:ي|وا|ون)?(?!\\w)|نسي", "fa": "فراموش", "fr": "oubli", "he": "שכח", "tr": "unut",
               "ur": "بھول", "en": r"forg[eo]t|overlook"},
    "again": {"en": r"again|before(?!hand)|another|latest|previous|earlier|once more"},
    "breach": {"ar": "خرق|[يت]خرق|انتهاك|[يت]نتهك|مخالف", "fa": "نقض|تخلف", "fr": "viol"
        r"|enfrein", "he": "הפר", "tr": "ihlal",
               "ur": "خلاف ورزی",
               "en": r"violat|breach|br[eo]ak|flout|def(?:y|ied|ian)|disobey|infring"},
    "exempt": {"ar": "معف|اعف|استثن", "fa": "معاف", "fr": "exempt", "he": "פטור", "tr": "muaf",
               "ur": "مستثن", "en": r"exempt|immun|waive"},
    "disown": {"ar": "تبرا|دحض|[يت]دحض|فند|[يت]فند", "fa": "برائت|تبري", "en": r"disavow|disown|refut|rebut"
    r"|contradict|distanc|disclaim"},
    "distrust": {"ar": "شك|[يت]شك|مشكك|ارتاب|ريب", "fa": "ترديد|شك(?!س)", "fr": "mefi|dout", "he": "חשד"
    "|ספק", "tr": "suphe|kusku",
                 "en": r"dis(?:agree|approv|obey|trust|satisf|pleas|content|belie|connect|qualif|allow|continu"
                 r"|honest|loyal|prov)|mistrust|doubt|sceptic|skeptic"},
    "too": {"ar": "بدلا|عوضا|اصعب|ابعد", "fa": "به جاي|دور از", "fr": "plutot|loin", "en": r"too \w+ (?:to|for)"
    r"|anything but|far from|rather than|instead"},
    "ignore": {"ar": "[يت]?تجاهل|اهمل|اهمال|اغفل|صمت|التزم|عرض الحايط",
               "fa": "ناديده|سكوت|بي توجه", "he": "התעלמ"
    "|שתק", "tr": "gormezden|sess", "fr": "ignor|silenc|neglig",
               "ur": "نظر انداز|خاموش", "en": r"ignor|neglect|disregard|overlook|silen|omit|mum(?!\w)|tight lipped"},
    "peace": {"ar": "سلمي|هدوء|هادي", "fa": "مسالمت|آرام", "fr": "pacifi|calme", "en": r"peaceful|unopposed|bloodless"},
    "were it not": {"ar": "لولا", "fa": "اگر نبود", "he": "אלמלא|לולא", "tr": "olmasaydi|olmasa", "fr": "sans",
                    "en": r"(?:were|was|had) it not (?:been )?for|if it (?:were|was|had) not (?:been )?for|if not"
                    r" for|but for|had (?:\w+ ){1,4}not|thanks to|nearly|almost|narrowly|came close"
                    r"|only because"},
}  # fmt: skip
_STRONG_WORDS = {
    "ar": r"(?<!\w)لولا|(?<!\w)[وف]?[يتن]?(?:منع|ستبعد|استبعد|تجنب|حظر|ممنوع|محظور)\w*",
    "fa": r"(?<!\w)(?:بي (?!بي|شك|ترديد|گمان|درنگ|امان|وقفه|رحم|سيم|سابقه|نظير)\w+|ممنوع\w*|جلوگيري|مانع)",
    "he": r"(?<!\w)[ושהכ]?(?:מנע|אסר|אסור|סיכל)\w*",
    "tr": r"(?<!\w)(?:yasak|engelle)\w*",
    "fr": r"(?<!\w)(?:interdi|empech)\w*",
    "ur": r"(?<!\w)(?:ممنوع|پابندي)\w*",
}
_FRONT = {"ar": "[وف]?(?:ب|ل|ك|س|ال|بال|لل)?", "he": "[ושהבלכמ]{0,3}", "fa": "(?:ن?مي )?"}
_WITHOUT = re.compile(
    r"(?<!\w)(?:(?:(?:were|was|had) it not (?:been )?for|if it (?:were|was|had) not (?:been )?for|if not for"
    r"|had (?:\w+ ){1,5}not(?= \w+ed(?!\w)))"
    r"|(?:came|come|comes|coming|amount\w*) to nothing|nothing came)(?!\w)"
)


def plain(folded: str) -> str:
    """An English text without the phrases whose negator is counted as a soft word."""
    return _WITHOUT.sub(lambda found: " " * len(found[0]), folded)


def soft(folded: str, language: str) -> frozenset[str]:
    """The classes of which a folded text has a word."""
    return frozenset(name for name, pattern in _patterns(language) if pattern.search(folded))


def strong(folded: str, language: str) -> bool:
    """Whether a folded text has a word that forbids, prevents or does without, and so wants an answer."""
    form = _STRONG_WORDS.get(language)
    return form is not None and re.search(form, folded) is not None


def answering(new: frozenset[str], folded: str, language: str) -> frozenset[str]:
    """Those classes of which a word can render a denial in a folded text: each its opposite's."""
    return frozenset(
        name
        for name in new
        if (forms := OPPOSITES.get(name)) is None
        or language not in forms
        or re.search(_folded(forms[language]), folded)
    )


def opposed(classes: frozenset[str], folded: str, language: str) -> bool:
    """Whether a folded text has the opposite of one of the classes: سالكة of ``closed``."""
    return any(
        re.search(_folded(OPPOSITES[n][language]), folded)
        for n in classes
        if language in OPPOSITES.get(n, {}) and n != "again"
    )


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    front = _FRONT.get(language, "")
    rows = [(name, forms[language]) for name, forms in _SOFT.items() if language in forms]
    return tuple((name, re.compile(rf"(?<!\w){front}(?:{_folded(form)})")) for name, form in rows)


def _folded(form: str) -> str:
    return form.translate(str.maketrans("یکہۃےھئآأإؤىة", "يكههيهياااويه"))
