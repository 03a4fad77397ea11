"""What tests of several rooms share: the sample imported once, and the folder of real data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.workspace import add_layer

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the real public data lies beside the project, not in it")
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample's two takings, imported; to be read, not written."""
    folder = tmp_path_factory.mktemp("sample")
    add_layer(open_workspace(folder), SAMPLE / "lexicon")
    workspace = open_workspace(folder)
    for taken in ("first", "second"):
        for channel in sorted((SAMPLE / taken).iterdir()):
            import_paths(workspace, [channel], Options(source=channel.name))
    return workspace


@pytest.fixture(scope="session")
def scene_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of :mod:`tests.flow.redaction_scene`, made once; to be copied, not written."""
    from tests.flow.redaction_scene import scene

    folder = tmp_path_factory.mktemp("scene")
    scene(folder)
    return folder


@pytest.fixture
def scened(scene_made: Path, tmp_path: Path) -> Workspace:
    """A copy of the scene's workspace, with its exports beside it."""
    shutil.copytree(scene_made, tmp_path, dirs_exist_ok=True)
    return open_workspace(tmp_path / "workspace")
