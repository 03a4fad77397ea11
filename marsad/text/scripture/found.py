"""What is found: quotations, formulas and phrases, each with its span, its verses, a score and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """``quotation`` of a passage; ``formula`` of everyday piety; ``phrase`` of a verse used as a name."""

    QUOTATION = "quotation"
    FORMULA = "formula"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Part:
    """The words ``[start, end)`` of the original that belong to one passage (a verse, by its ``sura:aya``)."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span ``[start, end)`` in code points of the original, and what it quotes.

    ``parts`` are the verses quoted, in order, each with its own span; ``also`` are other verses that read the same
    (``55:13`` stands thirty-one times). ``score`` lies between 0 and 1; ``reasons`` say what it rests on. A phrase has
    no parts, only the verses in ``also`` that it could allude to.
    """

    kind: Kind
    start: int
    end: int
    score: float
    reasons: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    also: tuple[str, ...] = ()
    name: str = ""

    @property
    def id(self) -> str:
        """``2:255``, a run as ``2:255-257``; a formula by its name, a phrase by its first verse."""
        if not self.parts:
            return self.name or next(iter(self.also), "")
        first, last = self.parts[0].id, self.parts[-1].id
        return first if first == last else f"{first}-{last.rpartition(':')[2]}"
