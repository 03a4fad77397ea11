"""Alphabets brought nearer before names are compared: Sorani to its Latin twin, Hebrew geresh letters, Turkish ş and ç.

Sorani writes every vowel, so a Sorani word is read as Kurmanji Latin (Hawar alphabet, Thackston, *Sorani Kurdish
Grammar*, 2006) rather than as vowel-less Arabic. Hebrew marks the Arabic letters that it lacks with a geresh
(ג׳ for ج), which is how the Academy of the Hebrew Language writes Arabic names.
"""

from __future__ import annotations

import re

from marsad.text.transliteration import latin

_SORANI_ONLY = frozenset("\u06d5ێۆڵڕڤ")
_SORANI_LATIN = "a b p t j ch h kh d r r z zh s sh ' gh f v q k k g l l m n h h e e o i i i u"
_SORANI: dict[str, str] = dict(
    zip(
        "ابپتجچحخدرڕزژسشعغفڤقکكگلڵمنهھەێۆیيىو",
        _SORANI_LATIN.split(),
        strict=True,
    )
)
_SORANI |= {"ئ": "", "ء": "", "ۊ": "u", "ۉ": "o", "ث": "s", "ص": "s", "ط": "t", "ظ": "z", "ض": "z", "ذ": "z", "أ": "a"}
_GERESH = re.compile("([גחתדצץזטער])['\u2019\u05f3]")
_GERESH_LETTERS = dict(zip("גחתדצץזטער", "جخثذچچژظغغ", strict=True))
_FINALS = str.maketrans("ךםןףץ", "כמנפצ")
_HUSHED = str.maketrans({"ş": "sh", "Ş": "sh", "ç": "ch", "Ç": "ch", "ɗ": "d", "Ɗ": "d", "ɓ": "b", "Ɓ": "b"})
_HUSHED |= str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ǧ": "j", "ḫ": "kh", "ġ": "gh", "ṯ": "th", "ḏ": "dh"})
_HUSHED |= str.maketrans({"Š": "sh", "Č": "ch", "Ž": "zh", "Ǧ": "j", "Ḫ": "kh", "Ġ": "gh", "Ṯ": "th", "Ḏ": "dh"})
_HUSHED |= str.maketrans({"ƙ": "k", "Ƙ": "k", "ƴ": "y", "Ƴ": "y"})
_CHAT = re.compile(r"(?<![^\W_])(?=[235679']*[a-z])(?=[a-z']*[235679])[a-z235679']{3,}(?![^\W_])")
_FINAL_Q = re.compile("2$")
_CHAT_LETTERS = str.maketrans({"2": "'", "3": "'", "5": "kh", "6": "t", "7": "h", "9": "q"})
_PERSIAN_I = re.compile("ه\u200cا[یي](?!\\w)")
_DOUBLED = {"عمّان": "عممان"}
"""A doubled letter that tells two places apart, kept where it is written: Amman, and عمان that is Oman as well."""
_MACRON = re.compile(r"[āīū](?=[^\W_yʾʼʿʻ‘’'])", re.IGNORECASE)
_LONG = {"ā": "aa", "ī": "ee", "ū": "oo"}
_RUSSIAN_J = re.compile("дж", re.IGNORECASE)
_DOUBLE_U = re.compile("وو")
_HEBREW = re.compile("[\u05d0-\u05ea]")


def comparable(name: str) -> str:
    """A name whose words are Arabic, Hebrew or plain Latin letters; what it says is not changed otherwise."""
    if name.isascii():
        return _chatted(name.lower())
    return " ".join(map(_word, _PERSIAN_I.sub("ئی", name).split()))


def _chatted(name: str) -> str:
    """The digits that stand for letters in chat (*Arabizi*): ``7ussein``, ``Tare2``, ``al-3obeidi``."""
    return _CHAT.sub(lambda found: _FINAL_Q.sub("q", found.group()).translate(_CHAT_LETTERS), name)


def _word(word: str) -> str:
    if _HEBREW.search(word):
        return _GERESH.sub(lambda found: _GERESH_LETTERS[found[1]], word).translate(_FINALS)
    if not _SORANI_ONLY.isdisjoint(word):
        return "".join(_SORANI.get(char, char) for char in _DOUBLE_U.sub("و", word))
    if word in _DOUBLED:
        return _DOUBLED[word]
    return latin(_RUSSIAN_J.sub("j", _MACRON.sub(_long, word.translate(_HUSHED))))


def _long(found: re.Match[str]) -> str:
    """A vowel that a macron calls long, as English writes it: *Rāshid* and *Rashīd* are two names."""
    return _LONG[found.group().lower()]
