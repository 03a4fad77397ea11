"""The period that findings are sought for; all posts before it are the past it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` to ``until``, both included, UTC."""

    since: datetime
    until: datetime

    def holds(self, when: datetime) -> bool:
        """Whether a time lies inside."""
        return self.since <= when <= self.until


def day(when: datetime) -> str:
    """``1 June 2024``."""
    return f"{when.day} {when:%B %Y}"
