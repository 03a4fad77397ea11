"""Each planted tampering is found and named; what nobody inside can find is told from what an outside hash finds."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from marsad.archive import Archive
from marsad.archive.custody import digest
from marsad.archive.files import sha256_file
from marsad.archive.merkle import leaves, root
from marsad.archive.verify import verify
from marsad.archive.writer import writing
from marsad.bench.tampering import TAMPERINGS, Tampering, planted
from marsad.records.errors import CannotRun

from .theatre import Scenario


@pytest.fixture(scope="module")
def archive(theatre: dict[str, Scenario], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Several batches, edits, absences, two blobs, and a log of several segments."""
    folder = tmp_path_factory.mktemp("tampered") / "workspace"
    shutil.copytree(theatre["later import"].before, folder)
    theatre["later import"].again(folder)
    archive = Archive(folder / "archive")
    lines = [raw + b"\n" for _, _, raw in archive.custody.raw_lines()]
    for n in range(0, len(lines), 3):  # as they lie once the log is long
        (archive.custody.folder / f"{n // 3 + 1:06d}.ndjson").write_bytes(b"".join(lines[n : n + 3]))
    assert verify(archive).ok
    return archive


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda t: t.name)
def test_it_is_found_and_named(archive: Archive, tampering: Tampering):
    with planted(archive, tampering) as hand:
        result = verify(archive)
        assert not result.ok
        assert tampering.found(hand, result), result.failures
    assert verify(archive).ok


@pytest.mark.parametrize(
    "change", [{"posts": 5}, {"blobs": [[1]]}, {"posts": {"rows": 1}}, {"timestamp": "x"}, {"seq": "x"}]
)
def test_a_line_that_no_marsad_writes_is_named(archive: Archive, change: dict[str, object]):
    forged = Tampering("", lambda h: h.edit(0, lambda line: line.update(change)), lambda h: "", lambda h: "")
    with planted(archive, forged):
        assert "line 1" in " ".join(failure.where for failure in verify(archive).failures)


@pytest.mark.parametrize(
    "name", ["the last line removed", "the log cut and HEAD made to fit", "HEAD removed", "another hash in HEAD"]
)
def test_a_writer_never_covers_it_up(archive: Archive, name: str):
    tampering = next(t for t in TAMPERINGS if t.name == name)
    with planted(archive, tampering):
        before = sorted(path.name for path in archive.evidence.rglob("*"))
        with (
            pytest.raises(CannotRun, match=r"nothing is written|damaged here"),
            writing(archive, "test", "", datetime.now(UTC)),
        ):
            pass
        assert sorted(path.name for path in archive.evidence.rglob("*")) == before


def test_who_makes_all_anew_is_found_only_by_a_hash_kept_outside(archive: Archive, tmp_path: Path):
    forged = Archive(Path(shutil.copytree(archive.folder, tmp_path / "forged")))
    noted = archive.custody.head()
    batch = next(b for b in forged.log().batches if b.posts)
    assert batch.posts is not None
    table = pq.ParquetFile(batch.posts).read()
    changed = pl.DataFrame(table).with_columns(text=pl.lit("never said")).to_arrow().cast(table.schema)
    pq.write_table(changed, batch.posts, row_group_size=5_000)
    previous = "0" * 64
    for segment in forged.custody.segments():
        lines = [json.loads(line) for line in segment.read_bytes().splitlines()]
        out = b""
        for line in lines:
            if line["seq"] == batch.seq:
                line["posts"].update(sha256=sha256_file(batch.posts), root=root(leaves(changed)).hex())
            line["prev"] = previous
            raw = json.dumps(line).encode()
            previous, out = digest(raw), out + raw + b"\n"
        segment.write_bytes(out)
    (forged.custody.folder / "HEAD").write_text(json.dumps({"seq": noted.seq, "hash": previous}))
    assert verify(forged).ok, "from inside nothing can tell"
    assert verify(forged).head != noted, "the hash that was noted down does"
