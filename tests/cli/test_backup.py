"""A workspace put away and brought back, and what is refused on the way."""

from __future__ import annotations

import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.archive.files import writer_lock
from tests.conftest import SAMPLE

from .conftest import Run


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Path:
    workspace = tmp_path / "workspace"
    assert run("import", SAMPLE / "first" / "sample_manara", "--source", "sample_manara").code == 0
    with closing(sqlite3.connect(workspace / "desk.sqlite3")) as desk:
        desk.execute("create table judged (what text)")
        desk.execute("insert into judged values ('kept')")
        desk.commit()
    (workspace / "reports").mkdir(exist_ok=True)
    (workspace / "reports" / "brief.md").write_text("a brief", "utf-8")
    return workspace


def names(path: Path) -> set[str]:
    with tarfile.open(path) as tar:
        return set(tar.getnames())


@pytest.mark.parametrize("ending", ["tar", "tar.zst"])
def test_there_and_back(run: Run, filled: Path, tmp_path: Path, ending: str):
    file, back = tmp_path / f"b.{ending}", tmp_path / "back"
    posts = run("search", "*", "--json").json["total"]
    assert run("backup", "-o", file).code == 0
    done = run("restore", file, "-o", back, "--json", workspace=None)
    assert (done.code, done.json["ok"]) == (0, True)
    assert not (back / "archive" / "derived").exists()
    assert (back / "reports" / "brief.md").read_text("utf-8") == "a brief"
    with closing(sqlite3.connect(back / "desk.sqlite3")) as desk:
        assert desk.execute("select what from judged").fetchall() == [("kept",)]
    assert run("search", "*", "--json", workspace=back).json["total"] == posts
    assert run("verify", workspace=back).code == 0
    assert Archive(filled / "archive").custody.lines()[-1]["export"]["what"] == "backup"


def test_derived_data_comes_along_when_asked_for(run: Run, filled: Path, tmp_path: Path):
    run("backup", "-o", tmp_path / "small.tar")
    run("backup", "-o", filled / "large.tar", "--derived")
    assert not any("derived" in name for name in names(tmp_path / "small.tar"))
    inside = names(filled / "large.tar")
    assert any(name.startswith("archive/derived/index/") for name in inside)
    assert not {"archive/writer.lock", "large.tar", "large.tar.part"} & inside


def test_a_desk_in_use_is_taken_whole(run: Run, filled: Path, tmp_path: Path):
    with closing(sqlite3.connect(filled / "desk.sqlite3")) as desk:
        desk.execute("pragma journal_mode=wal")
        desk.execute("insert into judged values ('in the journal')")
        desk.commit()
        assert run("backup", "-o", tmp_path / "b.tar").code == 0
    run("restore", tmp_path / "b.tar", "-o", tmp_path / "back", workspace=None)
    with closing(sqlite3.connect(tmp_path / "back" / "desk.sqlite3")) as desk:
        assert desk.execute("select count(*) from judged").fetchone() == (2,)


@pytest.mark.parametrize("ending", ["tar", "tar.zst"])
@pytest.mark.parametrize("place", [0.1, 0.5, 0.8])
def test_a_changed_byte_is_noticed(run: Run, filled: Path, tmp_path: Path, ending: str, place: float):
    file = tmp_path / f"b.{ending}"
    run("backup", "-o", file)
    whole = bytearray(file.read_bytes())
    if ending == "tar":
        with tarfile.open(file) as tar:
            member = max(tar, key=lambda m: m.size)
        whole[member.offset_data + int(member.size * place)] ^= 1
    else:
        whole[int(len(whole) * place)] ^= 1
    file.write_bytes(bytes(whole))
    done = run("restore", file, "-o", tmp_path / "back", workspace=None)
    assert done.code == 2
    assert str(file) in done.err
    assert "damaged" in done.err or "leads out" in done.err or "no backup of ours" in done.err
    assert not (tmp_path / "back").exists()
    assert not (tmp_path / "back.part").exists()


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_a_backup_cut_short_restores_nothing(run: Run, filled: Path, tmp_path: Path, keep: float):
    file = tmp_path / "b.tar.zst"
    run("backup", "-o", file)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * keep)])
    done = run("restore", file, "-o", tmp_path / "back", workspace=None)
    assert done.code == 2
    assert not (tmp_path / "back").exists()


def member(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, "marsad.toml"
    return info


@pytest.mark.parametrize(
    "info",
    [
        member("../out.txt"),
        member("/tmp/out.txt"),
        member("archive/../../out.txt"),
        member("..\\out.txt"),
        member("C:/out.txt"),
        member("link", tarfile.SYMTYPE),
        member("hard", tarfile.LNKTYPE),
        member("pipe", tarfile.FIFOTYPE),
    ],
    ids=lambda info: info.name,
)
def test_names_that_climb_and_links_are_refused(run: Run, tmp_path: Path, info: tarfile.TarInfo):
    file = tmp_path / "hostile.tar"
    with tarfile.open(file, "w") as tar:
        tar.addfile(info, io.BytesIO())
    done = run("restore", file, "-o", tmp_path / "deep" / "back", workspace=None)
    assert done.code == 2
    assert repr(info.name) in done.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "hostile.tar"]


def test_what_cannot_be_done_says_why(run: Run, filled: Path, tmp_path: Path):
    assert "end the name" in run("backup", "-o", tmp_path / "b.zip").err
    run("backup", "-o", tmp_path / "b.tar")
    assert "not empty" in run("restore", tmp_path / "b.tar", "-o", filled, workspace=None).err
    assert "no such file" in run("restore", tmp_path / "none.tar", "-o", tmp_path / "x", workspace=None).err
    with writer_lock(Archive(filled / "archive").lock):
        busy = run("backup", "-o", tmp_path / "busy.tar")
    assert busy.code == 2
    assert not list(tmp_path.glob("busy.tar*"))


def test_an_archive_damaged_before_is_restored_and_told(run: Run, filled: Path, tmp_path: Path):
    blob = next(path for path in (filled / "archive" / "evidence" / "blobs").glob("??/*"))
    blob.write_bytes(b"changed")
    run("backup", "-o", tmp_path / "b.tar")
    done = run("restore", tmp_path / "b.tar", "-o", tmp_path / "back", workspace=None)
    assert done.code == 1
    assert "DOES NOT verify" in done.out
    assert blob.name in done.out


def test_an_older_backup_is_not_written_over(run: Run, filled: Path, tmp_path: Path):
    file = tmp_path / "b.tar"
    assert run("backup", "-o", file).code == 0
    before = file.read_bytes()
    again = run("backup", "-o", file)
    assert again.code == 2
    assert "is there already" in again.err
    assert file.read_bytes() == before
