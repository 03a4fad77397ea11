"""The benchmarks of folding and language run, and say what they need when it is not there."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from marsad.bench import folding, language
from marsad.records.errors import CannotRun
from tests.conftest import ROOT

GOLD = ROOT / "tests" / "eval" / "gold" / "posts.tsv"


def test_folding_alone():
    rows = folding.measure(200, 1, None)
    assert len(rows) == 5
    assert all(row["posts_per_second"] > 0 and row["n"] == 200 for row in rows)


def test_an_interpreter_without_camel_is_named(tmp_path: Path):
    with pytest.raises(CannotRun, match=r"cannot run CAMeL Tools .*camel_tools"):
        folding.measure(100, 1, Path(sys.executable))
    with pytest.raises(CannotRun, match=r"none/python: cannot run CAMeL Tools"):
        folding.measure(100, 1, tmp_path / "none" / "python")


def test_unequal_work_stops(tmp_path: Path):
    """An interpreter whose functions bring together more than ours do."""
    fake = tmp_path / "python"
    fake.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        "texts = json.load(open(sys.argv[3], encoding='utf-8'))\n"
        "json.dump({'seconds': [1.0], 'folded': ['same'] * len(texts)}, open(sys.argv[4], 'w'))\n"
    )
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(CannotRun, match="the work is not equal"):
        folding.measure(100, 1, fake)


def test_language_alone_and_without_the_library():
    rows = language.measure(300, 1, GOLD, None)
    assert [row["variant"] for row in rows] == ["marsad, posts", "marsad, lines"]
    assert rows[0]["right"] > 0.95
    with pytest.raises(CannotRun, match="cannot run py3langid"):
        language.measure(300, 1, GOLD, Path(sys.executable))


def test_a_missing_or_empty_gold_file_is_named(tmp_path: Path):
    with pytest.raises(CannotRun, match=r"none\.tsv: cannot be read"):
        language.measure(300, 1, tmp_path / "none.tsv", None)
    (tmp_path / "empty.tsv").write_text("words without a tab\n")
    with pytest.raises(CannotRun, match=r"empty\.tsv: no line of a language code"):
        language.measure(300, 1, tmp_path / "empty.tsv", None)
