from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from marsad.desk import place, translations

if TYPE_CHECKING:
    from django.test import Client

POST = "telegram:alpha/1"


@pytest.fixture
def client(folder: Path) -> Client:
    place.configure(folder)
    with sqlite3.connect(folder / place.DATABASE) as database:
        for table in ("desk_signature", "desk_translation", "desk_task"):
            database.execute(f"delete from {table}")
    from django.test import Client

    return Client(SERVER_NAME="127.0.0.1")


def test_a_person_translates_and_another_signs(client: Client):
    said = {"text": "Something <b>else</b> entirely", "by": "A. Reader"}
    assert client.post(f"/translations/{POST}", said).status_code == 302
    page = client.get(f"/posts/{POST}").content.decode()
    assert "Something &lt;b&gt;else&lt;/b&gt; entirely" in page
    assert "not signed, not to be published" in page
    assert 'class="m-doubt"' in page
    refused = client.post(f"/signatures/1/{POST}", {"by": "B. Reader"})
    assert refused.status_code == 400
    assert "doubts" in refused.content.decode()
    assert client.post(f"/signatures/1/{POST}", {"by": "B. Reader", "note": "seen"}).status_code == 302
    page = client.get(f"/posts/{POST}").content.decode()
    assert "Translation, signed by" in page
    assert "Reading aid, not quotable" not in page


@pytest.mark.parametrize("said", [{"text": "", "by": "A"}, {"text": "words", "by": ""}])
def test_what_lacks_words_or_a_name_is_not_kept_but_shown_again(client: Client, said: dict[str, str]):
    answer = client.post(f"/translations/{POST}", said)
    assert answer.status_code == 400
    assert said["text"] in answer.content.decode()
    assert translations.of(POST) == []


def test_a_translation_is_never_changed(client: Client):
    client.post(f"/translations/{POST}", {"text": "first", "by": "A. Reader"})
    client.post(f"/translations/{POST}", {"text": "second", "by": "A. Reader"})
    assert [(t.number, t.text) for t in translations.of(POST)] == [(1, "first"), (2, "second")]


def test_a_post_is_put_into_the_queue_once(client: Client):
    for _ in range(2):
        assert client.post(f"/queue/{POST}").status_code == 302
    from marsad.desk.models import Task

    assert Task.objects.filter(urn=POST, done=None).count() == 1


def test_an_unknown_post_has_no_translation(client: Client):
    assert client.post("/translations/telegram:alpha/99", {"text": "x", "by": "A"}).status_code == 400
    assert client.post("/queue/telegram:alpha/99").status_code == 404
