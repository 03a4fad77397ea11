"""One post is proved by a script that knows nothing of Marsad, and nothing of a proof can be changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from marsad.archive import Archive
from marsad.archive.proof import prove
from marsad.records.errors import CannotRun
from tests.conftest import ROOT

from .conftest import Take, row

SECRET = "words of another post"


@pytest.fixture
def filled(archive: Archive, take: Take) -> Archive:
    take([row(i, f"post {i}" if i == 5 else f"{SECRET} {i}") for i in range(1, 12)])
    take([row(5, "post 5, edited"), *(row(i, f"{SECRET} {i}") for i in range(20, 23))])
    take([row(30, SECRET)])
    return archive


def checked(tmp_path: Path, proof: dict[str, Any], head: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(proof), "utf-8")
    script = [sys.executable, "-I", str(ROOT / "docs" / "check_proof.py"), str(file), head]
    return subprocess.run(script, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("revision", [1, 2, None])
def test_a_good_proof_says_what_it_proves(filled: Archive, tmp_path: Path, revision: int | None):
    proof = prove(filled, "telegram:bayan/5", revision)
    result = checked(tmp_path, proof, filled.custody.head().hash)
    assert result.returncode == 0, result.stderr
    assert f"PROVED: telegram:bayan/5 revision {revision or 2}" in result.stdout
    assert ("post 5, edited" in result.stdout) == (revision != 1)
    assert SECRET not in json.dumps(proof)


def test_every_row_of_a_batch_has_its_proof(filled: Archive, tmp_path: Path):
    head = filled.custody.head().hash
    for number in (1, 8, 11, 20, 30):
        assert checked(tmp_path, prove(filled, f"telegram:bayan/{number}"), head).returncode == 0


def test_a_head_between_the_post_and_the_end_will_do_and_an_earlier_one_not(filled: Archive, tmp_path: Path):
    lines = filled.custody.lines()
    proof = prove(filled, "telegram:bayan/5", 2)
    assert checked(tmp_path, proof, lines[2]["prev"]).returncode == 0
    assert checked(tmp_path, proof, lines[1]["prev"]).returncode == 1


def tampered(value: Any) -> Any:
    match value:
        case int():
            return value + 1
        case str():
            return value[:-9] + ("8" if value[-9] != "8" else "9") + value[-8:] if len(value) > 9 else value + "1"
        case list():
            return [tampered(value[0]), *value[1:]]
        case dict():
            return {key: tampered(item) for key, item in value.items()}
        case _:
            return {"seq": 2, "token": "AAAA"}


def test_nothing_of_a_proof_can_be_changed_or_left_out(filled: Archive, tmp_path: Path):
    proof, head = prove(filled, "telegram:bayan/5", 1), filled.custody.head().hash
    changes = [{**proof, key: tampered(value)} for key, value in proof.items()]
    changes += [{k: v for k, v in proof.items() if k != key} for key in proof]
    changes += [{**proof, "path": proof["path"][1:]}, {**proof, "path": [*proof["path"], "00" * 32]}]
    changes += [{**proof, "lines": proof["lines"][1:]}, {**proof, "lines": proof["lines"][:-1]}]
    changes += [{**proof, "lines": [*proof["lines"][:1], *proof["lines"][2:]]}]
    changes += [{**proof, "leaf": proof["leaf"].replace("post 5", "post 6")}, {**proof, "index": -1}]
    for change in changes:
        result = checked(tmp_path, change, head)
        assert result.returncode == 1, [key for key in proof if change.get(key) != proof[key]]
        assert "NOT PROVED" in result.stderr
        assert "PROVED" not in result.stdout
    assert checked(tmp_path, proof, "0" * 64).returncode == 1


def test_a_batch_without_a_root_has_no_proof_and_says_so(archive: Archive, take: Take, monkeypatch: pytest.MonkeyPatch):
    whole = archive.custody.append

    def before(body: dict[str, Any]) -> Any:
        del body["posts"]["root"]
        return whole(body)

    monkeypatch.setattr("marsad.archive.custody.SCHEMA", 1)
    monkeypatch.setattr(archive.custody, "append", before)
    take([row(1, "old")])
    with pytest.raises(CannotRun, match="before batches carried a Merkle root"):
        prove(archive, "telegram:bayan/1")


def test_what_cannot_be_proved_says_why(filled: Archive):
    with pytest.raises(CannotRun, match="no revision 9"):
        prove(filled, "telegram:bayan/5", 9)
    with pytest.raises(CannotRun, match="no such post"):
        prove(filled, "telegram:bayan/99")
    posts = filled.evidence / "posts" / "000001.parquet"
    table = pq.read_table(posts)
    pq.write_table(table.slice(0, 10), posts)
    with pytest.raises(CannotRun, match="has changed"):
        prove(filled, "telegram:bayan/5", 1)
