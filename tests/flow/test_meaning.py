"""Search by meaning with a model that the test makes; without one it says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.archive.finding.search import Mode, Query
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.meaning import embed_posts, model_folder
from marsad.flow.reading import find
from marsad.records.errors import CannotRun

TEXTS = ["rain and snow today", "the match and a goal", "مطر غزير", "bread with soup", "طقس بارد و ثلج", "خبز و حساء"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    opened = open_workspace(tmp_path / "workspace")
    lines = [
        "message_id\tchannel\tdate\ttext",
        *(f"{n}\tbayan\t2024-05-0{n}T08:00:00Z\t{t}" for n, t in enumerate(TEXTS, 1)),
    ]
    table = tmp_path / "posts.tsv"
    table.write_text("\n".join(lines), "utf-8")
    import_paths(opened, [table], Options())
    return opened


def numbers(workspace: Workspace, text: str, **more: object) -> list[int]:
    found = find(workspace, Query(text, Mode.MEANING, **more))  # type: ignore[arg-type]
    return [int(hit.urn.rpartition("/")[2]) for hit in found.hits]


def test_without_a_model_it_says_where_one_belongs(workspace: Workspace):
    with pytest.raises(CannotRun, match=r"no embedding model is installed .*models/meaning"):
        numbers(workspace, "weather")
    assert embed_posts(workspace) is None
    model_folder(workspace).mkdir(parents=True)
    with pytest.raises(CannotRun, match=r"holds no model\.bin and no tokenizer\.json"):
        numbers(workspace, "weather")


def test_posts_are_found_by_what_they_are_about(workspace: Workspace):
    pytest.importorskip("ctranslate2", reason="the extra `models` is not installed")
    pytest.importorskip("tokenizers", reason="the extra `models` is not installed")
    from .tiny_model import make

    make(model_folder(workspace))
    with pytest.raises(CannotRun, match="marsad annotate"):
        numbers(workspace, "weather")
    assert embed_posts(workspace) == 1
    assert embed_posts(workspace) == 0
    assert set(numbers(workspace, "weather", limit=3)) == {1, 3, 5}
    assert set(numbers(workspace, "مطبخ", limit=2)) == {4, 6}
    assert numbers(workspace, "weather since:2024-05-02", limit=2) in ([3, 5], [5, 3])
    assert set(numbers(workspace, "weather until:2024-05-04", limit=2)) == {1, 3}
    assert numbers(workspace, "weather -today", limit=1) in ([3], [5])
    assert find(workspace, Query("weather", Mode.MEANING)).total == len(TEXTS)
    first, second = (numbers(workspace, "weather", limit=1, offset=offset) for offset in (0, 1))
    assert len({*first, *second}) == 2
    with pytest.raises(CannotRun, match="no words beside its fields"):
        numbers(workspace, "lang:ar")
    with pytest.raises(CannotRun, match="nearest first"):
        numbers(workspace, "weather", newest=True)


def test_many_posts_are_looked_up_and_few_compared_with_the_same_answer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("ctranslate2", reason="the extra `models` is not installed")
    pytest.importorskip("tokenizers", reason="the extra `models` is not installed")
    from .tiny_model import make

    make(model_folder(workspace))
    embed_posts(workspace)
    few = numbers(workspace, "weather since:2024-05-02", limit=3)
    monkeypatch.setattr("marsad.archive.finding.meaning._FEW", 0)
    assert set(few) == {3, 5}
    assert numbers(workspace, "weather since:2024-05-02", limit=3)[:2] == few[:2]


def test_a_batch_without_vectors_is_said(workspace: Workspace, tmp_path: Path):
    pytest.importorskip("ctranslate2", reason="the extra `models` is not installed")
    pytest.importorskip("tokenizers", reason="the extra `models` is not installed")
    from .tiny_model import make

    make(model_folder(workspace))
    embed_posts(workspace)
    more = tmp_path / "more.tsv"
    more.write_text("message_id\tchannel\tdate\ttext\n9\tother\t2024-05-09T08:00:00Z\train\n", "utf-8")
    import_paths(workspace, [more], Options())
    found = find(workspace, Query("weather", Mode.MEANING))
    assert "no vectors yet: 1" in found.note
    assert 9 not in [int(hit.urn.rpartition("/")[2]) for hit in found.hits]
