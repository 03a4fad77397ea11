"""The closed table of :mod:`.soft_words`: words that deny without a negator, a class of meaning a row.

Stems as regular expressions over folded text, by language; matched at the start of a word.
"""

from __future__ import annotations

_UN = (
    r"un(?!der|manned|i(?:t|on|que|vers|form|fy|lat|corn)|til|to(?!\w)|cle(?!a)|veil|load|leash|anim|cover|fold"
    r"|earth|do(?!u)|rest|less|harmed|able|touched)\w{3,}"
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
SOFT: dict[str, dict[str, str]] = {
    "closed": {
        "ar": "[يتم]?غلق|اغلق|اغلاق|مقفل|اقفل|موصد|مسدود", "fa": "بسته|مسدود|تعطيل", "he": "סגור|נסגר|סגר"
        "|(?<!מ)חסום", "tr": "kapal|kapat",
        "fr": "ferm", "ur": "بند(?!رگ)", "en": r"closed|closure|shut(?!t)|shuttered|sealed|locked",
    },
    "open": {"ar": "[يتم]?فتح|افتتح|مفتوح", "fa": "باز(?!داشت|گرد|رس|ديد|گشت|نگ|نمي|ي(?!ه)|ن(?!ه)|ار|و)|گشو",
        "he": "פתוח|נפתח|פתח", "tr": "acik(?!la)|acil(?!en|is)", "fr": "ouver", "ur": "کھل",
             "en": "open|reopen"},
    "remain": {
        "ar": "بقي|بقيت|[يت]بقي|باق|ظل|[يت]ظل|[يت]?ستمر|استمر|مستمر|[يت]?واصل|متواصل", "fa": "ادامه|همچنان|باقي"
        "|پابرجا",
        "he": "ממשיך|ממשיכ|נמשכ|נשאר|נותר", "tr": "devam|sur(?:du|uyor|mek|ece|en(?!\\w))", "fr": "contin(?!ent)"
        "|reste|demeur", "ur": "جاری|برقرار",
        "en": r"remain|stay(?:s|ed|ing)?(?!\w)(?! (?:away|out|off|clear|back))|without (?:a )?(?:pause|break"
        r"|interruption|let ?up)|non ?stop|uninterrupted|incessant|continu|go(?:es|ing)? on|go on|ongoing|persist"
        r"|maintain",
    },
    "empty": {"ar": "خال|خلا|خلت|[يت]خلو|خلو|فارغ|مهجور|اخل|اجلي|اجلا|اجلت", "fa": "خالي|متروك|تخليه", "he": "ריק"
        "|נטוש"
    "|פונ|פינ", "tr": "bos(?!n)|tahliye|issiz", "fr": "vide|desert|evacu",
              "ur": "خالی|انخلا|ویران", "en": r"empt|deserted|vacant|vacated|devoid|free of|free from|clear of"
              r"|abandon"
              r"|uninhabited|evacuated"},
    "false": {
        "ar": "كاذب|اكاذيب|زايف|مفبرك|ملفق|مختلق|باطل|عار(?:يه)? عن|خاطي|خطا|غلط", "fa": "دروغ|جعلي|نادرست|شايعه"
        "|اشتباه|غلط",
        "he": "שקר|כוזב|שגוי|מופרך", "tr": "yalan(?!la)|asilsiz|yanlis|uydurma", "fr": "faux|fausse|mensong|infond"
        "|errone",
        "ur": "جھوٹ|غلط|من گھڑت",
        "en": r"false|untrue|bogus|baseless|unfounded|groundless|fabricat|fake|hoax|lies?(?!\w)|wrong|incorrect"
        r"|inaccura|mistake|myth"
        r"|fiction|debunk|dismiss\w* (?:\w+ ){0,2}(?:as|report|claim|rumou?r|alleg|accus)|contrary|discredit",
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
        "en": r"(?:stay|keep|kept|steer|remain|sit|sat|stand|stood)\w*(?: \w+)? (?:away|out|off|clear(?= of)"
        r"|aside)(?!\w)"
        r"|h[eo]ld\w* (?:back|off)|opt\w* out|refrain|abstain|abstention|avoid|shun|boycott|withh[eo]ld|forgo"
        r"|forego|miss(?:ed|es)?(?!\w)|skip"
        r"|spar(?:e|ed)"
        r"|eschew|desist",
    },
    "await": {
        "ar": "معلق|[يت]?نتظر|بانتظار|في انتظار|انتظار|تاخر|تاخير|[يت]تاخر|[يت]?تاجل|تاجيل|ارج"
        "|مرتقب", "fa": "انتظار|معلق|تاخير|تعويق",
        "he": "ממתינ|מחכ|התעכב|נדח|עיכוב", "tr": "bekle|ertele|gecik", "fr": "attend|attente|retard"
        "|report", "ur": "انتظار|تاخیر|ملتوی",
        "en": r"yet to|yet been|remains? to be|still to|pending|awaited|awaiting|overdue|(?:left|came|arrived"
        r"|began|started|ran) late",
    },
    "oppose": {
        "ar": "[يتم]?ستبعد|استبعد|استبعاد|عارض|[يت]عارض|معارض|اعترض|[يت]عترض|اعتراض|صد", "fa": "مخالف"
        "|منتفي", "he": "מתנגד|התנגד|שולל",
        "tr": "karsi cik|itiraz", "fr": "oppos|exclu|ecart", "ur": "مخالف|اعتراض",
        "en": r"turn\w*(?: \w+){0,3} (?:down|away)|rebuff|spurn|rul(?:e|ed|es|ing) (?:\w+ )?out|oppos|object(?:s"
        r"|ed|ion)"
        r"|disapprov|veto|averse|protest"
        r"|discard|exclud",
    },
    "forbid": {
        "ar": "[يتن]?منع|ممنوع|حظر|[يت]حظر|محظور|احبط|احباط|[يت]?عرقل|تصدي|حرم|حجب|[يت]حجب"
        r"|(?:حال|حالت|حالوا|[يت]حول)(?= (?:\w+ ){0,3}دون)",
        "fa": "جلوگيري|مانع|منع|ممنوع|خنثي|قدغن", "he": "מנע|אסר|איסור|אסור|סיכל|חסמ", "tr": "engel|yasak|onle",
        "fr": "empech|interdi|bloqu|dejou|entrav", "ur": "روک|پابندی|منع",
        "en": r"prevent|barr(?:ed|ing)|bars(?!\w)|bann?(?:ed|ing|s)?(?!\w)|block(?!ade)|forb[ia]d|prohibit|thwart"
        r"|foil"
        r"|hinder|deter|imped|obstruct"
        r"|off limits|ke(?:ep|eps|pt)(?: \w+){0,5} from|stop\w*(?: \w+){0,5} from|out of bounds",
    },
    "stop": {
        "ar": "[يت]?وقف(?! اطلاق)|اوقف|ايقاف|توقف|[يت]توقف|متوقف|وقف(?! اطلاق)|انقطع|[يت]نقطع|انقطاع|قطع|علق"
        "|[يت]علق(?! (?:\\w+ )?علي)|تعليق(?! علي)|انهي|انهاء"
        "|انته|[يت]نته|نهايه|جمد|تجميد|كف"
        "|وضعت الحرب|خرج|تعطل",
        "fa": "توقف|متوقف|تعليق|پايان|قطع|تمام|لغو", "he": "הופסק|הפסיק|עצר|הושע|ניתק|נעצר|הסתיימ|נגמר|פסק",
        "tr": "dur(?:d|s|dur)|kes(?:t[iı]|il|int|me)|askiya|bit[it]|sona er|son bul|son ver", "fr": "suspen"
        "|arret(?!e)|cess|interromp"
        "|coup|termin|fini|pris fin",
        "ur": "معطل|بند|ختم|روک|رک",
        "en": r"stop|halt|ceas(?!e ?-?fire)|suspend|suspension|end(?:ed|ing)(?!\w)|paus|interrupt|idle|standstill"
        r"|grounded|disrupt"
        r"|out of (?:service|action|order|use)"
        r"|offline|(?:is|are|was|were) (?:\w+ )?over(?!\w)|cut(?:s|ting)?(?: \w+){0,2} (?:off|power|electricity|water"
        r"|contact|ties)|severed|power cut"
        r"|(?:is|are|was|were|been|stay\w*|still|remains?|switched) off|freez|froze|discontinu",
    },
    "lack": {
        "ar": "نقص|[يت]فتقر|افتقر|افتقار|غياب|غاب|[يت]غيب|غايب|فقد|[يت]فقد|فاقد|ناقص|نفد|نفاد|حرم|محروم"
        "|تخلف", "fa": "كمبود|فاقد|محروم|غيبت|غايب|تمام شد",
        "he": "חסר|מחסור|נעדר|אזל|נגמר", "tr": "eksik|yoksun|tuken|kayip", "fr": "manqu|faute de|absen|prive"
        "|penuri", "ur": "قلت|کمی|محروم|غیر حاضر",
        "en": r"away from|elsewhere|shortage|g[ai]ven? up|in short supply|(?:is|are|was|were|been) out of (?!the)"
        r"|short of(?! breath)|absen|missing|missed"
        r"|miss(?:es)?(?!\w)|devoid"
        r"|depriv|bereft|scarce"
        r"|scant|zero|nil(?!\w)"
        r"|r[au]ns? out|exhaust|bare(?!\w)",
    },
    "rarely": {"ar": "نادر|قلما|قليل|بالكاد|[يت]كاد|كاد", "fa": "به ندرت|كمتر|به سختي|اندك"
    "|كم(?!\\w)", "he": "בקושי|לעיתים רחוקות|כמעט", "tr": "nadir|zor|az(?!\\w)",
               "fr": "rare|peine|peu(?!\\w)", "ur": "بمشکل|شاذ", "en": r"rare|seldom|barely|scarcely"
               r"|(?<!a )few(?!\w)"},
    "un": {
        "ar": "مجهول|سري(?!\\w)|سرا(?!\\w)|بسريه|غامض|لاسلكي|لامبال", "fa": "بي \\w|غير(?! ?نظامي| از)|نا(?:ياب"
        "|تمام|موفق|امن|معلوم|مشخص|شناس|ارام|پديد|راض"
        "|كاف|مناسب|رضايت)|دست نخورده",
        "he": "בלתי|אי |לא-|חסר|אלמוני", "tr": r"\w{3,}s[iu]z(?!\w)|\w{3,}s[iu]zlik|bilinmey",
        "fr": "in(?:connu|complet|suffis|visib|achev|util|demne|certain|acceptab|defini)|im(?:pay|possib)"
        "|il(?:legal)|ir(?:regul)|mal(?:gre)", "ur": "بے(?= )|غیر(?= )|نا(?:کام|مکمل|معلوم|ممکن|قابل|جائز|کافی|خوش)",
        "en": _UN + r"|fruitless|(?:home|job|child|help|speech|hope)less|for good(?!\w)|harmless|baseless"
        r"|groundless|useless|powerless|pointless|myster|a puzzle|defenceless|bloodless"
        r"|stateless|anonym|out of (?:reach|bounds|the question|work|stock)|beyond (?:reach|repair|control"
        r"|dispute|doubt|question)",
    },
    "safe": {"ar": "سالم|بسلام|سلام|نجا|نجت|نجو|[يت]نجو|ناج|ي?سلم(?:ت|وا)?(?!\\w)", "fa": "سالم|نجات|جان به"
    " در", "he": "בשלום|שלום|ניצל|שרד", "tr": "sag salim|kurtul|yara almadan",
             "fr": "indemne|sain(?!t)|sauf(?!\\w)|sauv|surviv", "ur": "محفوظ|بچ", "en": r"safe|unhurt|unscathed"
             r"|uninjured|intact"
             r"|surviv|saved(?!\w)|spared|escap|alive|all right"},
    "fail": {
        "ar": "باء|باءت|ادراج الرياح|سدي|هباء|عبث|متعثر|تعثر|انهار|انهيار|طريق مسدود|حبر علي ورق", "fa": "بن بست|به"
        " جايي|شكست|بي نتيجه|بي حاصل|بي ثمر",
        "he": "לשווא|קרס|מבוי סתום|עלה בתוהו", "tr": "sonucsuz|bosa|cikmaz|basarisiz", "fr": "en vain|impasse|vain"
        "|effondr", "ur": "ناکام|بے نتیجہ|تعطل",
        "en": r"(?:came|come|comes|coming|amount\w*) to (?:nothing|nought|naught)|(?:nothing|little) came|in vain"
        r"|fruitless|futile|f[ae]ll(?:s|en|ing)? through"
        r"|collaps|deadlock|stalemate|stall|falter|inconclusive|br[oe]a?ke?n? down|f[ae]ll(?:s|en|ing)? short"
        r"|founder|empty.handed",
    },
    "hide": {"ar": "[يت]?خف|اخف|[يت]?كتم|تستر", "fa": "پنهان|مخفي|كتمان", "fr": "cach|dissimul", "he": "הסתיר"
    "|הסתר", "tr": "gizle|sakla", "ur": "چھپا",
             "en": r"hid(?:es?|den|ing)?(?!\w)|conceal|secret|disguis|mask(?:s|ed)?(?!\w)"},
    "keep": {"ar": "[يتنا]?حتفظ|احتفاظ|[يتن]?بقي علي|ابق|[يتن]?تمسك", "fa": "حفظ|نگه", "he": "שמר|מחזיק|החזיק",
        "tr": "koru|elinde tut|muhafaza",
             "fr": "gard|conserv|tien", "ur": "رکھ|قائم", "en": r"(?:keep|kept|retain|cling|clung|h[eo]ld on"
             r"|hang on)\w*(?! (?:\w+ )?(?:away|out|off|clear|from))"},
    "hesitate": {"ar": "[يت]?تردد", "fa": "ترديد|درنگ", "fr": "hesit", "he": "היסס", "tr": "tereddut"
    "|cekin", "ur": "ہچکچا", "en": r"hesitat|waver|reluct"},
    "cancel": {"ar": "[يت]لغ|الغ", "fa": "لغو|باطل", "fr": "annul", "he": "בוטל|ביטל|ביטול", "tr": "iptal",
               "ur": "منسوخ",
               "en": r"cancel|call(?:ed|s)? off|scrap|abolish|revok|annul|axed"},
    "forget": {"ar": "[يتن]نس(?:ي|وا|ون)?(?!\\w)|نسي", "fa": "فراموش", "fr": "oubli", "he": "שכח", "tr": "unut",
               "ur": "بھول", "en": r"forg[eo]t|overlook"},
    "again": {"en": r"again(?!st)|before(?!hand)|another|latest|previous|earlier|once more"},
    "breach": {"ar": "خرق|[يت]خرق|انتهاك|[يت]نتهك|مخالف", "fa": "نقض|تخلف", "fr": "viol(?!en)"
        r"|enfrein", "he": "הפר", "tr": "ihlal",
               "ur": "خلاف ورزی",
               "en": r"violat|breach|br(?:eak|oke)|flout|def(?:y|ied|ian)|disobey|infring"},
    "exempt": {"ar": "معف|اعف|استثن", "fa": "معاف", "fr": "exempt", "he": "פטור", "tr": "muaf",
               "ur": "مستثن", "en": r"exempt|immun|waive"},
    "disown": {"ar": "تبرا|دحض|[يت]دحض|فند|[يت]فند", "fa": "برائت|تبري", "en": r"disavow|disown|refut|rebut"
    r"|contradict|distanc|disclaim"},
    "distrust": {"ar": "(?<!لا )(?<!دون )شك|[يت]شك|مشكك|ارتاب|ريب", "fa": "ترديد|شك(?!س)", "fr": "mefi|dout",
        "he": "חשד"
    "|ספק", "tr": "suphe|kusku",
                 "en": r"dis(?:agree|approv|obey|trust|satisf|pleas|content|belie|connect|qualif|allow|continu"
                 r"|honest|loyal|prov)|mistrust|doubt|sceptic|skeptic"},
    "too": {"ar": "بدلا|عوضا|اصعب|ابعد", "fa": "به جاي|دور از", "fr": "plutot|loin", "en": r"too \w+ (?:to|for)"
    r"|anything but|far from|rather than|instead"},
    "ignore": {"ar": "[يت]?تجاهل|اهمل|اهمال|اغفل|صمت|التزم|عرض الحايط",
               "fa": "ناديده|سكوت|بي توجه", "he": "התעלמ"
    "|שתק", "tr": "gormezden|sess", "fr": "ignor|silenc|neglig",
               "ur": "نظر انداز|خاموش", "en": r"ignor|neglect|disregard|overlook|silen|omit|mum(?!\w)|tight lipped"},
    "peace": {"ar": "سلمي|هدوء|هادي", "fa": "مسالمت|آرام", "fr": "pacifi|calme", "en": r"peaceful|unopposed"
        r"|bloodless"},
    "were it not": {"ar": "لولا", "fa": "اگر نبود", "he": "אלמלא|לולא", "tr": "olmasaydi|olmasa", "fr": "n eut ete",
                    "en": r"(?:were|was|had) it not (?:been )?for|if it (?:were|was|had) not (?:been )?for|if not"
                    r" for|but for|had (?:\w+ ){1,4}not|thanks to|nearly|almost|narrowly|came close"
                    r"|only because"},
}  # fmt: skip
