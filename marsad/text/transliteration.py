"""Names from one script to another: one house form for output, and a rough Latin form in which names are compared.

The house form is IJMES without dots and macrons (*International Journal of Middle East Studies* chart: ``kh``, ``dh``,
``sh``, ``gh``, ``al-`` not assimilated, ta marbuta ``a``, or ``at`` before a noun with the article). Arabic writes
no short vowels, and none are invented: from كتائب حزب الله comes ``kta'b hzb Allah``, which is honest and ugly, so
callers prefer a curated name wherever the lexicon has one. Vowel signs that the text does carry are used.

Other styles: ``ijmes-dots`` writes the dots and macrons of the chart (``ḥ ṣ ḍ ṭ ẓ ʿ ʾ ā ī ū``), ``ala-lc`` those of
the American Library Association and Library of Congress tables (``ʻ ʼ``, ta marbuta ``ah``, alif maqsura ``á``). A
house form stands beside the forms in use and replaces none.
"""

from __future__ import annotations

import re
import unicodedata

_MORE_LATIN = "t d r n t d r zh sh dz ts n r l"
_ARABIC_LATIN = "b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h"
_CONSONANTS = {
    **dict(
        zip(
            "بتثجحخدذرزسشصضطظعغفقكلمنه",
            _ARABIC_LATIN.split(),
            strict=True,
        )
    ),
    **dict(zip("پچژگکڤہھ", ["p", "ch", "zh", "g", "k", "v", "h", "h"], strict=True)),
    **dict(zip("ٹڈڑںټډړږښځڅڼڕڵ", _MORE_LATIN.split(), strict=True)),
    **{"ء": "'", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ؤ": "'", "ئ": "'", "ى": "a", "ة": "a", "ا": "a"},
    **{"و": "w", "ي": "y", "ی": "y", "ې": "e", "ێ": "e", "ۆ": "o", "ۇ": "u", "ە": "e", "ے": "e", "ۍ": "ay"},
    **{"\u064e": "a", "\u0650": "i", "\u064f": "u", "\u064b": "an", "\u064d": "in", "\u064c": "un", "\u0670": "a"},
}
_KNOWN = {
    "الله": "Allah",
    "عبد": "Abd",
    "ابو": "Abu",
    "أبو": "Abu",
    "أبي": "Abi",
    "ابن": "Ibn",
    "بن": "bin",
    "أم": "Umm",
    "محمد": "Muhammad",
    "علي": "Ali",
    "حسين": "Husayn",
    "حسن": "Hasan",
    "احمد": "Ahmad",
    "أحمد": "Ahmad",
}
_DOTS = {
    "ح": "ḥ",
    "ص": "ṣ",
    "ض": "ḍ",
    "ط": "ṭ",
    "ظ": "ẓ",
    "ع": "ʿ",
    "ء": "ʾ",
    "ؤ": "ʾ",
    "ئ": "ʾ",
    "ا": "ā",
    "آ": "ā",
    "ى": "ā",
}
_ALA_LC = {**_DOTS, "ع": "ʻ", "ء": "ʼ", "ؤ": "ʼ", "ئ": "ʼ", "ة": "ah", "ى": "á"}
_MACRON = {"u": "ū", "i": "ī"}
_KNOWN_DOTS = {
    **{"الله": "Allāh", "عبد": "ʿAbd", "ابو": "Abū", "أبو": "Abū", "أبي": "Abī", "محمد": "Muḥammad", "علي": "ʿAlī"},
    **{"حسين": "Ḥusayn", "حسن": "Ḥasan", "احمد": "Aḥmad", "أحمد": "Aḥmad"},
}
STYLES = ("ijmes", "ijmes-dots", "ala-lc")
_LONG = {"و": "u", "ي": "i", "ی": "i"}
_SHORT = "\u064e\u064f\u0650"
_IGNORED = "\u0640\u0652\u0621\u200c\u200e\u200f"
_SHADDA = "\u0651"
_SHADDA_LAST = re.compile(f"([\u064b-\u0650]){_SHADDA}")

_CYRILLIC_LATIN = (
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u q gh a o u u h n"
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўқғәөұүһң",
        _CYRILLIC_LATIN.split(),
        strict=True,
    )
)
_GREEK_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        _GREEK_LATIN.split(),
        strict=True,
    )
)
_HEBREW_LATIN = "a b g d h v z h t y k k l m m n n s a f p ts ts k r sh t"
_HEBREW = dict(
    zip(
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
        _HEBREW_LATIN.split(),
        strict=True,
    )
)
_PLAIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "dh"}
_TABLE = str.maketrans({key: value.replace("_", "") for key, value in (_CYRILLIC | _GREEK | _HEBREW | _PLAIN).items()})


