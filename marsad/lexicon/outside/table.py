"""Tables of names: CSV or TSV with a header; ``name`` is needed, ``id``, ``aliases`` and ``kind`` are taken where
they stand (as in OpenSanctions' ``targets.simple.csv``). Several aliases in one cell are parted by ``;`` or ``|``.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from marsad.lexicon.outside.entities import opened
from marsad.lexicon.outside.listed import Reading, listed
from marsad.records.harvest import Failed

_COLUMNS = {
    "id": ("id", "entity_id", "uid", "qid"),
    "name": ("name", "caption", "label"),
    "aliases": ("aliases", "alias", "other_names", "aka"),
    "kind": ("kind", "schema", "type"),
}
_KINDS = {"organization": "organisation", "company": "organisation", "group": "organisation", "location": "place"}
_KNOWN = frozenset({"person", "organisation", "place", "weapon"})


def read_table(path: Path) -> Reading:
    """Rows of a table; a row without a name is listed, the others go on."""
    number = 1
    try:
        with opened(path) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter="\t" if ".tsv" in path.suffixes else ",")
            columns = _places(next(rows, []))
            if "name" not in columns:
                yield Failed(str(path), "the header", "has no column `name`; the columns are id, name, aliases, kind")
                return
            for number, row in enumerate(rows, 2):
                yield from _row(path, number, row, columns)
    except (csv.Error, UnicodeDecodeError, OSError, EOFError) as error:
        yield Failed(str(path), f"after row {number}", f"cannot be read on: {error}; save the table as UTF-8")


def header(path: Path) -> list[str]:
    """The folded column names of a table's first row."""
    with opened(path) as file:
        first = file.readline(1 << 16).decode("utf-8-sig", "replace")
    return [cell.strip().strip('"').lower() for cell in re.split(r"[,\t]", first)]


def _places(cells: list[str]) -> dict[str, int]:
    names = [cell.strip().lower() for cell in cells]
    return {column: names.index(known) for column, all_ in _COLUMNS.items() for known in all_[::-1] if known in names}


def _row(path: Path, number: int, row: list[str], columns: dict[str, int]) -> Reading:
    if not any(cell.strip() for cell in row):
        return
    cells = {column: row[place] for column, place in columns.items() if place < len(row)}
    kind = cells.get("kind", "").strip().lower()
    kind = _KINDS.get(kind, kind)
    try:
        yield listed(
            cells.get("id") or str(number),
            kind if kind in _KNOWN else "other",
            [cells.get("name", ""), *re.split(r"[;|]", cells.get("aliases", ""))]
            if cells.get("name", "").strip()
            else [],
        )
    except ValueError as error:
        yield Failed(str(path), f"row {number}", str(error))
