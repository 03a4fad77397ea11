from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.columns import FoldedColumn
from marsad.text.folding import fold

LETTERS = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\x00"),
        st.sampled_from("أإآىةکیھۀءؤئـًٌٍَُِّْٰ\u200c\u200f\u202e\ufdf2\ufdfa\ufefbé𝟙𝐀ßİ"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("كَتَائِبُ", "كتايب"),
        ("أإآٱا", "ااااا"),
        ("مصطفى", "مصطفي"),
        ("ألوية", "الويه"),
        ("کتاب‌های", "كتاب هاي"),
        ("شهداء", "شهدا"),
        ("مؤمن شيء", "مومن شي"),
        ("حـــزب", "حزب"),
        ("\ufedf\ufe8e", "لا"),
        ("\ufdf2", "الله"),
        ("۱۲۳ ٤٥٦", "123 456"),
        ("\u202eسر\u202c", "سر"),
        ("Kataʾib É", "kata'ib e"),
        ("ہے", "هي"),
    ],
)
def test_spellings_of_one_word_meet(written: str, folded: str):
    assert fold(written).text == folded


@given(LETTERS)
def test_folding_twice_is_folding_once(text: str):
    once = fold(text).text
    assert fold(once).text == once


@given(LETTERS)
def test_every_character_knows_where_it_came_from(text: str):
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin == sorted(folded.origin)
    for i, char in enumerate(folded.text):
        assert char in fold(text[folded.origin[i]]).text


@given(st.lists(LETTERS, max_size=6))
def test_a_column_folds_like_its_texts(texts: list[str]):
    column = FoldedColumn.of(pl.Series(texts, dtype=pl.String))
    assert len(column) == len(texts)
    assert [column.row_text(row) for row in range(len(texts))] == [fold(text).text for text in texts]


@given(st.lists(LETTERS, min_size=1, max_size=4), st.data())
def test_spans_map_back_alike_for_a_text_and_a_column(texts: list[str], data: st.DataObject):
    column = FoldedColumn.of(pl.Series(texts, dtype=pl.String))
    row = data.draw(st.integers(0, len(texts) - 1))
    folded = fold(texts[row])
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    base = int(column.starts[row])
    rows, starts, ends = (pl.Series([n]).to_numpy() for n in (row, base + start, base + end))
    [first], [last] = column.spans(rows, starts, ends)
    assert (int(first), int(last)) == folded.span(start, end)
    assert folded.text[start:end] in fold(texts[row][first:last]).text


def test_signs_behind_a_word_belong_to_its_span():
    folded = fold("كتابٌ جديد")
    assert folded.span(0, 4) == (0, 5)


def test_null_and_nul_are_empty_and_space():
    column = FoldedColumn.of(pl.Series([None, "a\x00b", ""]))
    assert [column.row_text(row) for row in range(3)] == ["", "a b", ""]
