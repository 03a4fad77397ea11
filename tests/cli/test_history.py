"""A post's history from the command line and on the desk: diffs as spans and signs, absences, a source's page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.desk import place

from .conftest import Run

OLD, NEW = "وأصيب ثلاثة جنود 👋 in all", "وأصيب خمسة جنود 👋🏽 in all"


def message(number: int, text: str, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": f"2024-05-01T08:{number:02d}:00", "text": text,
            "date_unixtime": str(1714550400 + number * 60), "text_entities": [], **more}  # fmt: skip


def title(number: int, name: str) -> dict[str, object]:
    return {"id": number, "type": "service", "action": "edit_group_title", "title": name, "text": "", "actor": "x",
            "actor_id": "channel71", "date": "2024-05-01T09:00:00", "date_unixtime": "1714554000",
            "text_entities": []}  # fmt: skip


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Iterator[Run]:
    edited = message(2, NEW, edited="2024-05-01T10:00:00", edited_unixtime="1714557600")
    takings = (
        [message(1, "first"), message(2, OLD), message(3, "goes"), message(6, "last")],
        [message(1, "first"), edited, message(6, "last"), title(7, "بيان <b>")],
        [message(1, "first"), edited, message(3, "goes"), message(6, "last"), title(7, "بيان <b>")],
    )
    for n, messages in enumerate(takings):
        folder = tmp_path / f"export{n}"
        folder.mkdir()
        chat = {"name": "Bayan", "type": "public_channel", "id": 71, "messages": messages}
        (folder / "result.json").write_text(json.dumps(chat), "utf-8")
        assert run("import", folder, "--source", "bayan").code == 0
    yield run
    place.leave()


def test_a_revision_carries_its_diff_as_spans_of_both_texts(told: Run):
    post = told("read", "telegram:bayan/2", "--json").json
    first, second = post["revisions"]
    assert first["diff"] is None
    parts = {"gone": first["text"], "came": second["text"], "same": second["text"]}
    said = [
        (d["what"], parts[d["what"]][slice(*d["before" if d["what"] == "gone" else "after"])]) for d in second["diff"]
    ]
    assert ("gone", "ثلاثة") in said
    assert ("came", "خمسة") in said
    assert ("came", "👋🏽") in said
    assert "".join(text for what, text in said if what != "gone") == NEW
    assert "".join(text for what, text in said if what != "came") == OLD
    assert (post["withheld"], second["evidence"]["batch"]) == (False, 2)


def test_people_read_the_diff_without_colour_and_the_absence_with_how_it_was_seen(told: Run):
    assert "[-ثلاثة-]{+خمسة+}" in told("read", "telegram:bayan/2").out
    out = told("read", "telegram:bayan/3").out
    assert "not there when visited at " in out
    assert "result.json, telegram_export_json, numbers read whole: 1-7); there again at " in out
    assert "deleted" not in out
    assert "archive/evidence/blobs/" in out
    [absence] = told("read", "telegram:bayan/3", "--json").json["absences"]
    assert absence["spans"] == [[1, 7]]
    assert absence["again_capture"].startswith("cap-")


def test_one_source_with_its_names_gaps_and_visits(told: Run):
    shown = told("sources", "bayan", "--json").json
    assert [(d["facet"], d["value"], d["post"]) for d in shown["history"] if d["how"] == "said"] == [
        ("title", "بيان <b>", "telegram:bayan/7")
    ]
    assert len(shown["now"]["title"]) == 2
    assert shown["not_carried"] == ["description", "picture"]
    assert [(r["first"], r["last"]) for r in shown["coverage"]["gaps"]["runs"]] == [(4, 5)]
    assert (shown["coverage"]["absent"], shown["coverage"]["not_covered"]["numbers"]) == ([], 0)
    out = told("sources", "@bayan").out
    assert "gap, not a deletion" in out
    assert "the latest that was said and seen differ" in out
    assert told("sources", "nobody").code == 2


def test_the_page_of_a_source_and_of_a_post_that_was_away(told: Run, tmp_path: Path):
    place.configure(tmp_path / "workspace")
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    page = client.get("/sources/telegram:bayan").content.decode()
    assert "<b>" not in page
    assert '<bdi dir="auto">بيان &lt;b&gt;</bdi>' in page
    assert "4–5" in page
    assert 'href="/posts/telegram:bayan/7"' in page
    post = client.get("/posts/telegram:bayan/2").content.decode()
    assert '<del class="m-gone m-whole" dir="auto" title="taken out">ثلاثة</del>' in post
    assert 'href="/sources/telegram:bayan"' in post
    assert "there again at" in client.get("/posts/telegram:bayan/3").content.decode()
    assert client.get("/sources/telegram:nobody").status_code == 404
    assert client.get("/sources/a b").status_code == 404
