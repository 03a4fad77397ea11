"""Given names that a letter tells apart: حسن and حسين, ``Salim`` and ``Salman``, سعد and سعيد.

A closed table of the commonest Arabic given names (also the second halves of ``Abd al-...``), each with its folded
Arabic spellings and a pattern of its Latin ones: Arabic, Persian, Urdu, Turkish, Kurdish, Hausa, Somali, Russian and
French usage. A Latin spelling can stand for several (``Hamid`` is حامد or حميد), so a word gives a *set*: two words
that are both here are one name exactly where their sets meet. The spellings are those of the ALA-LC and BGN/PCGN
romanisation tables and of common press usage.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.text.names.given_table import TABLE

_ARABIC = re.compile("[\u0600-\u06ff]")


def _read(line: str) -> tuple[str, tuple[str, ...], re.Pattern[str]]:
    name, *rest = line.split("|")
    arabic = [part for part in rest if _ARABIC.match(part)]
    latin = "|".join(rest[len(arabic) :])
    return name, tuple(arabic), re.compile(latin)


_NAMES = [_read(line) for line in TABLE.strip().splitlines()]
_ANY = re.compile("|".join(pattern.pattern for _, _, pattern in _NAMES))
_BY_ARABIC: dict[str, set[str]] = {}
for _name, _arabic, _ in _NAMES:
    for _form in _arabic:
        _BY_ARABIC.setdefault(_form, set()).add(_name)


@lru_cache(maxsize=1 << 17)
def given(word: str) -> frozenset[str]:
    """The given names that a folded word can be, by their house form; empty where the table has none.

    >>> sorted(given("hamid")), sorted(given("حميد")), given("marsad")
    (['hamid-a', 'hamid-i'], ['hamid-i'], frozenset())
    """
    if _ARABIC.match(word):
        return frozenset(_BY_ARABIC.get(word, ()))
    if not _ANY.fullmatch(word):
        return frozenset()
    return frozenset(name for name, _, pattern in _NAMES if pattern.fullmatch(word))


@lru_cache(maxsize=1 << 17)
def called(word: str) -> frozenset[str]:
    """The given names that a word can be, or that its nisba is made of: حسيني is of Husayn, not of Hasan.

    >>> sorted(called("husseini")), sorted(called("الحسني".removeprefix("ال")))
    (['husayn-i'], ['hasan-i'])
    """
    if names := given(word):
        return names
    stem = word[:-1] if word[-1:] in ("i", "y", "ي") else ""
    return frozenset(f"{name}-i" for name in given(stem)) if stem else frozenset()
