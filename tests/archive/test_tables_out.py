"""Tables that leave: nothing a spreadsheet runs, no private number, the current wording alone."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from marsad.archive import Archive
from marsad.archive.files import writer_lock
from marsad.archive.packages.masking import holds_private, masked
from marsad.archive.packages.receipt import Terms
from marsad.archive.packages.selection import by_names
from marsad.archive.packages.table import write_table
from marsad.archive.readings import Readings
from marsad.records.errors import Busy, CannotRun
from marsad.records.marking import Marking
from marsad.records.posts import CAPTURED

from .conftest import Take, row

NOW = datetime(2024, 7, 1, tzinfo=UTC)
HOSTILE = [
    "=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '";=1+1;"',
    "＝1",
    'two\nlines, and "quotes"',
]


def under(*, unmasked: bool = False) -> Terms:
    return Terms(Marking.GREEN, "test 1", "desk 2", NOW, unmasked)


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def out(archive: Archive, path: Path, *numbers: int, unmasked: bool = False, excel: bool = False) -> Path:
    selection = by_names(archive, [f"telegram:bayan/{n}" for n in numbers], "a list")
    write_table(archive, Readings(archive, "none"), selection, path, under(unmasked=unmasked), excel=excel)
    return path


def test_no_cell_is_taken_for_a_formula(archive: Archive, take: Take, tmp_path: Path):
    take([row(n, text, forward_name="=cmd") for n, text in enumerate(HOSTILE, 1)])
    path = out(archive, tmp_path / "t.csv", *range(1, 10))
    read = cells(path)
    for line, text in zip(read, HOSTILE, strict=True):
        assert line["text"] == (text if text[0] in '"t' else "'" + text)
        assert line["forward"] == "'=cmd"
        assert line["revision"] == "1"
    assert all(field.startswith(b'"') for field in path.read_bytes().splitlines()[0].split(b","))


def test_phones_and_private_accounts_are_masked_unless_asked_for(archive: Archive, take: Take, tmp_path: Path):
    take([row(1, "call +964 770 123 4567", forward_name="Somebody", forward_id="user77")])
    for ending in ("csv", "parquet", "ndjson"):
        path = out(archive, tmp_path / f"t.{ending}", 1)
        assert b"770 123" not in path.read_bytes()
        assert b"Somebody" not in path.read_bytes()
        assert "replaced" in path.with_name(path.name + ".notes.txt").read_text("utf-8")
    plain = out(archive, tmp_path / "all.ndjson", 1, unmasked=True)
    assert pl.read_ndjson(plain)["text"].item() == "call +964 770 123 4567"
    assert "UNMASKED" in (tmp_path / "all.ndjson.notes.txt").read_text("utf-8")


def test_current_wording_absence_and_receipt(archive: Archive, take: Take, tmp_path: Path):
    later = datetime(2024, 5, 3, tzinfo=UTC)
    take([row(1, "one"), row(2, "two"), row(3, "three")])
    take([row(1, "one, edited", edited=later), row(3, "three")])
    table = pl.read_parquet(out(archive, tmp_path / "t.parquet", 1, 2)).sort("urn")
    assert table.select("text", "revision", "absent").rows() == [("one, edited", 2, False), ("two", 1, True)]
    line = archive.custody.lines()[-1]
    assert (line["kind"], line["export"]["posts"], line["export"]["marking"]) == ("export", 2, "TLP:GREEN")
    assert len(line["export"]["sha256"]) == 64


def test_excel_knows_the_letters(archive: Archive, take: Take, tmp_path: Path):
    take([row(1, "صباح الخير")])
    assert out(archive, tmp_path / "t.csv", 1, excel=True).read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(CannotRun, match="--excel"):
        out(archive, tmp_path / "t.parquet", 1, excel=True)


def test_nothing_leaves_without_its_receipt(archive: Archive, take: Take, tmp_path: Path):
    take([row(1, "one")])
    with writer_lock(archive.lock), pytest.raises(Busy):
        out(archive, tmp_path / "t.csv", 1)
    assert not list(tmp_path.glob("t.csv*"))


def test_a_list_tells_which_names_are_not_here(archive: Archive, take: Take):
    take([row(1, "one"), row(2, "notice", kind="service")])
    names = ["telegram:bayan/1", "telegram:bayan/2", "telegram:bayan/404", "nonsense"]
    selection = by_names(archive, names, "a list")
    assert selection.urns["urn"].to_list() == ["telegram:bayan/1"]
    assert selection.unknown == ("telegram:bayan/2", "telegram:bayan/404", "nonsense")
    with pytest.raises(CannotRun, match="nothing leaves"):
        by_names(archive, ["telegram:bayan/404"], "a list")


def test_links_contacts_and_accounts_are_masked_too():
    link = {"kind": "text_link", "start": 0, "end": 4, "target": "tel:+9647701234567"}
    plain = {"kind": "link", "start": 5, "end": 9, "target": "https://example.org/2024"}
    contact = {**dict.fromkeys(CAPTURED.field("media").type.value_type.names), "kind": "contact", "name": "Somebody"}
    posts = pl.DataFrame(pa.Table.from_pylist([row(1, "call here", entities=[link, plain], media=[contact])], CAPTURED))
    [shown] = masked(posts).to_dicts()
    assert [entity["target"] for entity in shown["entities"]] == ["•", "https://example.org/2024"]
    assert shown["media"][0]["name"] is None
    assert holds_private(b'{"from_id":"user7"}')
    assert not holds_private(b'{"from_id": "channel7", "date": "2024-05-01T08:01:00"}')
