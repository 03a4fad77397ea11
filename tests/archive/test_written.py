"""What the index keeps of words as they are written, held against the plain reading of each text."""

from __future__ import annotations

import random

import polars as pl
import pytest

from marsad.archive.finding.query import WORD
from marsad.archive.finding.written import differing
from marsad.text.columns import FoldedColumn
from marsad.text.folding import fold

TEXTS = ["علي على إلى", "عَلِيّ", "Base BASE bàse", "", "مكتبة مكتبه", "كتاب", "x\u200cy İzmir", "الْعَيْنُ عين"]


def plain(text: str) -> tuple[set[str], set[str]]:
    """The same by one loop over the words of one text."""
    words = WORD.findall(text)
    odd = {word.lower() for word in words if fold(word).text != word.lower()}
    as_is = {fold(word).text for word in words if fold(word).text == word.lower()}
    return odd, {fold(word).text for word in words if word.lower() in odd} - as_is - {""}


@pytest.mark.parametrize("texts", [TEXTS, ["plain words only", "in all rows"], [""], TEXTS[::-1]])
def test_words_that_folding_changes_and_those_that_stand_only_so(texts: list[str]):
    written, unwritten = differing(FoldedColumn.of(pl.Series(texts)))
    assert [set(row.split()) for row in written] == [plain(text)[0] for text in texts]
    assert [set(row.split()) for row in unwritten] == [plain(text)[1] for text in texts]


def test_many_random_rows_agree_with_the_loop():
    rng = random.Random(3)
    letters = "ابتةهىيأإكcC é"
    texts = ["".join(rng.choices(letters, k=rng.randrange(60))) for _ in range(500)]
    written, unwritten = differing(FoldedColumn.of(pl.Series(texts)))
    for text, odd, only in zip(texts, written, unwritten, strict=True):
        assert (set(odd.split()), set(only.split())) == plain(text), text
