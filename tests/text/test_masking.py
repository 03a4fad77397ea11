import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.masking import MASK, mask_phones, mask_phones_of


@pytest.mark.parametrize(
    "number",
    [
        "+964 770 123 4567",
        "00964-770-1234567",
        "0770 123 4567",
        "(0770) 123-4567",
        "07701234567",
        "٠٧٧٠١٢٣٤٥٦٧",
        "۰۹۱۲۳۴۵۶۷۸۹",
        "+1 (202) 555-0143",
        "050-123-4567",
        "06 12 34 56 78",
        "9647701234567+",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "call {} today", "اتصل على {}، شكرا", "{} و {}"])
def test_phone_numbers_are_masked(number, frame):
    text = frame.format(number, number)
    masked = mask_phones(text)
    assert len(masked) == len(text)
    assert not any(char.isdigit() for char in masked)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        "01/05/2024 10:30",
        "01.05.2024",
        "٠٥/٠١/٢٠٢٤",
        "01 05 2024",
        "20241013",
        "2023-10-07 06:30:00",
        "CVE-2024-012345",
        "192.168.001.001",
        "0.123456789",
        "$0,123,456",
        "1,500,000 dinars",
        "١٠٠٠٠٠٠ دينار",
        "t.me/x/0123456789",
        "https://example.org/01234567890",
        "d41d8cd98f00b204e9800998ecf8427e",
        "id 0123456789ab",
        "+100 and +200",
        "313",
        "",
    ],
)
def test_other_numbers_stay(text):
    assert mask_phones(text) == text


def test_a_number_in_a_link_to_a_person():
    assert mask_phones("https://wa.me/9647701234567") == "https://wa.me/" + MASK * 13


def test_a_column():
    texts = pl.Series("text", ["0770 123 4567", None, "no number", "+9647701234567"])
    assert mask_phones_of(texts).to_list() == ["•••• ••• ••••", None, "no number", "+" + MASK * 13]


@given(st.text(alphabet=st.sampled_from("0123456789٠٧+-. ()/:a،m\n"), max_size=50))
def test_masking_keeps_length_and_is_the_same_in_columns(text):
    masked = mask_phones(text)
    assert len(masked) == len(text)
    assert all(a == b or (a.isdigit() and b == MASK) for a, b in zip(text, masked, strict=True))
    assert mask_phones_of(pl.Series([text])).to_list() == [masked]
