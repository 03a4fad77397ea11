"""What changed between two wordings, as pieces of a page.

A change that stands at the edges of words is an isolate of its own (``dir="auto"``), so that a Latin word put into an
Arabic sentence moves nothing round it; inside a word it is not, for an isolate would part letters that join.
"""

from __future__ import annotations

from marsad.desk.shown import Piece
from marsad.report.display import safe
from marsad.text.diff import Change, Stretch, diff
from marsad.text.masking import mask_phones

WHOLE = "whole"
_KINDS = {Change.GONE: ("gone", "taken out"), Change.CAME: ("came", "put in")}


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """The later wording with what went (``gone``) and what came (``came``) marked; phone numbers masked over both
    whole texts, code point for code point, so that the spans hold.
    """
    old, new = mask_phones(before), mask_phones(after)
    return tuple(_piece(stretch, old, new) for stretch in diff(before, after))


def _piece(stretch: Stretch, old: str, new: str) -> Piece:
    if stretch.what is Change.SAME:
        return Piece(safe(new[slice(*stretch.after)]))
    text, (start, end) = (old, stretch.before) if stretch.what is Change.GONE else (new, stretch.after)
    kind, title = _KINDS[stretch.what]
    return Piece(safe(text[start:end]), (kind, WHOLE) if _whole(text, start, end) else (kind,), title)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word of ``text`` is parted at the edges of a span."""
    return not any(0 < at < len(text) and _letter(text[at - 1]) and _letter(text[at]) for at in (start, end))


def _letter(character: str) -> bool:
    return not character.isspace() and (character.isalnum() or not character.isascii())
