"""The desk after a redaction: nothing of the post is left in its database, and judgements stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.archive.redaction.plan import Wanted
from marsad.desk import forgetting, inbox, place
from marsad.flow import Workspace, open_workspace
from marsad.flow.redacting import redact
from marsad.records.errors import CannotRun
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason
from marsad.records.judgement import Judgement, Verdict
from marsad.records.redaction import RedactionKind
from tests.flow.redaction_scene import FIRST, where

NOW = datetime(2024, 6, 1, tzinfo=UTC)
POST = "telegram:raya/9"
WORDS = "Zelmithun & sons at Dorvash"


def finding(id_: str, post: str, words: str) -> Finding:
    reason = Reason(f"Its words: {words}", (post,))
    rate = BaseRate(None, 0, "none")
    return Finding(id_, FindingKind.BURST, words, Level.HIGH, (words,), (post,), (reason,), rate, "test", "1")


@pytest.fixture
def folder(scened: Workspace) -> Iterator[Path]:
    """A desk with a finding that rests on the post, one that only quotes it, and one of neither; all judged."""
    folder = scened.folder
    found = [
        finding("burst-1", POST, WORDS),
        finding("burst-2", "telegram:raya/8", WORDS),
        finding("burst-3", "telegram:raya/91", "market day"),
    ]
    inbox.keep(folder, found, NOW)
    for one in found:
        inbox.judge(folder, Judgement(one.id, Verdict.HIT, "agreed", "Ada", NOW))
    place.leave()
    yield folder
    place.leave()


def removed(folder: Path) -> forgetting.Elsewhere | None:
    workspace = open_workspace(folder)
    done = redact(workspace, Wanted((POST,), everywhere=True), "order 4", RedactionKind.COURT_ORDER)
    left = forgetting.forget(workspace, done.plan.words)
    return left[0] if left else None


def test_no_byte_of_the_database_holds_it(folder: Path):
    assert any("desk.sqlite3" in place_ for place_ in where(folder))
    assert removed(folder) is None
    assert where(folder) == []


def test_findings_on_it_go_and_judgements_stay_without_its_words(folder: Path):
    removed(folder)
    assert [one.id for one in inbox.listed(folder)] == ["burst-3"]
    for id_ in ("burst-1", "burst-2", "burst-3"):
        assert [one.reason for one in inbox.judgements(folder, id_)] == ["agreed"]
    with place.at(folder):
        from marsad.desk.models import Judgement as Row

        seen = {row.about: row.seen for row in Row.objects.all()}
    assert seen["burst-1"]["title"] == "redacted"
    assert seen["burst-1"]["posts"] == [POST]
    assert seen["burst-3"]["title"] == "market day"


def test_judgements_can_still_not_be_changed_afterwards(folder: Path):
    removed(folder)
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as desk, pytest.raises(sqlite3.IntegrityError):
        desk.execute("UPDATE desk_judgement SET reason = 'other'")


def test_words_that_a_person_wrote_are_told(folder: Path):
    inbox.judge(folder, Judgement("burst-3", Verdict.MISS, f"as in {FIRST[:60]}", "Ada", NOW))
    place.leave()
    left = removed(folder)
    assert left is not None
    assert left.where == "desk_judgement.reason"


def test_a_desk_opened_after_one_that_was_cut_off_is_cleaned_first(folder: Path):
    redact(open_workspace(folder), Wanted((POST,)), "order 4", RedactionKind.COURT_ORDER)
    assert [one.id for one in inbox.listed(folder)] == ["burst-2", "burst-3"]


def test_a_desk_that_is_in_use_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forgetting, "_WAIT", 0.1)
    with closing(sqlite3.connect(folder / "desk.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotRun, match="stop the desk"):
            removed(folder)


def test_a_post_page_shows_the_tombstone(folder: Path):
    removed(folder)
    with place.at(folder):
        from django.test import Client

        page = Client(SERVER_NAME="127.0.0.1").get(f"/posts/{POST}").content.decode()
    assert "order 4" in page
    assert "The words of this wording were redacted." in page
    assert "Zelmithun" not in page
