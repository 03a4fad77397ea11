from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest

from marsad.archive.finding.search import Query
from marsad.archive.reader import current
from marsad.archive.verify import verify
from marsad.bench.export import write_export
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import derive, import_paths
from marsad.flow.reading import find, read
from marsad.records.errors import CannotRun
from tests.conftest import SAMPLE

EXPORT = SAMPLE / "first" / "sample_sakhr"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


def words(workspace: Workspace) -> pl.DataFrame:
    return (
        current(workspace.archive, ["urn", "text", "published"])
        .select("urn", "text", "published")
        .sort("urn")
        .collect()
    )


def test_derived_data_can_be_deleted_and_made_again(workspace: Workspace):
    import_paths(workspace, [EXPORT], Options(source="sakhr"))
    before = find(workspace, Query("صخر")).hits
    shutil.rmtree(workspace.archive.derived)
    again = open_workspace(workspace.folder)
    assert find(again, Query("صخر")).hits == before


def test_a_changed_lexicon_makes_readings_stale(workspace: Workspace):
    import_paths(workspace, [EXPORT], Options(source="sakhr"))
    unknown = read(workspace, "telegram:sakhr/2319").statements
    shutil.copytree(SAMPLE / "lexicon", workspace.folder / "lexicon" / "sample")
    again = open_workspace(workspace.folder)
    assert again.readings.behind()
    assert derive(again)
    assert read(again, "telegram:sakhr/2319").statements[0].slots["actor"].id == "sample-sakhr-wadi"
    assert unknown != read(again, "telegram:sakhr/2319").statements
    assert len(list((again.archive.derived / "readings").iterdir())) == 1


def test_json_and_html_of_one_channel_give_the_same_posts(tmp_path: Path):
    columns = ["urn", "published", "text", "reply_to", "forward_name", "media"]
    frames = []
    for form in ("json", "html"):
        workspace = open_workspace(tmp_path / form)
        import_paths(workspace, [SAMPLE / "both" / form], Options(source="sakhr"))
        kinds = pl.col("media").list.eval(pl.element().struct.field("kind"))
        posts = current(workspace.archive, columns).select(*columns[:-1], kinds.alias("media"))
        frames.append(posts.sort("urn").collect())
    assert len(frames[0]) > 60
    assert frames[0].equals(frames[1])


def test_one_form_after_the_other_adds_nothing(workspace: Workspace):
    first = import_paths(workspace, [SAMPLE / "both" / "json"], Options(source="sakhr"))
    second = import_paths(workspace, [SAMPLE / "both" / "html"], Options(source="sakhr"))
    assert first.new > 60
    assert (second.new, second.revisions, second.absent) == (0, 0, 0)


def test_several_paths_are_one_import_and_a_bad_one_does_not_stop_the_others(workspace: Workspace, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    outcome = import_paths(workspace, [tmp_path / "empty", SAMPLE / "first" / "sample_manara"], Options())
    assert outcome.new == 95
    assert [item.file for item in outcome.failed] == [str(tmp_path / "empty")]


def test_a_full_disk_is_one_clear_line_and_a_second_run_completes(tmp_path: Path):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("this machine lets no one mount a small disk")
    try:
        export = tmp_path / "result.json"
        write_export(export, 20_000)
        with pytest.raises(CannotRun, match="the disk is full"):
            import_paths(open_workspace(small / "workspace"), [export], Options())
        assert verify(open_workspace(small / "workspace").archive).ok
        subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
        workspace = open_workspace(small / "workspace")
        import_paths(workspace, [export], Options())
        assert find(workspace, Query("*")).total == 20_000
        assert verify(workspace.archive).ok
    finally:
        subprocess.run(["umount", "-l", small], check=True)
