"""What a package shows of the custody log: the lines that its captures, batches and files stand in.

A line is shown as it is stored, so that its SHA-256 can be taken, only where it tells nothing but of the sources that
leave and names no operator; else an extract stands with its hash, and what was left out is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from marsad.archive.custody import Line, decode, digest
from marsad.archive.redaction.told import KEY
from marsad.archive.store import Archive

OTHERS = "what was taken beside it"
OPERATOR = "the operator"
REASON = "why, and what else, was redacted"


@dataclass(frozen=True, slots=True)
class Named:
    """What the selection stands on: captures, sources, hashes of files, numbers of batches."""

    captures: Collection[str]
    sources: Collection[str]
    blobs: Collection[str]
    batches: Collection[int]


def custody_lines(archive: Archive, named: Named, *, full: bool) -> Iterator[dict[str, Any]]:
    """``seq``, ``sha256`` and ``line`` (as stored) or ``extract`` with ``left_out``; with ``full`` all as stored."""
    for segment, n, raw in archive.custody.raw_lines():
        line = decode(raw, f"{segment} line {n}")
        if not _concerns(line, named):
            continue
        left_out = [] if full else _closed(line, named)
        shown = {"extract": _extract(line, named), "left_out": left_out} if left_out else {"line": raw.decode()}
        yield {"seq": line["seq"], "sha256": digest(raw), **shown}


def chain(archive: Archive) -> Iterator[str]:
    """Number and SHA-256 of every line of the log: what each shown line's ``prev`` is held against."""
    for n, (_, _, raw) in enumerate(archive.custody.raw_lines(), 1):
        yield f"{n} {digest(raw)}"


def _concerns(line: Line, named: Named) -> bool:
    return (
        line["seq"] in named.batches
        or any(capture["id"] in named.captures for capture in line.get("captures", []))
        or any(blob[0] in named.blobs for blob in line.get("blobs", []))
        or any(_redacted(line, named).values())
    )


def _redacted(line: Line, named: Named) -> dict[str, Any]:
    """Of a redaction, what it took from the batches and raw files that the selection stands on."""
    told = line.get(KEY) or {}
    rows = [_shown(row, named) for row in told.get("rows", []) if row["batch"] in named.batches]
    ranges = [one for one in told.get("ranges", []) if one["blob"] in named.blobs]
    return {"rows": rows, "ranges": ranges}


def _shown(row: dict[str, Any], named: Named) -> dict[str, Any]:
    """Of another source's row only what its batch's root is made with."""
    own = row["urn"].partition("/")[0] in named.sources
    return row if own else {name: row[name] for name in ("batch", "row", "leaf")}


def _closed(line: Line, named: Named) -> list[str]:
    captures = line.get("captures", [])
    sources = [capture["source"] for capture in captures] + [source["urn"] for source in line.get("sources", [])]
    sources += [link[end] for link in line.get("links", []) for end in ("a", "b")]
    others = bool(line.get("failed")) or any(source not in named.sources for source in sources)
    operator = line.get("operator") or any(capture["operator"] for capture in captures)
    return [*([OTHERS] if others else []), *([OPERATOR] if operator else []), *([REASON] if line.get(KEY) else [])]


def _extract(line: Line, named: Named) -> dict[str, Any]:
    kept = {name: line.get(name) for name in ("schema", "seq", "prev", "kind", "at", "tool", "posts", "observations")}
    if kept["posts"]:  # the spans of numbers name every source of the batch
        kept["posts"] = {name: value for name, value in kept["posts"].items() if name != "spans"}
    captures = [
        {name: value for name, value in capture.items() if name != "operator"}
        for capture in line.get("captures", [])
        if capture["source"] in named.sources
    ]
    blobs = [blob for blob in line.get("blobs", []) if blob[0] in named.blobs]
    redacted = {KEY: {"kind": line[KEY]["kind"], **_redacted(line, named)}} if line.get(KEY) else {}
    return {**kept, "captures": captures, "blobs": blobs, **redacted}
