"""Words that deny without a negator, by what they deny: ``closed`` renders ``not open``, ``untrue`` renders لا صحة.

A row is a class of meaning; a word answers a negator of the other side only where its class is not said there as well.
Stems over folded text, matched at the start of a word behind what the language writes onto it.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.annotate.translation.checking.soft_table import SOFT

_LETTERS = re.compile(r"\[[^]]*\]\??|[^\w]")
_SHORT = 4
_STRONG_WORDS = {
    "ar": r"(?<!\w)لولا|(?<!\w)[وف]?[يتن]?(?:منع|ستبعد|استبعد|تجنب|حظر|ممنوع|محظور)\w*",
    "fa": r"(?<!\w)(?:بي (?!بي|شك|ترديد|گمان|درنگ|امان|وقفه|رحم|سيم|سابقه|نظير)\w+|ممنوع\w*|جلوگيري|مانع)",
    "he": r"(?<!\w)[ושהכ]?(?:מנע|אסר|אסור|סיכל)\w*",
    "tr": r"(?<!\w)(?:yasak|engelle)\w*",
    "fr": r"(?<!\w)(?:interdi|empech)\w*",
    "ur": r"(?<!\w)(?:ممنوع|پابندي)\w*",
}
_KIN = frozenset({"closed", "forbid", "stop", "cancel"})
"""Classes whose words can render each other, and so are no answer to a denial where the other side has one of them."""
_ENDS = "(?:ت|وا|ا|ه|ها|هم|ون|ين|ان|ات|تا|تان|تين|ي|يه|يت|نا|ته|تها)?(?!\\w)"
"""What may stand behind an Arabic stem of three letters and less: خل is in خلت, not in خليج."""
_FRONT = {"ar": "[وف]?(?:ب|ل|ك|س|ال|بال|لل)?", "he": "[ושהבלכמ]{0,3}", "fa": "(?:ن?مي )?"}
_WITHOUT = re.compile(
    r"(?<!\w)(?:(?:(?:were|was|had) it not (?:been )?for|if it (?:were|was|had) not (?:been )?for|if not for"
    r"|had (?:\w+ ){1,5}not(?= \w+ed(?!\w)))"
    r"|(?:came|come|comes|coming|amount\w*) to nothing|nothing came)(?!\w)"
)


def plain(folded: str) -> str:
    """An English text without the phrases whose negator is counted as a soft word."""
    return _WITHOUT.sub(lambda found: " " * len(found[0]), folded)


def soft(folded: str, language: str) -> frozenset[str]:
    """The classes of which a folded text has a word."""
    return frozenset(name for name, pattern in _patterns(language) if pattern.search(folded))


def strong(folded: str, language: str) -> bool:
    """Whether a folded text has a word that forbids, prevents or does without, and so wants an answer."""
    form = _STRONG_WORDS.get(language)
    return form is not None and re.search(form, folded) is not None


def fresh(here: str, there: str, source: str, target: str = "en") -> list[frozenset[str]]:
    """The classes of each word of ``there`` that renders no word of its own class in ``here``, one to one."""
    return [classes for _, classes in fresh_at(here, there, source, target)]


def fresh_at(here: str, there: str, source: str, target: str = "en") -> list[tuple[int, frozenset[str]]]:
    """The same with where each word begins."""
    left = [set(classes) for _, classes in _hits(here, source)]
    new = []
    for start, classes in _hits(there, target):
        kin = {other for name in classes for other in (_KIN if name in _KIN else {name})}
        mine = next((one for one in left if one & classes), None) or next((one for one in left if one & kin), None)
        if mine is None:
            new.append((start, frozenset(classes)))
        else:
            left.remove(mine)
    return new


def _hits(folded: str, language: str) -> list[tuple[int, set[str]]]:
    """The soft words of a text in order, with every class that each is of."""
    found: dict[int, set[str]] = {}
    for name, pattern in _patterns(language):
        for hit in pattern.finditer(folded):
            found.setdefault(hit.start(), set()).add(name)
    return sorted(found.items())


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    front = _FRONT.get(language, "")
    rows = [(name, forms[language]) for name, forms in SOFT.items() if language in forms]
    ends = _ENDS if language == "ar" else ""
    return tuple((name, re.compile(rf"(?<!\w){front}(?:{_bounded(_folded(form), ends)})")) for name, form in rows)


def _bounded(form: str, ends: str) -> str:
    """The stems of a row, the short ones with what may follow them."""
    return "|".join(
        stem + ends if ends and len(_LETTERS.sub("", stem)) <= _SHORT and "(" not in stem[5:] else stem
        for stem in _alternatives(form)
    )


def _alternatives(form: str) -> list[str]:
    """A pattern's alternatives, split at the bars outside brackets."""
    parts, depth = [""], 0
    for letter in form:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _folded(form: str) -> str:
    return form.translate(str.maketrans("یکہۃےھئآأإؤىة", "يكههيهياااويه"))
