"""Closed tables for :mod:`marsad.text.language`: how words of a language begin and end, and the words of Iraqi Arabic.

Endings are of three or four letters and count on words at least two letters longer. They carry posts too short for
function words ("Farashin tumatir ya sake tashi"); Cavnar and Trenkle, *N-Gram-Based Text Categorization* (1994), found
such trigrams the best single cue. The Iraqi words are those that Clarity, Stowasser and Wolfe, *A Dictionary of Iraqi
Arabic* (1964), and common course books give as everyday and that neither standard Arabic nor its neighbours share.
"""

from __future__ import annotations

PREFIXES: dict[str, tuple[str, ...]] = {"ar": ("ال", "وال", "بال", "لل", "فال", "كال")}
"""How words of a language begin: the article of Arabic, alone and behind its particles."""

ENDINGS: dict[str, str] = {
    "tr": "ler lar leri ları iyor ıyor uyor üyor dır dir mek mak miş mış nın nin acak ecek ldı ldi ndı ndi nız niz "
    "lık lik yla yle tir tır sını sini masi ması mesi",
    "so": "aha yaa nka rka lka dka iisa eeda ooda oyin nimo aan een aad ayay eyay iyay sho anaa taan ayey eysa",
    "ha": "nmu war yar arsa insa ansa unan nin awa tan awan",
    "kmr": "yên iyê anên ekî eke irin irî iyan ndî wên rên dike kirî îna niya",
    "en": "ing tion ness ight ough ould ful ers hed ked ies ned sed ted ess ays ends able",
    "fr": "eux ais ait ique eur aire ées elle ette ques ment tion ance ence ière eaux vons vez ssez ible nnel",
    "fa": "های ترین هایی گان",
    "ckb": "ەکان ەکە ێک ێت کان دەکا ەوە ێنێ",
    "ur": "یں ئیں یاں وں تے نے",
    "ps": "ونه ونو ېږي وي لو",
    "ru": "ого его ому ться ется ешь ают яют ить ать ыми ими ных ской ская ение ость",
    "de": "ung ich cht sch lich keit gen ten eit",
    "es": "ción ado ada dad ente ando endo ción",
    "it": "ione ato ata ente ando zzi gli ono",
    "pt": "ção ões ado ada ente ando",
    "nl": "ijk heid aar cht oor eren",
    "id": "kan nya ngan",
    "pl": "ści nie ego owa ych ami owy",
    "bg": "ите ата ето ият ват",
    "uk": "ння ого ться ість ють ами ити",
    "sw": "sha wa",
    "uz": "ning lar dan gan",
    "az": "ləri nın nin qal ldı",
}
ENDING_WORTH = 0.35
"""Worth of an ending, in function words. Set by hand on the read half of tests/eval/gold/posts.tsv."""

IRAQI = """شكو ماكو اكو هسه هسة شلون شلونك شلونج شلونكم هواي هوايه كلش خوش باچر باجر چان گال گلت گالت گلتلي گالولي وياك
    وياي ويانا لعد يمعود شوكت منو هيچ هيج احچي تحچي نگعد گاعد شصار شبيك شدسوي شجاي شسوي ايدج يمه يمكم يابه عدنا عدكم
    اني جان هذوله شنو مال مالت دا بيه وينكم گلي گوم چم هيچي چاي"""
IRAQI_WEAK = "شنو منو اني جان دا بيه وينكم مال عدنا يمه خوش چاي"
"""Words of :data:`IRAQI` that others also have: half a word each."""
NOT_IRAQI = (
    "عايز عاوز ده دي امتى امتي ازاي ايه بدنا بدي منيح هلق هيك كتير مش دلوقتي اوي شو الحين وش ابغى ابي واش بزاف ديال"
)
"""Everyday words of the dialects next to Iraqi: Egyptian, Levantine, of the Gulf and Maghribi."""
IRAQI_ENOUGH = 1.0
"""Least evidence, in words, to call Arabic Iraqi. Set by hand on the read half of tests/eval/gold/posts.tsv."""
