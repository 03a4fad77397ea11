"""The document as one JSON object: field names as in the records, each block and ground with its ``type``."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import orjson

from marsad.records.report import Quotation, Report
from marsad.report.notes import notes_of
from marsad.report.shelf import Shelf

_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def write(report: Report, shelf: Shelf, path: Path) -> None:
    """The whole document; quotations are masked as on the page, spans stay those of the original."""
    document = {**_plain(report, shelf), "notes": [_plain(note, shelf) for note in notes_of(report, shelf).values()]}
    path.write_bytes(orjson.dumps(document, option=_OPTIONS))


def _plain(value: Any, shelf: Shelf) -> Any:  # noqa: ANN401 -- one walk over every record of a document
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name), shelf) for field in fields(value)}
        if isinstance(value, Quotation):
            plain["original"] = shelf.kept(value.citation)
        return plain if isinstance(value, Report) else {"type": type(value).__name__.lower(), **plain}
    if isinstance(value, tuple | list):
        return [_plain(item, shelf) for item in value]
    return {k: _plain(v, shelf) for k, v in value.items()} if isinstance(value, dict) else value
