"""Verses on the page of a post: the text as the file has it, its rendering, its notice; or that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from marsad.desk import place
from marsad.lexicon.scripture import keep
from tests.flow.invented_verses import NOTICE, lines, verse

from .conftest import export, post


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    rows = [post("telegram:verses", 1, f"قال صديقي: {verse(7)} ثم نام", 0)]
    export(tmp_path, "telegram:verses", ("Verses",), rows, datetime(2024, 5, 1, 20, tzinfo=UTC))
    yield tmp_path
    place.leave()


def shown(folder: Path) -> str:
    place.configure(folder)
    from django.test import Client

    answer = Client(SERVER_NAME="127.0.0.1").get("/posts/telegram:verses/1")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_without_a_text_the_page_says_so(desk: Path):
    assert "no verse text installed" in shown(desk)


def test_a_quoted_verse_stands_with_its_text_rendering_and_notice(desk: Path):
    for kind, rendered in (("quran", False), ("quran-translation", True)):
        file = desk / f"{kind}.given"
        file.write_text("\n".join([*lines(rendered), NOTICE]), "utf-8")
        keep(desk, kind, file)
    page = shown(desk)
    assert "Qur'an 2:1" in page
    assert f">{verse(7)}</p>" in page
    assert "Rendered 2:1" in page
    assert "Keep this notice." in page
    assert "no verse text installed" not in page
    assert 'class="m-verse"' in page
