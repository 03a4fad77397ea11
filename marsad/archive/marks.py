"""Where the words of a query stand in a text: the spans of the original that a page of hits marks."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.archive.query import WORD
from marsad.text.folding import fold


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a row, each as any of its forms; the last may go on where ``prefix`` says so."""

    words: tuple[frozenset[str], ...]
    prefix: bool = False


def highlights(text: str, marks: list[Mark], *, exact: bool) -> list[tuple[int, int]]:
    """Spans of ``text`` (the original) that the marks match."""
    folded = None if exact else fold(text)
    places = [(m.start(), m.end(), m.group()) for m in WORD.finditer(folded.text if folded else text)]
    words = [word if folded else word.lower() for _, _, word in places]
    spans = set()
    for mark in marks:
        for first in range(len(words) - len(mark.words) + 1):
            if _stands(mark, words, first):
                start, end = places[first][0], places[first + len(mark.words) - 1][1]
                spans.add(folded.span(start, end) if folded else (start, end))
    return sorted(spans)


def _stands(mark: Mark, words: list[str], first: int) -> bool:
    if mark.prefix:
        return words[first].startswith(tuple(mark.words[0]))
    return all(words[first + n] in asked for n, asked in enumerate(mark.words))
