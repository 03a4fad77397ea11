"""Translated names: which English words a word of a name is given as, from the table that the caller passes in.

The table belongs to a theatre and is data (``lexicon/data/glosses.yaml``); this only asks it. ``وعد`` is *promise*
and ``صادق`` *true*, so that ``True Promise Brigades`` can be matched with ألوية الوعد الصادق word by word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from marsad.text.names.likeness import alike
from marsad.text.names.words import words_of

TRANSLATED = 0.96
"""The likeness of a word and its gloss: less than the word itself, since one English word glosses several."""
_SOUNDS_LIKE = 0.93
_LEANING = "لبوك"


class Glosses:
    """A gloss table made ready: from words in Arabic script to English words and back.

    ``table`` maps one word in Arabic script (any spelling) to the English words it is given as; an entry of several
    words is taken word by word.
    """

    __slots__ = ("_english", "_forms")

    def __init__(self, table: Mapping[str, Collection[str]]) -> None:
        self._english: dict[str, frozenset[str]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        for form, english in table.items():
            words = frozenset(word for text in english for word in words_of(text))
            for spelled in words_of(form):
                self._english[spelled] = self._english.get(spelled, frozenset()) | words
        for spelled, words in self._english.items():
            for word in words:
                self._forms[word] = (*self._forms.get(word, ()), spelled)

    def __bool__(self) -> bool:
        return bool(self._english)

    def english(self, word: str) -> frozenset[str]:
        """The English words for a folded word in Arabic script, with or without a preposition that leans on it."""
        found = self._english.get(word)
        if found is None and len(word) > 3 and word[0] in _LEANING:
            found = self._english.get(word[1:])
        return found or frozenset()

    def forms(self, word: str) -> tuple[str, ...]:
        """The words in Arabic script that an English word is a gloss of."""
        return self._forms.get(word, ())

    def translates(self, a: str, b: str) -> bool:
        """Whether one word is the other's gloss, either being in Arabic script or written as it sounds."""
        if b in self._forms and (b in self.english(a) or self._sounds(a, b)):
            return True
        return a in self._forms and (a in self.english(b) or self._sounds(b, a))

    def _sounds(self, word: str, english: str) -> bool:
        """Whether a word sounds like one that the English word is a gloss of; a word that the table has stands for
        itself: *Labour* is no spelling of أمل, nor *camel* of عمل.
        """
        if word in self._english:
            return False
        own = self._forms.get(word)
        forms = self._forms[english]
        return any(alike(word, form) >= _SOUNDS_LIKE for form in forms if own is None or form in own)

    def bridges(self, word: str) -> Iterator[str]:
        """Words to look for in place of ``word`` when candidates are sought: its glosses, or what it glosses."""
        yield from self.english(word)
        yield from self.forms(word)


NONE = Glosses({})
