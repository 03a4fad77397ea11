import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.scripts import Script, script, script_expr, script_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "unknown"),
        ("😀 12:30 ...", "unknown"),
        ("صباح الخير", "Arabic"),
        ("\u202eשלום\u202c", "Hebrew"),
        ("Привет", "Cyrillic"),
        ("good morning", "Latin"),
        ("नमस्ते", "Devanagari"),
        ("漢字とかな", "Japanese"),
        ("صباح الخير good morning", "mixed"),
        ("صباح الخير يا جماعة من مقهى البحر BBC", "Arabic"),
        ("٠١٢٣", "unknown"),
    ],
)
def test_script_of_one_text(text, expected):
    assert script(text) is Script(expected)


def test_a_column_keeps_order_length_and_nulls():
    texts = pl.Series("text", ["سلام", None, "", "hello\x00there", "Привет" * 5000])
    found = pl.DataFrame({"text": texts}).select(script_expr()).to_series()
    assert found.to_list() == ["Arabic", "unknown", "unknown", "Latin", "Cyrillic"]


def test_an_empty_column():
    assert script_of(pl.Series("text", [], dtype=pl.String)).to_list() == []


@given(st.lists(st.text(max_size=20), max_size=8))
def test_rows_do_not_touch_each_other(texts):
    assert script_of(pl.Series(texts, dtype=pl.String)).to_list() == [script(text).value for text in texts]
