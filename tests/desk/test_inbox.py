from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marsad.desk import inbox, place
from marsad.records.errors import CannotRun
from marsad.records.finding import FindingKind, Level, Reason
from marsad.records.judgement import Judgement, Verdict

from .conftest import BURST, HOSTILE, LOW, NOW, PLAIN, finding

LATER = NOW + timedelta(days=1)


def said(verdict: Verdict, about: str = PLAIN.id, reason: str = "seen before") -> Judgement:
    return Judgement(about, verdict, reason, "Ada", NOW)


def test_findings_come_back_whole_in_the_inbox_s_order(folder: Path) -> None:
    assert inbox.listed(folder) == [HOSTILE, BURST, PLAIN]
    assert inbox.listed(folder, everything=True) == [HOSTILE, BURST, PLAIN, LOW]


def test_findings_are_chosen_by_kind_and_by_the_dates_of_their_posts(folder: Path) -> None:
    assert inbox.listed(folder, kind=FindingKind.BURST) == [BURST]
    assert inbox.listed(folder, since=datetime(2024, 5, 1, 7, tzinfo=UTC)) == [BURST]
    assert inbox.listed(folder, until=datetime(2024, 5, 1, 7, tzinfo=UTC)) == [HOSTILE, PLAIN]
    assert inbox.listed(folder, since=datetime(2024, 5, 2, tzinfo=UTC)) == []


def test_a_finding_found_again_is_renewed_and_the_others_stay(folder: Path) -> None:
    grown = replace(PLAIN, posts=(*PLAIN.posts, "telegram:beta/8"), level=Level.HIGH)
    inbox.judge(folder, said(Verdict.HIT))
    inbox.keep(folder, [grown], LATER)
    assert set(inbox.listed(folder, everything=True)) == {HOSTILE, grown, BURST, LOW}
    assert inbox.judgements(folder, PLAIN.id) == [said(Verdict.HIT)]
    with place.at(folder):
        from marsad.desk.models import Finding, Judgement

        kept = {row.id: (row.first_kept, row.last_kept) for row in Finding.objects.all()}
        assert len(Judgement.objects.get().seen["posts"]) == 2
    assert kept[PLAIN.id] == (NOW, LATER)
    assert kept[LOW.id] == (NOW, NOW)


def test_the_same_finding_twice_in_one_keeping_counts_once(folder: Path) -> None:
    inbox.keep(folder, [finding("new"), finding("new", Level.HIGH)], NOW)
    assert [f.level for f in inbox.listed(folder) if f.id == finding("new").id] == [Level.HIGH]


def test_a_later_judgement_stands_beside_an_earlier_one(folder: Path) -> None:
    inbox.judge(folder, said(Verdict.HIT))
    inbox.judge(folder, said(Verdict.MISS, reason="I was wrong"))
    assert inbox.judgements(folder, PLAIN.id) == [said(Verdict.HIT), said(Verdict.MISS, reason="I was wrong")]
    assert inbox.judgements(folder, BURST.id) == []


def test_a_judgement_is_never_changed_or_removed(folder: Path) -> None:
    inbox.judge(folder, said(Verdict.HIT))
    with place.at(folder):
        from marsad.desk.models import Judgement

        row = Judgement.objects.get()
        with pytest.raises(TypeError, match="never changed"):
            row.save()
        with pytest.raises(TypeError, match="never deleted"):
            row.delete()
    with closing(sqlite3.connect(folder / place.DATABASE)) as database:
        for change in ("UPDATE desk_judgement SET verdict = 'miss'", "DELETE FROM desk_judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                database.execute(change)


@pytest.mark.parametrize(
    ("judgement", "why"),
    [
        (said(Verdict.HIT, "new_name-000000000000"), "no such finding"),
        (said(Verdict.HIT, reason="  "), "needs a reason"),
        (replace(said(Verdict.HIT), by=""), "needs a reason and a name"),
    ],
)
def test_a_judgement_needs_a_finding_a_reason_and_a_name(folder: Path, judgement: Judgement, why: str) -> None:
    with pytest.raises(CannotRun, match=why):
        inbox.judge(folder, judgement)


def test_what_the_desk_keeps_is_readable_by_its_owner_alone(folder: Path) -> None:
    for name in (place.DATABASE, place.KEY):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    key = (folder / place.KEY).read_text()
    place.leave()
    inbox.listed(folder)
    assert (folder / place.KEY).read_text() == key


def test_the_database_is_durable(folder: Path) -> None:
    with place.at(folder):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)


def test_two_workspaces_do_not_mix(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    inbox.keep(other, [finding("there", reasons=(Reason("None.", ()),), posts=())], NOW)
    assert [f.title for f in inbox.listed(other)] == ["The name كتائب there in 2 posts"]
    assert inbox.listed(folder) == [HOSTILE, BURST, PLAIN]


def test_the_schema_is_the_models(folder: Path) -> None:
    with place.at(folder):
        from django.core.management import call_command

        call_command("makemigrations", "desk", check=True, dry_run=True, verbosity=0)


def test_a_database_of_a_later_version_is_left_alone(folder: Path) -> None:
    place.leave()
    with closing(sqlite3.connect(folder / place.DATABASE)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('desk', '0999_later', '2030-01-01')"
        )
    with pytest.raises(CannotRun, match="later version"):
        inbox.listed(folder)


def test_a_broken_database_is_named(folder: Path) -> None:
    place.leave()
    for file in folder.glob(f"{place.DATABASE}*"):
        file.unlink()
    (folder / place.DATABASE).write_bytes(b"no database" * 100)
    with pytest.raises(CannotRun, match=r"desk\.sqlite3: cannot be opened"):
        inbox.listed(folder)


def test_an_empty_key_is_named(folder: Path) -> None:
    place.leave()
    (folder / place.KEY).write_text("")
    with pytest.raises(CannotRun, match="not a key"):
        inbox.listed(folder)


def test_a_schema_half_made_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Stopped once the tables are there, before the record of migrations has them."""
    place.leave()
    with monkeypatch.context() as stopped:

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        stopped.setattr("django.db.migrations.executor.MigrationExecutor.record_migration", stop)
        with pytest.raises(KeyboardInterrupt):
            place.configure(tmp_path)
    place.leave()
    assert place.configure(tmp_path).folder == tmp_path.resolve()
    place.leave()
