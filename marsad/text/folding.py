"""Folding: bringing the spellings of one word to one form, with offsets that map back to what was written.

========== ====================================================================================================
``marks``   vowel signs, dagger alif, accents, tatweel, zero-width and bidi controls go; presentation forms, ligatures
            and full-width forms become plain letters; the zero-width non-joiner becomes a space
``letters`` also: alef, ya, hamza, ta marbuta, Persian and Urdu kaf, yeh and heh take one form each; Arabic-Indic,
            Persian and mathematical digits become ASCII; case goes. The default, and what search and annotation use
``masked``  also: look-alikes inside a word, and what is put between its letters (:mod:`marsad.text.unmasking`)
========== ====================================================================================================

The original is never touched. Every level is idempotent, and each does all that the one before it does. Choices follow
Darwish, *Building a Shallow Arabic Morphological Analyzer* (2002), and what CAMeL Tools (Obeid et al. 2020) calls
alef, alef maksura and teh marbuta normalisation; hamza on the line is dropped because Persian, Urdu and hurried Arabic
leave it out. One text: :func:`fold`. A column: :func:`fold_expr`, or with offsets :mod:`marsad.text.columns`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property

import polars as pl

from marsad.text.folding_tables import Level, table
from marsad.text.unmasking import SUSPECT, unmask

__all__ = ["Folded", "Level", "fold", "fold_expr", "fold_of", "table"]


@dataclass(frozen=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    original: str
    text: str
    level: Level = Level.LETTERS
    _places: tuple[int, ...] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def origin(self) -> list[int]:
        """For each character of ``text`` its place in ``original``; one entry more, for the end."""
        if self._places is not None:
            return [*self._places, len(self.original)]
        changes = table(self.level)
        places = [i for i, char in enumerate(self.original) for _ in changes.get(ord(char), "x")]
        return [*places, len(self.original)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` of the folded text as a span of the original; signs that were dropped behind it belong to
        it.
        """
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], max(self.origin[end], self.origin[end - 1] + 1)


def fold(text: str, level: Level | str = Level.LETTERS) -> Folded:
    """Fold one text. ``level`` is a :class:`Level` or its name; another name is a :class:`ValueError`.

    >>> fold("كَتَائِبُ ۲۰").text
    'كتايب 20'
    >>> fold("كَتَائِبُ ۲۰", "marks").text
    'كتائب ۲۰'
    >>> masked = fold("the b_o_o_k_s here", level="masked")
    >>> masked.text, masked.span(4, 9)
    ('the books here', (4, 13))
    """
    level = Level(level)
    if level is Level.MASKED:
        plain, places = unmask(text, table(level))
        return Folded(text, plain, level, tuple(places))
    return Folded(text, text.translate(table(level)), level)


def fold_expr(column: str | pl.Expr = "text", level: Level | str = Level.LETTERS) -> pl.Expr:
    """:func:`fold` of a column as a Polars expression: string to string, null stays null, row for row equal to
    ``fold(text, level).text``.

    ``marks`` and ``letters`` are one native pass. ``masked`` folds natively too and then reads one by one only the
    rows that can hide something.

    >>> pl.DataFrame({"text": ["Kataʾib", "أَلْوِيَة"]}).select(fold_expr())["text"].to_list()
    ["kata'ib", 'الويه']
    """
    texts = pl.col(column) if isinstance(column, str) else column
    level = Level(level)
    if level is Level.MASKED:
        return texts.map_batches(lambda column: fold_of(column, Level.MASKED), return_dtype=pl.String)
    return texts.str.replace_many(*_pairs(level))


def fold_of(texts: pl.Series, level: Level | str = Level.LETTERS) -> pl.Series:
    """:func:`fold_expr` of one column that is at hand."""
    level = Level(level)
    folded = texts.str.replace_many(*_pairs(level))
    if level is not Level.MASKED:
        return folded
    places = folded.str.contains(SUSPECT).fill_null(value=False).arg_true()
    if not len(places):
        return folded
    plain = [fold(text, level).text for text in texts.gather(places)]
    return folded.scatter(places, pl.Series(plain, dtype=pl.String))


@cache
def _pairs(level: Level) -> tuple[list[str], list[str]]:
    changes = table(level)
    return [chr(code) for code in changes], list(changes.values())
