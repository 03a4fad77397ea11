"""Proofs inside packages: each is checked by the script in ``docs/``, with the log that stands beside them once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from marsad.archive import proof as proving
from marsad.archive.finding.search import Query
from marsad.archive.packages.bag import Choices
from marsad.archive.packages.proofs import selected_proofs
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.exporting import Wanted, export_bag, export_wacz, select, terms
from marsad.flow.importing import import_paths
from tests.conftest import ROOT

from .test_bags_out import account, channel, lines, message
from .test_waczs_out import records

FULL = Choices(full_custody=True)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Four posts, one with a phone number, one edited later, and one of another channel in a later batch."""
    workspace = open_workspace(tmp_path / "workspace")
    texts = ("good morning", "the first wording", "call +964 770 123 4567", "good night")
    import_paths(workspace, [account(tmp_path / "one", channel("Bayan", 71, *texts))], Options())
    edited = channel("Bayan", 71, *texts)
    later = {"edited_unixtime": "1714557600", "edited": "2024-05-01T10:00:00"}
    edited["messages"][2 - 1] = message(2, "the second wording", **later)  # type: ignore[index]
    import_paths(workspace, [account(tmp_path / "two", edited, channel("Sada", 72, "harvest news"))], Options())
    return workspace


def checked(proof: Path, head: str, log: Path) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, "-I", str(ROOT / "docs" / "check_proof.py"), str(proof), head, str(log)]
    return subprocess.run(script, capture_output=True, text=True, check=False)


def test_every_proof_of_a_bag_is_checked_by_the_script_and_the_bag_is_valid(workspace: Workspace, tmp_path: Path):
    head, bag = workspace.archive.custody.head().hash, tmp_path / "bag"
    export_bag(workspace, select(workspace, Wanted(Query("*"))), bag, terms(workspace, None), FULL)
    bagit.Bag(str(bag)).validate()
    posts = lines(bag / "data" / "posts.ndjson")
    named = {(post["urn"], r["n"]): r["proof"] for post in posts for r in post["revisions"]}
    assert {urn for (urn, _), proof in named.items() if proof is None} == {"telegram:c71/3"}
    assert len([proof for proof in named.values() if proof]) == 5
    log = bag / "data" / "proofs" / "log.ndjson"
    for (urn, revision), name in named.items():
        if name:
            result = checked(bag / "data" / name, head, log)
            assert result.returncode == 0, result.stderr
            assert result.stdout.startswith(f"PROVED: {urn} revision {revision} ")
    assert len(list(log.parent.glob("*.json"))) == 5
    log.write_bytes(log.read_bytes().replace(b"Bayan", b"Bayam"))
    assert checked(bag / "data" / str(named["telegram:c71/1", 1]), head, log).returncode == 1


def test_without_the_whole_log_no_proof_leaves_and_unmasked_all_do(workspace: Workspace, tmp_path: Path):
    chosen = select(workspace, Wanted(Query("*")))
    export_bag(workspace, chosen, tmp_path / "bag", terms(workspace, None), Choices())
    assert not (tmp_path / "bag" / "data" / "proofs").exists()
    export_bag(workspace, chosen, tmp_path / "open", terms(workspace, None, unmasked=True), FULL)
    assert len(list((tmp_path / "open" / "data" / "proofs").glob("*.json"))) == 6


def test_the_proofs_of_a_wacz_are_checked_too_and_the_file_is_valid(workspace: Workspace, tmp_path: Path):
    head, output = workspace.archive.custody.head().hash, tmp_path / "t.wacz"
    export_wacz(workspace, select(workspace, Wanted(Query("*"))), output, terms(workspace, None), FULL)
    command = [sys.executable, "-m", "wacz", "validate", "-f", output]
    assert subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).returncode == 0
    found = {uri: data for uri, (_, data) in records(output).items() if "/proofs/" in uri}
    log = tmp_path / "log.ndjson"
    log.write_bytes(found.pop("https://marsad.invalid/proofs/log.ndjson"))
    assert len(found) == 5
    for data in found.values():
        proof = tmp_path / "proof.json"
        proof.write_bytes(data)
        assert checked(proof, head, log).returncode == 0
        assert "lines" not in json.loads(data)


def test_a_batch_is_read_and_hashed_once_however_many_of_its_posts_leave(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    texts = tuple(f"post {n}" for n in range(1, 400))
    import_paths(workspace, [account(tmp_path / "many", channel("Many", 73, *texts))], Options())
    asked: list[int] = []
    whole = proving.levels
    monkeypatch.setattr(proving, "levels", lambda hashes: (asked.append(len(hashes)), whole(hashes))[1])
    chosen = select(workspace, Wanted(Query("source:c73")))
    assert len(list(selected_proofs(workspace.archive, chosen, unmasked=False))) == 399
    assert asked == [399]
