"""A name as words that can be compared: folded, without articles and titles, compounds made one way.

``Abd al-Rahman``, ``Abdulrahman`` and ``عبد الرحمن`` come out alike, as do ``Hizballah``, ``Hizb Allah`` and ``حزب
الله``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.text.folding import fold
from marsad.text.transliteration import latin

ARTICLES = frozenset(["al", "el", "ul", "il", "the"])
_SUN_ARTICLES = "ad ed ud as es us ash esh ush at et ut an en un ar er ur az ez uz ath adh"
ASSIMILATED = frozenset(_SUN_ARTICLES.split())
_PARTICLE_WORDS = "of and wa fi for in de la bin ben ibn bint son و في بن ابن بنت ال از"
PARTICLES = frozenset(_PARTICLE_WORDS.split())
_TITLE_WORDS = """
sheikh shaykh shaikh sayyid sayed sayyed seyyed syed dr haji hajji hajj mullah mulla maulavi mawlawi maulvi
general gen col colonel brigadier brig captain capt commander leader mr mrs imam ayatollah engineer eng qari
الشيخ شيخ السيد سيد الدكتور دكتور الحاج حاج حاجي اللواء العميد العقيد النقيب الملا ملا مولوي القائد المهندس
الامام آية آیت
"""
TITLES = frozenset(fold(word).text for word in _TITLE_WORDS.split())
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ABD = re.compile(r"abd(?:ul|el|al|oul|il|ol|u)?(?=[^aeiou].)|abd(?:ul|el|al|oul|ol)(?=[aeiou])")
_OF_GOD = re.compile(r"(.{3,}?)[aeiou]l+ah?")
_GOD = frozenset({"allah", "ullah", "llah", "illah", "الله"})
_ABD_WORDS = frozenset(["abd", "abdul", "abdel", "abdal", "abdoul", "abdol", "abdu", "abdo", "abdil", "عبد"])
_LONG = 4


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """The words that a name is compared by, in order; all of its words where only titles and particles are left."""
    folded = fold(latin(name)).text
    tokens = [token.replace("'", "") for token in _TOKEN.findall(folded)]
    tokens = [part for part in tokens if part]
    parts = [part for token in _compounds(_without_articles(tokens)) for part in _split(token)]
    kept = tuple(part for part in parts if part not in PARTICLES and part not in TITLES)
    return kept or tuple(tokens)


def _without_articles(tokens: list[str]) -> list[str]:
    kept: list[str] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        assimilated = token in ASSIMILATED and after[:1] == token[-1 - (token[-1:] == "h") : len(token)][:1]
        if (token in ARTICLES or assimilated) and after:
            continue
        kept.append(_bare(token))
    return kept


def _bare(token: str) -> str:
    """An Arabic word without its article."""
    if token in _GOD or not token.startswith(("ال", "لل")) or len(token) < _LONG:
        return token
    return token[2:]


def _compounds(tokens: list[str]) -> list[str]:
    return [part for token in tokens for part in _abd(token)]


def _god(name: str) -> str:
    if name in _GOD:
        return "له" if name.startswith("ا") else "lah"
    return name


def _abd(token: str) -> tuple[str, ...]:
    """``abdulrahman`` as servant and name, so that the name is what counts."""
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
    if token.endswith("الله") and len(token) > 6 and not token.startswith("عبد"):
        return token[:-4], "له"
    found = _OF_GOD.fullmatch(token) if token.endswith(("llah", "lla")) and not token.startswith("abd") else None
    return (found[1], "lah") if found else (token,)