def transliterate(name: str, style: str = "ijmes") -> str:
    """The house form of a name in Arabic script, in one of :data:`STYLES`; words in other scripts stay as they are.

    ValueError for another style.

    >>> transliterate("سرايا السلام")
    'sraya al-slam'
    >>> transliterate("عَلِيّ")
    'ali'
    >>> transliterate("حَسَن صالح", "ijmes-dots")
    'ḥasan ṣālḥ'
    """
    if style not in STYLES:
        raise ValueError(f"{style!r} is no style of transliteration; there are {', '.join(STYLES)}")
    return unicodedata.normalize("NFC", " ".join(_word(word, style) for word in name.split()))


def latin(name: str) -> str:
    """A lower-case Latin form of a name in Cyrillic, Greek or Hebrew, accents dropped; other scripts pass
    unchanged.
    """
    lower = name.lower().translate(_TABLE)
    apart = unicodedata.normalize("NFKD", lower)
    return unicodedata.normalize("NFC", "".join(char for char in apart if not "\u0300" <= char <= "\u036f"))


def _word(word: str, style: str) -> str:
    bare = _SHADDA_LAST.sub(rf"{_SHADDA}\1", "".join(char for char in word if char not in _IGNORED))
    if bare in _KNOWN:
        known = _KNOWN[bare] if style == "ijmes" else _KNOWN_DOTS.get(bare, _KNOWN[bare])
        return known.replace("ʿ", "ʻ") if style == "ala-lc" else known
    if bare.startswith("ال") and len(bare) > 3:
        return "al-" + _letters(bare[2:], style)
    return _letters(bare, style)


def _letters(word: str, style: str) -> str:
    out: list[str] = []
    for place, char in enumerate(word):
        if char == _SHADDA:
            out.append(_doubled(word, place, out))
        else:
            out.append(_letter(word, place, char, style))
    return "".join(out)


def _doubled(word: str, place: int, out: list[str]) -> str:
    """The consonant under a shadda once more, unless it closes the word (``aliyy`` is written Ali)."""
    return out[-1] if place + 1 < len(word) and out and len(out[-1]) == 1 and out[-1] != "i" else ""


def _letter(word: str, place: int, char: str, style: str) -> str:
    before = word[place - 1] if place else ""
    after = word[place + 1] if place + 1 < len(word) else ""
    dotted = {"ijmes": {}, "ijmes-dots": _DOTS, "ala-lc": _ALA_LC}[style]
    if char in _LONG and place and not _sounded(before, after):
        return _long(_LONG[char], before, dotted)
    if char in "اى" and before == "\u064e":
        return "\u0304" if dotted else ""
    if char == "ع" and not place and not dotted:
        return "" if after in _SHORT and after else "a"
    if char == "ا" and not place:
        return "a"
    return dotted.get(char) or _CONSONANTS.get(char, char)


def _long(vowel: str, before: str, dotted: dict[str, str]) -> str:
    """A long vowel; where its short sign already stood, only the macron it is owed."""
    if before in ("\u064f", "\u0650"):
        return "\u0304" if dotted else ""
    return _MACRON[vowel] if dotted else vowel


def _sounded(before: str, after: str) -> bool:
    """Whether و or ي is a consonant here: beside an alef, or with a vowel sign of its own."""
    return before in tuple("اآأإ") or after in tuple("اآةى" + _SHORT)
