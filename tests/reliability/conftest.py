from __future__ import annotations

from pathlib import Path

import pytest

from .theatre import Scenario, contents, scenarios


@pytest.fixture(scope="session")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    return scenarios(tmp_path_factory.mktemp("theatre"))


class Undisturbed:
    """A scenario run to its end: what it holds, how long it took, and every moment it could have died at."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        import time

        trace = folder.with_suffix(".trace")
        child = scenario.start(folder, trace=str(trace))
        begun = time.monotonic()
        _, errors = child.communicate()
        assert child.returncode == 0, errors
        self.seconds = time.monotonic() - begun
        self.moments = trace.read_text().splitlines()
        self.contents = contents(folder)


@pytest.fixture(scope="session")
def undisturbed(theatre: dict[str, Scenario], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Undisturbed]:
    folder = tmp_path_factory.mktemp("undisturbed")
    return {name: Undisturbed(scenario, folder / name.replace(" ", "-")) for name, scenario in theatre.items()}
