"""One word of a name that is several, or that another leans on: a servant of God, a kunya, *X al-Din*, an article."""

from __future__ import annotations

import re

from marsad.text.names.given import given

_ABD = re.compile(r"c?[ae]bd(?:ul|el|al|oul|il|ol|u|i)?(?=[^aeiou].)|c?[ae]bd(?:ul|el|al|oul|ol|i)(?=[aeo])")
_OF_GOD = re.compile(r"(.{3,}?)[aeiou]l+ah?")
_GOD = frozenset({"allah", "ullah", "llah", "illah", "الله", "אללה"})
_ABD_WORDS = frozenset(
    ["abd", "abdul", "abdel", "abdal", "abdoul", "abdol", "abdu", "abdo", "abdil", "abdi", "cabdi", "عبد"]
)
_LAH = re.compile(r"a?l?l[aeu]{1,2}(?:h[iu]?)?")
_OF_THE_FAITH = re.compile(r"(.{2,}?i?)[aeou]?(?:l|[ae]l)?(?:dd|tt|(?<=l)d)(?:i|ee|ie|ei)ne?")
_GLUED_ARTICLE = re.compile(
    r"(\w{2,})ال(دين|\w{4,})|(گلب|صلاح|جلال|شمس|نور|بدر|فخر|نجم|شهاب|برهان|زين|كمال|جمال|حسام|سراج|سيف|خير)(دين)"
)
_LORD_OF = re.compile(r"(?:zu|dhu|zo|dho)l(?=[^aeiouy]\w)|ذوال(?=\w{3})")
_AND_THE = re.compile(r"wal(?=[bcdfghjkmnqrstxz]\w{3})")
_BEN = re.compile(r"b[ei]n(?!gh?azi)(?=\w{3})")
_KUNYA = frozenset("abu abou abo aba abi ebu ebou abul aboul ابو ابي ابا אבו".split())
_KUNYA_GLUED = re.compile(r"(?:abu|abou|ebu)(?=b[ae]k[aei]?r$)")
_MOTHER = frozenset("umm um oum ام".split())
_LONG = 4
_NO_ARTICLE = frozenset("الويه الوية الياس المانيا الماني المانيه البانيا الكتروني الكترونيه الغام الفيه".split())
_EZAFE = re.compile(r"(hashd|h[ie]zb|jaysh|jund|ansar|s[ie]pah|lashkar|t[ae]hrik|jabha)[ie]")
_LEANED_ON = re.compile(
    r"(ahl|dar|bayt|hizb|hisb|xisb|xarakad|ansar|jama?at|nusrat|harakat|jabhat|wilayat)[iu](?:l|s|sh|d|n|r|z|t)?"
)
_GENITIVE = re.compile(r"(.{3,}at)[iu](?:l|s|sh|d|n|r|z|t)?")
_SERVING = re.compile(r"(?!abd)(.{3,})u[lrsd]")
_SERVED = frozenset(
    """islam haq haqq hak huda hoda alam mulk amin arifin abidin abideen hasan hassan karim qadir aziz
wahid bari ghani rahman rehman rahim raheem salam samad din deen""".split()
)
_OF_FAITH = frozenset("eddine eddin uddin uddeen addin aldin eldin deen dine".split())


def unjoined(token: str, after: str) -> str:
    """A word in Latin without what leans on it: the next one's article, an *ezafe*, an ending of case (``Nusratul
    Islam``, ``Hashdi Shabi``, ``Fazlur Rahman``).
    """
    if not after:
        return token
    found = _LEANED_ON.fullmatch(token) or _EZAFE.fullmatch(token) or _GENITIVE.fullmatch(token)
    if found is None and after in _SERVED:
        found = _SERVING.fullmatch(token)
    return found[1] if found else token


def bare(token: str) -> str:
    """A word without an article that is written in it: القدس, ``waljamaa``; all forms of *al-Din* alike."""
    if token in _OF_FAITH:
        return "din"
    if found := _AND_THE.match(token):
        return token[found.end() :]
    if token.startswith("lidd"):  # Hausa and Maghrebi spelling of a li- that swallows the article
        return token[3:]
    if token in _GOD or len(token) < _LONG or token in _NO_ARTICLE:
        return token
    if token.startswith("وال") and len(token) > _LONG + 1:
        return token[3:]
    if token.startswith("אל") and len(token) > _LONG:
        return token[2:]
    return token[2:] if token.startswith(("ال", "لل")) else token


def last(tokens: list[str]) -> tuple[str, ...]:
    """The last word, which is no servant of anybody where it only sounds like ``abd al-``."""
    return tuple(tokens[-1:]) if tokens and tokens[-1] in _ABD_WORDS - {"abd", "عبد"} else servant(*tokens[-1:])


def _god(name: str) -> str:
    return {"الله": "له", "אללה": "לה"}.get(name, "lah")


def servant(token: str = "") -> tuple[str, ...]:
    """``abdulrahman`` as servant and name, so that the name is what counts; a kunya and its name likewise."""
    if not token:
        return ()
    if token in _KUNYA:
        return ("ابو" if token[0] in "اא" else "abu",)
    if token in _MOTHER:
        return ("ام" if token.startswith("ا") else "umm",)
    if token.startswith("ابو") and len(token) > 5:
        return "ابو", bare(token[3:])
    if found := _KUNYA_GLUED.match(token):
        return "abu", token[found.end() :]
    if token in _ABD_WORDS:
        return ("عبد" if token.startswith("ع") else "abd",)
    if token.startswith("عبدال") and len(token) > 6:
        return "عبد", token[5:]
    found = _ABD.match(token)
    if not found or len(token) <= found.end() + 1:
        return (token,)
    rest = token[found.end() :]
    return "abd", "lah" if _LAH.fullmatch(rest) else rest


def split(token: str) -> tuple[str, ...]:
    """``nasrallah`` as two words, and God's name in one form."""
    if token in _GOD:
        return (_god(token),)
    if token.endswith(("الله", "אללה")) and len(token) > 6 and not token.startswith("عبد"):
        return token[:-4], _god(token[-4:])
    if token.endswith(("llah", "lla")) and not token.startswith("abd") and (found := _OF_GOD.fullmatch(token)):
        return found[1], "lah"
    if found := _OF_THE_FAITH.fullmatch(token):
        return found[1], "din"
    if found := _GLUED_ARTICLE.fullmatch(token):
        return found[1] or found[3], found[2] or found[4]
    if found := _LORD_OF.match(token):
        return (token[found.end() :],)
    if (found := _BEN.match(token)) and given(token[found.end() :]):
        return (token[found.end() :],)
    return (token,)
