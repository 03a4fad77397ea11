"""Words from outside, made ready to be shown: marked, masked, unable to act.

A text is cut at the edges of its marks; each piece is escaped by the template that writes it. Phone numbers are masked
over the whole text first, code point for code point, so that the spans hold. Bidi controls that an author typed are
left out of what is shown, for they would reorder the page; :func:`hidden` counts them, and evidence keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from marsad.report.display import line, safe
from marsad.text.masking import mask_phones

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BETWEEN = f'[^A-Za-z0-9{_RTL}.,:;()\u00ab\u00bb\u201c\u201d"]*[{_RTL}]'
_BRACKETED = f"[^A-Za-z{_RTL}]?\\([^()A-Za-z]*[{_RTL}][^()A-Za-z]*\\)"
_HANDLE = r"\b(?:c[0-9]{5,20}|x-[0-9a-f]{12})\b"
_RUN = re.compile(f"\u2068([^\u2068\u2069]*)\u2069|([{_RTL}](?:{_BETWEEN}|{_BRACKETED})*)|({_HANDLE})")
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text: ``kind`` gives the colour, ``title`` says it in words."""

    start: int
    end: int
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; plain where ``kinds`` is empty."""

    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""


def pieces(text: str, marks: Iterable[Mark] = ()) -> tuple[Piece, ...]:
    """The whole text in order, cut at the marks. Marks that do not lie in the text are left out."""
    return _cut(mask_phones(text), 0, len(text), list(marks))


def excerpt(text: str, marks: Iterable[Mark] = (), room: int = 420) -> tuple[Piece, ...]:
    """At most ``room`` code points round the first mark, an ellipsis where something is left out, no blank lines."""
    found = list(marks)
    first = min((mark.start for mark in found), default=0)
    start = max(0, min(first - room // 4, len(text) - room))
    start = _word_edge(text, start)
    end = min(len(text), start + room)
    end = _word_edge(text, end) if end < len(text) else end
    before = (Piece("\u2026 "),) if start else ()
    after = (Piece(" \u2026"),) if end < len(text) else ()
    inner = _cut(mask_phones(text), start, end, found)
    return (*before, *(replace(piece, text=_BLANK.sub("\n", piece.text)) for piece in inner), *after)


def sentence(text: str, title_of: Callable[[str], str | None] = lambda _: None) -> tuple[Piece, ...]:
    """A sentence of ours that names others: each right-to-left run in it stands isolated (kind ``name``).

    A handle that is a bare number or a hash gives way to the title that ``title_of`` knows for it.
    """
    parts: list[Piece] = []
    at = 0
    text = mask_phones(text)
    for match in _RUN.finditer(text):
        isolated, run, handle = match.groups()
        title = title_of(handle) if handle else None
        name = line(title) if title else safe(isolated or run or handle or "")
        parts.append(Piece(safe(text[at : match.start()])))
        parts.append(Piece(name, ("name",), handle if title else ""))
        at = match.end()
    parts.append(Piece(safe(text[at:])))
    return tuple(part for part in parts if part.text)


def _word_edge(text: str, at: int) -> int:
    """The last beginning of a word at or before ``at``; ``at`` itself inside a very long word."""
    space = text.rfind(" ", max(0, at - 40), at)
    return space + 1 if at and space >= 0 else at


def hidden(text: str) -> int:
    """How many direction controls of the original are not shown."""
    return len(_CONTROLS.findall(text))


def _cut(text: str, low: int, high: int, marks: list[Mark]) -> tuple[Piece, ...]:
    inside = [mark for mark in marks if low <= mark.start < mark.end <= len(text) and mark.start < high]
    edges = sorted({low, high, *(min(edge, high) for mark in inside for edge in (mark.start, mark.end))})
    return tuple(_piece(text, start, end, inside) for start, end in pairwise(edges))


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    title = "; ".join(dict.fromkeys(mark.title for mark in over if mark.title))
    return Piece(safe(text[start:end]), tuple(dict.fromkeys(mark.kind for mark in over)), title)
