"""The command `names` as a user gives it."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_two_names_need_no_workspace(run: Run):
    done = run("names", "أبو علي العسكري", "Abu Ali al-Askari the military spokesman", "--json", workspace=None)
    assert done.code == 0
    assert set(done.json) == {"score", "same", "reasons"}
    assert done.json["same"] is True
    assert run("names", "True Promise Brigades", "ألوية الوعد الحق", "--json", workspace=None).json["same"] is True


def test_pairs_answer_line_by_line_and_list_the_bad_ones(run: Run, tmp_path: Path):
    file = tmp_path / "pairs.tsv"
    file.write_bytes("Saraya al-Hibr\tسرايا الحبر\nonly one\n\n".encode() + b"\xff\tx\n" + "حسن\tHussein\n".encode())
    done = run("names", "--pairs", file, "--json", workspace=None)
    assert done.code == 1
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row.get("same") for row in rows] == [True, None, None, False]
    assert rows[1]["line"] == 2
    assert "two names" in rows[1]["failed"]
    assert "line 4: is not UTF-8" in done.err
    assert run("names", "--pairs", tmp_path / "none.tsv").code == 2
    assert run("names", "x", "--pairs", file).code == 2


def test_candidates_have_four_fields(run: Run):
    found = run("names", "Kataeb Hezbollah", "--json").json["candidates"]
    assert found[0]["id"] == "kataib-hizballah"
    assert all(set(row) == {"id", "name", "score", "matched"} for row in found)


def test_a_list_is_added_shown_asked_and_removed(run: Run, tmp_path: Path):
    file = tmp_path / "ink.csv"
    file.write_text("id,name,aliases\n7,Saraya al-Hibr,سرايا الحبر\n8,,\n", "utf-8")
    added = run("lexicon", "add", file, "--date", "2024-05-06", "--json")
    assert added.code == 1
    assert added.json["layer"] == "ink-2024-05-06"
    assert [row["item"] for row in added.json["failed"]] == ["row 3"]
    assert run("lexicon", "list", "--json").json["layers"][0]["date"] == "2024-05-06"
    assert run("names", "سرايا الحبر", "--json").json["candidates"][0]["id"] == "ink-2024-05-06:7"
    assert run("lexicon", "remove", "ink-2024-05-06").code == 0
    assert run("lexicon", "remove", "ink-2024-05-06").code == 2
    assert run("lexicon", "list", "--json").json == {"layers": []}


def test_the_house_style_is_a_setting(run: Run, tmp_path: Path):
    assert "slah al-din" in run("names", "صلاح الدين").out
    (tmp_path / "workspace" / "marsad.toml").write_text('[text]\ntransliteration = "ijmes-dots"\n', "utf-8")
    assert "ṣlāḥ al-dīn" in run("names", "صلاح الدين").out
