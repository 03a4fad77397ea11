"""WACZ files that leave, held against the validators of the format."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from marsad.archive.finding.search import Query
from marsad.archive.packages.bag import Choices
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.exporting import Wanted, export_wacz, select, terms
from marsad.flow.importing import import_paths
from marsad.records.errors import CannotRun

from .test_bags_out import SECRET, account, channel

HOSTILE = '</pre><script>alert(1)</script><img src=x onerror="alert(2)">'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("wacz")
    workspace = open_workspace(folder / "workspace")
    texts = ("صباح الخير يا أهل الوادي", HOSTILE, "call +964 770 123 4567")
    import_paths(workspace, [account(folder / "export", channel("Bayan", 71, *texts))], Options())
    return workspace


@pytest.fixture(scope="module")
def packed(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("out") / "t.wacz"
    export_wacz(workspace, select(workspace, Wanted(Query("*"))), output, terms(workspace, None), Choices(media=True))
    return output


def records(path: Path) -> dict[str, tuple[dict[str, str], bytes]]:
    with zipfile.ZipFile(path) as opened:
        warc = BytesIO(opened.read("archive/data.warc.gz"))
    found = {}
    for record in ArchiveIterator(warc):
        if record.rec_type == "resource":
            headers = dict(record.rec_headers.headers)
            found[headers["WARC-Target-URI"]] = (headers, record.content_stream().read())
    return found


def test_the_validators_pass(packed: Path, tmp_path: Path):
    command = [sys.executable, "-m", "wacz", "validate", "-f", packed]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(packed) as opened:
        opened.extract("archive/data.warc.gz", tmp_path)
    warc = tmp_path / "archive" / "data.warc.gz"
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", warc], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_each_post_has_its_bytes_a_page_and_a_line_in_the_list(workspace: Workspace, packed: Path):
    found = records(packed)
    headers, raw = found["https://marsad.invalid/raw/telegram:c71/1/r1"]
    [capture] = workspace.archive.log().captures.values()
    assert headers["WARC-Date"] == f"{capture.taken:%Y-%m-%dT%H:%M:%SZ}"
    assert headers["WARC-Payload-Digest"].startswith("sha1:")
    assert headers["Marsad-URN"] == "telegram:c71/1"
    assert json.loads(raw)["id"] == 1
    with zipfile.ZipFile(packed) as opened:
        listed = [json.loads(line) for line in opened.read("pages/pages.jsonl").splitlines()][1:]
    assert [line["url"] for line in listed] == [f"https://marsad.invalid/post/telegram:c71/{n}" for n in (1, 2, 3)]
    assert all(line["url"] in found for line in listed)


def test_hostile_words_are_words_on_the_page(packed: Path):
    html = records(packed)["https://marsad.invalid/post/telegram:c71/2"][1].decode()
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    arabic = records(packed)["https://marsad.invalid/post/telegram:c71/1"][1].decode()
    assert '<pre lang="ar" dir="rtl">' in arabic


def test_what_is_private_stays(packed: Path):
    every = b"".join(data for _, data in records(packed).values())
    assert SECRET.encode() not in every
    assert b"770 123" not in every
    assert "https://marsad.invalid/raw/telegram:c71/3/r1" not in records(packed)


def test_another_ending_is_one_clear_line(workspace: Workspace, tmp_path: Path):
    with pytest.raises(CannotRun, match=r"\.wacz"):
        export_wacz(
            workspace, select(workspace, Wanted(Query("*"))), tmp_path / "t.zip", terms(workspace, None), Choices()
        )
