"""Arabic words with and without what is written onto their front: wa-, fa-, bi-, li-, ka- and the article.

Works on folded words (:func:`marsad.text.folding.fold`). The proclitics are a closed set (Buckwalter, *Arabic
Morphological Analyzer*, 2002), so a word's forms are written out rather than analysed; what a front letter is, a
clitic or the word's own, nobody can tell from the letters alone, so :func:`bare` says which readings are sure.
"""

from __future__ import annotations

import re
from functools import lru_cache

PROCLITICS = "(و|ف)?(ب|ل|ك|ال|بال|كال|لل)?"
"""All that may stand before a word, as a regular expression."""
_AND = ("", "و", "ف")
_BEFORE = ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]{2,}")
_ARTICLE = re.compile("ال(.{2,})|(?:[وف][بك]?|[بك])ال(.{3,})|[وف]?لل(.{3,})")
_LETTER = re.compile("[وف]?[بلك](.{3,})|[وف](.{3,})")
_WORDS = frozenset("كان كانت كانوا بعد بين لكن ليس لدي وسط وفق فوق فقط كيف ولد والد".split())
"""Common words that only look like a shorter one with something in front."""
_GROWN = _WORDS | frozenset("الله اللهم الذي التي الذين اللذان اللتان اللواتي الان الا الي الف الاف".split())


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """``word`` and its forms with proclitics; itself alone when it is not in Arabic letters.

    >>> "وبالقاعده" in forms("قاعده"), "للقاعده" in forms("قاعده"), forms("base")
    (True, True, ('base',))
    """
    if not _ARABIC.fullmatch(word):
        return (word,)
    glued = word.startswith("ال")
    plain = [f"{first}{second}{word}" for first in _AND for second in (_BEFORE[:4] if glued else _BEFORE)]
    contracted = [f"{first}ل{word[1:]}" for first in _AND] if glued else []
    grown = dict.fromkeys([*plain, *contracted])
    return tuple(form for form in grown if form == word or form not in _WORDS)


@lru_cache(maxsize=4096)
def bare(word: str) -> tuple[str, bool] | None:
    """``word`` without its proclitics, and whether that is sure (the article shows); None where nothing can go.

    >>> bare("والكتايب"), bare("كتاب"), bare("الله")
    (('كتايب', True), ('تاب', False), None)
    """
    if not _ARABIC.fullmatch(word) or word in _GROWN:
        return None
    for pattern, sure in ((_ARTICLE, True), (_LETTER, False)):
        if found := pattern.fullmatch(word):
            return next(group for group in found.groups() if group), sure
    return None
