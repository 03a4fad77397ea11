"""MISP galaxy clusters: ``values`` with a ``value`` (the name), ``meta.synonyms``, and names in brackets.

Clusters write other scripts and abbreviations into the value (``Shahed 136 (شاهد ۱۳۶, Geran-2)``); what stands in
the brackets is taken as names beside what stands before them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson

from marsad.lexicon.outside.listed import Listed, Reading, listed
from marsad.records.harvest import Failed

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_WEAPONS = ("military equipment", "weapon", "uav", "drone", "missile")


def read_misp(path: Path) -> Reading:
    """Clusters of one galaxy file."""
    try:
        document = orjson.loads(path.read_bytes())
        values = document["values"]
    except (orjson.JSONDecodeError, OSError, KeyError, TypeError) as error:
        yield Failed(str(path), "the file", f"is no MISP galaxy cluster: {error}")
        return
    said = f"{document.get('category', '')} {document.get('type', '')}".lower()
    kind = "weapon" if any(word in said for word in _WEAPONS) else "organisation"
    for place, value in enumerate(values, 1):
        try:
            yield _cluster(value, kind)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield Failed(str(path), f"value {place}", f"is no cluster that can be read: {error}")


def _cluster(value: dict[str, Any], kind: str) -> Listed:
    whole = value["value"]
    bare = _BRACKETS.sub("", whole).strip() or whole
    inside = [part for found in _BRACKETS.findall(whole) for part in re.split(r"[,;/،]", found)]
    short = [part for part in inside if len(part.strip()) > 1]
    return listed(value.get("uuid") or whole, kind, [bare, *short, *(value.get("meta") or {}).get("synonyms", ())])
