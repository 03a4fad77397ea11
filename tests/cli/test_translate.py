from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.annotate.translation.servers import serving
from tests.annotate.translation.word_translator import make_model
from tests.conftest import SAMPLE

from .conftest import Run

WORDS = {
    "وصلنا": "we-reached", "إلى": "to", "المدينة.": "the-town.", "لم": "not", "يقع": "happened", "شيء.": "anything.",
    "في": "in", "هذه": "these", "ثلاثة": "three", "أيام.": "days.", "أيام": "days",
}  # fmt: skip
POSTS = [
    {"message_id": 1, "date": "2024-05-01T10:00:00", "text": "وصلنا إلى المدينة. لم يقع شيء."},
    {"message_id": 2, "date": "2024-05-01T11:00:00", "text": "لم يقع شيء. في هذه المدينة."},
    {"message_id": 3, "date": "2024-05-01T12:00:00", "text": "في ثلاثة أيام."},
]
ONE, TWO, THREE = (f"telegram:alpha/{n}" for n in (1, 2, 3))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "words", WORDS)


@pytest.fixture
def desk(run: Run, tmp_path: Path, model: Path) -> Run:
    table = tmp_path / "posts.ndjson"
    table.write_text("\n".join(json.dumps(p | {"channel": "alpha"}, ensure_ascii=False) for p in POSTS), "utf-8")
    assert run("import", table, "--source", "alpha").code == 0
    assert run("models", "add", model, "--name", "words", "--from", "ar", "--to", "en").code == 0
    return run


def test_a_post_is_translated_checked_signed_and_then_quotable(desk: Run):
    [made] = desk("translate", ONE, "--json").out.splitlines()
    first = json.loads(made)
    assert first["text"] == "we-reached to the-town.\nnot happened anything."
    assert (first["number"], first["origin"], first["quotable"], first["doubts"]) == (1, "machine", False, [])
    assert "CTranslate2" in first["by"]
    shown = desk("read", ONE, "--json").json
    assert shown["translation"]["quotable"] is False
    assert desk("translate", ONE, "--sign", "1").code == 2, "a signature has a name"
    signed = desk("translate", ONE, "--sign", "1", "--by", "A. Reader", "--json").json[0]
    assert signed["signed_by"] == "A. Reader"
    again = desk("translate", ONE, "--sign", "1", "--by", "B. Reader")
    assert again.code == 2
    assert "signed already" in again.err
    assert desk("read", ONE, "--json").json["translation"]["quotable"] is True


def test_a_doubt_blocks_a_signature_without_a_reason(desk: Run):
    made = json.loads(desk("translate", TWO, "--json").out)
    assert made["doubts"] == []
    own = Path("own.txt")
    own.write_text("Something happened.\nIn this town.\n", "utf-8")
    kept = desk("translate", TWO, "--own", own, "--by", "A. Reader", "--json").json[0]
    assert [(d["check"], d["start"]) for d in kept["doubts"]] == [("negation", 0)]
    assert (kept["origin"], kept["number"]) == ("person", 2)
    refused = desk("translate", TWO, "--sign", "2", "--by", "A. Reader")
    assert refused.code == 2
    assert "1 doubts" in refused.err
    assert desk("translate", TWO, "--sign", "2", "--by", "A. Reader", "--note", "checked").code == 0


def test_the_queue_goes_by_urgency_and_goes_on_where_it_stopped(desk: Run):
    assert desk("translate", ONE, TWO, "--later", "--json").json == {"queued": 2, "waiting": 2}
    assert desk("translate", THREE, "--later", "--priority", "5", "--json").json["waiting"] == 3
    assert desk("translate", TWO, "--later", "--deadline", "2024-06-01", "--json").json == {"queued": 0, "waiting": 3}
    waiting = desk("translate", "--json").json
    assert [w["urn"] for w in waiting] == [THREE, TWO, ONE]
    done = [json.loads(line)["urn"] for line in desk("translate", "--now", "--json").out.splitlines()]
    assert done == [THREE, TWO, ONE]
    assert desk("translate", "--json").json == []


