"""The canonical form of a row can be made by anyone, and the tree is RFC 6962's."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from marsad.archive import Archive
from marsad.archive.merkle import audit_path, canonical, leaf, leaves, root
from marsad.archive.verify import verify
from marsad.records.posts import POSTS

from .conftest import START, Take, row

POLL = {"question": "which?", "closed": None, "voters": 3, "answers": [{"text": "a\u2028", "voters": None}]}


def plain(value: object) -> Any:
    """The documented form, made without Marsad."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def written(row: dict[str, Any]) -> str:
    return json.dumps(plain(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([{**r, "revision": 1, "capture": "cap-1"} for r in rows], POSTS)


def test_the_canonical_form_is_what_the_standard_library_writes():
    every = [chr(i) for i in range(0x110000) if not 0xD800 <= i < 0xE000]
    strange = [row(i, "".join(every[i * 5000 : i * 5000 + 5000])) for i in range(len(every) // 5000 + 1)]
    entity = {"kind": "link", "start": 0, "end": 2, "target": 'a"b\\c/'}
    media = {**dict.fromkeys(("kind", "path", "name", "mime", "size", "width", "height", "duration")), "status": "x"}
    rich = [
        row(900, "", poll=POLL, entities=[entity, {**entity, "target": None}], edited=START, raw_hash=b"\xff\0"),
        row(901, "", media=[{**media, "sha256": None}], reactions=[{"name": "👍", "count": 2**53}]),
        row(902, "", media=None, entities=None, offset=2**62, length=-1, published=datetime(1, 1, 1)),
    ]
    for posts in (table(strange), table(rich), table([rich[2]])):
        assert canonical(posts).to_list() == [written(r) for r in posts.to_pylist()]


def naive(hashes: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return sha256(b"\x01" + naive(hashes[:k]) + naive(hashes[k:])).digest()


def path(hashes: list[bytes], m: int) -> list[bytes]:
    """RFC 6962, section 2.1.1."""
    if len(hashes) == 1:
        return []
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    if m < k:
        return [*path(hashes[:k], m), naive(hashes[k:])]
    return [*path(hashes[k:], m - k), naive(hashes[:k])]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8, 13, 64, 65])
def test_roots_and_paths_are_those_of_rfc_6962(size: int):
    hashes = [leaf(str(i)) for i in range(size)]
    assert root(hashes) == naive(hashes)
    assert [audit_path(hashes, i) for i in range(size)] == [path(hashes, i) for i in range(size)]


def test_a_batch_names_the_root_of_its_file(archive: Archive, take: Take):
    take([row(1, "a", poll=POLL), row(2, "b", entities=[]), row(3, "c")])
    [line] = archive.custody.lines()
    rows = pq.read_table(archive.evidence / line["posts"]["path"]).to_pylist()
    assert line["schema"] == 2
    assert line["posts"]["root"] == naive([leaf(written(r)) for r in rows]).hex()


def test_changed_rows_are_named_even_when_the_log_was_made_to_fit(
    archive: Archive, take: Take, monkeypatch: pytest.MonkeyPatch
):
    take([row(1, "a"), row(2, "b")])
    [line] = archive.custody.lines()
    posts = archive.evidence / line["posts"]["path"]
    whole = pq.read_table(posts)
    pq.write_table(whole.set_column(8, "text", pa.array(["a", "c"])), posts)
    body = {k: v for k, v in line.items() if k not in ("schema", "seq", "prev")}
    body["posts"]["sha256"] = sha256(posts.read_bytes()).hexdigest()
    for path in archive.custody.folder.iterdir():
        path.unlink()
    archive.custody.append(body)
    assert [(f.what, f.where) for f in verify(archive).failures] == [("rows of batch 1", "posts/000001.parquet")]
    del body["posts"]["root"]
    for path in archive.custody.folder.iterdir():
        path.unlink()
    archive.custody.append(body)
    assert [f.what for f in verify(archive).failures] == ["rows of batch 1"]


def test_a_line_of_schema_1_verifies_as_before(archive: Archive, take: Take, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("marsad.archive.custody.SCHEMA", 1)
    take([row(1, "a")])
    monkeypatch.undo()
    take([row(2, "b")])
    assert [line["schema"] for line in archive.custody.lines()] == [1, 2]
    assert verify(archive).ok
    assert len(leaves(table([row(1, "a")]))) == 1
