"""An index made larger by standing beside itself: its segments once more under other names, each post several times.

So a size of which the import alone would take an hour is measured in seconds: tantivy has as many documents, postings
and segments as an archive so much larger would give it; only the words of a hit are those of a post seen before.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import orjson

from marsad.flow import Workspace


def multiply(workspace: Workspace, times: int) -> None:
    """Let the index hold every document ``times`` times. The index can only be searched afterwards, not added to."""
    folder = workspace.index.folder
    meta = orjson.loads((folder / "meta.json").read_bytes())
    managed = orjson.loads((folder / ".managed.json").read_bytes())
    segments = list(meta["segments"])
    for _ in range(times - 1):
        for segment in segments:
            copied = _copied(folder, segment["segment_id"].replace("-", ""))
            managed += [path.name for path in folder.glob(f"{copied.hex}*")]
            meta["segments"].append({**segment, "segment_id": str(copied)})
    (folder / ".managed.json").write_bytes(orjson.dumps(managed))
    (folder / "meta.json").write_bytes(orjson.dumps(meta))
    state = orjson.loads(workspace.index.state())
    (folder / "state.json").write_bytes(orjson.dumps({**state, "times": times}))


def _copied(folder: Path, name: str) -> uuid.UUID:
    """The files of one segment under a new name: links, for they never change."""
    new = uuid.uuid4()
    for file in list(folder.glob(f"{name}*")):
        os.link(file, folder / file.name.replace(name, new.hex))
    return new
