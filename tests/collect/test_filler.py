"""What stands where a post was taken out: as long as it was, and the file can still be read."""

from __future__ import annotations

import json

import pytest

from marsad.collect import filler


@pytest.mark.parametrize("length", [2, 9, 29, 30, 31, 32, 33, 500])
def test_json_stays_an_object_of_the_same_length(length: int):
    for made in (filler.message(length, 12), filler.json_row(length)):
        assert len(made) == length
        assert isinstance(json.loads(made), dict)
    assert json.loads(filler.message(500, 12)) == {"id": 12, "type": "unsupported"}


def test_an_html_block_keeps_its_number_and_closes():
    raw = '<div class="message default" id="message7">\n<div class="text">\nكلمات\n</div>\n</div>'.encode()
    made = filler.block(raw)
    assert len(made) == len(raw)
    assert made.startswith(b'<div class="message default" id="message7">')
    assert made.endswith(b"</div>")
    assert "كلمات".encode() not in made
    assert filler.block(b"<p>no block</p>") == b" " * 15


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_row_keeps_its_fields_and_its_end(encoding: str, end: str):
    raw = f'1;"كلمة; وسطر\nآخر";3{end}'.encode(encoding)
    made = filler.delimited(raw, 3, ";", encoding)
    assert len(made) == len(raw)
    assert made.decode(encoding).strip(" ") == f";;{end}"
