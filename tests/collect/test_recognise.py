import json
import zipfile
from pathlib import Path

import pytest

from marsad.records.errors import CannotRun


def test_an_empty_folder_and_a_missing_path_cannot_run(gather, tmp_path):
    with pytest.raises(CannotRun, match="empty folder"):
        gather(tmp_path)
    with pytest.raises(CannotRun, match="does not exist"):
        gather(tmp_path / "nothing")


def test_an_unknown_zone_and_a_bad_handle_cannot_run(gather, data):
    with pytest.raises(CannotRun, match="Mars"):
        gather(data / "json", timezone="Mars/Base")
    with pytest.raises(CannotRun, match="handle"):
        gather(data / "json", source="a b")


@pytest.mark.parametrize(
    "content",
    [
        {"guild": {}, "channel": {}, "messages": [{"id": "1"}]},
        {"participants": [], "messages": [], "title": "t"},
        {"type": "FeatureCollection", "features": []},
    ],
)
def test_json_of_another_product_fails_with_what_was_expected(gather, tmp_path, content):
    (tmp_path / "x.json").write_text(json.dumps(content))
    (failed,) = gather(tmp_path).failed
    assert "another product" in failed.why
    assert "result.json" in failed.why


def test_content_decides_not_the_name(gather, tmp_path, data):
    (tmp_path / "export.txt").write_bytes((data / "json" / "result.json").read_bytes())
    (tmp_path / "rows.txt").write_text("date,text\n2024-05-01,a\n")
    harvest = gather(tmp_path)
    assert [opened.method for opened in harvest.opened] == ["telegram_export_json", "table"]


@pytest.mark.parametrize("content", [b"", b"\xff\x00\x01garbage", b"plain words"])
def test_a_file_that_is_not_what_it_is_called_fails(gather, tmp_path, content):
    (tmp_path / "result.json").write_bytes(content)
    assert len(gather(tmp_path).failed) == 1


def test_a_folder_called_as_a_file_and_a_dead_link_fail(gather, tmp_path):
    (tmp_path / "result.json").mkdir()
    (tmp_path / "dead.json").symlink_to(tmp_path / "nowhere")
    assert sorted(Path(failed.file).name for failed in gather(tmp_path).failed) == ["dead.json", "result.json"]


def test_what_belongs_to_an_export_is_passed_over_and_the_rest_is_told(gather, tmp_path, data):
    for name in ("messages.html", "messages2.html"):
        (tmp_path / name).write_bytes((data / "html" / name).read_bytes())
    for name in ("css/style.css", "js/script.js", "images/back.png", "photos/p.jpg", "LICENSE", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "table.csv").write_text("date,text\n2024-05-01,a\n")
    (tmp_path / "files" / "result.json").write_bytes((data / "json" / "result.json").read_bytes())
    harvest = gather(tmp_path)
    assert [opened.method for opened in harvest.opened] == ["telegram_export_html"]
    assert sorted(Path(s.file).name for s in harvest.skipped if not s.item) == ["LICENSE", "README.md"]


def test_a_picture_that_belongs_to_nothing_is_told(gather, tmp_path):
    (tmp_path / "p.jpg").write_bytes(b"x")
    assert [Path(skipped.file).name for skipped in gather(tmp_path).skipped] == ["p.jpg"]


def zipped(path, **entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_and_its_files_live_until_the_end(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_bytes()
    path = zipped(tmp_path / "e.zip", **{"Chat/result.json": raw, "Chat/photos/photo_1.jpg": b"x"})
    harvest = gather(path)
    assert len(harvest.posts) == 28
    assert harvest.post(3)["media"][0]["status"] == "included"
    assert harvest.skipped[0].file == f"{path}/Chat/result.json"
    assert not harvest.opened[0].files[0].exists()


def test_entries_that_lead_outside_are_refused_and_the_rest_goes_on(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_bytes()
    bad = ["../evil.json", "/abs.json", "a/../../b.json", "C:/x.json", "..\\w.json"]
    (tmp_path / "in").mkdir()
    path = zipped(tmp_path / "in" / "e.zip", **dict.fromkeys(bad, "x"), **{"result.json": raw})
    harvest = gather(path)
    assert [failed.item for failed in harvest.failed] == bad
    assert len(harvest.posts) == 28
    assert not (tmp_path / "evil.json").exists()


def test_a_bomb_is_refused(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_bytes()
    path = zipped(tmp_path / "e.zip", **{"zeros.json": b"0" * (40 << 20), "result.json": raw})
    harvest = gather(path)
    assert [failed.item for failed in harvest.failed] == ["zeros.json"]
    assert "zip bombs" in harvest.failed[0].why
    assert len(harvest.posts) == 28


def test_a_zip_that_is_none_fails(gather, tmp_path):
    (tmp_path / "e.zip").write_bytes(b"PK\x03\x04 and no more")
    assert "zip" in gather(tmp_path).failed[0].why


def test_a_handle_counts_the_chats_of_all_zips(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_text()
    zipped(tmp_path / "a.zip", **{"result.json": raw})
    zipped(tmp_path / "b.zip", **{"result.json": raw.replace("1234567890", "99").replace("القناة (invented)", "Other")})
    with pytest.raises(CannotRun, match="Other"):
        gather(tmp_path, source="one_name")
