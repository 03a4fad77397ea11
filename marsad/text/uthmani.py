"""Spellings of the Qur'an beside today's: a word as typed, and as the other orthography writes it, folded.

The Uthmani text writes many long a's as a small alef above (العٰلمين), some on a waw (الصلوٰة), and glues the vocative
(يٰأيها); today's spelling writes them out (العالمين, الصلاة, يا أيها). Folding drops the small alef, so the two do not
meet by it alone. What is given here are spellings to be looked for, not readings: most are no word, and cost nothing.
"""

from __future__ import annotations

import re

from marsad.text.folding import fold

_DAGGER = "\u0670"
_SIGNS = "[\u0610-\u061a\u0640\u064b-\u065f\u06d6-\u06ed]*"
_ON_WAW = re.compile(f"و{_SIGNS}{_DAGGER}")
_SMALL = re.compile(f"(?<![اىآ])(?<!ى{_DAGGER}){_DAGGER}")
_VOCATIVE = re.compile(f"^ي{_SIGNS}{_DAGGER}{_SIGNS}(?=[اأآإٱبنقملعص])")
_INNER = re.compile("(?<=.)ا(?=.)")
_FRONT = re.compile("[وف]?[بك]?ال|[وف]?لل")
_LONG = 4


def spelled_out(word: str) -> tuple[str, ...]:
    """The folded word, and today's spellings of one that carries a small alef.

    >>> spelled_out("ٱلۡعَٰلَمِينَ"), spelled_out("ٱلصَّلَوٰةَ")
    (('العلمين', 'العالمين'), ('الصلوه', 'الصلواه', 'الصلاه'))
    """
    plain = [fold(word).text]
    if _DAGGER in word:
        plain += [fold(_SMALL.sub("ا", word)).text, fold(_ON_WAW.sub("ا", word)).text]
        plain.append(fold(_SMALL.sub("ا", _ON_WAW.sub("ا", word))).text)
    return tuple(dict.fromkeys(plain))


def with_small_alefs(word: str) -> tuple[str, ...]:
    """Other spellings of a folded word: of today's, as the Uthmani text may write it (without its inner alefs, or و for
    ا), and the other way round.

    >>> with_small_alefs("العالمين"), with_small_alefs("الصلاه"), with_small_alefs("الصلوه")
    (('العلمين',), ('الصله', 'الصلوه'), ('الصلاه',))
    """
    front = _FRONT.match(word)
    start = front.end() if front else 0
    stem = word[start:]
    if len(stem) < _LONG:
        return ()
    if stem.endswith("وه"):
        return (word[:-2] + "اه",)
    found = _INNER.search(stem)
    if not found:
        return ()
    every, first = _INNER.sub("", stem), stem[: found.start()] + stem[found.end() :]
    waw = stem[: found.start()] + "و" + stem[found.end() :] if stem.endswith("اه") else ""
    return tuple(word[:start] + one for one in dict.fromkeys([every, first, waw]) if one)


def apart(words: list[str]) -> list[str]:
    """The vocative as a word of its own: يٰأيها is ``يا`` and ``أيها``."""
    return [part for word in words for part in _apart(word)]


def _apart(word: str) -> list[str]:
    found = _VOCATIVE.match(word)
    return ["يا", word[found.end() :]] if found else [word]


def glued(words: list[str]) -> list[str]:
    """The vocative written onto its word, as the Uthmani text has it: ``يا`` ``ايها`` is يايها."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == "يا":
            out[-1] = "ي" + word
        else:
            out.append(word)
    return out
