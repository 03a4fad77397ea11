"""Packages out: a selection made in the workspace, handed to the archive room to be written and logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from marsad.archive.finding.search import Query
from marsad.archive.packages.backup import backup
from marsad.archive.packages.bag import Choices, write_bag
from marsad.archive.packages.receipt import Package, Terms
from marsad.archive.packages.selection import Selection, by_names, by_query
from marsad.archive.packages.table import write_table
from marsad.archive.packages.wacz import write_wacz
from marsad.flow.importing import TOOL, derive
from marsad.flow.workspace import Workspace
from marsad.records.marking import Marking
from marsad.records.urn import public_address


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to leave: a query, or the URNs of a list and what that list is called."""

    query: Query | None = None
    names: Sequence[str] = ()
    listed_in: str = ""


def select(workspace: Workspace, wanted: Wanted) -> Selection:
    """The posts that are wanted; :class:`marsad.records.errors.CannotRun` when there are none."""
    derive(workspace)
    if wanted.query is not None:
        return by_query(workspace.archive, workspace.index, wanted.query)
    return by_names(workspace.archive, wanted.names, f"the posts listed in {wanted.listed_in}")


def terms(workspace: Workspace, marking: Marking | None, *, unmasked: bool = False) -> Terms:
    """The terms of an export now: marked as asked, else as the workspace marks its reports."""
    now = datetime.now(UTC).replace(microsecond=0)
    operator = workspace.settings.imports.operator
    return Terms(marking or workspace.settings.report.marking, TOOL, operator, now, unmasked)


def export_table(
    workspace: Workspace, selection: Selection, output: Path, under: Terms, *, excel: bool = False
) -> Package:
    """``marsad export table``."""
    return write_table(workspace.archive, workspace.readings, selection, output, under, excel=excel)


def export_bag(workspace: Workspace, selection: Selection, output: Path, under: Terms, choices: Choices) -> Package:
    """``marsad export bagit``."""
    return write_bag(workspace.archive, selection, output, under, choices)


def export_wacz(workspace: Workspace, selection: Selection, output: Path, under: Terms, choices: Choices) -> Package:
    """``marsad export wacz``."""
    archive, readings = workspace.archive, workspace.readings
    return write_wacz(archive, readings, selection, output, under, public_address, choices)


def back_up(workspace: Workspace, output: Path, *, derived: bool = False) -> Package:
    """``marsad backup``."""
    return backup(workspace.archive, workspace.folder, output, terms(workspace, None), derived=derived)
