"""Bags that leave, held against the validator of the format and against what must stay."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import bagit
import pytest

from marsad.archive.finding.search import Query
from marsad.archive.packages.bag import Choices
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.exporting import Wanted, export_bag, select, terms
from marsad.flow.importing import import_paths
from marsad.records.errors import CannotRun

SECRET = "the aunt comes on Sunday"


def message(number: int, text: str, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": f"2024-05-01T08:{number:02d}:00",
            "date_unixtime": str(1714550400 + number * 60), "text": text, "text_entities": [], **more}  # fmt: skip


def account(folder: Path, *channels: dict[str, object]) -> Path:
    folder.mkdir(parents=True)
    chats = [*channels, {"name": "Aunt", "type": "personal_chat", "id": 9, "messages": [message(1, SECRET)]}]
    (folder / "result.json").write_text(json.dumps({"chats": {"list": chats}}, ensure_ascii=False), "utf-8")
    return folder


def channel(name: str, number: int, *texts: str) -> dict[str, object]:
    messages = [message(n, text) for n, text in enumerate(texts, 1)]
    return {"name": name, "type": "public_channel", "id": number, "messages": messages}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "marsad.toml").write_text('[import]\noperator = "desk seven"\n', "utf-8")
    workspace = open_workspace(tmp_path / "workspace")
    texts = ("good morning", "<script>alert(1)</script>", "call +964 770 123 4567")
    taken = account(tmp_path / "export", channel("Bayan", 71, *texts), channel("Other channel", 72, "harvest news"))
    import_paths(workspace, [taken], Options())
    return workspace


def bagged(workspace: Workspace, output: Path, *names: str, unmasked: bool = False, full: bool = False) -> Path:
    wanted = Wanted(names=names, listed_in="a list") if names else Wanted(Query("*"))
    under = terms(workspace, None, unmasked=unmasked)
    export_bag(workspace, select(workspace, wanted), output, under, Choices(full_custody=full))
    return output


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_the_validators_pass(workspace: Workspace, tmp_path: Path):
    bag = bagged(workspace, tmp_path / "bag")
    bagit.Bag(str(bag)).validate()
    done = subprocess.run([sys.executable, "-m", "bagit", "--validate", bag], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=bag).returncode == 0
    (bag / "data" / "posts.ndjson").write_text("{}\n")
    done = subprocess.run([sys.executable, "-m", "bagit", "--validate", bag], capture_output=True, text=True)
    assert done.returncode == 1


def test_one_chat_is_cut_out_of_an_account_and_the_rest_stays(workspace: Workspace, tmp_path: Path):
    bag = bagged(workspace, tmp_path / "bag", "telegram:c71/1")
    whole = everything(bag)
    for other in (SECRET, "Aunt", "harvest news", "Other channel", "alert(1)", "770 123"):
        assert other.encode() not in whole, other
    [post] = lines(bag / "data" / "posts.ndjson")
    [revision] = post["revisions"]
    data = (bag / "data" / revision["raw"]["file"]).read_bytes()
    assert json.loads(data)["text"] == "good morning"
    assert hashlib.sha256(data).hexdigest() == revision["raw"]["sha256"]
    raw = revision["raw"]
    assert workspace.archive.blobs.read(raw["blob"], raw["offset"], raw["length"]) == data
    assert len(list((bag / "data" / "raw").iterdir())) == 1


def test_bytes_with_a_phone_number_stay_unless_asked_for(workspace: Workspace, tmp_path: Path):
    closed = bagged(workspace, tmp_path / "bag", "telegram:c71/3")
    assert b"770 123" not in everything(closed)
    [post] = lines(closed / "data" / "posts.ndjson")
    raw = post["revisions"][0]["raw"]
    assert raw["file"] is None
    assert "phone number" in raw["left_out"]
    assert len(raw["sha256"]) == 64
    assert workspace.archive.custody.lines()[-1]["export"]["withheld"] == 1
    open_ = bagged(workspace, tmp_path / "open", "telegram:c71/3", unmasked=True)
    assert b"+964 770 123 4567" in everything(open_)
    assert "UNMASKED" in (open_ / "bag-info.txt").read_text("utf-8")


def test_operators_stay_out_of_the_custody_lines_unless_asked_for(workspace: Workspace, tmp_path: Path):
    bag = bagged(workspace, tmp_path / "bag", "telegram:c71/1")
    assert b"desk seven" not in everything(bag)
    [line] = lines(bag / "data" / "custody.ndjson")
    assert line["left_out"] == ["what was taken beside it", "the operator"]
    assert [capture["source"] for capture in line["extract"]["captures"]] == ["telegram:c71"]
    full = bagged(workspace, tmp_path / "full", "telegram:c71/1", full=True)
    [line] = lines(full / "data" / "custody.ndjson")
    assert "desk seven" in line["line"]
    assert hashlib.sha256(line["line"].encode()).hexdigest() == line["sha256"]
    assert f"1 {line['sha256']}" in (full / "data" / "chain.txt").read_text().splitlines()


def test_a_private_group_leaves_only_by_name(workspace: Workspace, tmp_path: Path):
    group = {"name": "Closed", "type": "private_group", "id": 88, "messages": [message(1, "among ourselves")]}
    import_paths(workspace, [account(tmp_path / "second", group)], Options(chats=("Closed",)))
    closed = [urn for urn in workspace.archive.log().sources if urn.endswith("88")]
    assert closed
    assert b"among ourselves" not in everything(bagged(workspace, tmp_path / "bag"))
    named = bagged(workspace, tmp_path / "named", f"{closed[0]}/1")
    assert b"among ourselves" in (named / "data" / "posts.ndjson").read_bytes()


def test_a_folder_that_is_not_empty_is_left_alone(workspace: Workspace, tmp_path: Path):
    with pytest.raises(CannotRun, match="not empty"):
        bagged(workspace, tmp_path / "export")


def test_a_bag_leaves_a_receipt_and_the_archive_verifies(workspace: Workspace, tmp_path: Path):
    bag = bagged(workspace, tmp_path / "bag")
    receipt = workspace.archive.custody.lines()[-1]["export"]
    assert receipt["sha256"] == hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert (receipt["what"], receipt["posts"]) == ("bagit", 4)
