"""Given names that a letter tells apart: حسن and حسين, ``Salim`` and ``Salman``, سعد and سعيد.

A closed table of the commonest Arabic given names (also the second halves of ``Abd al-...``), each with its folded
Arabic spellings and a pattern of its Latin ones: Arabic, Persian, Urdu, Turkish, Kurdish, Hausa, Somali, Russian and
French usage. A Latin spelling can stand for several (``Hamid`` is حامد or حميد), so a word gives a *set*: two words
that are both here are one name exactly where their sets meet. The spellings are those of the ALA-LC and BGN/PCGN
romanisation tables and of common press usage.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TABLE = r"""
muhammad|محمد|m[aou](?:h|x)?(?:h|x)?[aeou]m+[aeiou]+d[ou]?|me?hm[ei][dt]|mahamat|mukham+[ae]d|magom[ea]d|mamadou|mhamed
ahmad|احمد|[ae](?:h|x|kh)m[aei][dt]u?|amadou
mahmud|محمود|m[ae](?:h|x|kh)m(?:u|oo|ou|o)[dt]
hamid-a|حامد|ha+m[ei]d
hamid-i|حميد|ham(?:i|ee|ie)d
hamad|حمد|hamad
hammad|حماد|hamm?a+d
hamdi|حمدي|hamd[iy]
hasan|حسن|(?:h|x|kh)a+s+[ae]n|khassan
hassan|حسان|(?:h|x)as+a+n
husayn|حسين|(?:h|x|kh)(?:u|o|ou|oo)s+(?:ei|ey|ai|ay|ee|e|i|ie|eye|aye)n
muhsin|محسن|m[ou]hs[ei]n
husam|حسام|h[ou]s+[ae]+m
ali|علي|[ae]l[iy]|cali|aliyy
alaa|علا|الا|ala+'?h?
umar|عمر|[ou]mm?[ae]r|cumar|oumar
ammar|عمار|[ae]mm?a+r
amir-a|عامر|a+m[ei]r
amir-i|امير|[ae]m(?:i|ee)r
amr|عمرو|amr[ou]?
imran|عمران|[ie]mra+n
uthman|عثمان|[ou]u?(?:th|s|t|ss)m[ae]+nu?|ousmane|cismaan
salih|صالح|sa+l[ei]h
salah|صلاح|sal+a+h
salim-a|سالم|sa+l(?:e|i|ee)m
salim-i|سليم|sal(?:i|ee|ie)m
salam|سلام|sal+a+m
salman|سلمان|salm[ae]+n
sulayman|سليمان|s[uo]u?l+(?:ai|ay|ei|ey|i|e)+m[ae]+n
sultan|سلطان|s[ou]lt[ae]+n
said|سعيد|sa'?(?:ee|ei|ie|i|ii|yi|e)d|saaiid
saad|سعد|sa'?a?d
masud|مسعود|m[ae]s+(?:oo|ou|uu|u|o)d
karim|كريم|[kc][ae]r(?:i|ee|ie)m
karam|كرم|karam
akram|اكرم|[ae]kr[ae]m
rahman|رحمن|رحمان|r[ae]h?m[ae]+n|raxmaan
rahim|رحيم|r[ae]h(?:i|ee|ii)m
jabir|جابر|[jg]a+b[ei]r|cabir|djaber
jabbar|جبار|[jg]abb?a+r|cabbar
khalid|خالد|kh?[ae]+l[ei]d|xalid|halit|halid
khalil|خليل|kh?al(?:i|ee)l|halil
nasir-a|ناصر|na+s+[ei]r
nasr|نصر|nasr
nasir-i|نصير|nas+(?:ee|i|ie)r
rashid-a|راشد|ra+s?ch?[ei]d|ra+sh[ei]d
rashid-i|رشيد|rash(?:i|ee)d|rachid
qadir|قادر|(?:q|k|gh|g)a+d[ei]r
qadir-i|قدير|(?:q|k|gh|g)ad(?:i|ee)r
qahir|قاهر|[qk]a+h[ei]r
qasim|قاسم|(?:q|k|gh|g)a+s+[ei]m
qays|قيس|(?:q|k|gh)[ae][iy]+s
layth|ليث|l[ae][iy]th?
yusuf|يوسف|[yj](?:u|o|ou|oo)s+[ueoi]+ff?u?
yunus|يونس|y(?:u|ou|oo)n[ieuo]s+
yasin|ياسين|yas+(?:i|ee)ne?
yahya|يحيي|y[ae](?:h|x|kh)[yi]+a+h?|yehia
ibrahim|ابراهيم|ابرهيم|[ei]br[ae]+h(?:i|ee|ii)mu?
ismail|اسماعيل|اسمعيل|[ei]sm[ae]+'?(?:i|ee|ei|ai|ae|ii)+l[au]?
ishaq|اسحاق|اسحق|[ei]s'?h[ae]+[qk]
yaqub|يعقوب|y[ae]'?[qk](?:u|oo|ou)b
musa|موسي|m(?:u|ou|oo)s+a+h?
isa|عيسي|[ie]+s+a+h?|ciise|eisa|issa
mustafa|مصطفي|m[ou]st[ae]f+a+h?|mostapha|moustapha
hadi|هادي|ha+d[iy]
mahdi|مهدي|m[ae](?:h|kh)d[iy]
hamza|حمزه|(?:h|kh|x)amz[ae]h?
ayman|ايمن|[ae][iy]m[ae]n
bakr|بكر|b[ae]k[aei]?r
jalal|جلال|(?:j|c|g|dj|dzh)[ae]l+[ae]+l
jamal|جمال|(?:j|c|g|dj|dzh)[ae]m+[ae]+l
jamil|جميل|(?:j|c|g|dj)[ae]m(?:i|ee)l
kamal|كمال|[kc][ae]m+[ae]+l
kamil|كامل|ka+m[ei]l
faysal|فيصل|f[ae][iy]s+[ae]l
fahd|فهد|fahad|fahd
majid-a|ماجد|ma+j[ei]d
majid-i|مجيد|maj(?:i|ee)d
hakim-a|حاكم|ha+k[ei]m
hakim-i|حكيم|h[ae]k(?:i|ee)m
aziz|عزيز|[ae]z(?:i|ee)z|caziz
hafiz|حافظ|ha+f[ei][zd]h?
mansur|منصور|m[ae]ns(?:u|ou|oo)r
tariq|طارق|ta+r[ei][qk]
tahir|طاهر|ta+h[ei]r|daahir|dahir
talib|طالب|ta+l[ei]b
ziyad|زياد|z(?:i|iy|ee|y)[ae]+d
zayd|زيد|z[ae][iy]+d|zeid
walid|وليد|[wv]al(?:i|ee)d|oualid
jawad|جواد|(?:j|g|c)[ae][wv][ae]+d
imad|عماد|[ei]m+a+d
samir-i|سمير|sam(?:i|ee)r
samir-a|سامر|sa+mer|saamir
sami|سامي|sa+m[iy]
sadiq|صادق|s[ae]+d[ei](?:q|k|gh)
siddiq|صديق|s[ie]dd?(?:i|ee)q
baqir|باقر|ba+(?:q|k|gh)[ei]r
jafar|جعفر|(?:j|c|g|dj)a+'?f[ae]r
abbas|عباس|[ae]b+[ae]+s
fadl|فضل|fa[dz]h?[ae]?l
fadil|فاضل|fa+[dz]h?[ei]l
usama|اسامه|(?:u|o|ou)s+[ae]+m[ae]+h?
munir|منير|m[ou]n(?:i|ee)r
nabil|نبيل|nab(?:i|ee)l
malik|مالك|ma+l[ei][kc]
hashim|هاشم|h[ae]+(?:sh|ch)[ei]m
hisham|هشام|h[ie]sh[ae]+m|hicham
adil|عادل|a+d[ei]l
adnan|عدنان|adn[ae]+n
marwan|مروان|m[ae]r[wv][ae]+n
ghani|غني|gh?an[iy]
latif|لطيف|l[ae]t(?:i|ee)f
wahid|واحد|وحيد|[wv]a+h(?:i|e|ee)d
zaynab|زينب|z[ae][iy]+n[ae]b
fatima|فاطمه|f[ae]+t[ie]?m[ae]h?
maryam|مريم|m[ae]r[iy]+[ae]m
khadija|خديجه|kh?[ae]d(?:i|ee)d?j[ae]h?
asif|اصف|a+s[ei]f
arif|عارف|a+r[ei]f
sharif|شريف|sh[ae]r(?:i|ee)f|cherif
asad|اسد|as+[ae]+d
daud|داود|داوود|d[ae]+'?[wv]?(?:u|oo|ou|oo)d
harun|هارون|هرون|h[ae]+r(?:u|ou|oo)n
homs|حمص|h[ou]ms
hamas|حماس|(?:h|kh)amas
hama|حماه|hama+h
halab|حلب|halab
"""
_ARABIC = re.compile("[\u0600-\u06ff]")


def _read(line: str) -> tuple[str, tuple[str, ...], re.Pattern[str]]:
    name, *rest = line.split("|")
    arabic = [part for part in rest if _ARABIC.match(part)]
    latin = "|".join(rest[len(arabic) :])
    return name, tuple(arabic), re.compile(latin)


_NAMES = [_read(line) for line in _TABLE.strip().splitlines()]
_ANY = re.compile("|".join(pattern.pattern for _, _, pattern in _NAMES))
_BY_ARABIC: dict[str, set[str]] = {}
for _name, _arabic, _ in _NAMES:
    for _form in _arabic:
        _BY_ARABIC.setdefault(_form, set()).add(_name)


@lru_cache(maxsize=1 << 17)
def given(word: str) -> frozenset[str]:
    """The given names that a folded word can be, by their house form; empty where the table has none.

    >>> sorted(given("hamid")), sorted(given("حميد")), given("marsad")
    (['hamid-a', 'hamid-i'], ['hamid-i'], frozenset())
    """
    if _ARABIC.match(word):
        return frozenset(_BY_ARABIC.get(word, ()))
    if not _ANY.fullmatch(word):
        return frozenset()
    return frozenset(name for name, _, pattern in _NAMES if pattern.fullmatch(word))


@lru_cache(maxsize=1 << 17)
def called(word: str) -> frozenset[str]:
    """The given names that a word can be, or that its nisba is made of: حسيني is of Husayn, not of Hasan.

    >>> sorted(called("husseini")), sorted(called("الحسني".removeprefix("ال")))
    (['husayn-i'], ['hasan-i'])
    """
    if names := given(word):
        return names
    stem = word[:-1] if word[-1:] in ("i", "y", "ي") else ""
    return frozenset(f"{name}-i" for name in given(stem)) if stem else frozenset()
