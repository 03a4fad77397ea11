"""What changed between two wordings, word by word (longest matching blocks, Ratcliff and Obershelp 1988)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from marsad.desk.shown import Piece, pieces

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 3000
"""Tokens of both texts together; above it a comparison takes longer than a reader waits."""


def changes(before: str, after: str) -> tuple[Piece, ...] | None:
    """The later wording with what went (``gone``) and what came (``came``) marked; None where both are too long."""
    old, new = _tokens(before), _tokens(after)
    if len(old) + len(new) > LONGEST:
        return None
    parts: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(Piece("".join(new[c:d])))
            continue
        parts += [Piece("".join(old[a:b]), ("gone",), "taken out")] if b > a else []
        parts += [Piece("".join(new[c:d]), ("came",), "put in")] if d > c else []
    return tuple(parts)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall("".join(piece.text for piece in pieces(text)))
