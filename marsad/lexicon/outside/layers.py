"""Outside lists in a workspace: ``lexicon/NAME/`` with ``list.json`` (what, whence, when) and ``names.parquet``.

One row an entry: ``id`` (with the layer's name before it, so that two lists never meet in one id), ``kind``, ``name``
(to show), ``forms`` and ``weak``. A list is written whole or not at all, and taken away by removing its folder.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import polars as pl

from marsad.lexicon.outside.kinds import KINDS, kind_of
from marsad.lexicon.outside.listed import Listed
from marsad.records.errors import CannotRun
from marsad.records.harvest import Failed

ABOUT, NAMES = "list.json", "names.parquet"
_SCHEMA = {
    "id": pl.String(),
    "kind": pl.String(),
    "name": pl.String(),
    "forms": pl.List(pl.String()),
    "weak": pl.List(pl.String()),
}


@dataclass(frozen=True, slots=True)
class Layer:
    """What is known of an outside list: its name here, kind, file, the day it is as of, hash of the file, when it was
    read, how many entries and names it gave, and whether posts are read for its names.
    """

    name: str
    kind: str
    file: str
    date: str
    sha256: str
    added: str
    entries: int
    names: int
    mentions: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A list taken in, and the entries of it that could not be."""

    layer: Layer
    failed: tuple[Failed, ...]


def add_list(folder: Path, path: Path, said: str | None, day: str | None, *, mentions: bool = False) -> Added:
    """Read the list in ``path`` into ``folder`` (the workspace's ``lexicon``); :class:`CannotRun` where it holds none.

    ``said`` is the kind where the file does not look like one, ``day`` the date the list is as of (else what the
    file says, else its last change). The same file again replaces itself; another under the same name and day does not.
    """
    kind = kind_of(path, said)
    as_of = _day(path, day or KINDS[kind].dated(path))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = f"{re.sub('[^a-z0-9]+', '-', path.name.split('.')[0].lower()).strip('-') or kind}-{as_of}"
    _not_another(folder / name, digest)
    entries: list[Listed] = []
    failed: list[Failed] = []
    for item in KINDS[kind].read(path):
        (failed if isinstance(item, Failed) else entries).append(item)  # type: ignore[arg-type]
    if not entries:
        why = f"; {failed[0].item} {failed[0].why}" if failed else ""
        raise CannotRun(f"{path}: holds no entry of the kind {kind} that can be read{why}")
    table = _table(name, entries)
    forms = int(table["forms"].list.len().sum())
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    layer = Layer(name, kind, path.name, as_of, digest, now, len(table), forms, mentions)
    _write(folder, layer, table)
    return Added(layer, tuple(failed))


def find_layers(folders: Iterable[Path]) -> list[Layer]:
    """The outside lists among the folders of a workspace's lexicon."""
    return [_about(folder) for folder in folders if (folder / ABOUT).is_file()]


def read_names(folder: Path) -> pl.DataFrame:
    """The entries of one list: ``id, kind, name, forms, weak``."""
    try:
        return pl.read_parquet(folder / NAMES).select(list(_SCHEMA))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise CannotRun(
            f"{folder / NAMES}: cannot be read ({error}); `marsad lexicon remove {folder.name}`, and add it again"
        ) from error


def _table(name: str, entries: list[Listed]) -> pl.DataFrame:
    """Entries as columns; several with one id (an entity told in parts) become one, with the names of all."""
    table = pl.DataFrame(
        {
            "id": [f"{name}:{entry.id}" for entry in entries],
            "kind": [entry.kind for entry in entries],
            "name": [entry.names[0] for entry in entries],
            "forms": [entry.names for entry in entries],
            "weak": [entry.weak for entry in entries],
        },
        schema=_SCHEMA,
    )
    lists = [
        pl.col(column).list.explode(empty_as_null=False).unique(maintain_order=True) for column in ("forms", "weak")
    ]
    return table.group_by("id", maintain_order=True).agg(pl.first("kind", "name"), *lists)


def _write(folder: Path, layer: Layer, table: pl.DataFrame) -> None:
    made = folder / f".{layer.name}.part"
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        table.write_parquet(made / NAMES)
        (made / ABOUT).write_bytes(orjson.dumps(asdict(layer), option=orjson.OPT_INDENT_2))
        shutil.rmtree(folder / layer.name, ignore_errors=True)
        made.rename(folder / layer.name)
    except OSError as error:
        raise CannotRun(f"{folder}: the list cannot be written here: {error}") from error


def _about(folder: Path) -> Layer:
    try:
        return Layer(**orjson.loads((folder / ABOUT).read_bytes()))
    except (OSError, orjson.JSONDecodeError, TypeError) as error:
        raise CannotRun(f"{folder / ABOUT}: is not what `marsad lexicon add` wrote ({error})") from error


def _not_another(target: Path, digest: str) -> None:
    if not target.exists():
        return
    if not (target / ABOUT).is_file() or _about(target).sha256 != digest:
        raise CannotRun(
            f"{target.name}: a layer of this name is here already, from another file;"
            f" give this one its day with --date, or `marsad lexicon remove {target.name}` first"
        )


def _day(path: Path, said: str) -> str:
    text = said or datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise CannotRun(f"--date {text!r} is not a day; write it as 2024-05-31") from error
