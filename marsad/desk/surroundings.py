"""What stands round every page: which evidence it saw, when, and what the desk cannot do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from marsad.desk.place import workspace

LIMITS = (
    "No translation engine is configured: beside an original stands a reading aid, which must not be quoted.",
    "No accounts yet: the desk answers on this machine alone, for one analyst at a time.",
    "Videos and voice messages are not shown or compared: they are listed by name, size and hash.",
)


def surroundings(_: HttpRequest) -> dict[str, Any]:
    """For every template."""
    opened = workspace()
    return {
        "head": opened.archive.log().head,
        "as_of": datetime.now(UTC),
        "limits": LIMITS,
        "folder_name": opened.folder.name,
    }
