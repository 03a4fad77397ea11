"""Findings as JSON and back; field names as in ``records``."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from marsad.records.finding import Finding

_FINDING = TypeAdapter(Finding)


def to_json(finding: Finding) -> dict[str, Any]:
    """The whole record as plain values."""
    return dict(_FINDING.dump_python(finding, mode="json"))


def from_json(raw: dict[str, Any]) -> Finding:
    """The record again."""
    return _FINDING.validate_python(raw)
