from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.tokens import sentence_starts, sentences, words


def said(text):
    return [text[start:end] for start, end in sentences(text)]


def codes(text):
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def test_words_keep_their_apostrophes_and_joiners():
    assert [word for _, _, word in words("kata'ib l'eau می\u200cروم 'quoted' a-b")] == [
        "kata'ib",
        "l'eau",
        "می\u200cروم",
        "quoted",
        "a",
        "b",
    ]


def test_sentences_end_where_people_end_them():
    assert said("He paid 3.50. Then he left! «نعم.» وانتهى؟ بعدها\nسطر") == [
        "He paid 3.50.",
        "Then he left!",
        "«نعم.»",
        "وانتهى؟",
        "بعدها",
        "سطر",
    ]
    assert said("یہ ایک جملہ ہے۔ یہ دوسرا ہے۔") == ["یہ ایک جملہ ہے۔", "یہ دوسرا ہے۔"]


def test_abbreviations_end_nothing():
    assert said("Dr. Salim met Gen. A. Nur at 5 p.m. on Sunday.") == ["Dr. Salim met Gen. A. Nur at 5 p.m. on Sunday."]
    assert said("See example.org for more. Bye") == ["See example.org for more.", "Bye"]


def test_nothing_and_a_huge_text():
    assert words("") == sentences("") == sentences(" \n\t") == []
    assert len(sentences("مرحبا يا سلام. " * 20_000)) == 20_000


def test_starts_for_a_joined_text():
    text = "He left. U.S. news! «نعم.» ok\nnew\x00next"
    starts = sentence_starts(codes(text)).tolist()
    assert [text[a:b].strip(" \n\x00") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == [
        "He left.",
        "U.S. news!",
        "«نعم.»",
        "ok",
        "new",
        "next",
    ]
    assert sentence_starts(codes("")).tolist() == []


@given(st.text(alphabet=st.sampled_from("ab .!?؟\n\"'۔1٣"), max_size=60))
def test_sentences_cover_all_but_space(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@given(st.text(max_size=60))
def test_starts_ascend_within_the_text(text):
    starts = sentence_starts(codes(text)).tolist()
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert bool(text) == bool(starts)


@given(st.text(max_size=60))
def test_words_are_what_stands_there(text):
    assert all(text[start:end] == word for start, end, word in words(text))
