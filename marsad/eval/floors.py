"""Running the gold sets against ``floors.toml``."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from marsad.eval.measures import MEASURES
from marsad.records.errors import CannotRun


@dataclass(frozen=True, slots=True)
class Result:
    """One score: of which gold set, by which measure, its floor, over ``n`` items; ``notes`` breaks it down."""

    name: str
    measure: str
    score: float
    floor: float
    n: int
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the score reaches its floor."""
        return self.score >= self.floor


def run(gold: Path) -> list[Result]:
    """Score every gold set that ``floors.toml`` names; :class:`CannotRun` when a set is not the one it was set on."""
    floors = gold / "floors.toml"
    if not floors.is_file():
        raise CannotRun(f"{gold}: no floors.toml here; run this in a checkout, or name the folder with --gold")
    results: list[Result] = []
    for name, entry in tomllib.loads(floors.read_text("utf-8")).items():
        path = gold / entry["file"]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != entry["digest"]:
            raise CannotRun(f"{path}: is not the gold set that its floor was set on (digest {digest})")
        for measure, scored in MEASURES[name](path).items():
            results.append(
                Result(name, measure, round(scored.value, 4), entry["floors"][measure], scored.n, scored.notes)
            )
    return results
