"""What stands round every page: which evidence it saw, when, and what the desk cannot do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from marsad.desk.place import workspace
from marsad.flow import Workspace

LIMITS = (
    "No accounts yet: the desk answers on this machine alone, for one analyst at a time.",
    "Videos and voice messages are not shown or compared: they are listed by name, size and hash.",
)


def _translation(opened: Workspace) -> str:
    if opened.settings.translation.engines:
        return "What an engine translated must not be quoted before a person has signed it."
    return "No translation engine is set up: beside an original stands a reading aid, which must not be quoted."


def surroundings(_: HttpRequest) -> dict[str, Any]:
    """For every template."""
    opened = workspace()
    return {
        "head": opened.archive.log().head,
        "as_of": datetime.now(UTC),
        "limits": (_translation(opened), *LIMITS),
        "folder_name": opened.folder.name,
    }
