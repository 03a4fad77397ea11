"""A warning: what may come, on what grounds, and what would change our mind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """An assessment of something that has not happened, as of ``as_of``; it lapses at ``until``."""

    id: str
    text: str
    findings: tuple[str, ...]
    as_of: datetime
    until: datetime
    would_change: tuple[str, ...] = ()
