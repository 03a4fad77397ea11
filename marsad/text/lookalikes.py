"""Letters of other scripts that look like a letter of this one: a word that mixes scripts to hide, brought to one.

The pairs are those of Unicode Technical Standard 39 (*Security Mechanisms*, confusables) between Latin, Cyrillic,
Greek and Armenian that a reader takes for one another at a glance, and the few Latin letters that pass for Arabic
ones. A word in one script is never touched, whatever it looks like. Case-blind, since folding takes case away first.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_CYRILLIC = dict(zip("авсеёнкморстухіїјѕԁԛԝһѵӏгпияғь", "abceehkmopctyxiijsdqwhvlrnurfb", strict=True))
_GREEK = dict(zip("αβεζηικμνορτυχγωσςϲϳ", "abezhikmnoptyxywoocj", strict=True))
_ARMENIAN = dict(zip("օոսհցզյա", "onuhgqjw", strict=True))
_TO_CYRILLIC = {
    **dict(zip("abcehkmoptyxij", "авсенкмортухіј", strict=True)),
    **dict(zip("αβεικμνορτυχηγ", "авеікмпортухнг", strict=True)),
}
_TO_GREEK = {
    **dict(zip("abehiknoptvxyuzmw", "αβεηικνορτνχυυζμω", strict=True)),
    **dict(zip("авеікнормтух", "αβεικηορμτυχ", strict=True)),
}
_TO_ARABIC = dict(zip("iloоοі", "ااههها", strict=True))
_SCRIPTS = (("L", "a-zþðŋəɓɗƙƴǝ"), ("C", "\u0400-\u052f"), ("G", "\u0370-\u03ff"), ("A", "\u0600-\u06ff\u0750-\u077f"))
_OF = {name: re.compile(f"[{letters}]") for name, letters in (*_SCRIPTS, ("H", "\u0530-\u058f"))}
_INTO = {"L": _CYRILLIC | _GREEK | _ARMENIAN, "C": _TO_CYRILLIC, "G": _TO_GREEK, "A": _TO_ARABIC}
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(
    "|".join(
        f"[{a}][{b}]|[{b}][{a}]" for a, b in (("a-z", "\u0370-\u052f\u0530-\u058f"), ("\u0370-\u03ff", "\u0400-\u052f"))
    )
    + "|[\u0600-\u06ff][a-z\u0370-\u052f]|[a-z\u0370-\u052f][\u0600-\u06ff]"
)
SUSPECT = _MIXED.pattern
"""A pattern (Rust and Python) for folded texts in which a word mixes scripts."""
_LEAST = 3  # "μm" and "Δt" hide nothing
# Endings that Russian puts straight behind a foreign word: "iPhoneом" hides nothing.
_ENDING = re.compile("[a-z]{3,}(?:а|у|е|ы|и|ом|ов|ах|ам|ами|ка|ки|ку|ный|ная|ные)")
# Only in running text: the codes of links and files are full of noughts.
_ZERO = re.compile(r"(?<![^\s\"'(])(?=[a-z0]*[a-z]0[a-z])(?=(?:0*[a-z]){3})[a-z0]+(?![^\s\"'),!?:;]|[.:;?!][^\s])")


def one_script(text: str) -> str:
    """The same text, character for character, each word that mixes scripts in the one it was written in, where every
    foreign letter has a look-alike there; a nought between small Latin letters becomes an o.
    """
    if _MIXED.search(text):
        text = _WORD.sub(lambda found: _word(found.group()), text)
    return _ZERO.sub(lambda found: found.group().replace("0", "o"), text) if "0" in text else text


def mixed(word: str) -> bool:
    """Whether letters of two scripts stand side by side."""
    return _MIXED.search(word) is not None


def _word(word: str) -> str:
    if len(word) < _LEAST or not _MIXED.search(word) or _ENDING.fullmatch(word):
        return word
    scripts = [next((name for name, letters in _OF.items() if letters.match(char)), "?") for char in word]
    counted = Counter(scripts)
    for target, _ in sorted(counted.items(), key=lambda item: (-item[1], "LCGA".find(item[0]))):
        foreign = [char for char, script in zip(word, scripts, strict=True) if script != target]
        if all(char in _INTO.get(target, {}) for char in foreign) and _plausible(target, scripts, word):
            into = _INTO[target]
            return "".join(c if s == target else into[c] for c, s in zip(word, scripts, strict=True))
    return word


def _plausible(target: str, scripts: list[str], word: str) -> bool:
    if target == "A":  # one foreign letter at a time, in a word that is Arabic without it
        alone = all("A" in (a, b) for a, b in pairwise(scripts))
        return alone and scripts.count("A") >= 2
    return not (word[0] == "μ" and scripts.count("G") == 1)  # micro before a unit
