"""The closed tables of :mod:`.roles`: by what words, in each language, the second of two names is the one who acts.

Regular expressions over folded text. ``agent`` stands between two names and says that the second acts; ``marked``
stands directly behind the name that acts, ``object`` behind the one acted on; ``receive`` are verbs whose giver is
marked by ``source`` before a name, ``lose`` verbs whose winner is marked by ``beaten``; ``mutual`` verbs do one thing
to both, found before, between or behind the names; ``whose`` is an agent that belongs to another noun unless the first
name stands behind ``onto`` or the verb is ``passive``; ``aside`` parts two names so that order says nothing.
"""

from __future__ import annotations

_DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|dawn|noon|night|then|now|\d"
_BLOWS = (
    "attack|fire|raid|assault|shelling|bombardment|strike|airstrike|pressure|threat|criticism|ambush|shot|bombing"
    "|onslaught"
)
_AUX = r"has|have|had|will|would|to|is|was|are|were|due|be|been|also|later|then|again|recently|\w+ly|fighters|forces"
_TOGETHER = (
    "met|meet|clash|talk|negotiat|agree|deal|fought|fight|battle|alli|cooperat|coordinat|together|along|joint"
    "|exchang|contact"
    "|relation|truce|ceasefire|ties|spoke|discuss|sign|border|link|associat|shar|merg|reconcil|compet|dialogue"
    "|conver|link|border"
)
_ONE_SIDED = "brok|break|violat|breach|cancel|suspend|scrap|tore|reject|refus|ended|accus|threaten|turned down|denie"
_GUESTS = "delegat|envoy|guest|visitor|official|minister|team|representative|member|commander|leader"

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "agent": rf"by(?! \w+ing\b| (?:{_DAYS}))|at the hands of|(?:{_BLOWS})s?(?: \w+)? from|victim to|prey to|on"
        rf" the orders of",
        "relative": r"^(?: (?:forces|fighters|troops|positions?))? (?:whom|which|that)(?: the)? *$",
        "receive": rf"receiv(?:e|es|ed|ing)(?! (?:an? |the )?(?:\w+ )?(?:{_GUESTS}))|got|gets?|obtain(?:s|ed)?"
        rf"|acquir(?:es|ed|e)|took delivery|taken? delivery|accepted|bought|buys?"
        r"|purchas(?:es?|ed)|borrow(?:s|ed)?|inherit(?:s|ed)?|import(?:s|ed)?|learn(?:s|ed|t)?|secur(?:es|ed)"
        r"|collect(?:s|ed)|handed"
        r"|given|sourced|won",
        "source": r"from(?: the)?(?: \w+){0,2} *$",
        "lose": r"lost|los(?:es|e|ing)|defeat(?:s|ed)?|beaten|fell|falls?|loss|routed|setback",
        "beaten": r"(?:to|against|from|before)(?: the)?(?: \w+)? *$",
        "aside": rf"[,;:]|(?<!\w)(?:and|or|nor)(?: the)? *$|^(?!.*(?:{_ONE_SIDED})).*(?:{_TOGETHER})(?: \w+){{0,5}}"
        rf" with(?: the)? *$",
        "between": r"(?<!\w)between(?: the)? *$",
        "mutual_between": rf"^(?: (?:{_AUX}))* (?:met|meets?|clash(?:ed|es)?|exchang(?:ed|es))(?!\w)",
        "passive": r"(?<!\w)(?:is|are|was|were|been|being|be|got|gets?)(?!\w)",
        "whose": r"(?<!\w)(?:the|an?|its|his|her|their|this|that|\d+|two|three)(?: \w+)+ by(?!\w)",
        "told_of": r"^(?: \w+)? (?:said|says|announced|stated|warned|confirmed|added|insisted)(?!\w)"
        r".* (?:no|any|an?|further|more) \w+ by(?: the)? *$",
        "blow_by": rf"(?<!\w)(?:{_BLOWS})s?(?: \w+){{0,2}} by(?!\w)",
        "suffers": r"(?<!\w)(?:fell into|walked into|c[ao]mes? under|suffer\w*|subject(?:ed)? to|fac(?:ed|es)|target of"
        r"|caught in|surviv\w*"
        r"|withst\w+|repel\w*|repulsed|beat off|fended off|exposed to|sustained)(?!\w)",
        "harmed": r"(?<!\w)(?:killed|wounded|injured|hit|destroyed|damaged|died|hurt|captured)(?: \w+){0,3}"
        r" (?:in|by|during) (?:an?|the)"
        r"(?: \w+)? *$",
        "blow_of": rf"^(?:'s)?(?: \w+)? (?:{_BLOWS})",
        "onto": r"(?<!\w)(?:on|against|at|targeting|into|of)(?: the| an?)? *$",
    },
    "ar": {
        "agent": "من قبل|من جانب|من طرف|بنيران|برصاص|نتيجه قصف|جراء قصف|علي يد|علي ايدي|بواسطه|بايدي|بيد|بهجوم من"
        r"|ل(?:هجوم|قصف|غاره|كمين|ضربه|هجمات|اعتداء|نيران|تهديد|ضغوط|اطلاق نار)(?: \w+){0,3} من|تحت نيران",
        "receive": "[وف]?(?:[يت]?تلق[يت]\\w*|تسلم\\w*|[يت]تسلم\\w*|استلم\\w*|[يت]ستلم\\w*|حصل\\w*|[يت]حصل\\w*"
        "|نال\\w*|اشتري|اشترت|[يت]شتري|ابتاع\\w*"
        "|استعار\\w*|اقترض\\w*|ورث\\w*|استورد\\w*|حظي\\w*|[يت]حظي\\w*|لقي|لقيت|[يت]لقي\\w*|استفاد\\w*|تعلم\\w*"
        "|قبض\\w*|تسلمها|تلقيها|حصوله|حصولها)",
        "source": r"(?<!\w)من(?: \w+)? *$",
        "lose": "[وف]?(?:خسر\\w*|هزم\\w*|انهزم\\w*|هزيمه|خساره|اندحر\\w*|تقهقر\\w*|سقط\\w*)",
        "beaten": r"(?<!\w)(?:امام|لصالح|علي يد|بيد)(?: \w+)? *$",
        "between": r"(?<!\w)[وف]?بين *$",
        "aside": r"^ *و *$|(?<!\w)[وف]?(?:[يت]قول|قال(?:ت|وا)?|[يت]وكد|اكدت?|اعلنت?|كما ذكرت?) *$",
        "mutual_verb": "[وف]?[يت]?(?:التقي|التقت|لتقي|لتقيان|اجتمع|اجتمعت|جتمع|اشتبك|اشتبكت|شتبك|تفاوض|تفاوضت|اتفق"
        "|اتفقت|تحالف|تحالفت|تصالح"
        "|تصالحت|تبادل|تبادلت|تقاتل|تقاتلت|تحارب|تصافح|تعاون|تعاونت|توافق|توافقت)",
        "whose": r" ال(?:م\w+|صادر\w*|وارد\w*) (?:من قبل|من جانب|من طرف)(?: \w+)? *$",
        "onto": r"(?<!\w)(?:علي|ضد|الي)(?: \w+)? *$",
        "victim": r"(?<!\w)[وف]?(?:قتل|اصيب|جرح|دمر|تضرر|سقط|استشهد|اغتيل|احترق|غرق|مقتل|اصابه|اسر)\w*(?!\w)",
        "blow": r"(?:(?<!\w)(?:في|جراء|اثر|خلال) |(?<!\w)ب)(?:غاره|غارات|قصف|ضربه|هجوم|كمين|عمليه|صاروخ)"
        r"(?: (?!علي|ضد|قرب|في|من)\w+)? *$",
        "subject": r"^(?:(?: \w+){0,2}|.*(?<!\w)(?:التي|الذي|الذين|اللذين|اللتين)) *[وف]?(?:(?:استهدف|هاجم|قصف|نفذ"
        r"|شن|اعلن|دعا|اتهم|هزم|ضرب|اسر|اعتقل|خطف|اغلق|قتل|ارسل|سلم|منح|طلب|دمر|فجر|اسقط"
        "|حاصر|طرد|اخرج|احتجز|اوقف|هدد|حذر|اطلق|احتل|استعاد|اغتال|انقذ|حرر|دعم|مول|درب|سلح|كلف|عين|ايد|انتقد|ادان"
        "|شكر|زار|استقبل|ودع|اخترق"
        r"|صادر|احرق|لاحق|طارد|ابعد|نقل|استدعي|اجبر|خدع|كشف|رفض|قبل|وعد|دعم|اصاب|عرقل|منع|نصب|اعد|دبر)(?:ت|وا)?|[يت]\w{3,}?)(?:ها"
        r"|هم|هما|ه) *$|^ [وف]?\w{3,}(?:ها|هم|هما|ه)(?: (?:امس|اليوم|فجرا|صباحا|مساء|ليلا|قوات|عناصر|مقاتلو|طايرات"
        r"|مجددا)){1,2} *$",
    },
    "fa": {
        "to": r"(?<!\w)به *$",
        "agent": r"توسط|از سوي|از جانب|از طرف|به دست|بدست|به وسيله|(?:مورد|هدف|اماج)(?: \w+){1,2} *$|زير (?:اتش"
        r"|حمله)(?: \w+)? *$",
        "object": r"^ *(?:\w+ )?را(?!\w)",
        "receive": r"دريافت|تحويل (?:گرفت|بگير|مي گير)\w*|خريد\w*|خريداري|(?:كمك|پول|سلاح|اسلحه|وام|اموزش|هديه|دستور"
        r"|نامه) (?:گرفت|ديد)\w*|به ارث برد",
        "source": r"(?<!\w)از(?: \w+)? *$",
        "lose": r"شكست (?:خورد|خورده|مي خور|بخور|سنگيني خورد|سختي خورد)\w*|باخت\w*|مغلوب",
        "beaten": r"(?<!\w)(?:از|مقابل|برابر)(?: \w+)? *$",
        "between": r"(?<!\w)(?:ميان|بين) *$",
        "aside": r"^ *و *$|^(?!.*(?<!\w)(?:براي|جهت|به منظور) (?:\w+ ){1,2}با *$).*(?<!\w)با *$",
        "mutual_after": r"ديدار كرد\w*|ملاقات كرد\w*|درگير شد\w*|توافق كرد\w*|مذاكره كرد\w*|گفت و ?گو كرد\w*",
    },
    "he": {
        "agent": "על ידי|על-ידי|בידי|מידי|מצד",
        "receive": "קיבל\\w*|רכש\\w*|קנה|קנתה|קנו|השיג\\w*|לווה|ירש\\w*|למד\\w*",
        "source": r"(?<!\w)מ(?:ן |את |ידי )?-?$",
        "lose": "הפסיד\\w*|הובס\\w*|נחל\\w* תבוסה",
        "beaten": r"(?<!\w)(?:ל|מול|בפני) ?-?$",
        "between": r"בין *$",
        "aside": r"^ *ו-?$|עם *$",
        "mutual_between": r"^ (?:נפגש\w*|נועד\w*|התעמת\w*)",
    },
    "tr": {
        "marked": r"^ *tarafindan",
        "object": r"^'?(?:y|n)?[iu](?!\w)",
        "receive": r"aldi\w*|almis\w*|satin al\w*|teslim al\w*|edindi\w*|odunc al\w*",
        "source": r"^'?(?:n)?[dt][ae]n(?!\w)",
        "lose": r"yenildi\w*|kaybetti\w*|maglup",
        "beaten": r"^'?(?:y|n)?[ae](?!\w)|^ *karsisinda",
        "aside": r"^ *(?:ve|ile) *$",
        "mutual_after": r"gorustu\w*|catisti\w*|bulustu\w*",
    },
    "fr": {
        "agent": "par|aux mains de|sous le feu de|de la part de",
        "relative": r"^ (?:que|qu')(?: les?| la)? *$",
        "receive": r"rec(?:u|oit|oivent|evra|ue|us)|obtenu|obtient|achet\w+|acquis|emprunt\w+|herit\w+",
        "source": r"(?<!\w)(?:de|du|des|d'|aupres d[eu'])(?: la| l')? *$",
        "lose": r"perd\w*|battue?s?|defait\w*|incline\w*",
        "beaten": r"(?<!\w)(?:contre|face au?x?|devant|par)(?: la| les?| l')? *$",
        "between": r"(?<!\w)entre *$",
        "aside": r"[,;:]|(?<!\w)(?:et|ou|ni|avec)(?: les?| la| l')? *$",
        "mutual_between": r"^(?: (?:a|ont|va|doit|s'est))? (?:rencontr\w+|affront\w+)",
    },
    "ur": {
        "marked": r"^ *(?:ني|كي هاتهوں|كي جانب سي|كي طرف سي)(?!\w)",
        "object": r"^ *كو(?!\w)",
        "receive": r"وصول|حاصل|خريد\w*|ملا|ملي",
        "source": r"^ *سي(?!\w)",
        "lose": r"شكست كهايي|هار \w+",
        "beaten": r"^ *سي(?!\w)",
        "aside": r"^ *اور *$",
        "mutual_after": r"ملاقات كي|جهڑپ",
    },
}
BEHIND = frozenset({"tr", "ur"})
"""Languages that mark a name behind it."""
