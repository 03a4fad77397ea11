"""A score, as every measure gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scored:
    """A value between 0 and 1 over ``n`` items, and what it is made of."""

    value: float
    n: int
    notes: tuple[str, ...] = ()
