"""A name as words that can be compared: folded, without articles, titles, descriptions and legal forms, compounds
made one way.

``Abd al-Rahman``, ``Abdulrahman`` and ``عبد الرحمن`` come out alike, as do ``Hizballah``, ``Hizb Allah`` and ``حزب
الله``; ``Abu Ali al-Askari the military spokesman`` is ``Abu Ali al-Askari``, and ``Bowne G.m.b.H.`` is ``Bowne``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.text.folding import fold
from marsad.text.names.alphabets import comparable

ARTICLES = frozenset(["al", "el", "ul", "il", "ol", "the", "אל"])
_SUN_ARTICLES = "ad ed ud as es us ash esh ush at et ut an en un ar er ur az ez uz ath adh"
ASSIMILATED = frozenset(_SUN_ARTICLES.split())
_PARTICLE_WORDS = """of and wa wal fi fil for in on de du des la le les e i ye yi o va bin ben ibn bint son to
في فى بن ابن بنت ال از و د בנ"""
PARTICLES = frozenset(fold(word).text for word in _PARTICLE_WORDS.split())
SON_OF = frozenset("bin ben ibn بن ابن ولد בנ".split())
_TITLE_WORDS = """
sheikh shaykh shaikh shex cheikh sheik sayyid sayed sayyed seyyed syed seyed dr haji hajji hajj hadji mullah mulla molla
maulavi mawlawi maulvi maulana mawlana moulana mufti
general gen maj col colonel brigadier brig captain capt lieutenant lt commander president minister
mr mrs ayatollah ayatullah grand
hojatoleslam engineer eng qari ustad ustaz mar
الرئيس الوزير سماحة الشهيد شهيد الأستاذ المجاهد المرجع
الشيخ شيخ السيد سيد الدكتور دكتور الحاج حاج حاجي اللواء العميد العقيد النقيب الفريق الملا ملا مولوي مولانا مفتي القائد
آية آیت ماموستا دکتر سردار
"""
TITLES = frozenset(fold(word).text for word in _TITLE_WORDS.split())
_HONOURED = re.compile(r"^ *(?:السيد |سيد )?(?:ايه الله|حجه الاسلام|hojjat ol[ -]islam)(?: العظمي| والمسلمين)? (?=.)")
_LEGAL_WORDS = """inc incorporated corp corporation co company ltd limited plc llc llp lp gmbh ag aktiengesellschaft kg
sa sarl bv nv ab as oy pty pte spa srl se na"""
LEGAL = frozenset(_LEGAL_WORDS.split())
_LEGAL_PHRASES = re.compile(r"\b(?:public limited company|gesellschaft mit beschr(?:a|ae)nkter haftung)\b")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])")
_ROLE_WORDS = """spokesman spokesperson spokeswoman commander leader chief head official officer deputy secretary emir
amir minister president founder member director adviser advisor cleric"""
_ROLE = "|".join(_ROLE_WORDS.split())
_DESCRIBED = re.compile(
    r"(?i)(.*?\w\W+\w.*?\w)(?<! of)(?<! for)(?<! to)(?<! in)(?:, *(?:the +)?| +(?:the|an?) +)"
    rf"(?:[\w'-]+ +){{0,4}}(?:{_ROLE})\b.*"
)
_ROLES_ARABIC = "المتحدث الناطق المسؤول القيادي قائد زعيم رئيس سخنگوی فرمانده ترجمان"
_DESCRIBED_ARABIC = re.compile(rf"(\S+ \S.*?)[,،]? (?:{'|'.join(_ROLES_ARABIC.split())}|ال[أا]مين العام)(?: .*)?")
_LETTER = "(?:[^\\W_]|[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"  # with the vowel signs that stand alone
_TOKEN = re.compile(f"{_LETTER}+(?:'{_LETTER}+)*")
_ABD = re.compile(r"c?abd(?:ul|el|al|oul|il|ol|u|i)?(?=[^aeiou].)|c?abd(?:ul|el|al|oul|ol)(?=[aeiou])")
_OF_GOD = re.compile(r"(.{3,}?)[aeiou]l+ah?")
_GOD = frozenset({"allah", "ullah", "llah", "illah", "الله", "אללה"})
_ABD_WORDS = frozenset(
    ["abd", "abdul", "abdel", "abdal", "abdoul", "abdol", "abdu", "abdo", "abdil", "abdi", "cabdi", "عبد"]
)
_KUNYA = frozenset("abu abou abo aba abi ebu ebou abul aboul ابو ابي ابا אבו".split())
_KUNYA_GLUED = re.compile(r"(?:abu|abou|ebu)(?=b[ae]k[aei]?r$)")
_MOTHER = frozenset("umm um oum ام".split())
_LONG = 4
_LEANED_ON = re.compile(r"(ahl|dar|bayt|hizb|ansar|jama?at|nusrat|harakat|jabhat|wilayat)[iu](?:l|s|sh|d|n|r|z|t)")


@lru_cache(maxsize=1 << 17)
def words_of(name: str) -> tuple[str, ...]:
    """The words that a name is compared by, in order; all of its words where only titles and particles are left."""
    tokens = tokens_of(name)
    untitled = next((place for place, token in enumerate(tokens) if token not in TITLES), 0)
    bare = _without_articles(list(tokens[untitled:]))
    parts = [part for token in bare[:-1] for piece in _abd(token) for part in _split(piece)]
    parts += [part for piece in _last(bare) for part in _split(piece)]
    kept = [part for part in parts if part not in PARTICLES]
    while len(kept) > 1 and kept[0] in TITLES:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in LEGAL:
        kept.pop()
    return tuple(kept or tokens)


@lru_cache(maxsize=1 << 16)
def tokens_of(name: str) -> tuple[str, ...]:
    """The folded words of a name as they stand, titles and particles among them."""
    folded = _LEGAL_PHRASES.sub("", fold(comparable(_undescribed(name))).text.replace("&", " and "))
    folded = _INITIALS.sub(lambda found: found.group().replace(".", ""), folded)
    folded = _HONOURED.sub("", folded)
    return tuple(token.replace("'", "") for token in _TOKEN.findall(folded))


def _undescribed(name: str) -> str:
    """A name without what is said of its bearer after it: ``X, the military spokesman``, ``X المتحدث باسم ...``."""
    for pattern in (_DESCRIBED, _DESCRIBED_ARABIC):
        if found := pattern.fullmatch(name):
            return found[1]
    return name


def _without_articles(tokens: list[str]) -> list[str]:
    kept: list[str] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        assimilated = token in ASSIMILATED and after[:1] == token[-1 - (token[-1:] == "h") : len(token)][:1]
        if (token in ARTICLES or assimilated) and after:
            continue
        kept.append(_unjoined(_bare(token), after))
    return kept


def _unjoined(token: str, after: str) -> str:
    """A head noun in Latin without the article that leans on it: ``Ahlis Sunna``, ``Nusratul Islam``."""
    found = _LEANED_ON.fullmatch(token) if after else None
    return found[1] if found else token


def _bare(token: str) -> str:
    """An Arabic word without its article."""
    if token.startswith("lidd"):  # Hausa and Maghrebi spelling of a li- that swallows the article
        return token[2:]
    if token in _GOD or len(token) < _LONG:
        return token
    if token.startswith("وال") and len(token) > _LONG + 1:
        return token[3:]
    if token.startswith("אל") and len(token) > _LONG:
        return token[2:]
    return token[2:] if token.startswith(("ال", "لل")) else token


def _last(tokens: list[str]) -> tuple[str, ...]:
    """The last word, which is no servant of anybody where it only sounds like ``abd al-``."""
    return tuple(tokens[-1:]) if tokens and tokens[-1] in _ABD_WORDS - {"abd", "عبد"} else _abd(*tokens[-1:])


def _god(name: str) -> str:
    return {"الله": "له", "אללה": "לה"}.get(name, "lah")


def _abd(token: str = "") -> tuple[str, ...]:
    """``abdulrahman`` as servant and name, so that the name is what counts; a kunya and its name likewise."""
    if not token:
        return ()
    if token in _KUNYA:
        return ("ابو" if token[0] in "اא" else "abu",)
    if token in _MOTHER:
        return ("ام" if token.startswith("ا") else "umm",)
    if token.startswith("ابو") and len(token) > 5:
        return "ابو", _bare(token[3:])
    if found := _KUNYA_GLUED.match(token):
        return "abu", token[found.end() :]
    if token in _ABD_WORDS:
        return ("عبد" if token.startswith("ع") else "abd",)
    if token.startswith("عبدال") and len(token) > 6:
        return "عبد", token[5:]
    found = _ABD.match(token)
    return ("abd", token[found.end() :]) if found and len(token) > found.end() + 1 else (token,)


def _split(token: str) -> tuple[str, ...]:
    """``nasrallah`` as two words, and God's name in one form."""
    if token in _GOD:
        return (_god(token),)
    if token.endswith(("الله", "אללה")) and len(token) > 6 and not token.startswith("عبد"):
        return token[:-4], _god(token[-4:])
    found = _OF_GOD.fullmatch(token) if token.endswith(("llah", "lla")) and not token.startswith("abd") else None
    return (found[1], "lah") if found else (token,)
