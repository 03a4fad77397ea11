from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from marsad.cli import main


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a workspace of the test's own."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str | Path, workspace: Path | None = tmp_path / "workspace") -> Ran:
        where = ["--workspace", str(workspace)] if workspace else []
        monkeypatch.setattr(sys, "argv", ["marsad", *map(str, arguments), *where])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return running
