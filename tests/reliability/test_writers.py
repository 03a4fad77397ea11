"""One writer and many readers at once, as processes; and files that may not grow, as on a disk that is full."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.verify import verify
from tests.conftest import ROOT, SAMPLE

from .conftest import Undisturbed
from .theatre import CHILD, POSTS, Scenario, contents, opened, same, whole_and_answering

OTHER = ("import", str(SAMPLE / "first" / "sample_sakhr"), "--source", "sakhr")


def run(folder: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "marsad", *arguments, "--workspace", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, **more)


def test_a_second_writer_is_told_or_waits_and_readers_go_on(theatre: dict[str, Scenario], tmp_path: Path):
    folder = tmp_path / "workspace"
    writer = theatre["later import"].start(folder)
    told = run(folder, *OTHER)
    waiting = subprocess.Popen(
        [sys.executable, "-m", "marsad", *OTHER, "--wait", "120", "--json", "--workspace", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    totals = []
    while writer.poll() is None or waiting.poll() is None or not totals:
        found = run(folder, "search", "*", "--json")
        assert found.returncode == 0, found.stderr
        totals.append(json.loads(found.stdout)["total"])
        checked = run(folder, "verify", "--json")
        assert checked.returncode == 0, checked.stdout
    writer.communicate()
    answer = waiting.communicate()[0]
    assert (writer.returncode, waiting.returncode) == (0, 0)
    assert json.loads(answer)["new"] == (42 if told.returncode else 0), "told to come again, or quicker than the writer"
    assert told.returncode in (0, 2)
    assert told.returncode == 0 or "another marsad is writing here (process " in told.stderr
    assert totals[0] >= POSTS
    assert totals == sorted(totals)
    assert json.loads(run(folder, "search", "source:sakhr", "--json").stdout)["total"] > 0
    assert verify(opened(folder).archive).ok


def test_a_writer_that_holds_the_lock_is_named_and_waited_for_no_longer_than_asked(tmp_path: Path):
    folder = tmp_path / "workspace"
    hold = (
        "import sys; from pathlib import Path; from marsad.archive.files import writer_lock\n"
        "with writer_lock(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(folder / "archive" / "writer.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    refused = run(folder, *OTHER, "--wait", "0.5")
    assert refused.returncode == 2
    assert f"another marsad is writing here (process {holder.pid})" in refused.stderr
    assert refused.stderr.count("\n") == 1
    holder.kill()
    holder.communicate()
    assert run(folder, *OTHER).returncode == 0, "a lock ends with its process"


@pytest.mark.parametrize("limit", [1_500, 60_000, 250_000, 400_000])
def test_a_disk_that_takes_no_more_is_one_line_and_a_second_run_completes(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, limit: int
):
    """No file may grow over ``limit`` bytes: blob, batch, readings or index fails, by the size of each."""
    scenario, folder = theatre["import"], tmp_path / "workspace"
    shutil.copytree(scenario.before, folder)
    limited = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit))
    command = [sys.executable, str(CHILD), json.dumps({"root": str(folder)}), *scenario.arguments]
    full = subprocess.run(
        [*command, "--workspace", str(folder)], capture_output=True, text=True, cwd=ROOT, preexec_fn=limited
    )
    assert full.returncode == 2, full
    assert full.stderr.startswith("marsad: ")
    assert "Traceback" not in full.stderr
    whole_and_answering(folder)
    scenario.again(folder)
    same(contents(folder), undisturbed["import"].contents)
