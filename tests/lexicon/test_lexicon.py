from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon import Section, load_lexicon
from marsad.lexicon.lint import lint
from marsad.records.errors import CannotRun
from tests.conftest import SAMPLE

ENTRY = """layer: own
kind: {kind}
entries:
- id: {id}
  kind: {sort}
  names: {{ar: [{name}]}}
  sources: [{{url: "https://invented.example/1", title: t, read: 2026-11-21}}]
  confidence: high
{more}
"""


def layer(folder: Path, **values: str) -> Path:
    folder.mkdir(exist_ok=True)
    given = {"kind": "actors", "id": "own-one", "sort": "militia", "name": "سرايا الحبر", "more": "", **values}
    (folder / f"{given['id']}.yaml").write_text(ENTRY.format(**given), "utf-8")
    return folder


def test_the_shipped_lexicon_is_as_large_and_as_sound_as_it_says():
    lexicon = load_lexicon()
    arabic = {s: sum(bool(e.names.get("ar")) for e in lexicon.of(s)) for s in Section}
    assert arabic[Section.ACTORS] >= 60
    assert arabic[Section.PLACES] >= 80
    assert len(lexicon.of(Section.WEAPONS)) >= 40
    assert all(e.sources and all(s.url.startswith("http") for s in e.sources) for e in lexicon.entries)
    assert lint() == []


def test_the_samples_layer_is_sound_and_apart():
    shipped = {entry.id for entry in load_lexicon().entries}
    both = load_lexicon([SAMPLE / "lexicon"])
    own = [entry.id for entry in both.entries if entry.id not in shipped]
    assert own
    assert all(id_.startswith("sample-") for id_ in own)
    assert lint([SAMPLE / "lexicon"]) == []


def test_a_later_layer_replaces_by_id_and_never_by_name(tmp_path: Path):
    own = layer(tmp_path / "own", id="kataib-hizballah", name="اسم آخر")
    lexicon = load_lexicon([own])
    assert lexicon.by_id["kataib-hizballah"].names["ar"] == ("اسم آخر",)
    twin = layer(tmp_path / "twin", id="own-twin", name="كتائب حزب الله")
    assert {"kataib-hizballah", "own-twin"} <= load_lexicon([twin]).by_id.keys()


def test_the_digest_changes_with_any_file(tmp_path: Path):
    one = load_lexicon([layer(tmp_path / "a")]).digest
    two = load_lexicon([layer(tmp_path / "b", name="سرايا الورق")]).digest
    assert len({one, two, load_lexicon().digest}) == 3


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"more": "  confidence: sure"}, "confidence"),
        ({"more": "  relations: [{kind: part_of, of: nobody, source: 1}]"}, "which is no entry"),
        ({"more": "  relations: [{kind: part_of, of: own-one, source: 7}]"}, "names source 7"),
        ({"name": "كتائب حزب الله"}, "ambiguous"),
        ({"kind": "places", "sort": "base", "more": "  lat: 99\n  lon: 10\n  precision: site"}, "which is nowhere"),
        ({"kind": "places", "sort": "base", "more": "  lat: 9\n  precision: site"}, "half a position"),
        ({"kind": "places", "sort": "base", "more": "  lat: 9\n  lon: 9\n  precision: roughly"}, "precision"),
    ],
)
def test_faults_are_named(tmp_path: Path, values: dict[str, str], says: str):
    faults = [str(fault) for fault in lint([layer(tmp_path / "own", **values)])]
    assert len(faults) == 1
    assert says in faults[0]


@pytest.mark.parametrize(
    "text", ["kind: actors\nlayer: x\nentries: [{id: a}]", "{", "kind: weather\nlayer: x\nentries: []\n"]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str):
    (tmp_path / "broken.yaml").write_text(text + ("" if "[{" in text or text == "{" else "- {id: a, names: {}}"))
    with pytest.raises(CannotRun, match=r"broken\.yaml"):
        load_lexicon([tmp_path])


def test_a_family_holds_leaders_facades_and_parents():
    lexicon = load_lexicon([SAMPLE / "lexicon"])
    assert "sample-sayf-hidab" in lexicon.family("sample-abu-rakan")
    assert "sample-abu-rakan" in lexicon.family("sample-sayf-hidab")
