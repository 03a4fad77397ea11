"""A large export is parsed in the memory of a batch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.bench.export import write_export
from marsad.bench.pipeline import PARSE


@pytest.mark.slow
def test_half_a_gigabyte_is_parsed_in_under_300_megabytes(tmp_path: Path):
    export = tmp_path / "result.json"
    assert write_export(export, 410_000) > 500_000_000
    child = subprocess.Popen([sys.executable, "-c", PARSE, str(export)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    counted = int(child.stdout.read())
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    assert (child.returncode, counted) == (0, 410_000)
    assert usage.ru_maxrss / 1024 < 300
