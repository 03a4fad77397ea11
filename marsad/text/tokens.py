"""Words and sentences of a text, as spans of code points.

A word is a run of letters, marks and digits; an apostrophe inside it belongs to it (``Kata'ib``, ``l'armée``), and
so does the zero-width non-joiner of Persian. A sentence ends at a newline or at ``. ! ? ؟ ۔ ؛ ।`` followed by
space or the end, where a full stop after a known abbreviation, a single letter or inside a number ends nothing
(the plain rules of Kiss and Strunk, *Unsupervised Multilingual Sentence Boundary Detection*, 2006, with a fixed
list in place of their statistics). Every character of a text lies in one sentence or in the space between two.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

Word = tuple[int, int, str]
Span = tuple[int, int]

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0300-\u036f\u0591-\u05c7\u0640"
_JOINERS = "'’ʼʻʿʾ\u200c\u200d"
_WORD = re.compile(rf"[^\W_](?:[\w{_MARKS}]|[{_JOINERS}](?=[^\W_]))*")

_ABBREVIATED = """
mr mrs ms dr prof gen col capt lt sgt maj brig st vs etc no nos vol fig dept gov sen rep jr sr inc ltd co
corp approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m
p.m e.g i.e u.s u.n u.k m mme mlle av art cf env p pp г гг ул им т.е т.д т.п др см тыс млн млрд руб د م أ ص
ج هـ ق.م
"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Words after which a full stop ends no sentence, in lower case."""

_HARD = "!?؟؛।\n\r\u2028\u2029"
_STOPS = ".۔"
_CLOSERS = "\"'”’»)]}"
_END = re.compile(rf"[{re.escape(_HARD + _STOPS)}…]+[{re.escape(_CLOSERS)}]*")
_LAST_WORD = re.compile(r"(?:\w+\.)*\w+\Z")
_LONGEST_ABBREVIATION = 12


def words(text: str) -> list[Word]:
    """``(start, end, word)`` of every word of a text, in order.

    >>> words("kata'ib 313, al-nur")
    [(0, 7, "kata'ib"), (8, 11, '313'), (13, 15, 'al'), (16, 19, 'nur')]
    """
    return [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]


def sentences(text: str) -> list[Span]:
    """``(start, end)`` of every sentence, end mark included, space around it not; never empty spans, in order.

    >>> [ "Dr. Salim paid 3.50. He left."[a:b] for a, b in sentences("Dr. Salim paid 3.50. He left.") ]
    ['Dr. Salim paid 3.50.', 'He left.']
    """
    spans: list[Span] = []
    start = 0
    for mark in _END.finditer(text):
        if _ends(text, mark):
            _keep(text, start, mark.end(), spans)
            start = mark.end()
    _keep(text, start, len(text), spans)
    return spans


def _ends(text: str, mark: re.Match[str]) -> bool:
    if any(char in "\n\r\u2028\u2029" for char in mark.group()):
        return True
    if mark.end() < len(text) and not text[mark.end()].isspace():
        return False
    if mark.group() not in _STOPS:
        return True
    before = _LAST_WORD.search(text, max(0, mark.start() - _LONGEST_ABBREVIATION), mark.start())
    return before is None or not _abbreviated(before.group())


def _abbreviated(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(inner)))


_BREAKS = np.array([ord(char) for char in "\x00\n\r\u2028\u2029"], np.uint32)
_ENDS = np.array([ord(char) for char in "!?؟؛।.۔…"], np.uint32)
_SPACES = np.array([ord(char) for char in " \t\n\r\x00\u00a0\u2028\u2029"], np.uint32)
_FULL_STOPS = np.array([ord(char) for char in _STOPS], np.uint32)
_CLOSING = np.array([ord(char) for char in _CLOSERS], np.uint32)
_REACH = 3


def sentence_starts(codepoints: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Where sentences begin in a joined text, ascending, for ``searchsorted``: NUL and newlines separate as well.

    The bulk twin of :func:`sentences`, coarser in one thing: of the abbreviations it knows only single letters and
    short lower-case words with an inner stop. Each start is the first place behind an end mark; the space that follows
    belongs to the new sentence. The first start is 0; an empty array has none.
    """
    if not len(codepoints):
        return np.zeros(0, np.int64)
    breaks = np.flatnonzero(np.isin(codepoints, _BREAKS)) + 1
    marks = np.flatnonzero(np.isin(codepoints, _ENDS))
    after = _skip_closers(codepoints, marks + 1)
    closed = (after >= len(codepoints)) | np.isin(codepoints[np.minimum(after, len(codepoints) - 1)], _SPACES)
    ends = closed & ~_after_initial(codepoints, marks)
    starts = np.unique(np.concatenate([np.zeros(1, np.int64), breaks, after[ends]]))
    return starts[starts < len(codepoints)]


def _skip_closers(codepoints: npt.NDArray[np.uint32], places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    last = len(codepoints) - 1
    for _ in range(_REACH):
        closing = (places <= last) & np.isin(codepoints[np.minimum(places, last)], _CLOSING)
        places = places + closing
    return places


def _after_initial(codepoints: npt.NDArray[np.uint32], marks: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether a mark is the full stop of an initial: one letter with a space or a stop before it (``A. Salim``,
    ``U.S.``).
    """
    stop = np.isin(codepoints[marks], _FULL_STOPS)
    one = codepoints[np.maximum(marks - 1, 0)]
    two = codepoints[np.maximum(marks - 2, 0)]
    letter = (one > ord("@")) & ~np.isin(one, _SPACES)
    alone = np.isin(two, _SPACES) | np.isin(two, _FULL_STOPS) | (marks < 2)
    return stop & letter & alone & (marks > 0)
