"""The export commands as a user gives them."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import SAMPLE

from .conftest import Run


@pytest.fixture
def filled(run: Run) -> None:
    assert run("lexicon", "add", SAMPLE / "lexicon").code == 0
    for name in ("sample_manara", "sample_sakhr"):
        assert run("import", SAMPLE / "first" / name, "--source", name).code == 0


@pytest.mark.usefixtures("filled")
def test_a_selection_is_what_search_finds(run: Run, tmp_path: Path):
    for words in (["*"], ["صخر"], ["*", "--source", "sample_sakhr"], ["*", "--since", "2024-05-10"]):
        total = run("search", *words, "--json").json["total"]
        done = run("export", "table", *words, "-o", tmp_path / "t.parquet", "--json")
        assert done.code == 0
        table = pl.read_parquet(tmp_path / "t.parquet")
        assert 0 < total == done.json["posts"] == len(table) == table["urn"].n_unique()
    assert any(table["actors"].list.len() > 0)
    assert run("verify").code == 0


@pytest.mark.usefixtures("filled")
def test_a_list_of_names_exports_what_is_here_and_lists_the_rest(run: Run, tmp_path: Path):
    urns = [hit["urn"] for hit in run("search", "*", "--json", "--limit", "2").json["hits"]]
    (tmp_path / "list.txt").write_text("\n".join([*urns, "telegram:sample_sakhr/999999"]), "utf-8")
    done = run("export", "table", "--file", tmp_path / "list.txt", "-o", tmp_path / "t.csv", "--json")
    assert done.code == 1
    assert [failed["item"] for failed in done.json["failed"]] == ["telegram:sample_sakhr/999999"]
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(row["urn"] for row in csv.DictReader(file)) == sorted(urns)


@pytest.mark.usefixtures("filled")
def test_every_kind_of_package_is_marked_and_logged(run: Run, tmp_path: Path):
    for what, name in (("table", "t.ndjson"), ("bagit", "bag"), ("wacz", "t.wacz")):
        options = ["--source", "sample_manara", "--marking", "TLP:GREEN"]
        done = run("export", what, *options, "-o", tmp_path / name)
        assert done.code == 0, done.err
        assert "TLP:GREEN" in done.out
        assert (tmp_path / name).exists()
    assert run("verify").code == 0


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["table", "-o", "t.csv"], "say what leaves"),
        (["table", "*", "-o", "t.xlsx"], "end the name"),
        (["table", "nothingofthekind", "-o", "t.csv"], "nothing leaves"),
        (["table", "*", "--file", "x", "-o", "t.csv"], "--file names"),
        (["table", "--file", "none.txt", "-o", "t.csv"], "cannot be read"),
        (["wacz", "*", "-o", "t.zip"], "end the name"),
    ],
)
def test_what_cannot_leave_says_why(run: Run, arguments: list[str], says: str):
    done = run("export", *arguments)
    assert done.code == 2
    assert says in done.err
