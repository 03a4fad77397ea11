"""The closed tables of :mod:`marsad.text.quantities`: parts, per cent, rough numbers and units of measure by language.

A row a value, folded when first used; a form with a space is a phrase.
"""

FRACTIONS = {
    "ar": "1/2|نصف|النصف|نص\n1/3|ثلث|الثلث\n2/3|ثلثا|ثلثي|ثلثين|الثلثين|ثلثان\n1/4|ربع|الربع|ارباع\n1/5|اخماس\n1/6"
    "|سدس|اسداس"
    "\n1/8|اثمان\n1/10|اعشار",
    "fa": "1/2|نیم|نیمی|نصف|نصفی\n1/3|ثلث|یک سوم\n2/3|دوسوم|دو سوم|دو ثلث\n1/4|ربع|یک چهارم|چارک\n3/4|سه چهارم\n1/5"
    "|یک پنجم"
    "\n2/5|دو پنجم\n3/5|سه پنجم\n4/5|چهار پنجم\n1/6|یک ششم\n1/10|یک دهم",
    "he": "1/2|חצי|מחצית|מחציתם|מחציתן|המחצית\n1/3|שליש\n2/3|שני שליש|שני שלישים\n1/4|רבע|רבעים|רבעי\n1/5|חמישית"
    "|חמישיות"
    "\n1/10|עשירית",
    "tr": "1/2|yarım|yarı|yarısı|yarısını|yarısının|yarısına|yarısından|buçuk\n1/4|çeyrek|dörtte bir|dörtte biri"
    "|çeyreği"
    "\n3/4|dörtte üç|dörtte üçü\n1/3|üçte bir|üçte biri|üçte birini\n2/3|üçte iki|üçte ikisi|üçte ikisini\n1/5|beşte"
    " bir|beşte biri"
    "\n1/10|onda bir|onda biri",
    "fr": "1/2|moitié|demi|demie|mi\n1/3|tiers\n1/4|quart|quarts",
    "ur": "1/2|نصف|آدھا|آدھی|آدھے\n1/3|تہائی\n1/4|چوتھائی|پاؤ\n1/5|پانچواں حصہ",
    "en": "1/2|half|halves|halved|halving\n1/4|quarter|quarters",
}
PERCENT = {
    "ar": "بالمئة|بالمائة|في المئة|في المائة|بالميه",
    "fa": "درصد|در صد",
    "he": "אחוז|אחוזים|אחוזי",
    "tr": "yüzde",
    "fr": "pour cent|pour-cent",
    "ur": "فیصد|فی صد",
    "en": "percent|per cent|percentage points|pct",
}
ROUGH = {
    "ar": "1|عشرات\n2|مئات|مائات\n3|الاف|الالاف\n6|ملايين\n9|مليارات",
    "fa": "1|ده ها\n2|صدها|صد ها\n3|هزاران|هزار ها|هزارها\n6|میلیون ها|میلیونها",
    "he": "1|עשרות\n2|מאות\n3|אלפי|אלפים\n6|מיליוני|מיליונים",
    "tr": "1|onlarca|düzinelerce\n2|yüzlerce\n3|binlerce\n4|on binlerce\n5|yüz binlerce\n6|milyonlarca",
    "fr": "1|dizaines|douzaines\n2|centaines\n3|milliers",
    "ur": "1|درجنوں|دسیوں|بیسیوں\n2|سینکڑوں|سیکڑوں\n3|ہزاروں\n5|لاکھوں\n7|کروڑوں",
    "en": "1|dozens|tens|scores\n2|hundreds\n3|thousands\n6|millions\n9|billions",
}
"""Powers of ten that are named and not counted: ``tens`` is 1, ``hundreds`` is 2."""
SEVERAL = {
    "ar": "بضع|بضعه|عده|بضعة",
    "fa": "چند|چندین",
    "he": "כמה|מספר",
    "tr": "birkaç|bir kaç",
    "fr": "quelques|plusieurs",
    "ur": "چند|کئی|کئ",
    "en": "several|few|some|many|couple of|countless",
}
UNITS = {
    "ar": "time 1/60|ثانيه|ثواني|ثوان\ntime 1|دقيقه|دقائق\ntime 60|ساعه|ساعات\ntime 1440|يوم|يوما|ايام\ntime 10080"
    "|اسبوع|اسبوعا|اسابيع"
    "\ntime 43200|شهر|شهرا|اشهر|شهور\ntime 518400|سنه|سنوات|عام|عاما|اعوام\ntime 5184000|عقد|عقدا|عقود\ntime"
    " 51840000|قرن|قرنا|قرون"
    "\nlength 1|متر|مترا|امتار\nlength 1000|كيلومتر|كيلومترا|كيلومترات|كيلو متر|كلم|كم\nlength 1609|ميل|ميلا|اميال"
    "\nmass 1|كيلوغرام|كيلوغراما|كيلوغرامات|كيلو|كلغ|كغ\nmass 1000|طن|طنا|اطنان\nmass 1/1000|غرام|غراما|غرامات",
    "fa": "time 1/60|ثانیه\ntime 1|دقیقه\ntime 60|ساعت|ساعته\ntime 1440|روز|روزه\ntime 10080|هفته|هفته ای\ntime"
    " 43200|ماه|ماهه"
    "\ntime 518400|سال|ساله\ntime 5184000|دهه\ntime 51840000|قرن\nlength 1|متر|متری\nlength 1000|کیلومتر"
    "|کیلومتری\nlength 1609|مایل"
    "\nmass 1|کیلو|کیلوگرم\nmass 1000|تن مواد|تن کالا|تن گندم|تن آرد|تن سوخت\nmass 1/1000|گرم",
    "he": "time 1/60|שנייה|שניות\ntime 1|דקה|דקות\ntime 60|שעה|שעות\ntime 1440|יום|ימים|ימי\ntime 10080|שבוע|שבועות"
    "\ntime 43200|חודש|חודשים|חודשי\ntime 518400|שנה|שנים|שנות\ntime 5184000|עשור|עשורים\nlength 1|מטר|מטרים"
    "\nlength 1000|קילומטר|קילומטרים|קמ\nmass 1|קילו|קילוגרם\nmass 1000|טון|טונות",
    "tr": "time 1/60|saniye|saniyelik|saniyede\ntime 1|dakika|dakikalık|dakikada|dakikadır\ntime 60|saat|saatlik"
    "|saatte|saattir"
    "\ntime 1440|gün|günlük|günde|gündür|güne\ntime 10080|hafta|haftalık|haftada|haftadır\ntime 43200|ay|aylık|ayda"
    "|aydır"
    "\ntime 518400|yıl|yıllık|yılda|yıldır|sene\nlength 1|metre\nlength 1000|kilometre|km\nmass 1|kilo"
    "|kilogram\nmass 1000|ton",
    "fr": "time 1/60|seconde|secondes\ntime 1|minute|minutes\ntime 60|heure|heures\ntime 1440|jour|jours|journées"
    "|journée"
    "\ntime 10080|semaine|semaines\ntime 43200|mois\ntime 518400|an|ans|année|années\ntime 5184000|décennie|décennies"
    "\ntime 51840000|siècle|siècles\nlength 1|mètre|mètres\nlength 1000|kilomètre|kilomètres|km\nmass 1|kilo|kilos|kg"
    "\nmass 1000|tonne|tonnes",
    "ur": "time 1/60|سیکنڈ\ntime 1|منٹ\ntime 60|گھنٹہ|گھنٹے|گھنٹوں\ntime 1440|دن|روز|دنوں|روزہ\ntime 10080|ہفتہ|ہفتے"
    "|ہفتوں"
    "\ntime 43200|ماہ|مہینہ|مہینے|مہینوں\ntime 518400|سال|برس|سالوں\ntime 5184000|دہائی|دہائیوں|عشرے\nlength 1|میٹر"
    "\nlength 1000|کلومیٹر|کلو میٹر\nmass 1|کلو|کلوگرام\nmass 1000|ٹن",
    "en": "time 1/60|second|seconds\ntime 1|minute|minutes|min|mins\ntime 60|hour|hours|hr|hrs\ntime 1440|day"
    "|days\ntime 10080|week|weeks"
    "\ntime 20160|fortnight|fortnights\ntime 43200|month|months\ntime 518400|year|years\ntime 5184000|decade|decades"
    "\ntime 51840000|century|centuries\nlength 1|metre|metres|meter|meters\nlength 1000|kilometre|kilometres"
    "|kilometer|kilometers|km|kms"
    "\nlength 1609|mile|miles\nmass 1|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kg\nmass 1000|ton|tons"
    "|tonne|tonnes"
    "\nmass 1/1000|gram|grams|gramme|grammes",
}
"""Dimension and size of each unit, in minutes, metres and kilograms; a month is 30 days, a year 12 months."""
DUAL_UNITS = {
    "ar": "time 2/60|ثانيتين|ثانيتان\ntime 2|دقيقتين|دقيقتان\ntime 120|ساعتين|ساعتان\ntime 2880|يومين|يومان"
    "\ntime 20160|اسبوعين|اسبوعان\ntime 86400|شهرين|شهران\ntime 1036800|سنتين|سنتان|عامين|عامان\ntime 10368000|عقدين"
    "|عقدان"
    "\ntime 103680000|قرنين|قرنان\nlength 2|مترين|متران\nlength 2000|كيلومترين|كيلومتران\nlength 3218|ميلين|ميلان"
    "\nmass 2|كيلوغرامين\nmass 2000|طنين|طنان",
    "he": "time 120|שעתיים\ntime 2880|יומיים\ntime 20160|שבועיים\ntime 86400|חודשיים\ntime 1036800|שנתיים",
    "en": "time 1440|around the clock|round the clock\ntime 20160|fortnight",
}
DOZEN = ("dozen", "douzaine", "douzaines", "duzine", "درجن", "תריסר")
MORE = {"ur": {"ساڑھے": 0.5, "سوا": 0.25, "پونے": -0.25}}
"""Words before a number that change it by a part of its own step: ساڑھے تین سو is 350."""
RANKED = {
    "ar": "الساعه|لواء|اللواء|فرقه|الفرقه|كتيبه|الكتيبه|قناه|القناه|الماده|ماده|المرحله|الجوله|رقم|منطقه|الفصل|البند"
    "|فوج|الفوج",
    "tr": "saat",
    "he": "שעה|בשעה",
    "fa": "ساعت|تیپ|لشکر|گردان|کانال|ماده|مرحله|دور|شماره|منطقه|بند|هنگ",
    "en": "phase|stage|round|day|week|part|chapter|article|number|no|section|level|group|division|brigade|battalion"
    "|zone|line"
    "|channel|unit|page|class|room|gate|block|clause|item|step|figure|point|district|sector|regiment|route|terminal"
    "|pier|berth"
    "|resolution|year|month|hour|turn|lane|season|episode|at|by|o'clock",
}
"""Words behind which a number is a rank as well: ``phase two`` is the second phase, الساعة الثالثة is three o'clock."""
IN_A_ROW = (
    "consecutive|running|straight|in a row|on end|successive"
    "|علي التوالي|متتاليه|متتالي|متواليه|متتاليين|پیاپی|متوالی|ברציפות"
    "|مسلسل|consécutif|consécutifs|üst üste"
)
WHOLE = "all|whole|entire|entirely|complete|completely|full|fully|total|totally|every|wholly"
