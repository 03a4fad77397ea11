"""A channel's names and looks over time, from its own notices and from what captures saw."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.collect import Options
from marsad.collect.service import SENTENCES, named_in
from marsad.flow import Workspace, open_workspace
from marsad.flow.channels import channel_history
from marsad.flow.importing import import_paths
from marsad.records.channel import Facet, How

PICTURE = b"\x89PNG a new picture"


def service(number: int, action: str, **more: object) -> dict[str, object]:
    return {"id": number, "type": "service", "date_unixtime": str(1714550400 + number * 60), "actor": "Bayan",
            "date": f"2024-05-01T08:{number:02d}:00", "actor_id": "channel71", "action": action, "text": "",
            "text_entities": [], **more}  # fmt: skip


def post(number: int, text: str) -> dict[str, object]:
    return {"id": number, "type": "message", "date_unixtime": str(1714550400 + number * 60), "text": text,
            "date": f"2024-05-01T08:{number:02d}:00", "text_entities": []}  # fmt: skip


def export(folder: Path, title: str, *messages: dict[str, object]) -> Path:
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "new.png").write_bytes(PICTURE)
    chat = {"name": title, "type": "public_channel", "id": 71, "messages": list(messages)}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False), "utf-8")
    return folder


FIRST = [service(1, "create_channel", title="Bayan"), post(2, "good morning")]
LATER = [
    *FIRST,
    service(5, "edit_group_title", title="Bayan «two»"),
    service(6, "edit_group_photo", photo="photos/new.png", width=4, height=4),
    service(7, "delete_group_photo"),
    post(9, "good night"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = open_workspace(tmp_path / "workspace")
    import_paths(workspace, [export(tmp_path / "one", "Bayan", *FIRST)], Options(source="bayan"))
    import_paths(workspace, [export(tmp_path / "two", "Bayan three", *LATER)], Options(source="bayan_news"))
    return workspace


def test_each_change_has_its_time_and_its_ground(workspace: Workspace):
    [urn] = workspace.archive.log().sources
    history = channel_history(workspace, urn)
    said = [(d.facet, d.value, d.before, d.post) for d in history.dated if d.how is How.SAID]
    picture = hashlib.sha256(PICTURE).hexdigest()
    assert said == [
        (Facet.TITLE, "Bayan", None, f"{urn}/1"),
        (Facet.TITLE, "Bayan «two»", "Bayan", f"{urn}/5"),
        (Facet.PICTURE, picture, None, f"{urn}/6"),
        (Facet.PICTURE, None, picture, f"{urn}/7"),
    ]
    assert [d.at for d in history.dated if d.how is How.SAID][1] == datetime(2024, 5, 1, 8, 5, tzinfo=UTC)
    seen = [(d.facet, d.value, d.before) for d in history.dated if d.how is How.SEEN]
    assert set(seen) == {
        (Facet.TITLE, "Bayan", None),
        (Facet.TITLE, "Bayan three", "Bayan"),
        (Facet.USERNAME, "bayan", None),
        (Facet.USERNAME, "bayan_news", "bayan"),
        (Facet.KIND, "public_channel", None),
    }
    captures = workspace.archive.log().captures
    assert all(d.capture in captures for d in history.dated if d.how is How.SEEN)


def test_what_was_said_and_what_was_seen_both_stand_and_what_no_capture_carries_is_told(workspace: Workspace):
    [urn] = workspace.archive.log().sources
    history = channel_history(workspace, urn)
    assert {(one.value, one.how) for one in history.now[Facet.TITLE]} == {
        ("Bayan «two»", How.SAID),
        ("Bayan three", How.SEEN),
    }
    assert history.not_carried == (Facet.DESCRIPTION,)


def test_a_table_may_carry_a_description_and_its_change_is_dated(tmp_path: Path):
    workspace = open_workspace(tmp_path / "workspace")
    for n, about in enumerate(("News of the valley", "News of the valley and the hills"), 1):
        table = tmp_path / f"posts{n}.csv"
        rows = f"1,2024-05-01T08:00:00,words {n},@hills,{about}\n2,2024-05-01T09:00:00,more {n},@hills,\n"
        table.write_text(f"message_id,date,text,username,channel_description\n{rows}", "utf-8")
        import_paths(workspace, [table], Options())
    history = channel_history(workspace, "telegram:hills")
    told = [(d.value, d.before) for d in history.dated if d.facet is Facet.DESCRIPTION]
    assert told == [
        ("News of the valley", None),
        ("News of the valley and the hills", "News of the valley"),
    ]
    assert workspace.source("telegram:hills").description == "News of the valley and the hills"
    assert workspace.archive.log().sources["telegram:hills"].picture is None


@pytest.mark.parametrize("action", ["create_channel", "create_group", "edit_group_title", "migrate_from_group"])
def test_a_title_is_read_back_out_of_every_sentence_that_names_one(action: str):
    for template in SENTENCES[action]:
        sentence = template.format(who="A «B» C", title="بيان «اليوم»\nnew")
        assert named_in(action, sentence) in ("بيان «اليوم»\nnew",)
    assert named_in(action, "Channel photo changed") is None


def test_each_capture_has_all_that_the_collection_log_asks_for(workspace: Workspace, tmp_path: Path):
    archive = workspace.archive
    settings = workspace.folder / "marsad.toml"
    settings.write_text('[import]\noperator = "desk seven"\n', "utf-8")
    import_paths(open_workspace(workspace.folder), [export(tmp_path / "three", "Bayan", *LATER, post(10, "x"))],
                 Options(source="bayan"))  # fmt: skip
    captures = list(archive.log().captures.values())
    for capture in captures:
        assert capture.taken.tzinfo is UTC or capture.taken.utcoffset() is not None
        assert (capture.item, capture.method) == ("result.json", "telegram_export_json")
        assert capture.url == "https://t.me/bayan"
        assert capture.tool.startswith("marsad ")
        assert archive.blobs.read(capture.sha256) is not None
        assert capture.size == len(archive.blobs.read(capture.sha256) or b"")
        assert (archive.evidence / capture.place).is_file()
        assert isinstance(capture.notes, str)
    assert captures[-1].operator == "desk seven"
    lines = {line["seq"]: line for line in archive.custody.lines()}
    media = archive.posts(["media", "capture"]).explode("media").drop_nulls("media").collect()
    held = {blob[0]: (line, blob) for line in lines.values() for blob in line.get("blobs", [])}
    assert media.height
    for row in media.iter_rows(named=True):
        line, (sha256, size, path, _) = held[row["media"]["sha256"]]
        assert (archive.evidence / "blobs" / path).is_file()
        assert size == len(archive.blobs.read(sha256) or b"")
        assert line["at"]
        assert line["tool"]
        assert "operator" in line
        assert row["capture"] in archive.log().captures
