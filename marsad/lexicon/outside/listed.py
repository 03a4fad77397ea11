"""One entry of an outside list, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.records.harvest import Failed


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry: the list's own id for it, what it is (``person``, ``organisation``, ``place``, ``weapon``,
    ``other``), its names with the first to show, and the names that the list itself calls weak.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()


Reading = Iterator[Listed | Failed]


def listed(id_: object, kind: str, names: Iterable[object], weak: Iterable[object] = ()) -> Listed:
    """An entry with its names tidied: spaces made one, empty and repeated ones gone; ValueError where none is left."""
    strong, other = _tidy(names), _tidy(weak)
    if not isinstance(id_, str | int) or not str(id_).strip():
        raise ValueError("has no id")
    if not strong:
        raise ValueError("has no name")
    return Listed(str(id_).strip(), kind, strong, tuple(name for name in other if name not in strong))


def _tidy(names: Iterable[object]) -> tuple[str, ...]:
    kept = (" ".join(name.split()) for name in names if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in kept if name and any(map(str.isalnum, name))))
