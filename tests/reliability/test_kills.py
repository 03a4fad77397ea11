"""Killed at any moment (SIGKILL, real processes): the archive opens, verifies and answers, and a second run ends with
exactly what an undisturbed run holds.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from marsad.archive.verify import verify
from marsad.desk.inbox import listed
from marsad.flow import Workspace

from .conftest import Undisturbed
from .theatre import Scenario, contents, opened, same, whole_and_answering

NAMES = ("import", "later import", "annotate")
EVERY = 50
FEW = 4
_TRIES = 6


def fractions(name: str, count: int) -> list[float]:
    """Seeded places in the duration of a run, one in each of ``count`` equal parts of it."""
    rng = random.Random(f"kills of {name}")
    return [(n + rng.random()) / count for n in range(count)]


def survives(scenario: Scenario, undisturbed: Undisturbed, folder: Path) -> None:
    whole_and_answering(folder)
    scenario.again(folder)
    same(contents(folder), undisturbed.contents)
    whole_and_answering(folder)


def killed(scenario: Scenario, folder: Path, after: float) -> None:
    """The command over a copy, dead ``after`` seconds of work; sooner where it is done by then."""
    for n in range(_TRIES):
        copy = folder / f"try-{n}"
        child = scenario.start(copy)
        time.sleep(after * 0.7**n)
        child.kill()
        child.communicate()
        if child.returncode == -9:
            copy.rename(folder / "killed")
            return
    raise AssertionError(f"{scenario.name} was done {_TRIES} times before it could be killed")


def kill_and_see(scenario: Scenario, undisturbed: Undisturbed, folder: Path, fraction: float) -> None:
    killed(scenario, folder, undisturbed.seconds * fraction)
    survives(scenario, undisturbed, folder / "killed")


@pytest.mark.parametrize("n", range(FEW))
@pytest.mark.parametrize("name", NAMES)
def test_killed_at_a_random_moment(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, name: str, n: int
):
    kill_and_see(theatre[name], undisturbed[name], tmp_path, fractions(name, FEW)[n])


@pytest.mark.slow
@pytest.mark.parametrize("n", range(EVERY))
@pytest.mark.parametrize("name", NAMES)
def test_killed_at_each_of_fifty_random_moments(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, name: str, n: int
):
    kill_and_see(theatre[name], undisturbed[name], tmp_path, fractions(name, EVERY)[n])


def cut(scenario: Scenario, undisturbed: Undisturbed, folder: Path, moment: str, *, torn: bool = False) -> None:
    child = scenario.start(folder, cut=moment, torn=torn)
    child.communicate()
    assert child.returncode == -9, f"never came to {moment}"
    survives(scenario, undisturbed, folder)


def chosen(moments: list[str], count: int) -> list[str]:
    return random.Random("moments").sample(moments, count)


@pytest.mark.parametrize("name", NAMES)
def test_dead_before_a_call_that_changes_the_disk(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, name: str
):
    for n, moment in enumerate(chosen(undisturbed[name].moments, 3)):
        cut(theatre[name], undisturbed[name], tmp_path / str(n), moment)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_not_synced_is_torn(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, name: str
):
    syncs = [moment for moment in undisturbed[name].moments if moment.startswith("fsync") and ".part" in moment]
    for n, moment in enumerate(chosen(syncs, 2)):
        cut(theatre[name], undisturbed[name], tmp_path / str(n), moment, torn=True)


@pytest.mark.slow
@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_dead_before_every_call_that_changes_the_disk(
    theatre: dict[str, Scenario], undisturbed: dict[str, Undisturbed], tmp_path: Path, name: str, torn: bool
):
    lost = []
    for n, moment in enumerate(undisturbed[name].moments):
        if torn and not moment.startswith("fsync"):
            continue
        try:
            cut(theatre[name], undisturbed[name], tmp_path / str(n), moment, torn=torn)
        except AssertionError as error:
            lost.append(f"{moment}: {error}")
    assert not lost


def test_ctrl_c_is_one_line_whenever_it_comes(theatre: dict[str, Scenario], tmp_path: Path):
    for n, pause in enumerate((0.25, 0.6, 1.2, 2.0)):
        arguments = (*theatre["import"].arguments, "--workspace", str(tmp_path / str(n)))
        child = subprocess.Popen(
            [sys.executable, "-m", "marsad", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(pause)
        child.send_signal(2)
        _, errors = child.communicate()
        assert "Traceback" not in errors, errors
        assert child.returncode in (0, 2), (pause, errors)
        assert child.returncode == 0 or "stopped" in errors


def test_ctrl_c_after_the_end_changes_nothing():
    """While the interpreter takes itself down, its handlers are gone, or nobody catches what they raise."""
    ended = "import atexit, os, signal; atexit.register(os.kill, os.getpid(), signal.SIGINT)"
    code = f"{ended}; import sys; sys.argv = ['marsad', '--version']; from marsad.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith("marsad ")


def findings(folder: Path) -> list[str]:
    return sorted(str(finding) for finding in listed(folder, everything=True))


def kill_desk(sample: Workspace, folder: Path, count: int) -> None:
    """Detection writes what it finds into the desk's database, and nothing else."""
    scenario = Scenario("detect", sample.folder, ("detect",))
    child = scenario.start(folder / "undisturbed")
    begun = time.monotonic()
    child.communicate()
    seconds = time.monotonic() - begun
    expected = findings(folder / "undisturbed")
    assert expected
    for n, fraction in enumerate(fractions("detect", count)):
        here = folder / str(n)
        here.mkdir()
        killed(scenario, here, seconds * fraction)
        assert verify(opened(here / "killed").archive).ok
        scenario.again(here / "killed")
        assert findings(here / "killed") == expected


def test_killed_while_the_desk_is_written(sample: Workspace, tmp_path: Path):
    kill_desk(sample, tmp_path, 2)


@pytest.mark.slow
def test_killed_at_twenty_moments_of_detection(sample: Workspace, tmp_path: Path):
    kill_desk(sample, tmp_path, 20)
