"""What a name's bearer is rather than is called: titles and ranks, a holy city's epithet, an office behind the name."""

from __future__ import annotations

import re

from marsad.text.folding import fold

_TITLE_WORDS = """
sheikh shaykh shaikh shex cheikh sheik scheich sayyid sayyed sayid sayed seyyed seyyid seyid syed seyed
dr haji hajji hajj haj hadji hadj haci alhaji alhaj mullah mulla molla imam emir sidi moulay mulay hoca mallam
sir sardar sirdar rabbi rav nawab
maulavi mawlawi maulvi maulana mawlana moulana mufti
general gen major maj col colonel brigadier brig captain capt lieutenant lt sergeant sgt admiral marshal commander
president minister prime professor prof
mr mrs ayatollah ayatullah grand
hojatoleslam engineer eng qari ustad ustaz mar
الرئيس الوزير سماحة الشهيد شهيد الأستاذ المجاهد المرجع
الشيخ شيخ السيد سيد الدكتور دكتور الحاج حاج حاجي اللواء العميد العقيد النقيب الفريق الركن المقدم الرائد الملازم
العماد المشير الملا ملا مولوي مولانا مفتي القائد الامام امام الامير البروفيسور المهندس القاضي المحامي الحجي
سيدي السلطان الملك الجنرال المارشال ډاكټر ډاکټر הרב
آية آیت ماموستا دکتر سردار
"""
TITLES = frozenset(fold(word).text for word in _TITLE_WORDS.split())
HONOURS = frozenset(
    """sultan king queen prince amir field mirza malik shah khan agha ch chaudhry chaudhary choudhry
سلطان ملك امير ميرزا اغا چودهري""".split()
)
"""Words that are a title or a name, and say nothing where only one of two names has them in front."""
HONOURED = re.compile(
    r"^ *(?:السيد |سيد )?(?:اي[هت] ?الله|حجه الاسلام|hojjat ol[ -]islam)(?: العظمي| والمسلمين)? (?=.)"
)
HOLY = re.compile(
    r"\b((?:ال)?(?:نجف|كربلا|مكه|مدينه|قدس|مشهد|قم)|najaf|karbala|makka|makkah|mecca|madina|madinah|medina|quds|mashhad|qom|qum)"
    r" (?:ال|[ae][lsn][ -])?(?:اشرف|مقدسه?|مكرمه|منوره|شريف|ashraf|muqaddasah?|mukarramah?|munawwarah?|sharif)\b"
)
_ROLE_WORDS = """spokesman spokesperson spokeswoman commander leader chief head official officer deputy secretary emir
amir minister president founder member director adviser advisor cleric"""
_ROLE = "|".join(_ROLE_WORDS.split())
_DESCRIBED = re.compile(
    r"(?i)(.*?\w\W+\w.*?\w)(?<! of)(?<! for)(?<! to)(?<! in)(?:, *(?:the +)?| +(?:the|an?) +)"
    rf"(?:[\w'-]+ +){{0,4}}(?:{_ROLE})\b.*"
)
_ROLES_ARABIC = "المتحدث الناطق المسؤول القيادي قائد زعيم رئيس سخنگوی فرمانده ترجمان"
_DESCRIBED_ARABIC = re.compile(rf"(\S+ \S.*?)[,،]? (?:{'|'.join(_ROLES_ARABIC.split())}|ال[أا]مين العام)(?: .*)?")


def undescribed(name: str) -> str:
    """A name without what is said of its bearer after it: ``X, the military spokesman``, ``X المتحدث باسم ...``."""
    for pattern in (_DESCRIBED, _DESCRIBED_ARABIC):
        if found := pattern.fullmatch(name):
            return found[1]
    return name
