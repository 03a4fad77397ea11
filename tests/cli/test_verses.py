"""A verse text as a user brings it: kept unchanged, checked by line, read in posts, searched, shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.flow import open_workspace
from marsad.flow.verses import verses_of
from marsad.records.errors import CannotRun
from tests.flow.invented_verses import NOTICE, lines, verse

from .conftest import Run

QUOTED = f"قال صديقي: {verse(7)} {verse(8)} ثم نام"
URN = "table:posts/1"


@pytest.fixture
def posts(run: Run, tmp_path: Path) -> Path:
    table = tmp_path / "posts.csv"
    table.write_text(
        f'id,date,text\n1,2024-05-01T10:00:00Z,"{QUOTED}"\n2,2024-05-02T10:00:00Z,"هيهات منا الذلة"\n', "utf-8"
    )
    assert run("import", table).code == 0
    return tmp_path


def file(folder: Path, name: str, rows: list[str]) -> Path:
    path = folder / name
    path.write_text("\n".join([*rows, "", NOTICE, ""]), "utf-8")
    return path


def test_without_a_text_the_feature_says_so(run: Run, posts: Path):
    assert "no verse text installed" in run("read", URN).out
    shown = run("read", URN, "--json").json
    assert shown["verses"] == []
    assert "marsad lexicon add quran FILE" in shown["verses_unread"]


def test_a_text_is_kept_with_its_notice_and_read(run: Run, posts: Path):
    text, rendering = file(posts, "text.txt", lines()), file(posts, "en.txt", lines(rendered=True))
    before = run("annotate", "--json").json["version"]
    assert run("lexicon", "add", "quran", text, "--json").json == {"layer": "quran", "entries": 6236, "notice": NOTICE}
    assert run("lexicon", "add", "quran-translation", rendering).code == 0
    again = run("annotate", "--json").json
    assert again["read"] == 1
    assert again["version"] != before
    assert run("annotate", "--json").json["read"] == 0
    shown = run("read", URN, "--json").json
    said = [(m["kind"], m["id"], m["value"], m["text"]) for m in shown["mentions"]]
    assert said == [("verse", "2:1", "2:1-2", verse(7)), ("verse", "2:2", "2:1-2", verse(8))]
    first = shown["verses"][0]
    assert (first["id"], first["text"], first["rendering"]) == ("2:1", verse(7), "Rendered 2:1")
    assert shown["verse_notices"] == [NOTICE, NOTICE]
    assert shown["verses_unread"] is None
    assert "Qur'an 2:1 (the whole verse: Rendered 2:1)" in shown["reading_aid"]["text"]
    kept = next(path for path in posts.rglob("scripture/quran.txt"))
    assert kept.read_bytes() == text.read_bytes()


def test_a_saying_is_glossed(run: Run, posts: Path):
    shown = run("read", "table:posts/2", "--json").json
    assert [(m["kind"], m["id"]) for m in shown["mentions"]] == [("saying", "saying-never-humiliation")]
    assert "sermon" in shown["reading_aid"]["text"]


def test_every_verse_is_a_tag_and_a_typed_verse_is_understood(run: Run, posts: Path):
    run("lexicon", "add", "quran", file(posts, "text.txt", lines()))
    run("annotate")
    folder = next(path for path in posts.rglob("scripture")).parent
    workspace = open_workspace(folder)
    index = workspace.index.opened()
    for id_, hits in (("2:1", 1), ("2:2", 1), ("2:3", 0)):
        query = index.parse_query(f'tags:"verse:{id_}"', ["tags"])
        assert index.searcher().search(query).count == hits
    assert verses_of(workspace, "2:1-2") == ("2:1", "2:2")
    assert verses_of(workspace, "البقرة 1") == ("2:1",)
    assert verses_of(workspace, verse(7)) == ("2:1",)
    assert verses_of(workspace, "صباح الخير") == ()


def test_words_need_a_text_and_numbers_do_not(tmp_path: Path):
    workspace = open_workspace(tmp_path / "empty")
    assert verses_of(workspace, "2:255") == ("2:255",)
    with pytest.raises(CannotRun, match="no verse text installed"):
        verses_of(workspace, "كلمات")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (lines()[:100], "ends before 2:94"),
        (["1-1-x", *lines()[1:]], "line 1: '1-1-x'"),
        ([], "ends before 1:1"),
    ],
)
def test_a_faulty_text_is_refused_and_the_one_before_stays(run: Run, posts: Path, rows: list[str], why: str):
    run("lexicon", "add", "quran", file(posts, "text.txt", lines()))
    refused = run("lexicon", "add", "quran", file(posts, "bad.txt", rows))
    assert refused.code == 2
    assert "bad.txt" in refused.err
    assert why in refused.err
    assert next(path for path in posts.rglob("scripture/quran.txt")).read_text("utf-8").startswith(lines()[0])


def test_other_wrong_files_are_refused(run: Run, tmp_path: Path):
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8" in run("lexicon", "add", "quran", binary).err
    assert "no such file" in run("lexicon", "add", "quran", tmp_path / "absent.txt").err
    assert "`quran FILE`" in run("lexicon", "add", "quran").err
    assert "name a folder" in run("lexicon", "add", "bible", binary).err
