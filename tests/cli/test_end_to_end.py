"""The command line as a user runs it: processes of their own, from exports to a footnoted brief."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("end-to-end") / "workspace"
    marsad(folder, "lexicon", "add", SAMPLE / "lexicon")
    for channel in ("sample_sakhr", "sample_manara", "sample_mirsal", "sample_zanbari"):
        for taken in ("first", "second"):
            marsad(folder, "import", SAMPLE / taken / channel, "--source", channel)
    marsad(folder, "detect")
    return folder


def marsad(workspace: Path, *arguments: str | Path, code: int = 0) -> str:
    command = [sys.executable, "-m", "marsad", *map(str, arguments), "--workspace", str(workspace)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == code, done.stderr
    return done.stdout


def asked(workspace: Path, *arguments: str | Path) -> Any:
    return json.loads(marsad(workspace, *arguments, "--json"))


def test_every_post_is_found_and_read(workspace: Path):
    every = asked(workspace, "search", "*", "--limit", "1000")
    lines = [json.loads(line) for line in marsad(workspace, "read", "--all", "--json").splitlines()]
    assert every["total"] == len(every["hits"]) == len(lines) == sum(every["facets"]["source"].values())
    assert {hit["urn"] for hit in every["hits"]} == {line["urn"] for line in lines}


def test_letters_are_unified_in_folded_search_and_kept_in_exact(workspace: Path):
    folded = asked(workspace, "search", "الويه صخر الوادى")
    assert folded["total"] > 5
    for hit in folded["hits"]:
        assert hit["highlights"]
        assert all(0 <= a < b <= len(hit["text"]) for a, b in hit["highlights"])
    assert asked(workspace, "search", "الويه صخر الوادى", "--mode", "exact")["total"] < folded["total"]


def test_phrases_prefixes_exclusions_and_filters(workspace: Path):
    words = asked(workspace, "search", "صخر الوادي")["total"]
    phrase = asked(workspace, "search", '"صخر الوادي"')["total"]
    assert 0 < phrase <= words
    assert asked(workspace, "search", "صخر*")["total"] >= words
    without = asked(workspace, "search", "صخر -الوادي")["total"]
    assert without + words == asked(workspace, "search", "صخر")["total"]
    one = asked(workspace, "search", "*", "--source", "sample_sakhr")
    assert set(one["facets"]["source"]) == {"telegram:sample_sakhr"}
    early = asked(workspace, "search", "*", "--until", "2024-05-10")["total"]
    late = asked(workspace, "search", "*", "--since", "2024-05-10")["total"]
    assert early + late == asked(workspace, "search", "*")["total"]
    actor = asked(workspace, "search", "*", "--actor", "sample-sakhr-wadi")["total"]
    assert 0 < actor < one["total"] + 200


def test_a_post_is_read_with_its_history_and_custody(workspace: Path):
    post = asked(workspace, "read", "telegram:sample_sakhr/2319")
    assert post["text"] == post["revisions"][-1]["text"]
    assert post["statements"][0]["kind"] == "claim"
    assert post["statements"][0]["slots"]["actor"]["id"] == "sample-sakhr-wadi"
    for mention in post["mentions"]:
        assert post["text"][mention["span"][0] : mention["span"][1]] == mention["text"]
    [capture] = [c for c in post["custody"]["captures"] if c["id"] == post["revisions"][0]["capture"]]
    assert len(capture["sha256"]) == 64
    assert post["published"].endswith("Z")


def test_names_answer_across_scripts(workspace: Path):
    best = asked(workspace, "names", "Kataib Hezbollah")["candidates"][0]
    assert (best["id"], best["score"]) == ("kataib-hizballah", 1.0)
    assert asked(workspace, "names", "كتائب حزب الله", "Kata'ib Hizballah")["same"] is True
    assert asked(workspace, "names", "كتائب حزب الله", "كتائب سيد الشهداء")["same"] is False


def test_the_ledgers_and_findings_have_their_shapes(workspace: Path):
    claims, threats = asked(workspace, "claims"), asked(workspace, "threats")
    assert {"id", "status", "actor", "target", "place", "weapon", "date", "conflicts", "first", "carriers"} <= set(
        claims[0]
    )
    assert all(c["status"] == "claimed, uncorroborated" and c["first"] == c["carriers"][0] for c in claims)
    assert {"id", "issuer", "condition", "target", "deadline", "post", "followed_by"} <= set(threats[0])
    findings = asked(workspace, "findings", "--all")
    assert {"id", "kind", "title", "level", "names", "posts", "reasons", "base_rate", "method", "version"} <= set(
        findings[0]
    )
    assert all(f["posts"] and f["reasons"] and f["base_rate"]["text"] for f in findings)
    assert len(asked(workspace, "findings")) < len(findings)


def test_a_second_detection_changes_nothing(workspace: Path):
    before = asked(workspace, "findings", "--all")
    marsad(workspace, "detect")
    assert asked(workspace, "findings", "--all") == before


@pytest.mark.parametrize("ending", ["html", "pdf", "md", "json"])
def test_the_brief_is_written_in_every_format(workspace: Path, ending: str, tmp_path: Path):
    path = tmp_path / f"brief.{ending}"
    marsad(workspace, "brief", "-o", path)
    whole = path.read_bytes()
    assert len(whole) > 10_000
    if ending == "pdf":
        assert whole.startswith(b"%PDF-")
    else:
        assert "telegram:sample" in whole.decode()


def test_verify_finds_a_changed_byte(workspace: Path, tmp_path: Path):
    copied = tmp_path / "copied"
    subprocess.run(["cp", "-r", workspace, copied], check=True)
    batch = next((copied / "archive" / "evidence" / "posts").glob("*.parquet"))
    whole = bytearray(batch.read_bytes())
    whole[len(whole) // 2] ^= 1
    batch.write_bytes(bytes(whole))
    result = json.loads(marsad(copied, "verify", "--json", code=1))
    assert result["ok"] is False
    assert batch.name in result["failures"][0]["where"]
    assert json.loads(marsad(workspace, "verify", "--json"))["ok"] is True


def test_a_name_in_latin_letters_finds_arabic_posts_by_sound(workspace: Path):
    assert asked(workspace, "search", "Kataib Hezbollah", "--mode", "folded")["total"] == 0
    found = asked(workspace, "search", "Kataib Hezbollah", "--mode", "sound")
    arabic = asked(workspace, "search", "actor:kataib-hizballah")
    assert found["total"] >= arabic["total"]


def test_searches_are_saved_and_run_again(workspace: Path):
    once = asked(workspace, "search", "صخر kind:claim", "--save", "stone")
    assert asked(workspace, "search", "--saved", "stone") == once
    assert {"name": "stone", "query": "صخر kind:claim"} in asked(workspace, "searches")
    assert set(once["facets"]) == {"source", "language", "kind", "actor", "place", "weapon", "media", "state", "day"}
    assert set(once["facets"]["kind"]) >= {"claim"}
    marsad(workspace, "search", "--saved", "nothing", code=2)
    marsad(workspace, "search", "صخر AND", code=2)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path):
    folder = tmp_path / "workspace"
    (folder / "archive").mkdir(parents=True)
    (folder / "marsad.toml").write_text("")
    (folder / "archive").chmod(0o500)
    # Root may write anywhere until its capabilities are dropped.
    plain = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [sys.executable, "-m", "marsad", "import", str(SAMPLE / "first" / "sample_sakhr")]
    done = subprocess.run([*plain, *command, "--workspace", str(folder)], capture_output=True, text=True)
    (folder / "archive").chmod(0o700)
    assert done.returncode == 2, done.stderr
    assert "cannot write here" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((folder / "archive").iterdir()) == []


def test_a_file_of_names_is_answered_line_by_line_and_bad_lines_are_listed(workspace: Path, tmp_path: Path):
    names = tmp_path / "names.txt"
    names.write_text("Sakhr al-Wadi\n\nصخر AND\n=nobody\n", "utf-8")
    out = marsad(workspace, "search", "--file", str(names), "--mode", "sound", "--json", code=1)
    first, second = (json.loads(line) for line in out.splitlines())
    assert (first["query"], second["query"]) == ("Sakhr al-Wadi", "=nobody")
    assert first["total"] > 0
    assert first["first"] <= first["last"]
    table = tmp_path / "answers.csv"
    marsad(workspace, "search", "--file", str(names), "-o", str(table), code=1)
    rows = table.read_text("utf-8-sig").splitlines()
    assert rows[0] == "query,posts,sources,first,last"
    assert rows[2].startswith("'=nobody,0,0")
    marsad(workspace, "search", "--file", str(names), "-o", "answers.txt", code=2)
