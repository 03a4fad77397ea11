import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from marsad.collect import Options, collect
from marsad.records.harvest import Batch, Closed, Failed, Opened, Skipped, Step
from marsad.records.posts import CAPTURED


@dataclass
class Harvest:
    steps: list[Step] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    def post(self, number: int) -> dict[str, Any]:
        (post,) = [post for post in self.posts if post["number"] == number]
        return post


def gather(path: Path, **options: Any) -> Harvest:
    """Take all steps, checking what holds of every harvest: their order, the schema, bytes that lie where said."""
    harvest, opened, files = Harvest(), None, {}
    for step in collect(path, Options(**options)):
        harvest.steps.append(step)
        match step:
            case Opened():
                assert opened is None
                opened, files = step, _by_hash(step)
                harvest.opened.append(step)
            case Batch(table):
                assert opened is not None
                assert table.schema == CAPTURED
                rows = table.to_pylist()
                harvest.batches.append(len(rows))
                harvest.raw += [_raw(files, row) for row in rows]
                assert {row["source"] for row in rows} == {opened.source.urn}
                harvest.posts += rows
            case Closed():
                assert opened is not None
                assert all(file.exists() for file in opened.files)
                opened = None
                harvest.closed.append(step)
            case Failed():
                harvest.failed.append(step)
            case Skipped():
                harvest.skipped.append(step)
    assert opened is None
    return harvest


def _by_hash(opened: Opened) -> dict[str, bytes]:
    files = [file.read_bytes() for file in opened.files]
    return {hashlib.sha256(data).hexdigest(): data for data in files}


def _raw(files: dict[str, bytes], row: dict[str, Any]) -> bytes:
    data = files[row["blob"]]
    return data[row["offset"] : row["offset"] + row["length"]] if row["offset"] is not None else b""


@pytest.fixture(name="gather")
def gather_fixture() -> Callable[..., Harvest]:
    return gather


@pytest.fixture
def data() -> Path:
    return Path(__file__).parent / "data"


@pytest.fixture
def shared() -> Path:
    folder = Path(__file__).parents[2].parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real data at {folder} is not here")
    return folder