def test_an_engine_that_fails_loses_nothing(desk: Run, tmp_path: Path):
    with serving(WORDS) as server:
        added = desk("models", "add", server.url, "--name", "libre", "--kind", "libretranslate")
        assert added.code == 0
        assert "Nothing leaves this machine" in added.out
        server.answer = (503, "busy")
        failed = desk("translate", ONE, "--engine", "libre")
        assert failed.code == 1
        assert "503" in failed.err
        assert "503" in desk("translate", "--json").json[0]["failed"]
        server.answer = None
        assert json.loads(desk("translate", "--now", "--json").out)["by"].startswith("LibreTranslate")


def test_a_post_that_is_not_there_is_listed_and_the_others_go_on(desk: Run):
    ran = desk("translate", "telegram:alpha/9", ONE, "--json")
    assert ran.code == 1
    assert "telegram:alpha/9: no such post" in ran.err
    assert json.loads(ran.out)["urn"] == ONE
    assert desk("translate", "--json").json == []


def test_engines_are_listed_and_tried(desk: Run):
    [listed] = desk("models", "list", "--json").json
    assert (listed["name"], listed["kind"], listed["state"], listed["leaves"]) == ("words", "ctranslate2", "ready", "")
    tried = desk("models", "test", "words", "لم يقع شيء.", "--json").json
    assert tried["pairs"] == [["لم يقع شيء.", "not happened anything."]]
    assert desk("models", "test", "nothing").code == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("translate", "telegram:alpha/9"), "no such post"),
        (("translate", ONE, "--engine", "gone"), "no such engine"),
        (("translate", ONE, "--to", "fa", "--engine", "words"), "does not render ar in fa"),
        (("translate", ONE, "--to", "fa"), "no translation engine renders ar in fa"),
    ],
)
def test_what_cannot_be_translated_is_said(desk: Run, arguments: tuple[str, ...], why: str):
    ran = desk(*arguments)
    assert ran.code == 1
    assert why in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("models", "add", "nowhere", "--name", "x"), "neither a CTranslate2 folder"),
        (("models", "add", "https://example.org", "--name", "x"), "needs --kind"),
        (("models", "add", "https://example.org", "--name", "x", "--kind", "libretranslate"), "may_leave = true"),
        (("models", "add", "http://127.0.0.1:1", "--name", "Big Name", "--kind", "libretranslate"), "not a name"),
        (("models", "add", "http://127.0.0.1:1", "--name", "words", "--kind", "libretranslate"), "already"),
    ],
)
def test_an_engine_that_cannot_be_set_up_is_refused(desk: Run, arguments: tuple[str, ...], why: str):
    before = Path("workspace/marsad.toml").read_text("utf-8")
    ran = desk(*arguments)
    assert ran.code == 2
    assert why in ran.err
    assert Path("workspace/marsad.toml").read_text("utf-8") == before


def test_a_signed_translation_stands_in_the_brief_and_an_unsigned_one_does_not(desk: Run):
    claim = {
        "message_id": 4,
        "date": "2024-05-01T13:00:00",
        "text": "استهدفت كتائب سيف الهضاب قاعدة عين الزنبق بطائرة مسيرة.",
        "channel": "alpha",
    }
    Path("more.ndjson").write_text(json.dumps(claim, ensure_ascii=False), "utf-8")
    assert desk("lexicon", "add", SAMPLE / "lexicon").code == 0
    assert desk("import", "more.ndjson", "--source", "alpha").code == 0
    Path("own.txt").write_text("The Sayf al-Hidab Battalions targeted the Ain al-Zanbaq base with a drone.", "utf-8")
    assert desk("translate", "telegram:alpha/4", "--own", "own.txt", "--by", "A. Reader").code == 0
    assert desk("brief", "-o", "brief.md").code == 0
    assert "targeted the Ain al-Zanbaq base" not in Path("brief.md").read_text("utf-8")
    assert desk("translate", "telegram:alpha/4", "--sign", "1", "--by", "A. Reader").code == 0
    assert desk("brief", "-o", "brief.md").code == 0
    brief = Path("brief.md").read_text("utf-8")
    assert "targeted the Ain al-Zanbaq base" in brief
    assert "Translation, signed" in brief
