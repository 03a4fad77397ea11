"""Closed tables for :mod:`marsad.text.language`: the function words and the telling letters of each language.

Function words are the most frequent closed-class words (articles, prepositions, pronouns, auxiliaries) as any
frequency list of the language gives them; that they tell languages apart on short texts is Grefenstette,
*Comparing two language identification schemes* (1995). *Rivals* are languages that we do not name but must not
mistake for one that we do: a text that fits a rival best is ``und``.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "ar": """من في على الى إلى إلي ان أن إن التي الذي الذين عن مع هذا هذه ذلك تلك هو هي هم هما انه أنه أنها انها
    كان كانت لا ما لم لن
        قد كل بعد قبل بين حتى أو او ثم حيث عند عندما اذا إذا منذ خلال ضد نحو غير بعض اي أي أيضا ايضا لقد ولا وما
        ولم وقد وفي ومن وهو وهي وكان عليه عليها عليهم فيه فيها منه منها منهم به بها بهم له لها لهم لك لي انا أنا
        نحن أنت انت كما لكن ولكن بل هل ماذا لماذا كيف متى أين اين هنا هناك الان الآن اليوم أمس امس غدا جدا يا قال
        قالت وقال يوم دون تحت فوق أمام امام وراء ليس ليست سوف كنت لأن لان لدى لدينا شو مش هاي هاد هذي اللي كلش هسه
        شنو وين ليش علينا إلا الا حول فقط مثل عام وأن وان بأن بان مما عما فإن انني أنني لنا بنا فينا كثيرا أكثر
        اكثر أول اول كم عليك اريد أريد يجب يكون تكون يمكن بي شكرا مرحبا جدا حقا معي معك معنا نعم كلا فلان كنا كانوا
        عندي عندنا هناك
        شلون شلونك شلونكم شكو ماكو اكو هسة هواي هوايه خوش وياك وياي منو شوكت لعد باچر چان گال گلت هيچ هيج اني
        احنا انتو ادري هذوله راح عدنا عيني يابه زين جان مال ابد مو عايز ده دي امتى ازاي بدنا بدي منيح هلق هيك
        كتير دلوقتي اوي تم سيتم إنه وكانت إلينا إليه إليها عليكم السلام ورحمة الله بسبب وسط صباح مساء ليلة
        طوال جميع قرب لأول""",
    "fa": """و در به از که این را با است برای آن ان می تا بر هم یک شد خود شده ها های نیز ما اما یا هر اگر من تو او
    بود کرد دارد کند
        باید نمی همه روز پس چه چرا کجا کجاست بی دو سه دیگر شما آنها انها ایشان هستند نیست هست بوده کرده گفت گفته
        شود خواهد دارند کنند کنم دارم ام ای اند توسط درباره بین پیش بعد روی زیر وقتی چون ولی فقط خیلی همین همان چند
        هیچ بیشتر تر ترین امروز دیروز فردا امشب دیشب سال مردم کشور آقای میشود میکند نمیشود رفت آمد اینجا آنجا بسیار
        اینکه چنین همچنین سپس نه بله آیا چیست کیست مرا برایم کنید باشد باشید هایی لطفا خانه وی میان علیه طی جدید
        بزرگ خوب کردند شدند گرفت داد
        نمی‌شود میشه نمیشه اینقدر تموم آغاز گزارش سلام ممنون واقعا بالا پایین نزدیک جلسه حال حالا هنوز شهر ماه
        هفته طور طبق کسی برگزار
        نشده شده‌است یکی وجود لطفاً بیش کمتر مورد داشته دارای بودن کردن شدن""",
    "ur": """کے کی میں ہے کا اور سے کو نے پر یہ ہیں کہ اس بھی نہیں تھا تھی تھے گیا گئی گئے کر کیا کرنے ہو ایک تو وہ
    ان جو لیے لئے ساتھ
        بعد نہ جا رہا رہی رہے ہوئے ہوا ہوئی ہونے اپنے اپنی اپنا یا تک پہلے ہم آپ میرا میرے میری تم مجھے ہمیں کہا
        دیا دی دیے کچھ بہت کوئی سب جب اب کیوں کہاں کیسے ہوں ہوتا ہوتی ہوتے والے والی والا آج کل گا گی گے پھر لیکن
        مگر بہتر وقت دن طرف دوران خلاف جس جن کسی انہوں انہیں یہاں وہاں دو گھر لوگ کام ملک اگر ہی سکتا سکتے سکتی
        چاہیے""",
    "ps": """د په چې او له دا ته سره يې یې کې کښې شي دي ده دی نه هم خو لپاره پر تر يو یو یوه يوه هغه دغه شو شوې شوی
    شوي کړي کړه کړ کوي
        وي وه وو ووه څخه پورې باندې لاندې ډول اړه بل کله چیرې چيرې څه ولې څنګه زه ته موږ تاسو هغوی زما ستا زموږ دوی
        دوي نن پرون سبا ډېر ډیر ښه نو بیا بيا هر ټول ټولو ځکه وویل ويل وايي کال ورځ خلک افغانستان کور مې دې ځای
        هلته دلته اوس یا که وروسته مخکې پکې خپل خپله خپلو به ښار نشته شته راغی لرم لري غواړم""",
    "ckb": """لە و بۆ بە کە ئەو ئەم لەگەڵ دەکات کرد بوو بووە بوون هەر هەموو ئێمە ئێوە ئەوان من تۆ ئەوە ئەمە ئەوەی
    وەک یان بەڵام دوای
        پێش لەسەر لەناو لەلایەن ناو ئەگەر چونکە زۆر نییە هەیە دەبێت دەبێ دەکەن دەکەم ناکات نەک تا هەتا ئێستا ئەمڕۆ
        دوێنێ سبەی سبەینێ چۆن چی کێ کوێ بۆچی یەک دوو سێ ساڵ ڕۆژ خەڵک کوردستان شار ماڵ باش خۆی خۆم خۆت لێ پێ تێدا
        پێی ژێر دەڵێت گوتی وتی هات چوو دا بکات بکەن هێشتا تەنها تر دیکە جار کات منداڵ هەبوو دەچم دێت بێ ئەوەش""",
    "he": """של את על לא הוא היא זה זאת אני אתה הם כי אם או עם גם כל יש אין מה מי אבל רק עד כמו בין אחרי לפני היום
    אתמול מחר""",
    "yi": """איז און דער די דאס אויף צו פון מיט וואס ניט זיך האט זענען אויך""",
    "tr": """ve bir bu da de için ile çok ne gibi daha olarak var ama ben sen biz siz kadar sonra olan değil ki her
    yok en mi mı mu mü
        şey o şu diye oldu olduğu bana sana ona beni seni onu biri hiç iyi nasıl neden niçin kim hangi nerede zaman
        önce şimdi bugün dün yarın artık ancak veya ya bütün tüm göre karşı doğru tarafından üzerinde içinde olacak
        olur etti dedi ediyor eden edildi yapılan yeni büyük bizim sizin onun benim kendi ise ilk iki üç gün yıl
        saat çünkü eğer hala hâlâ sadece bile lütfen evet hayır orada burada böyle şöyle öyle gece sabah akşam ev
        çocuk güzel geldi gitti istiyorum
        kar okul okullar duyuru teşekkür herkese herkes kutlu olsun bayram bilen aldı verdi ilgili açık kapalı
        bizi sizi onlar onları bunu şunu işte acaba belki hep asla bazen sonunda itibaren dolayı boyunca
        yeniden tekrar hafta ay yılın günü saati akşamı sokak köprü şehir haber son dakika cok guzel icin
        degil nasil simdi bugun dun yarin yagmur istiyor istemem
        herhangi bulunan arasında fazla az mevcut gerekli olabilir olmalı hiçbir yalnızca ayrıca böylece etmek
        yapmak aynı farklı diğer başka bazı birkaç içeri dışarı yani zaten üzere daima""",
    "ha": """da na ta ya a ne ce ba shi su wannan don mai kuma cikin cewa yana suna tana sun an ga daga ko amma
    zuwa wani wata wasu
        nan can ke ka ki ku mu ni kai za zai zata zasu yi yin yau jiya gobe wanda wadda wadanda waɗanda lokacin
        bayan kafin domin saboda ina ana muna kuna babu akwai kasar ƙasar jama mutane mutum gida gari ruwa duk kowa
        haka sosai har sai tare masu ma dai fa ce kan gwamnati shekara rana dare yara abinci kasuwa wajen akan kasa
        ƙasa gaba tun yanzu shugaban yan
        farashin sake tashi gyara tsohuwar kungiyar wasa biyu uku daya goma labari sanarwa game safe yamma
        muka suka aka kuka inda yaya wace wane shin lafiya barka godiya sannu aiki littafi gidan hanya mota
        jirgin yaro mace maza kudi sabon sabuwar babban karamin dawo fita bude rufe gare matasa manoma yaransu
        iyaye sallah arewa kudu gabas tsakanin kamar idan lallai mutumin hukumar jihar karamar rahoto sojoji
        kowace kowane wasan""",
    "so": """waa iyo ka oo ku ay in uu ayaa ee soo la inuu inay waxaa waxa waxay wuxuu iyada isaga aan u si kale
    dalka kala ama laakiin
        laga lagu loo ugu aad maya haa ma maxaa sidoo sida kuwa kii tii markii marka maanta shalay berri hadda halkan
        kasoo ahaa yahay tahay yihiin leh leeyahay magaalada guriga dadka qof wax badan dhan kadib ka dib hore gaar
        isku iska isagoo iyadoo kasta wuu way waan anigu adigu annagu ninka naagta caruurta biyo cunto doono doonaa
        kuu noo igu
        dhammaan ciid caawa kooxda war ururka mar rabo rabaa inaan baa buu bay baan jiray jira cusub dambe
        sanadka socda ardayda iskuul hooyo aabbe aabbahay walaal saaxiib guri suuq roob saacad qabow laba
        saddex afar shan toban kow subax subaxdii habeen dadku carruur iyaga idinka waad waydin noqday noqon
        sameeyay dhacay dhaceen tagay yimid jooga joogaan mahadsan fadlan salaan kula lagula sheegay wasiirka
        ciidanka gobolka degmada xilli ilaa illaa hal wada""",
    "en": """the of and to in is that for it as was with be by on not he his but at are this have from or had an
    they which one you
        were her all she there would their we him been has when who will more no if out so said what up its about
        into than them can only other new some could time these two may then do first any my now such like our over
        man me even most made after also did many before must through where much your way well down should because
        each just those how too good very here i am don doesn isn us today tomorrow yesterday please want need let
        get got go going see know why yes tonight again s t re ve ll m d come call help thanks stop hello really
        later never always still back home off under against between
        day days year years week news closed open school schools people happy join channel near city town
        street water house everyone someone anyone next last free full photo picture video watch read share
        follow link update breaking report told minister train bus road bridge rain snow storm morning evening
        night friend friends holiday holidays match team won lost price prices cold warm due since until old
        little big long great love life world work works working make take came goes gone""",
    "fr": """le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle ils
    elles on nous vous je
        tu ne se sa son ses leur leurs par plus mais ou où été être avoir sont ont avait était fait faire comme
        tout tous toute si même aussi sans sous entre après avant contre depuis pendant très bien peu encore déjà
        jamais alors donc car quand comment pourquoi quoi à a y d l c j n s qu m t mon ma mes ton ta notre votre
        nos vos lui moi toi rien deux trois jour ans hier demain chez vers selon dont cela ça ici là voici voilà
        suis es sommes êtes ai as avons avez merci bonjour trop
        semaine année ville rue maison école écoles ouvert ouverte fermé fermée fermés chaîne nouvelle nouveau
        nouveaux bonne bon belle beau monde personne soir matin nuit père mère ami amis frère soeur pays
        ministre gens eau prix pluie neige ciel fête ecole ecoles cause faut fois chaque toutes chose voir
        dire peut veut doit étaient sera seront vieux petit petits grande grand
        cet ni lors afin aucun aucune certains tel soit peuvent doivent veuillez ceci quel quelle quels ainsi
        hors sauf parmi autre autres lequel""",
    "ar-Latn": """shaku maku shlonak shlonik shlonkum habibi habibti yalla wallah wallahi inshallah mashallah salam
        salaam
        alaikum alaykum marhaba ahlan hala sabah kheir khair shukran afwan ana enta enti inta inti huwa
        hiya ehna nehna kif keef kifak kifik keefak shu shou eish aysh leish leh lesh mish mesh mush mafi
        mafee kteer ktir katheer shway shwaya bukra bokra mbareh embareh elyom alyom el al bil fil lil
        wil mn fi ma bas bass kaman kamaan lazem lazim yani khalas akeed tayyeb tayeb zein zain hassa
        hasa hella wein wain fein ween kol kul nas shabab akhi ukhti ummi allah rabbi bedna bedi badi
        biddi rayeh jay shaf shuf shouf fahem adri yom leile sadiqi ya gameel gamil helwa helw shno
        shwakit hwaya hwai akel nrouh aroh arouh""",
    "de": """der die das und ist in den von zu mit sich des auf für nicht ein eine dem im als auch es an werden aus
    er hat dass sie nach
        wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch man ich
        wir ihr mir mich uns heute morgen gestern kein keine wenn was wer wo warum schon sehr
        wetter schön gehen heißt uhr tag nacht straße stadt""",
    "es": """el la los las de que y en un una es se no por con para su al lo como más pero sus le ya o este sí
    porque esta entre cuando
        muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso
        ante ellos e del fue son está están ha han yo tú mi qué hoy ayer mañana
        tren sur norte hora llega retraso precio otra vez ciudad calle casa gracias""",
    "it": """il lo la i gli le di a da in con su per tra un una uno e è che non si sono del della dei delle nel
    nella al alla anche come
        più ma se o questo questa ha hanno io tu lui lei noi voi loro mi ti ci vi oggi ieri domani perché quando
        molto dal
        prezzi ancora saliti grazie casa città strada ora mattina sera""",
    "pt": """o a os as de do da dos das em no na nos nas um uma é que e não se por com para mais como mas foi ao
    ele ela são está
        também já eu você nós isso esta este seu sua muito quando hoje ontem amanhã pelo pela até""",
    "nl": """de het een en van in is dat op te zijn met voor niet aan er om ook als bij door naar uit dan nog maar
    wel geen wordt
        werd worden heeft hij zij ik je we jullie deze dit die wat hoe waar waarom vandaag morgen gisteren heel""",
    "id": """yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke karena ada oleh saya kami kita
    mereka dia anda telah
        sudah bisa lebih atau orang hari seperti saat para tahun besok kemarin sangat
        lagi pasar kota harga naik turun baru besar kecil banyak sekali jangan bukan belum""",
    "sw": """na ya wa kwa ni katika la za kuwa hii cha kama si hiyo huo yake wao yangu sisi mimi wewe yeye leo jana
    kesho sana lakini
        watu pia hivyo baada kabla ambao ambayo mtu nchi siku vya
        bei tena sasa kubwa ndogo wote yote bila""",
    "kmr": """û ku li bi ji di de xwe ev ew ez tu em hûn wê wî min te me we bû ye ne jî yê ya yên bo ser nav gel
    heye nîne îro duh
        sibê çi kî çima lê an her
        na hene hat hatin kir kirin dike dikin bûn bûye got gotin dibe dibin hemû gelek pir zêde niha îşev roj
        roja şev sal sala saet saetê meh heta piştî berî bin navbera bajar bajarê bajêr gund welat kes kesên
        jin zarok zarokên mal mala xelk heval hevalê hevalên çawa kengî kîjan vê vî van wan dibêje diçe tê tên
        hebû tune tenê êdî dîsa baş xweş mezin biçûk nû kevn spas silav pîroz dem dema deng ziman kurdî kurd
        bav bavê birayê xwişk dibistan pirtûk av nan kar rê derî digot herî nêzîk""",
    "uz": """va bilan uchun ham yana juda edi bor yoq emas qilish kerak bugun kecha ertaga narxi boʻlgan oshdi""",
    "az": """və ilə üçün də da nə çox yenə daha olan oldu var yox deyil bugün sabah dünən""",
    "pl": """i w na z nie się że do jest to o jak ale po za od przez są tak był była tylko już dla czy oraz jego
    jej ich co ten ta
        znowu ceny pogoda domu dzisiaj jutro wczoraj bardzo gdzie kiedy który która jestem jesteś było będzie""",
    "ru": """и в не на я быть он с что а по это она этот к но они мы весь который из у то за свой что весь год от
    так о для ты же все тот
        мочь вы человек такой его сказать только или ещё еще бы себя один как уже до время если сам когда другой
        вот говорить наш мой знать при чтобы их после под над между через без во со об было были был была будет
        есть нет где кто чем тем этого этом эти также более этой сегодня вчера завтра очень можно нужно надо здесь
        там тоже мне меня тебя ему ей нас вас им них ним россии году лет день сейчас потом почему сколько день
        которые которая которое стал стали может могут""",
    "uk": """і в не на я він з що а по це вона до але вони ми який із у та за свій від так для ти ж все або ще би
    себе один як уже вже
        якщо коли де хто про після через без було були був буде є немає також більше сьогодні вчора завтра дуже
        можна треба тут там мені його її їх нас вас україни років день
        ви ваш ваша ваші має мають може лише між цей ця ці ніж під час перед щоб будуть людей""",
    "bg": """и в не на аз той с че а по това тя до но те ние който от за така ти всички или още би един като вече
    ако когато къде кой
        при след през без беше бяха е са ще няма също повече днес вчера утре много може трябва тук там ми му се си
        да към във
        пак цените цена градът хората която което които нямаше имаше преди защо сега тази този тези
        моля бъде бил били само вашият вашата нещо има дали ли нито всеки всяка всяко между малко било една
        едно дни година години хора град сме сте""",
    "sr": """и у не на ја он са да а по то она до али они ми који из за тако ти све или још би један као већ ако
    када где ко при после
        кроз без је су била био било ће нема такође више данас јуче сутра врло може треба овде тамо се од што""",
    "kk": """және бұл мен бір да де үшін деп еді осы ол ал болып бар жоқ деген бойынша кейін дейін менің оның бүгін""",
    "hi": """के है में की का और से को ने पर यह हैं कि इस भी नहीं था थी थे गया कर एक तो वह जो लिए साथ""",
    "mr": """आहे आणि हे या ते च्या ला आहेत होते नाही पण मी""",
    "ne": """छ र को मा छन् भने हो पनि गरेको लागि
        पानी परेको सडक शहर गर्न गर्दै थियो छैन""",
}
"""Words of eight letters or fewer, as usually written."""

LETTERS: dict[str, dict[str, float]] = {
    "ar": {
        "ة": 1.2,
        "أ": 0.6,
        "إ": 0.8,
        "ى": 0.3,
        "ي": 0.12,
        "ك": 0.2,
        "ؤ": 0.1,
        "ذ": 0.1,
        "ض": 0.1,
        "ث": 0.1,
        "ظ": 0.1,
    },
    "fa": {"پ": 0.35, "چ": 0.35, "ژ": 0.5, "گ": 0.4, "ک": 0.15, "ی": 0.12, "آ": 0.15},
    "ur": {
        "ٹ": 1.0,
        "ڈ": 1.0,
        "ڑ": 1.0,
        "ں": 1.0,
        "ے": 0.8,
        "ہ": 0.7,
        "ھ": 0.5,
        "ۓ": 1.0,
        "گ": 0.2,
        "چ": 0.2,
        "پ": 0.2,
        "ی": 0.1,
        "ک": 0.1,
    },
    "ps": {
        "ټ": 1.2,
        "ډ": 1.2,
        "ړ": 1.2,
        "ږ": 1.2,
        "ښ": 1.2,
        "ځ": 1.2,
        "څ": 1.2,
        "ې": 0.8,
        "ۍ": 1.2,
        "ڼ": 1.2,
        "ګ": 1.2,
        "ک": 0.08,
        "ی": 0.06,
        "پ": 0.15,
        "چ": 0.15,
        "ي": 0.05,
    },
    "ckb": {
        "ڕ": 1.2,
        "ڵ": 1.2,
        "ۆ": 1.2,
        "ێ": 1.2,
        "ە": 0.6,
        "ڤ": 0.5,
        "گ": 0.2,
        "چ": 0.2,
        "پ": 0.2,
        "ژ": 0.3,
        "ئ": 0.2,
        "ک": 0.08,
        "ی": 0.06,
    },
    "sd": {
        "ٻ": 1.5,
        "ڄ": 1.5,
        "ڃ": 1.5,
        "ڳ": 1.5,
        "ڱ": 1.5,
        "ڻ": 1.5,
        "ٿ": 1.5,
        "ڏ": 1.5,
        "ڊ": 1.5,
        "ڦ": 1.5,
        "ڪ": 1.0,
        "۽": 1.5,
        "۾": 1.5,
    },
    "ug": {"ۇ": 1.2, "ۈ": 1.5, "ۋ": 1.2, "ڭ": 1.5, "ې": 0.6, "ە": 0.5, "ۆ": 0.5, "ئ": 0.2, "ى": 0.2},
    "tr": {"ı": 1.2, "ş": 0.9, "ğ": 1.2, "ç": 0.3, "ö": 0.3, "ü": 0.3},
    "ha": {"ɓ": 1.5, "ɗ": 1.5, "ƙ": 1.5, "ƴ": 1.5},
    "fr": {
        "é": 0.5,
        "è": 0.9,
        "ê": 0.8,
        "à": 0.5,
        "ù": 0.8,
        "â": 0.4,
        "î": 0.4,
        "ô": 0.4,
        "û": 0.4,
        "ç": 0.4,
        "œ": 1.2,
        "ë": 0.3,
        "ï": 0.3,
    },
    "de": {"ä": 0.8, "ö": 0.4, "ü": 0.4, "ß": 1.5},
    "es": {"ñ": 1.2, "á": 0.5, "é": 0.3, "í": 0.6, "ó": 0.6, "ú": 0.5},
    "it": {"è": 0.5, "à": 0.5, "ù": 0.5, "ò": 1.0, "ì": 1.0},
    "pt": {"ã": 1.2, "õ": 1.2, "ç": 0.4, "á": 0.3, "é": 0.3, "ê": 0.4, "í": 0.4, "ó": 0.4},
    "kmr": {"î": 0.8, "ê": 0.7, "û": 0.8, "ş": 0.5, "ç": 0.3, "x": 0.1, "w": 0.05},
    "az": {"ə": 2.0, "ı": 0.9, "ş": 0.7, "ğ": 0.9, "ç": 0.3, "ö": 0.3, "ü": 0.3},
    "pl": {"ł": 1.2, "ą": 1.2, "ę": 1.2, "ś": 1.2, "ż": 1.2, "ź": 1.2, "ć": 0.8, "ń": 0.8},
    "cs": {"ř": 1.5, "ě": 1.5, "ů": 1.5, "č": 0.8, "š": 0.8, "ž": 0.8, "ý": 0.8},
    "ru": {"ы": 0.4, "э": 0.4, "ё": 0.4, "ъ": 0.1, "щ": 0.1},
    "uk": {"і": 1.0, "ї": 1.5, "є": 1.5, "ґ": 1.5},
    "be": {"ў": 2.0, "і": 1.0, "ы": 0.3, "э": 0.3},
    "bg": {"ъ": 0.9, "щ": 0.1},
    "sr": {"ј": 1.2, "љ": 1.5, "њ": 1.5, "ћ": 1.5, "ђ": 1.5, "џ": 1.5},
    "kk": {"ә": 1.2, "ғ": 1.2, "қ": 1.2, "ң": 1.2, "ө": 1.0, "ұ": 1.5, "ү": 1.0, "һ": 1.0, "і": 0.6},
    "tg": {"ӣ": 1.5, "ӯ": 1.5, "ҷ": 1.5, "ҳ": 1.2, "ғ": 0.8, "қ": 0.8},
    "yi": {"ײ": 1.5, "װ": 1.5, "ױ": 1.5},
    "mr": {"ळ": 1.0},
}
"""What one occurrence of a letter is worth to a language, in function words."""
