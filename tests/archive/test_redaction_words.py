"""Words found again: in raw bytes across windows, in documents of many formats, and not where they are not."""

from __future__ import annotations

import gzip
import html
import io
import json
import zipfile
from pathlib import Path

import pytest

from marsad.archive.redaction.blobs import merged, write_without
from marsad.archive.redaction.words import documents, found_in, needles, words_of
from marsad.records.redaction import Place

TEXT = 'قال "أبو مثال" إن السوق & الجسر مغلقان/اليوم\nوغدًا أيضًا.'
WORDS = words_of([TEXT], ["telegram:bayan/12"])


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        json.dumps(TEXT).encode(),
        json.dumps(TEXT, ensure_ascii=False).replace("/", "\\/").encode(),
        html.escape(TEXT).replace("\n", "<br>").encode(),
        html.escape(TEXT, quote=False).replace("\n", "<br/>").encode(),
        TEXT.replace('"', '""').encode(),
        TEXT.encode("utf-16-le"),
    ],
)
@pytest.mark.parametrize("chunk", [7, 64, 1 << 20])
def test_a_text_is_found_as_formats_write_it_across_windows(raw: bytes, chunk: int):
    data = b"x" * 50 + raw + b"y" * 50 + raw
    (first, length), (second, _) = found_in(io.BytesIO(data), needles(TEXT), chunk)
    assert data[first : first + length].strip(b'"') == raw.strip(b'"')
    assert second == first + len(raw) + 50


def test_a_greeting_is_not_looked_for():
    assert needles("Good day") == frozenset()
    assert not words_of(["Good day"], []).quoted("Good day to all")


@pytest.mark.parametrize(
    ("document", "held"),
    [
        ("He wrote: إن السوق & الجسر مغلقان, and no more.", True),
        ("<p>إن <b>السوق</b> &amp; <i>الجسر</i> مغلقان</p>", True),
        (json.dumps({"quote": "إن السوق & الجسر مغلقان"}), True),
        ("إن السوق مفتوح و الجسر مغلقان", False),
        ("See telegram:bayan/12.", True),
        ("See telegram:bayan/123.", False),
    ],
)
@pytest.mark.parametrize("packed", ["plain", "gzip", "zip in zip"])
def test_documents_that_quote_or_name_it(tmp_path: Path, document: str, held: bool, packed: str):
    data = document.encode()
    if packed == "gzip":
        data = gzip.compress(b"first member") + gzip.compress(data)
    elif packed != "plain":
        for name in ("inner.txt", "outer.zip"):
            sink = io.BytesIO()
            with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as file:
                file.writestr(name, data)
            data = sink.getvalue()
    (tmp_path / "file").write_bytes(data)
    assert any(WORDS.held(one) for one in documents(tmp_path / "file")) == held


def test_a_damaged_zip_is_searched_as_it_is(tmp_path: Path):
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 telegram:bayan/12 ")
    assert any(WORDS.held(one) for one in documents(tmp_path / "bad.zip"))


def test_places_that_overlap_are_taken_once(tmp_path: Path):
    places = [Place(4, 4, b"----"), Place(2, 4, b"++++"), Place(4, 4, b"----"), Place(3, 1, b"?")]
    assert [(one.offset, one.length) for one in merged(places)] == [(2, 4), (6, 2)]
    _, removed = write_without(io.BytesIO(b"0123456789"), tmp_path / "out", "b", places, packed=False)
    assert (tmp_path / "out").read_bytes() == b"01++++  89"
    assert [(one.offset, one.length) for one in removed] == [(2, 4), (6, 2)]
