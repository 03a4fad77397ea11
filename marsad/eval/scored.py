"""What a score is, and how gold sets of tab-separated lines are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scored:
    """A value between 0 and 1 over ``n`` items, and what it is made of."""

    value: float
    n: int
    notes: tuple[str, ...] = ()


def f1(right: int, found: int, wanted: int) -> float:
    """Harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def tsv(path: Path) -> list[list[str]]:
    """The rows of a file of tab-separated values, without comments."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
