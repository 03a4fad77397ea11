"""From the command line to a proof that others can check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, SAMPLE

from .conftest import Run


def test_a_post_is_proved_from_the_command_line(run: Run, tmp_path: Path):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    urn = run("search", "*", "--json", "--limit", "1").json["hits"][0]["urn"]
    proof = tmp_path / "proof.json"
    proof.write_text(run("read", urn, "--proof").out, "utf-8")
    head = run("read", urn, "--json").json["custody"]["head"]["hash"]
    script = [sys.executable, str(ROOT / "docs" / "check_proof.py"), str(proof), head]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"PROVED: {urn} revision 1")


def test_proof_options_that_do_not_go_together_are_told(run: Run):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    for wrong in (["--proof"], ["--all", "--proof"], ["telegram:sakhr/1", "--revision", "1"]):
        result = run("read", *wrong)
        assert result.code == 2
        assert "--proof takes the URN of one post" in result.err
