from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.picture_exports import export
from tests.posters import COPIES, encoded, poster

from .conftest import Run

SECRET = "Q. Invented, lane 7"
LISTED = encoded(poster(9))


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Run:
    said = Image.Exif()
    said[0x013B] = SECRET
    (tmp_path / "workspace").mkdir()
    (tmp_path / "workspace" / "known.txt").write_text(hashlib.md5(LISTED).hexdigest(), "utf-8")
    (tmp_path / "workspace" / "marsad.toml").write_text('[archive]\nunlawful_hashes = "known.txt"\n', "utf-8")
    files = {"a.jpg": encoded(poster(1), exif=said), "bad.jpg": LISTED, "gone.jpg": None, "cut.jpg": LISTED[:900]}
    ran = run("import", export(tmp_path / "one", "One", 1, files), "--source", "one", "--json")
    assert ran.code == 0
    assert ran.json["blocked"] == [
        {
            "urn": "telegram:one/2",
            "file": "photos/bad.jpg",
            "sha256": hashlib.sha256(LISTED).hexdigest(),
            "list": "known.txt",
            "by": "md5",
            "distance": None,
        }
    ]
    ran = run("import", export(tmp_path / "two", "Two", 2, {"b.webp": COPIES["framed"](poster(1))}), "--source", "two")
    assert (ran.code, ran.err) == (0, "")
    return run


def test_a_picture_leads_to_the_posts_that_show_it(imported: Run, tmp_path: Path):
    (tmp_path / "asked.jpg").write_bytes(COPIES["resized"](poster(1)))
    found = imported("picture", "asked.jpg", "--json").json
    assert found["first"]["urn"] == "telegram:one/1"
    assert found["sources"] == ["telegram:one", "telegram:two"]
    assert found["compared"] == 2
    assert all(0 < s["distance"] <= 31 for s in found["sightings"])
    words = imported("picture", "asked.jpg").out
    assert "First carrier known here: telegram:one/1" in words
    assert imported("picture", "asked.jpg", "--distance", "0", "--json").json["sightings"] == []


def test_exif_is_shown_on_request_alone(imported: Run, tmp_path: Path):
    sha256 = hashlib.sha256((tmp_path / "one" / "photos" / "a.jpg").read_bytes()).hexdigest()
    for command in (["read", "telegram:one/1"], ["read", "telegram:one/1", "--json"], ["picture", sha256, "--json"]):
        assert SECRET not in imported(*command).out
    assert imported("picture", sha256, "--exif", "--json").json["exif"]["Artist"] == SECRET
    (tmp_path / "other.jpg").write_bytes(encoded(poster(3)))
    refused = imported("picture", "other.jpg", "--exif")
    assert refused.code == 2
    assert "not kept here" in refused.err


def test_what_became_of_each_medium_is_said(imported: Run):
    assert "blocked by the list known.txt and not kept" in imported("read", "telegram:one/2").out
    assert "photo: not included in the export" in imported("read", "telegram:one/3").out
    (medium,) = imported("read", "telegram:one/2", "--json").json["media"]
    assert (medium["status"], medium["blocked_by"]) == ("blocked", "known.txt")


def test_annotate_lists_what_cannot_be_read_and_what_a_later_list_names(imported: Run, tmp_path: Path):
    told = imported("annotate", "--json").json["pictures"]
    assert (told["hashed"], told["not_hashed"], told["unlawful"]) == (2, 1, [])
    assert [(item["file"], item["item"]) for item in told["unreadable"]] == [("photos/cut.jpg", "telegram:one/4")]
    pdq = json.loads(imported("picture", "two/photos/b.webp", "--json").out)["pdq_cropped"]
    (tmp_path / "workspace" / "known.txt").write_text(f"pdq:{pdq}\n", "utf-8")
    told = imported("annotate", "--json").json["pictures"]
    assert len(told["unlawful"]) == 2
    assert {match["by"] for match in told["unlawful"]} == {"pdq"}
    assert "KEPT AND LISTED" in imported("annotate").out


@pytest.mark.parametrize("asked", ["nowhere.jpg", "pdq:12", "one/result.json"])
def test_what_cannot_be_looked_for_is_one_clear_line(imported: Run, asked: str):
    ran = imported("picture", asked)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("marsad: ")
    assert ran.err.count("\n") == 1
