"""`marsad redact` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.flow import Workspace
from tests.flow.redaction_scene import where

from .conftest import Run

POST = "telegram:manara/2"


@pytest.fixture
def filled(scened: Workspace) -> Path:
    return scened.folder


def test_from_the_dry_run_to_the_tombstone(run: Run, filled: Path):
    dry = run("redact", POST, "--dry-run", "--json").json
    assert (dry["dry_run"], dry["line"], len(dry["wordings"]), len(dry["raw"])) == (True, None, 2, 3)
    done = run("redact", POST, "--everywhere", "--reason", "order 9", "--kind", "court-order", "--yes", "--json")
    assert done.code == 0
    assert done.json["line"] == 7
    assert where(filled) == []
    (one,) = run("verify", "--json").json["redactions"]
    assert (one["kind"], one["reason"], one["on_import"]) == ("court-order", "order 9", False)
    assert "Redacted by line 7" in run("verify").out
    assert "REDACTED: revision 1" in run("read", POST).out
    assert [stone["revision"] for stone in run("read", POST, "--json").json["redacted"]] == [1, 2]
    assert run("search", "Qarnubat", "--json").json["total"] == 0
    again = run("redact", POST, "--reason", "order 9", "--yes")
    assert again.code == 0
    assert "Nothing is left to remove" in again.out


def test_nothing_goes_unasked(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch):
    said = run("redact", POST, "--reason", "order 9")
    assert said.code == 2
    assert "nothing was removed" in said.err
    monkeypatch.setattr("marsad.cli.redacting.sys.stdin.isatty", lambda: True, raising=False)
    for word, code in (("yes", 2), ("redact", 0)):
        monkeypatch.setattr("typer.prompt", lambda *_, word=word, **__: word)
        assert run("redact", POST, "--reason", "order 9").code == code
        assert ("telegram:manara/2" in run("verify", "--json").out) == (code == 0)


def test_a_list_of_posts(run: Run, filled: Path, tmp_path: Path):
    (tmp_path / "list.txt").write_text("telegram:manara/2\ntelegram:sada/2\n", "utf-8")
    done = run("redact", "--file", tmp_path / "list.txt", "--reason", "order 9", "--yes", "--json").json
    assert {one["urn"] for one in done["wordings"]} == {"telegram:manara/2", "telegram:sada/2"}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "say what is redacted"),
        ([POST], "--reason is empty"),
        ([POST, "--media", "a" * 64], "leave out the posts"),
        ([POST, "telegram:manara/1", "--revision", "1"], "one post"),
        (["telegram:manara/99", "--reason", "x"], "no such post"),
        (["manara", "--reason", "x"], "not the URN of a post"),
        ([POST, "--reason", "x", "--file", "none.txt"], "none.txt"),
    ],
)
def test_what_cannot_run_says_why(run: Run, filled: Path, arguments: list[str], why: str):
    said = run("redact", *arguments)
    assert said.code == 2
    assert why in said.err
    assert said.err.count("\n") == 1


def test_media_of_a_post_and_a_file_by_hash(run: Run, filled: Path):
    post = run("redact", POST, "--media-only", "--reason", "x", "--yes", "--json").json
    assert (post["wordings"], len(post["media"]), post["blocked"]) == ([], 1, post["media"])
    shared = run("read", "telegram:manara/1", "--json").json["media"][0]["sha256"]
    by_hash = run("redact", "--media", shared, "--reason", "x", "--kind", "unlawful-imagery", "--yes", "--json").json
    assert by_hash["media"] == [shared]
    unknown = run("redact", "--media", "b" * 64, "--reason", "x", "--kind", "unlawful-imagery", "--yes", "--json").json
    assert (unknown["media"], unknown["blocked"]) == ([], ["b" * 64])
    assert run("verify").code == 0
