"""Wrong input: a clear error naming file and item, the exit code of the design, and a second run completes the work."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

from .conftest import Run

EXPORT = SAMPLE / "first" / "sample_sakhr"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXPORT, tmp_path / "export"))


def verified(run: Run) -> bool:
    result = run("verify", "--json")
    return result.code == 0 and result.json["ok"]


def test_a_truncated_export_keeps_what_is_whole_and_completes_later(run: Run, export: Path):
    whole = (export / "result.json").read_bytes()
    (export / "result.json").write_bytes(whole[: len(whole) // 2])
    cut = run("import", export, "--source", "sakhr", "--json")
    assert cut.code == 1
    assert cut.json["new"] > 0
    assert cut.json["absent"] == 0
    assert "cut short" in cut.json["failed"][0]["why"]
    assert verified(run)
    (export / "result.json").write_bytes(whole)
    rest = run("import", export, "--source", "sakhr", "--json")
    assert (rest.code, rest.json["revisions"], rest.json["absent"]) == (0, 0, 0)
    assert cut.json["new"] + rest.json["new"] == 42
    again = run("import", export, "--source", "sakhr", "--json")
    assert (again.json["posts"], again.json["new"]) == (42, 0)


def test_a_truncated_export_of_a_channel_that_is_known_takes_nothing_for_gone(run: Run, export: Path):
    run("import", export, "--source", "sakhr")
    whole = (export / "result.json").read_bytes()
    (export / "result.json").write_bytes(whole[: len(whole) // 3])
    cut = run("import", export, "--source", "sakhr", "--json")
    assert (cut.code, cut.json["new"], cut.json["revisions"], cut.json["absent"]) == (1, 0, 0, 0)
    assert verified(run)


def test_a_json_of_another_product(run: Run, tmp_path: Path):
    (tmp_path / "result.json").write_text(json.dumps({"version": 3, "tabs": [{"url": "x"}]}))
    result = run("import", tmp_path / "result.json", "--json")
    assert result.code == 1
    assert "Telegram Desktop" in result.json["failed"][0]["why"]


def test_an_html_page_cut_in_half(run: Run, tmp_path: Path):
    shutil.copytree(SAMPLE / "first" / "sample_sada", tmp_path / "html")
    page = tmp_path / "html" / "messages.html"
    page.write_bytes(page.read_bytes()[: page.stat().st_size // 2])
    result = run("import", tmp_path / "html", "--source", "sada", "--json")
    assert result.code == 1
    assert result.json["new"] > 10
    assert "messages.html" in result.json["failed"][0]["file"]
    assert verified(run)


def test_a_zip_with_names_that_climb_out(run: Run, export: Path, tmp_path: Path):
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(export / "result.json", "export/result.json")
        file.writestr("../outside.json", "{}")
    result = run("import", archive, "--source", "sakhr", "--json")
    assert (result.code, result.json["new"]) == (1, 42)
    assert "../outside.json" in result.json["failed"][0]["item"]
    assert not (tmp_path.parent / "outside.json").exists()


@pytest.mark.parametrize(
    ("make", "says"), [("folder", "empty folder"), ("nothing", "no such file"), ("dangling", "no such")]
)
def test_nothing_to_read_is_one_clear_line(run: Run, tmp_path: Path, make: str, says: str):
    path = tmp_path / "given"
    if make == "folder":
        path.mkdir()
    if make == "dangling":
        path.symlink_to(tmp_path / "gone")
    result = run("import", path)
    assert result.code == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


def test_an_unreadable_file_is_listed_and_the_others_go_on(run: Run, export: Path, tmp_path: Path):
    (tmp_path / "both").mkdir()
    export.rename(tmp_path / "both" / "good")
    (tmp_path / "both" / "result.json").mkdir()
    (tmp_path / "both" / "bytes.json").write_bytes(b"\xff\xfe\x00broken")
    result = run("import", tmp_path / "both", "--source", "sakhr", "--json")
    assert result.json["new"] == 42
    assert any("bytes.json" in item["file"] for item in [*result.json["failed"], *result.json["skipped"]])


def test_one_handle_cannot_name_two_channels(run: Run):
    result = run("import", SAMPLE / "first" / "sample_sakhr", SAMPLE / "first" / "sample_manara", "--source", "one")
    assert result.code == 2
    assert "--source" in result.err


def test_private_chats_stay_out_unless_named(run: Run):
    folder = SAMPLE / "first" / "sample_nabd"
    refused = run("import", folder, "--json")
    [why] = [item["why"] for item in refused.json["skipped"] if "personal_chat" in item["why"]]
    assert refused.code == 0
    assert "--chat" in why


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "-"],
        ["search", "x", "--since", "yesterday"],
        ["search", "x", "--source", "nobody_here"],
        ["read", "telegram:x/1"],
        ["read", "nonsense"],
        ["brief", "-o", "brief.txt"],
        ["brief", "--since", "2030-01-01", "-o", "b.md"],
        ["import", ".", "--column", "text"],
        ["import", ".", "--source", "a b c"],
        ["lexicon", "add", "."],
        ["eval", "--gold", "."],
    ],
)
def test_what_cannot_run_says_why_in_one_line(run: Run, export: Path, arguments: list[str]):
    run("import", export, "--source", "sakhr")
    result = run(*arguments, workspace=None if arguments[0] == "eval" else export.parent / "workspace")
    assert result.code == 2, result
    assert result.err.startswith("marsad: ")
    assert "Traceback" not in result.err


def test_a_wrong_setting_names_the_file_and_the_setting(run: Run, tmp_path: Path):
    (tmp_path / "workspace").mkdir()
    file = tmp_path / "workspace" / "marsad.toml"
    for text, says in (
        ("[import]\ntimezone = 'Mars'", "import.timezone"),
        ("[imprt]\n", "imprt"),
        ("[import\n", "not valid TOML"),
        ("[desk]\nport = 99999", "desk.port"),
    ):
        file.write_text(text)
        result = run("sources")
        assert (result.code, says in result.err) == (2, True), result.err
        assert "marsad.toml" in result.err


def test_a_line_that_cannot_be_read_stops_no_other(run: Run, export: Path, tmp_path: Path):
    run("import", export, "--source", "sakhr")
    urns = [json.loads(line)["urn"] for line in run("read", "--all").out.splitlines()[:2]]
    file = tmp_path / "urns.txt"
    file.write_text("\n".join([urns[0], "telegram:sakhr/999999", urns[1]]))
    some = run("read", "--file", file, "--json")
    assert (some.code, [json.loads(line)["urn"] for line in some.out.splitlines()]) == (1, urns)
    assert f"failed: {file}: telegram:sakhr/999999: no such post" in some.err
    alone = run("read", "telegram:sakhr/999999")
    assert alone.code == 2
    assert "no such post" in alone.err
