"""Searches that were given a name: ``searches.json`` in the workspace."""

from __future__ import annotations

import orjson

from marsad.archive.files import disk_errors, write_bytes
from marsad.archive.finding.query import parse
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun

_FILE = "searches.json"


def saved(workspace: Workspace) -> dict[str, str]:
    """Queries by the name they were saved under."""
    path = workspace.folder / _FILE
    if not path.exists():
        return {}
    try:
        return {str(name): str(query) for name, query in orjson.loads(path.read_bytes()).items()}
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise CannotRun(f"{path}: cannot be read: {error}; put it right or remove it") from error


def save(workspace: Workspace, name: str, query: str) -> None:
    """Keep a query under ``name``, in the place of what was there; it must read."""
    parse(query)
    whole = {**saved(workspace), name: query}
    with disk_errors(workspace.folder):
        write_bytes(workspace.folder / _FILE, orjson.dumps(whole, option=orjson.OPT_INDENT_2))


def recall(workspace: Workspace, name: str) -> str:
    """The query saved under ``name``."""
    known = saved(workspace)
    if name not in known:
        raise CannotRun(f"{name}: no search is saved under this name; `marsad searches` lists them")
    return known[name]
