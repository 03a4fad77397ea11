"""Which kinds of outside list there are: how a file is known for one, and what reads it. One line a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from marsad.lexicon.outside.entities import opened, read_ftm, read_wikidata
from marsad.lexicon.outside.listed import Reading
from marsad.lexicon.outside.misp import read_misp
from marsad.lexicon.outside.table import header, read_table
from marsad.lexicon.outside.un_list import generated, read_un
from marsad.records.errors import CannotRun

_HEAD = 1 << 16


def _no_date(path: Path) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: what it is, whether a file's name and first bytes look like it, its reader, and the day that
    the file itself gives (or nothing).
    """

    what: str
    looks: Callable[[Path, bytes], bool]
    read: Callable[[Path], Reading]
    dated: Callable[[Path], str] = _no_date


KINDS: dict[str, Kind] = {
    "un": Kind("UN consolidated list, XML", lambda _, head: b"<CONSOLIDATED_LIST" in head, read_un, generated),
    "ftm": Kind(
        "OpenSanctions / FollowTheMoney entities, a JSON line each",
        lambda _, head: b'"schema"' in head and b'"properties"' in head,
        read_ftm,
    ),
    "wikidata": Kind(
        "Wikidata entities, a JSON line each",
        lambda _, head: b'"labels"' in head and b'"id"' in head,
        read_wikidata,
    ),
    "misp": Kind("MISP galaxy cluster, JSON", lambda _, head: b'"values"' in head or _is_galaxy(head), read_misp),
    "csv": Kind(
        "table with a column `name`",
        lambda path, _: not {".csv", ".tsv"}.isdisjoint(path.suffixes) and "name" in header(path),
        read_table,
    ),
}


def kind_of(path: Path, said: str | None = None) -> str:
    """The kind of a file: as the user says, else as it looks; :class:`CannotRun` where it is neither."""
    known = ", ".join(f"{name} ({kind.what})" for name, kind in KINDS.items())
    if said is not None:
        if said not in KINDS:
            raise CannotRun(f"--as {said}: no such kind of list; there are {known}")
        return said
    try:
        with opened(path) as file:
            head = file.read(_HEAD)
    except (OSError, EOFError) as error:
        raise CannotRun(f"{path}: cannot be read: {error}") from error
    for name, kind in KINDS.items():
        if kind.looks(path, head):
            return name
    raise CannotRun(f"{path}: no kind of list that is known; say which with --as: {known}")


def _is_galaxy(head: bytes) -> bool:
    return all(word in head for word in (b'"authors"', b'"category"', b'"uuid"'))
