"""Where the words of a query stand in a text: the spans of the original that a page of hits marks."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.archive.finding.query import WORD
from marsad.text.folding import fold


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a row, each as any of its forms; the last may go on where ``prefix`` says so.

    So many other words may stand ``between`` them, all in all.
    """

    words: tuple[frozenset[str], ...]
    prefix: bool = False
    between: int = 0


def highlights(text: str, marks: list[Mark], *, exact: bool) -> list[tuple[int, int]]:
    """Spans of ``text`` (the original) that the marks match."""
    folded = None if exact else fold(text)
    places = [(m.start(), m.end(), m.group()) for m in WORD.finditer(folded.text if folded else text)]
    words = [word if folded else word.lower() for _, _, word in places]
    spans = set()
    for mark in marks:
        for first in range(len(words) - len(mark.words) + 1):
            if (last := _last(mark, words, first)) is not None:
                start, end = places[first][0], places[last][1]
                spans.add(folded.span(start, end) if folded else (start, end))
    return sorted(spans)


def _last(mark: Mark, words: list[str], first: int) -> int | None:
    """The place of the last word of the mark where its first stands at ``first``; None where it does not."""
    if mark.prefix:
        return first if words[first].startswith(tuple(mark.words[0])) else None
    place, spare = first, mark.between
    for n, asked in enumerate(mark.words):
        while n and spare and place < len(words) and words[place] not in asked:
            place, spare = place + 1, spare - 1
        if place >= len(words) or words[place] not in asked:
            return None
        place += 1
    return place - 1
