import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.transliteration import latin, transliterate


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("سرايا السلام", "sraya al-slam"),
        ("عَلِيّ", "ali"),
        ("مُحَمَّد", "muhammad"),
        ("أبو علي العسكري", "Abu Ali al-askri"),
        ("كتائب حزب الله", "kta'b hzb Allah"),
        ("سپاه", "spah"),
        ("Salim 7", "Salim 7"),
        ("", ""),
    ],
)
def test_house_form(name, expected):
    assert transliterate(name) == expected


def test_rough_latin():
    assert latin("Владимир") == "vladimir"
    assert latin("Société") == "societe"
    assert latin("كتائب") == "كتائب"


@given(st.text(max_size=30))
def test_any_text_passes(text):
    assert isinstance(transliterate(text), str)
    assert isinstance(latin(text), str)
