"""`marsad timestamp`: nothing goes out unless an authority is configured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.authority import running
from tests.conftest import SAMPLE

from .conftest import Run


def test_without_an_authority_it_cannot_run(run: Run):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    result = run("timestamp")
    assert result.code == 2
    assert "archive.timestamp_url" in result.err


def test_a_workspace_is_timestamped_and_verified(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    head = run("verify", "--json").json["head"]
    with running(tmp_path / "tsa", monkeypatch) as authority:
        settings = tmp_path / "workspace" / "marsad.toml"
        settings.write_text(f'[archive]\ntimestamp_url = "{authority.url}"\n')
        assert "unchecked" in run("timestamp").out
        assert "1 timestamps unchecked" in run("verify").out
        settings.write_text(settings.read_text() + 'timestamp_certificates = "../tsa/root.pem"\n')
        kept = run("timestamp", "--json").json
        assert kept["checked"]
        assert kept["covers"]["seq"] == head["seq"] + 1
        done = run("verify", "--json")
    assert done.code == 0
    assert done.json["checked"]["timestamps"] == 2
    assert done.json["unchecked"] == []
