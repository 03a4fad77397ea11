"""Two sources found to be one: a dated record with a reason, beside both; neither is ever rewritten."""

from __future__ import annotations

from datetime import datetime

from marsad.archive.files import disk_errors, writer_lock
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun


def link(archive: Archive, a: str, b: str, why: str, tool: str, operator: str, now: datetime) -> None:
    """Record that ``a`` and ``b`` (source URNs that hold posts) are one source, as somebody says and why."""
    known = archive.log().sources
    for urn in (a, b):
        if urn not in known:
            raise CannotRun(f"{urn}: no such source in this archive; `marsad sources` lists them")
    if a == b:
        raise CannotRun(f"{a} is one source already")
    with disk_errors(archive.folder), writer_lock(archive.lock):
        archive.custody.append(
            {
                "kind": "link",
                "at": now.isoformat(),
                "tool": tool,
                "operator": operator,
                "links": [{"a": a, "b": b, "why": why}],
            }
        )
