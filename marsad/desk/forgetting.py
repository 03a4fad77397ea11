"""The desk after a redaction: what its database holds of a redacted post goes too, free pages and journal included.

A finding that rests on the post is removed: the next `marsad detect` makes it again from what is left. So are its
translations, with the translation memory, which can be made again. A judgement
stays with its verdict, name, time and reason; of the record that it was made on (``seen``), the words go. The number of
the last redaction that the database was cleaned of stands in SQLite's own ``user_version``, so that a desk opened after
a redaction that was cut off is cleaned before anything is shown.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from marsad.archive.redaction.plan import Elsewhere
from marsad.archive.redaction.words import Words, words_of
from marsad.flow import Workspace
from marsad.records.errors import CannotRun
from marsad.records.redaction import Redaction

_DATABASE = "desk.sqlite3"
_WAIT = 20.0
"""Seconds that a desk in use is waited for."""
_TRIGGER = "desk_judgement_no_UPDATE"


def forget(workspace: Workspace, words: Words) -> list[Elsewhere]:
    """Clean the database of every redaction so far; where ``words`` still stand in it afterwards, and in what table."""
    path = workspace.folder / _DATABASE
    if not path.exists() or not path.stat().st_size:
        return []
    catch_up(path, workspace.archive.log().redactions.all, words)
    with closing(sqlite3.connect(path)) as desk:
        return [
            Elsewhere("desk", f"{table}.{column}", "words of it stand here, written by a person: see to it by hand")
            for table, column, value in _cells(desk)
            if words.quoted(value)
        ]


def catch_up(path: Path, redactions: Iterable[Redaction], words: Words | None = None) -> None:
    """Clean the database at ``path`` of redactions later than the last that it was cleaned of."""
    redactions = list(redactions)
    last = max((one.seq for one in redactions), default=0)
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as desk:
            (cleaned,) = desk.execute("PRAGMA user_version").fetchone()
            if cleaned >= last:
                return
            names = {name for one in redactions if one.seq > cleaned for name in _names(one)}
            _clean(desk, words_of((), names), words or words_of((), ()))
            desk.execute("VACUUM")
            desk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            desk.execute(f"PRAGMA user_version = {int(last)}")
            desk.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise CannotRun(
            f"{path}: cannot be cleaned of what was redacted ({error}); stop the desk and run the command again"
        ) from error


def _names(redaction: Redaction) -> set[str]:
    return {*redaction.posts, *(row.urn for row in redaction.rows), *redaction.media}


def _clean(desk: sqlite3.Connection, names: Words, words: Words) -> None:
    def holds(value: str) -> bool:
        return names.named(value.encode()) or words.quoted(_read(value))

    desk.execute("PRAGMA secure_delete = ON")
    tables = {name for (name,) in desk.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    desk.execute("BEGIN IMMEDIATE")
    if "desk_finding" in tables:
        rows = desk.execute("SELECT id, title, record FROM desk_finding").fetchall()
        gone = [(id_,) for id_, title, record in rows if holds(title) or holds(record)]
        desk.executemany("DELETE FROM desk_finding WHERE id = ?", gone)
    if "desk_judgement" in tables:
        rows = desk.execute("SELECT id, seen FROM desk_judgement").fetchall()
        blank = [(_blank(seen), id_) for id_, seen in rows if holds(seen)]
        _update(desk, blank)
    if "desk_translation" in tables:
        rows = desk.execute("SELECT id, urn, segments FROM desk_translation").fetchall()
        _forget_translations(desk, [(id_,) for id_, urn, segments in rows if holds(urn) or holds(segments)])
        tasks = desk.execute("SELECT id, urn, failed FROM desk_task").fetchall()
        gone = [(id_,) for id_, urn, failed in tasks if holds(urn) or holds(failed)]
        desk.executemany("DELETE FROM desk_task WHERE id = ?", gone)
    desk.execute("COMMIT")


def _forget_translations(desk: sqlite3.Connection, gone: list[tuple[int]]) -> None:
    """Translations go with what they render, and with them the whole memory: it does not say what it came from."""
    desk.executemany("DELETE FROM desk_signature WHERE translation_id = ?", gone)
    desk.executemany("DELETE FROM desk_translation WHERE id = ?", gone)
    if gone:
        desk.execute("DELETE FROM desk_remembered")


def _update(desk: sqlite3.Connection, blank: list[tuple[str, int]]) -> None:
    """A judgement is never changed, and a trigger holds to that; a redaction is the logged exception."""
    kept = desk.execute("SELECT sql FROM sqlite_master WHERE name = ?", [_TRIGGER]).fetchone()
    if blank and kept:
        desk.execute(f'DROP TRIGGER "{_TRIGGER}"')
        desk.executemany("UPDATE desk_judgement SET seen = ? WHERE id = ?", blank)
        desk.execute(kept[0])
    elif blank:
        desk.executemany("UPDATE desk_judgement SET seen = ? WHERE id = ?", blank)


def _blank(seen: str) -> str:
    """The record without its words: what kind of finding it was, and the posts it rested on."""
    record: Any = json.loads(seen)
    if not isinstance(record, dict):
        return json.dumps(None)
    stays = {name: record[name] for name in ("id", "kind", "level", "posts", "method", "version") if name in record}
    rate = {"value": None, "n": 0, "text": "redacted"}
    return json.dumps({**stays, "title": "redacted", "names": [], "reasons": [], "base_rate": rate})


def _read(value: str) -> str:
    """A cell's words: JSON is written with escapes."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        return value


def _cells(desk: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    tables = [name for (name,) in desk.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        rows = desk.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database's own list
        columns = [column[0] for column in rows.description]
        for row in rows:
            yield from (
                (table, name, _read(value)) for name, value in zip(columns, row, strict=True) if type(value) is str
            )
