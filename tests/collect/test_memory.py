"""A large export is parsed in the memory of a batch."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from marsad.bench.export import write_export
from marsad.bench.pipeline import PARSE, timed


@pytest.mark.slow
def test_half_a_gigabyte_is_parsed_in_under_300_megabytes(tmp_path: Path):
    export = tmp_path / "result.json"
    assert write_export(export, 410_000) > 500_000_000
    _, peak = timed([sys.executable, "-c", PARSE, str(export)])
    assert 0 < peak < 300
