"""What is killed and how it is looked at afterwards: three commands over a seeded channel, and all that a workspace
holds, so that two of them can be held against each other.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from marsad.annotate import Annotator
from marsad.archive.finding.search import Query, search
from marsad.archive.verify import verify
from marsad.bench.export import Later, write_export
from marsad.flow import Workspace, open_workspace
from marsad.flow.workspace import add_layer, layers
from marsad.lexicon import load_lexicon
from tests.conftest import ROOT, SAMPLE

POSTS = 3_000
LATER = Later(400, edited_every=3, gone_every=60)
CHILD = Path(__file__).with_name("child.py")
QUERIES = ("*", "ثم", "is:edited", "is:absent", "kind:claim")
_HITS = 10_000
_TIMES = ("at", "capture", "batch", "row")


@dataclass(frozen=True)
class Scenario:
    """A command and the workspace that it begins with."""

    name: str
    before: Path
    arguments: tuple[str, ...]

    def start(self, folder: Path, **spec: object) -> subprocess.Popen[str]:
        """The command as a process over a copy of the workspace in ``folder``."""
        shutil.copytree(self.before, folder)
        return started(folder, *self.arguments, **spec)

    def again(self, folder: Path) -> None:
        """The same command once more, to its end."""
        child = started(folder, *self.arguments)
        _, errors = child.communicate()
        assert child.returncode == 0, errors


def started(folder: Path, *arguments: str, **spec: object) -> subprocess.Popen[str]:
    """The child, once it is about to begin its work."""
    command = [sys.executable, str(CHILD), json.dumps({"root": str(folder), **spec}), *arguments]
    child = subprocess.Popen(
        [*command, "--workspace", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n", child.communicate()[1]
    return child


def scenarios(folder: Path) -> dict[str, Scenario]:
    """Import of a channel; of a later export of it with edits, absences and new posts; reading again after the lexicon
    has changed.
    """
    first, later = folder / "first.json", folder / "later.json"
    write_export(first, POSTS)
    write_export(later, POSTS, later=LATER)
    open_workspace(folder / "empty")
    begun = Scenario("import", folder / "empty", ("import", str(first)))
    begun.start(folder / "begun").communicate()
    shutil.copytree(folder / "begun", folder / "stale")
    add_layer(open_workspace(folder / "stale"), SAMPLE / "lexicon")
    return {
        "import": begun,
        "later import": Scenario("later import", folder / "begun", ("import", str(later))),
        "annotate": Scenario("annotate", folder / "stale", ("annotate",)),
    }


def opened(folder: Path) -> Workspace:
    """A workspace whose lexicon is loaded once for all that have the same layers."""
    workspace = open_workspace(folder)
    own = layers(folder)
    lexicon, annotator = _annotator(bool(own))
    workspace.__dict__.update(lexicon=lexicon, annotator=annotator)
    return workspace


@cache
def _annotator(layered: bool) -> tuple[Any, Annotator]:
    lexicon = load_lexicon([SAMPLE / "lexicon"] if layered else [])
    return lexicon, Annotator(lexicon)


def whole_and_answering(folder: Path) -> None:
    """The archive opens, verifies, and a search of the index as it stands answers; nothing is caught up."""
    workspace = opened(folder)
    result = verify(workspace.archive)
    assert result.ok, result.failures
    found = search(workspace.archive, workspace.index, Query("*"))
    assert found.total <= POSTS + LATER.more


def contents(folder: Path) -> dict[str, Any]:
    """All that a workspace holds, without when and in which batch it came."""
    workspace = opened(folder)
    assert not workspace.readings.behind()
    assert not workspace.index.behind()
    made = {path.name for path in workspace.readings.folder.parent.iterdir()}
    return {
        "posts": _rows(workspace.archive.posts()),
        "observations": _rows(workspace.archive.observations()),
        "readings": _rows(workspace.readings.scan()),
        "versions of readings": made,
        "sources": workspace.archive.log().sources,
        "finished": sorted(workspace.archive.log().finished.values()),
        "index": {query: _found(workspace, query) for query in QUERIES},
    }


def _rows(frame: pl.LazyFrame) -> list[Any]:
    rows = frame.drop(*_TIMES, strict=False).collect()
    return rows.sort("urn", *(name for name in ("revision", "what") if name in rows.columns)).rows()


def _found(workspace: Workspace, query: str) -> Any:
    found = search(workspace.archive, workspace.index, Query(query, limit=_HITS, facets=True))
    hits = sorted((h.urn, h.revision, h.source, h.published, h.text, h.language, h.highlights) for h in found.hits)
    return found.total, hits, found.facets


def same(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Both hold the same; the first difference is told without printing thousands of rows."""
    for part, rows in one.items():
        assert rows == other[part], f"{part} differ"
