import io
import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.collect.json_scan import BrokenJson, Scanner, Unparsed

texts = st.text(alphabet='ab"\\{}[],:/\n\t é😀\x0b', max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**12) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
messages = st.lists(st.fixed_dictionaries({"id": st.integers(0, 99), "e": st.lists(st.just({"id": 1})), "v": values}))
layouts = st.sampled_from([None, 0, 1, 4, "\t"])


@settings(max_examples=150, deadline=None)
@given(messages | st.lists(values), layouts, st.booleans(), st.integers(1, 400), values)
def test_elements_are_what_orjson_reads(items, indent, ascii_, window, beside):
    raw = json.dumps({"before": beside, "m": items, "after": beside}, indent=indent, ensure_ascii=ascii_).encode()
    scanner = Scanner(io.BytesIO(raw), window=window)
    found = []
    for key in scanner.members():
        if key == "m":
            found = list(scanner.elements())
    assert [value for _, _, value in found] == orjson.loads(raw)["m"]
    assert all(orjson.loads(raw[at : at + size]) == value for at, size, value in found)
    assert scanner.at_end()


@settings(max_examples=150, deadline=None)
@given(messages, layouts, st.integers(1, 400), st.data())
def test_whatever_is_whole_before_a_cut_is_read(items, indent, window, data):
    raw = json.dumps({"m": items}, indent=indent).encode()
    cut = data.draw(st.integers(0, len(raw) - 1))
    scanner, found = Scanner(io.BytesIO(raw[:cut]), window=window), []
    with pytest.raises(BrokenJson) as error:  # noqa: PT012 - what was found before the break is the point
        for _ in scanner.members():
            for element in scanner.elements():
                found.append(element)
    assert error.value.cut
    assert [value for _, _, value in found] == items[: len(found)]
    scanner = Scanner(io.BytesIO(raw))
    ends = [at + size for _ in scanner.members() for at, size, _ in scanner.elements()]
    assert len(found) == sum(end <= cut for end in ends)


def test_a_broken_element_is_told_and_the_others_are_read():
    raw = b'[{"id": 1}, {"id": 2, "x": nope}, {"id": 3, "t": "\xff"}, {"id": 4}]'
    first, second, third, fourth = (value for _, _, value in Scanner(io.BytesIO(raw)).elements())
    assert first == {"id": 1}
    assert isinstance(second, Unparsed)
    assert isinstance(third, Unparsed)
    assert fourth == {"id": 4}


def test_telegrams_own_escapes_are_mended():
    raw = rb'[{"id": 1, "t": "a\x0Bb\\x0Bc\"}"}, {"id": 2, "t": "\x01"}]'
    assert [value["t"] for _, _, value in Scanner(io.BytesIO(raw)).elements()] == ['a\x0bb\\x0Bc"}', "\x01"]


def test_a_mark_of_byte_order_is_passed_over():
    assert list(Scanner(io.BytesIO(b"\xef\xbb\xbf[1, 2]")).elements()) == [(4, 1, 1), (7, 1, 2)]


@pytest.mark.parametrize("raw", [b'{"a" 1}', b'{"a": 1 "b": 2}', b"[1 2]", b"{1: 2}", b"[}"])
def test_what_is_no_json_breaks_and_is_not_called_a_cut(raw):
    scanner = Scanner(io.BytesIO(raw))
    with pytest.raises(BrokenJson) as error:
        list(scanner.members() if raw[:1] == b"{" else scanner.elements())
    assert not error.value.cut
