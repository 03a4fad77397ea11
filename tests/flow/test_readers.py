"""Readers beside a writer, in processes of their own; and a workspace that cannot be written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.archive.finding.search import Query
from marsad.bench.export import write_export
from marsad.collect import Options
from marsad.flow import open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.reading import find

READER = """
import sys, time
from pathlib import Path
from marsad.archive.finding.search import Query
from marsad.flow import open_workspace
from marsad.flow.reading import find
workspace, stop = open_workspace(Path(sys.argv[1])), Path(sys.argv[2])
seen = []
while not stop.exists():
    found = find(workspace, Query("*", limit=50, facets=True))
    assert sum(found.facets["source"].values()) == found.total, "facets of another state than the count"
    assert len(found.hits) == min(50, found.total) and all(hit.text for hit in found.hits)
    seen.append(found.total)
    time.sleep(0.05)
print(seen[0], seen[-1], len(seen), seen == sorted(seen))
"""


def exports(folder: Path, parts: int, posts: int) -> list[Path]:
    made = []
    for n in range(parts):
        path = folder / f"part{n}" / "result.json"
        path.parent.mkdir(parents=True)
        write_export(path, posts, seed=n)
        text = path.read_text("utf-8").replace('"id": 1700000001', f'"id": {1700000100 + n}', 1)
        path.write_text(text, "utf-8")
        made.append(path)
    return made


def test_readers_see_whole_batches_while_an_import_runs(tmp_path: Path):
    first, *others = exports(tmp_path, 3, 200)
    folder, stop = tmp_path / "workspace", tmp_path / "stop"
    import_paths(open_workspace(folder), [first], Options())
    readers = [
        subprocess.Popen([sys.executable, "-c", READER, str(folder), str(stop)], stdout=-1, stderr=-1) for _ in range(2)
    ]
    for path in others:
        command = [sys.executable, "-m", "marsad", "import", str(path), "--workspace", str(folder), "--json"]
        done = subprocess.run(command, capture_output=True, check=False)
        while b"another marsad is writing" in done.stderr:  # a reader was bringing the index up at this moment
            done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    time.sleep(0.5)
    stop.touch()
    for reader in readers:
        out, err = reader.communicate(timeout=60)
        assert reader.returncode == 0, err.decode()
        begun, ended, searches, rising = out.split()
        assert (int(begun) >= 200, int(ended), rising) == (True, 600, b"True")
        assert int(searches) > 3


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Callable[..., subprocess.CompletedProcess[bytes]]]:
    """Search a workspace whose folders nobody may write, root included (without the right to pass over modes)."""
    [path] = exports(tmp_path, 1, 50)
    folder = tmp_path / "workspace"
    import_paths(open_workspace(folder), [path], Options())
    free = [] if os.getuid() else ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override"]
    if free and not shutil.which("setpriv"):
        pytest.skip("running as root, and setpriv is not here to give up its rights")
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]

    def searching(*words: str) -> subprocess.CompletedProcess[bytes]:
        for path in folders:
            if path.exists():
                path.chmod(0o555)
        command = [*free, sys.executable, "-m", "marsad", "search", *words, "--workspace", str(folder), "--json"]
        return subprocess.run(command, capture_output=True, check=False)

    yield searching
    for path in folders:
        if path.exists():
            path.chmod(0o755)


def test_a_workspace_that_cannot_be_written_is_searched(
    unwritable: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
):
    total = find(open_workspace(tmp_path / "workspace"), Query("*")).total
    lock = next((tmp_path / "workspace").rglob(".tantivy-meta.lock"))
    lock.unlink()  # as in a copy that left hidden files out; tantivy wants to make it
    answer = unwritable("*", "--limit", "5")
    assert answer.returncode == 0, answer.stderr.decode()
    assert json.loads(answer.stdout)["total"] == total
    assert not lock.exists()


def test_what_was_never_indexed_and_cannot_be_written_says_so(
    unwritable: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
):
    shutil.rmtree(tmp_path / "workspace" / "archive" / "derived")
    answer = unwritable("*")
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr
    assert b"cannot write here" in answer.stderr
