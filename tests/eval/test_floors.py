"""The gold sets reach their floors, and are the sets that the floors were set on."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.eval import run
from marsad.records.errors import CannotRun

GOLD = Path(__file__).parent / "gold"


def test_every_floor_is_reached():
    low = [f"{r.name} {r.measure}: {r.score} under {r.floor}" for r in run(GOLD) if not r.ok]
    assert not low


def test_another_gold_set_is_noticed(tmp_path: Path):
    for path in GOLD.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "names.tsv").open("a") as file:
        file.write("same\tA\tA\n")
    with pytest.raises(CannotRun, match=r"names\.tsv: is not the gold set"):
        run(tmp_path)
