"""Lists of unlawful hashes as files: plain text or CSV, with one or more hashes in each line.

MD5 has 32 hexadecimal digits, SHA-1 40, SHA-256 and PDQ 64. Cells are parted by commas, semicolons, tabs or spaces;
``#`` begins a remark. A first line of column names (``md5``, ``sha1``, ``sha256``, ``pdq``, also as ``MD5 hash``) says
which is which and other columns are passed over; without one ``pdq:HASH``, or a cell ``pdq`` in the same line, does.
Where nothing says whether 64 digits are SHA-256 or PDQ, they are read as SHA-256, and as PDQ too where exactly half of
their bits are set, as in every PDQ hash: so nothing that is listed passes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.archive.pictures.unlawful import Unlawful
from marsad.records.errors import CannotRun

_DIGITS = {"md5": 32, "sha1": 40, "sha256": 64, "pdq": 64}
_BY_LENGTH = {32: "md5", 40: "sha1", 64: "sha256"}
_PART = re.compile(r"[,;\t ]+")
_HEX = re.compile(r"[0-9a-f]+")
Hash = tuple[str, str]


def read_lists(paths: Iterable[Path]) -> Unlawful:
    """Every list; :class:`CannotRun` names a file or a line that cannot be read, for a guard half read is none."""
    hashes: dict[str, dict[str, str]] = {}
    for path in paths:
        count = 0
        for kind, value in _hashes(path):
            hashes.setdefault(kind, {}).setdefault(value, path.name)
            count += 1
        if not count:
            raise CannotRun(f"{path}: this list of unlawful hashes holds none; take it out of archive.unlawful_hashes")
    return Unlawful(hashes)


def _hashes(path: Path) -> Iterator[Hash]:
    try:
        text = path.read_text("utf-8-sig").lower()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{path}: this list of unlawful hashes cannot be read: {error}") from error
    lines = [(n, line.partition("#")[0].strip()) for n, line in enumerate(text.splitlines(), 1)]
    lines = [(n, line) for n, line in lines if line]
    if not lines:
        return
    mark = next((mark for mark in ("\t", ";", ",") if mark in lines[0][1]), ",")
    columns = [_kind(cell) for cell in next(csv.reader([lines[0][1]], delimiter=mark))]
    heading = not any(_digits(cell) for cell in _PART.split(lines[0][1]))
    for number, line in lines[heading:]:
        if heading and any(columns):
            yield from _in_columns(path, number, next(csv.reader([line], delimiter=mark)), columns)
        else:
            yield from _in_a_line(path, number, _PART.split(line.replace('"', "")))


def _in_columns(path: Path, number: int, cells: list[str], columns: list[str | None]) -> Iterator[Hash]:
    for cell, kind in zip(cells, columns, strict=False):
        value = cell.strip()
        if kind is None or not value:
            continue
        if not _HEX.fullmatch(value) or len(value) != _DIGITS[kind]:
            raise CannotRun(f"{path}: line {number}: {value[:80]!r} is not a {kind} hash ({_DIGITS[kind]} digits)")
        yield kind, value


def _in_a_line(path: Path, number: int, cells: list[str]) -> Iterator[Hash]:
    said = next((kind for cell in cells if (kind := _kind(cell))), None)
    found = [(prefix or said, value) for cell in cells for prefix, value in [_prefixed(cell)] if _digits(value)]
    if not found:
        raise CannotRun(f"{path}: line {number} holds no MD5, SHA-1, SHA-256 or PDQ hash; mend it or begin it with #")
    for kind, value in found:
        if len(value) == _DIGITS["pdq"] and kind == "pdq":
            yield "pdq", value
            continue
        yield _BY_LENGTH[len(value)], value
        if len(value) == _DIGITS["pdq"] and kind is None and int(value, 16).bit_count() == len(value) * 2:
            yield "pdq", value


def _prefixed(cell: str) -> tuple[str | None, str]:
    prefix, colon, value = cell.rpartition(":")
    return (_kind(prefix), value) if colon else (None, cell)


def _digits(cell: str) -> bool:
    value = cell.rpartition(":")[2].strip('"')
    return len(value) in _BY_LENGTH and _HEX.fullmatch(value) is not None


def _kind(name: str) -> str | None:
    """The kind of hash that a column's name, or a word beside a hash, stands for."""
    plain = re.sub(r"[^a-z0-9]", "", name).removesuffix("hash").removesuffix("value").removesuffix("hash")
    return plain if plain in _DIGITS else None
