"""Many queries at once: each line of a file answered, in the way of Datashare's batch search; bad lines are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from marsad.archive.finding.search import Found, Query
from marsad.flow.reading import find
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the file: what was found, or why it could not be asked."""

    line: int
    query: str
    found: Found | None
    why: str = ""


def answers(workspace: Workspace, lines: Iterable[tuple[int, str]], asked: Query) -> Iterator[Answer]:
    """Every line as the text of ``asked``, in order, with its facets; one that cannot be asked stops no
    other.

    What concerns all of them (no index, no model) is found out by the first and raised.
    """
    find(workspace, replace(asked, text="*" if asked.mode != "meaning" else "x", limit=1, facets=False))
    for number, text in lines:
        try:
            yield Answer(number, text, find(workspace, replace(asked, text=text, facets=True)))
        except CannotRun as error:
            yield Answer(number, text, None, str(error))
