"""Any changed, missing or reordered byte is found, and a run that was cut off leaves nothing half done."""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.archive.custody import Head, Line
from marsad.archive.files import writer_lock
from marsad.archive.verify import verify
from marsad.archive.writer import writing
from marsad.records.errors import CannotRun
from marsad.records.source import Source

from .conftest import START, Take, row


@pytest.fixture
def filled(archive: Archive, take: Take) -> Archive:
    for n in range(4):
        take([row(i, f"post {i} taken {n}") for i in range(1 + n * 3, 4 + n * 3)])
    take([row(1, "post 1 taken 0"), row(3, "post 3 taken 0")])
    return archive


def evidence(archive: Archive) -> list[Path]:
    return sorted(path for path in archive.evidence.rglob("*") if path.is_file())


def test_a_whole_archive_verifies(filled: Archive):
    result = verify(filled)
    assert result.ok
    counted = {"lines": 5, "batches": 4, "blobs": 5, "posts": 12, "timestamps": 0, "redactions": 0}
    assert result.checked == counted


def test_every_changed_byte_is_found(filled: Archive):
    for path in evidence(filled):
        whole = path.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 1}:
            broken = bytearray(whole)
            broken[place] ^= 1
            path.write_bytes(bytes(broken))
            assert not verify(filled).ok, f"{path.name}, byte {place}"
        path.write_bytes(whole)
    assert verify(filled).ok


def test_every_missing_file_is_found(filled: Archive):
    for path in evidence(filled):
        moved = path.rename(path.with_name("elsewhere.away"))
        assert not verify(filled).ok, path.name
        moved.rename(path)
    assert verify(filled).ok


def test_reordered_and_missing_lines_are_found(filled: Archive):
    segment = filled.custody.segments()[0]
    lines = segment.read_bytes().splitlines(keepends=True)
    for order in ([1, 0, 2, 3, 4], [0, 1, 3, 4], [0, 1, 2, 3], [0, 1, 2, 3, 4, 4]):
        segment.write_bytes(b"".join(lines[i] for i in order))
        assert not verify(filled).ok, order
    segment.write_bytes(b"".join(lines))
    assert verify(filled).ok


def test_debris_is_named_and_swept(filled: Archive, take: Take):
    (filled.evidence / "posts" / "000006.parquet").write_bytes(b"half")
    (filled.evidence / "posts" / "000006.parquet.part").write_bytes(b"half")
    result = verify(filled)
    assert result.ok
    assert len(result.debris) == 2
    assert filled.custody.head().seq == 5
    take([row(50, "next")])
    assert verify(filled).debris == ()


def test_a_batch_counts_only_once_its_line_is_in_place(archive: Archive, take: Take, monkeypatch: pytest.MonkeyPatch):
    take([row(1, "a")])
    before = archive.custody.head()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(archive.custody), "append", cut)
        with pytest.raises(KeyboardInterrupt):
            take([row(1, "a"), row(2, "b")])
    assert archive.custody.head() == before
    assert archive.posts(["urn"]).collect().height == 1
    assert take([row(1, "a"), row(2, "b")]).new == 1
    assert verify(archive).ok


def test_a_second_writer_is_told(archive: Archive):
    with (
        writing(archive, "test", "", START),
        pytest.raises(CannotRun, match="another marsad is writing"),
        writer_lock(archive.lock),
    ):
        pass


def test_a_capture_says_all_that_the_berkeley_protocol_asks(archive: Archive, take: Take):
    take([row(1, "a")])
    take([row(7, "b", source="telegram:c77")], source=Source("telegram:c77", titles=("Bayan",)))
    [named, numbered] = archive.log().captures.values()
    assert named.taken.tzinfo == UTC
    assert (named.item, named.url, numbered.url) == ("export-1.json", "https://t.me/bayan", None)
    assert (named.method, named.tool, named.operator, named.notes) == ("test", "test 1", "nobody", "")
    kept = archive.evidence / named.place
    raw = (kept.parents[4] / "export-1.json").read_bytes()
    assert archive.blobs.content_hash(kept) == named.sha256 == sha256(raw).hexdigest()
    assert named.size == len(raw)


def test_a_capture_of_schema_1_has_no_place(archive: Archive, take: Take, monkeypatch: pytest.MonkeyPatch):
    whole = archive.custody.append

    def before(body: Line) -> Head:
        del body["captures"][0]["place"]
        return whole(body)

    monkeypatch.setattr(archive.custody, "append", before)
    take([row(1, "a")])
    assert [capture.place for capture in archive.log().captures.values()] == [""]
