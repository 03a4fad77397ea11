"""``archive.keep_deleted = false``: a vanished post's words are in no output; fact, time and hashes are."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet as pq
import pytest

from marsad.desk import inbox, place
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason

from .conftest import Run

GONE = "استهدفت سرايا الزمرد قاعدة عين الأسد بطائرة مسيرة zarqunword"
EARLIER = "استهدفت سرايا الزمرد قاعدة عين الأسد zarqunword firstword"
SECRETS = ("zarqunword", "firstword", "الزمرد")
PICTURE = b"\x89PNG picture of the zarqunword"
URN = "telegram:bayan/2"
CONTROL = "an ordinary controlword stays"


def message(number: int, text: str, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": f"2024-05-01T08:{number:02d}:00",
            "date_unixtime": str(1714550400 + number * 60), "text": text,
            "text_entities": [{"type": "plain", "text": text}], **more}  # fmt: skip


def export(folder: Path, *messages: dict[str, object]) -> Path:
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "zarqunword.png").write_bytes(PICTURE)
    chat = {"name": "Bayan", "type": "public_channel", "id": 71, "messages": list(messages)}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False), "utf-8")
    return folder


FIRST, LAST = message(1, CONTROL), message(3, f"last {CONTROL}")
SEEN = message(2, EARLIER, photo="photos/zarqunword.png", width=4, height=4)
EDITED = message(2, GONE, photo="photos/zarqunword.png", width=4, height=4, edited="2024-05-01T09:00:00",
                 edited_unixtime="1714554000")  # fmt: skip


@pytest.fixture
def vanished(run: Run, tmp_path: Path) -> Iterator[Run]:
    """A post that was seen in two wordings and was not there at the third visit; a finding was kept meanwhile."""
    for name, middle in (("one", [SEEN]), ("two", [EDITED])):
        assert run("import", export(tmp_path / name, FIRST, *middle, LAST), "--source", "bayan").code == 0
    assert run("detect").code == 0
    span = ((URN, 0, 8),)
    reason = Reason("It says zarqunword.", (URN,), span)
    found = Finding("new_name-test", FindingKind.NEW_NAME, "The name zarqunword", Level.HIGH, ("الزمرد",), (URN,),
                    (reason,), BaseRate(0.1, 10, "One of ten zarqunword."), "test", "1")  # fmt: skip
    inbox.keep(tmp_path / "workspace", [found], datetime(2024, 6, 1, tzinfo=UTC))
    assert run("import", export(tmp_path / "three", FIRST, LAST), "--source", "bayan").code == 0
    yield run
    place.leave()


def withhold(tmp_path: Path, *, keep: bool) -> None:
    place.leave()
    (tmp_path / "workspace" / "marsad.toml").write_text(f"[archive]\nkeep_deleted = {str(keep).lower()}\n")


def outputs(run: Run, tmp_path: Path, tag: str) -> Iterator[tuple[str, str]]:
    """Every way out, by name."""
    asked = [
        *(("read", URN), ("read", "--all"), ("actors",), ("sources",), ("sources", "bayan"), ("claims",)),
        *(("threats",), ("findings", "--all"), ("names", "سرايا"), ("search", "*"), ("search", "is:absent")),
        *(("search", "is:edited"), ("search", "قاعدة"), ("search", "controlword"), ("search", "NOT controlword")),
        ("search", "عين", "--mode", "sound"),
    ]  # fmt: skip
    for command in asked:
        for json_ in ([], ["--json"]):
            ran = run(*command, *json_)
            assert ran.code == 0, (command, ran.err)
            yield " ".join([*command, *json_]), ran.out
    for ending in ("html", "md", "json", "docx"):
        brief = tmp_path / tag / f"brief.{ending}"
        assert run("brief", "--output", brief).code == 0
        yield brief.name, contents(brief)
    for ending in ("csv", "ndjson", "parquet"):
        table = tmp_path / tag / f"table.{ending}"
        assert run("export", "table", "*", "--unmasked", "-o", table).code == 0
        yield table.name, contents(table)
    for what, options in (("bagit", ["--full-custody"]), ("wacz", ["--full-custody"])):
        package = tmp_path / f"{tag}-{what}{'.wacz' if what == 'wacz' else ''}"
        assert run("export", what, "*", "--unmasked", *options, "-o", package).code == 0
        yield what, contents(package)
    yield from pages(tmp_path)


def pages(tmp_path: Path) -> Iterator[tuple[str, str]]:
    place.configure(tmp_path / "workspace")
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    words = quote("قاعدة")
    for address in ("/", "/?level=low", "/findings/new_name-test", f"/posts/{URN}", "/search?q=*", "/sources",
                    f"/search?q={words}", "/search?q=is:absent", "/sources/telegram:bayan"):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, answer.content.decode()


def contents(path: Path) -> str:
    """All bytes of a file, folder, archive or table, unpacked, as text."""
    if path.is_dir():
        return "".join(f"{file.name}\n{contents(file)}" for file in sorted(path.rglob("*")) if file.is_file())
    data = path.read_bytes()
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pylist())
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as inner:
            parts = [inner.read(name) for name in inner.namelist()]
        data = b"\n".join(gzip.decompress(part) if part[:2] == b"\x1f\x8b" else part for part in parts)
    return data.decode("utf-8", "replace")


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text or json.dumps(secret)[1:-1] in text]


@pytest.mark.slow
def test_no_way_out_tells_the_words_and_all_tell_them_again_once_the_post_is_back(vanished: Run, tmp_path: Path):
    open_ = {name for name, text in outputs(vanished, tmp_path, "open") if told(text)}
    assert {"read " + URN, "read --all", "brief.html", "table.csv", "bagit", "wacz", "/", f"/posts/{URN}",
            "search *", "search قاعدة --json", "findings --all"} <= open_  # fmt: skip
    withhold(tmp_path, keep=False)
    leaks = {name: told(text) for name, text in outputs(vanished, tmp_path, "closed") if told(text)}
    assert leaks == {}
    again = export(tmp_path / "four", FIRST, EDITED, LAST, message(4, "new"))
    assert vanished("import", again, "--source", "bayan").code == 0
    back = {name for name, text in outputs(vanished, tmp_path, "back") if told(text)}
    assert back == {name for name in open_ if "is:absent" not in name}


def test_the_fact_the_time_and_the_hash_stay_and_the_words_are_not_found(vanished: Run, tmp_path: Path):
    withhold(tmp_path, keep=False)
    post = vanished("read", URN, "--json").json
    assert post["withheld"] is True
    assert [r["text"] for r in post["revisions"]] == ["", ""]
    assert post["revisions"][1]["sha256"] == hashlib.sha256(GONE.encode()).hexdigest()
    assert post["absences"][0]["again"] is None
    assert (post["mentions"], post["statements"], post["reading_aid"]["text"]) == ([], [], "")
    assert vanished("search", "zarqunword", "--json").json["total"] == 0
    assert vanished("search", "kind:claim", "--json").json["total"] == 0
    every = vanished("search", "*", "--json").json
    assert every["total"] == 3
    assert [hit["text"] for hit in every["hits"] if hit["withheld"]] == [""]
    refused = vanished("read", URN, "--proof")
    assert refused.code == 2
    assert "keep_deleted" in refused.err
    withhold(tmp_path, keep=True)
    assert vanished("search", "zarqunword", "--json").json["total"] == 1
    assert vanished("verify").code == 0


def test_a_hit_whose_text_is_withheld_says_so(vanished: Run, tmp_path: Path):
    withhold(tmp_path, keep=False)
    found = vanished("search", "*")
    assert found.code == 0
    assert found.out.count("is withheld here") == 1
    assert "(no text)" not in found.out


def test_ids_that_no_lexicon_has_are_named(vanished: Run):
    asked = vanished("search", "actor:nobody", "word", "OR", "place:nowhere")
    assert "actor:nobody: the lexicon has no such id" in asked.err
    assert "place:nowhere: the lexicon has no such id" in asked.err
    assert "no such id" not in vanished("search", "place:ain-al-asad", "nothinglikeit").err
