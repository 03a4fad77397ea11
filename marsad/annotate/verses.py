"""Verses, phrases of verses in names, and well-known sayings as mentions: one for each verse, over its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from marsad.lexicon import Lexicon, Section
from marsad.lexicon.scripture import Scripture
from marsad.records.mention import MentionKind
from marsad.text.columns import FoldedColumn
from marsad.text.scripture import Kind, Passage, Passages, quotations_in

VERSION = "1"
PHRASE = "phrase"
"""The value of a mention that is a verse's phrase in a name: it has no id, only verses it could allude to."""
_ITEM = pl.Struct(
    {
        "kind": pl.String,
        "id": pl.String,
        "candidates": pl.List(pl.String),
        "start": pl.Int32,
        "end": pl.Int32,
        "value": pl.String,
    }
)
_Found = tuple[int, str, str | None, list[str], int, int, str | None]


@dataclass(frozen=True)
class Quoting:
    """What quotations are looked for in: verses where a text is installed, sayings of the lexicon."""

    scripture: Scripture | None
    sayings: Passages
    heads: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon, scripture: Scripture | None) -> Quoting:
        """Made ready from a lexicon and the workspace's verse text."""
        entries = lexicon.of(Section.SAYINGS)
        sayings = [Passage(entry.id, number, form) for number, entry in enumerate(entries) for form in entry.forms()]
        heads = tuple(form for entry in lexicon.of(Section.HEADS) for form in entry.forms())
        return cls(scripture, Passages.of(sayings, entire=True), heads)

    @property
    def version(self) -> str:
        """What readings depend on beside the lexicon; empty where no verse text is installed."""
        return f"-verses-{VERSION}-{self.scripture.digest}" if self.scripture else ""

    def items(self, column: FoldedColumn) -> pl.DataFrame:
        """Mentions of a column as ``row`` and ``item``; spans are places of each row's own original."""
        found = sorted([*self._verses(column), *self._sayings(column)], key=lambda one: (one[0], one[4]))
        rows = pl.Series("row", [one[0] for one in found], pl.Int64)
        fields = [dict(zip(_ITEM.to_schema(), one[1:], strict=True)) for one in found]
        return pl.DataFrame([rows, pl.Series("item", fields, _ITEM)])

    def _verses(self, column: FoldedColumn) -> Iterator[_Found]:
        if self.scripture is None:
            return
        for row, quoted in enumerate(quotations_in(column, self.scripture.passages, self.heads)):
            for one in quoted:
                also = list(one.also)
                if one.kind is Kind.PHRASE:
                    yield row, MentionKind.VERSE.value, None, also, one.start, one.end, PHRASE
                for part in one.parts:
                    yield row, MentionKind.VERSE.value, part.id, also, part.start, part.end, one.id

    def _sayings(self, column: FoldedColumn) -> Iterator[_Found]:
        for row, quoted in enumerate(quotations_in(column, self.sayings)):
            for one in quoted:
                yield row, MentionKind.SAYING.value, one.id, [], one.start, one.end, None
