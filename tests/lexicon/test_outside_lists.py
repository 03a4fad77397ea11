"""Outside lists: each kind recognised and read, bad entries listed, layers apart and removable."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from marsad.flow import open_workspace
from marsad.flow.sounding import candidates
from marsad.flow.workspace import layers, remove_layer
from marsad.lexicon import load_lexicon
from marsad.lexicon.lint import lint
from marsad.lexicon.outside import KINDS, add_list, find_layers, kind_of, read_names
from marsad.records.errors import CannotRun
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "data"
UN = """<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2024-02-03T00:00:00"><INDIVIDUALS>
<INDIVIDUAL><FIRST_NAME>Jabir</FIRST_NAME><SECOND_NAME>al-Wardani</SECOND_NAME><REFERENCE_NUMBER>XXi.1</REFERENCE_NUMBER>
<NAME_ORIGINAL_SCRIPT>جابر الورداني</NAME_ORIGINAL_SCRIPT>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Ward</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL>
<INDIVIDUAL><REFERENCE_NUMBER>XXi.2</REFERENCE_NUMBER></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>Ink Companies</FIRST_NAME>
<REFERENCE_NUMBER>XXe.1</REFERENCE_NUMBER></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>"""
FTM = [
    {"id": "a-1", "schema": "Person", "caption": "Jabir al-Wardani", "properties": {
        "name": ["Jabir al-Wardani", "جابر الورداني"], "alias": ["Jabir W."], "weakAlias": ["Jabir"]}},
    {"id": "a-2", "schema": "Ownership", "properties": {"owner": ["a-1"]}},
    {"id": "a-3", "schema": "Organization", "properties": {"name": []}},
]  # fmt: skip
WIKIDATA = {
    "id": "Q1",
    "type": "item",
    "labels": {"en": {"value": "Port of Wardan"}, "ar": {"value": "ميناء وردان"}, "xx": {"value": "no"}},
    "aliases": {"en": [{"value": "Wardan harbour"}]},
    "claims": {"P625": [{}]},
}
MISP = {
    "authors": ["x"], "category": "Military equipment", "uuid": "u", "type": "uavs",
    "values": [{"value": "Hibr-2 (حبر ۲, Ink-2)", "uuid": "v"}, {"uuid": "w"}],
}  # fmt: skip


def written(folder: Path, kind: str) -> Path:
    text = {
        "un": ("list.xml", UN),
        "ftm": ("entities.ftm.json", "\n".join(map(json.dumps, FTM)) + "\n{broken\n"),
        "wikidata": ("dump.json", f"[\n{json.dumps(WIKIDATA)},\n]\n"),
        "misp": ("galaxy.json", json.dumps(MISP)),
        "csv": ("names.csv", "id,name,aliases,kind\n1,Saraya al-Hibr,سرايا الحبر;Ink Companies,group\n2,,x,\n"),
    }
    name, body = text[kind]
    path = folder / name
    path.write_text(body, "utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "ids", "kinds", "bad"),
    [
        ("un", ["XXi.1", "XXe.1"], ["person", "organisation"], 1),
        ("ftm", ["a-1"], ["person"], 2),
        ("wikidata", ["Q1"], ["place"], 0),
        ("misp", ["v"], ["weapon"], 1),
        ("csv", ["1"], ["organisation"], 1),
    ],
)
def test_each_kind_is_recognised_and_read(tmp_path: Path, kind: str, ids: list[str], kinds: list[str], bad: int):
    path = written(tmp_path, kind)
    assert kind_of(path) == kind
    added = add_list(tmp_path / "lexicon", path, None, "2024-05-06")
    table = read_names(tmp_path / "lexicon" / added.layer.name)
    assert [id_.partition(":")[2] for id_ in table["id"]] == ids
    assert table["kind"].to_list() == kinds
    assert len(added.failed) == bad
    assert added.layer.date == "2024-05-06"
    assert set(KINDS) >= {kind}


def test_what_a_list_says_of_a_name_is_kept(tmp_path: Path):
    added = add_list(tmp_path, written(tmp_path, "un"), None, None)
    assert added.layer.date == "2024-02-03"
    row = read_names(tmp_path / added.layer.name).row(0, named=True)
    assert row["name"] == "Jabir al-Wardani"
    assert row["forms"] == ["Jabir al-Wardani", "جابر الورداني"]
    assert row["weak"] == ["Abu Ward"]
    drone = add_list(tmp_path, written(tmp_path, "misp"), None, None).layer
    assert read_names(tmp_path / drone.name)["forms"].to_list() == [["Hibr-2", "حبر ۲", "Ink-2"]]


def test_a_list_cut_short_keeps_what_is_whole(tmp_path: Path):
    path = tmp_path / "cut.xml"
    path.write_text(UN[: UN.index("</INDIVIDUALS>")], "utf-8")
    added = add_list(tmp_path / "lexicon", path, None, None)
    assert added.layer.entries == 1
    assert "ends or breaks here" in added.failed[-1].why
    zipped = tmp_path / "cut.ftm.json.gz"
    zipped.write_bytes(gzip.compress("\n".join(map(json.dumps, FTM * 2000)).encode())[:-200])
    assert add_list(tmp_path / "lexicon", zipped, "ftm", None).failed


def test_layers_stay_apart_and_can_be_removed(tmp_path: Path):
    workspace = open_workspace(tmp_path)
    lists = tmp_path / "lexicon"
    one = add_list(lists, written(tmp_path, "csv"), None, "2024-01-01").layer
    two = add_list(lists, written(tmp_path, "csv"), None, "2024-02-01").layer
    assert {layer.name for layer in find_layers(layers(tmp_path))} == {one.name, two.name}
    found = candidates(workspace, ["سرايا الحبر"], 5)[0]
    assert {c.id for c in found if c.same} == {f"{one.name}:1", f"{two.name}:1"}
    assert found[0].name == "Saraya al-Hibr"
    remove_layer(workspace, one.name)
    assert [layer.name for layer in find_layers(layers(tmp_path))] == [two.name]
    with pytest.raises(CannotRun, match="no such layer"):
        remove_layer(workspace, one.name)
    assert lint(layers(tmp_path)) == []


def test_another_file_does_not_take_a_layers_place(tmp_path: Path):
    path = written(tmp_path, "csv")
    add_list(tmp_path, path, None, "2024-01-01")
    add_list(tmp_path, path, None, "2024-01-01")
    path.write_text("id,name\n9,Another\n", "utf-8")
    with pytest.raises(CannotRun, match="from another file"):
        add_list(tmp_path, path, None, "2024-01-01")


@pytest.mark.parametrize(
    ("name", "body", "said", "why"),
    [
        ("a.txt", "just words", None, "no kind of list that is known"),
        ("a.txt", "just words", "nope", "no such kind"),
        ("a.csv", "id,aliases\n1,x\n", "csv", "no column `name`"),
        ("a.json", "{}", "misp", "no MISP galaxy"),
        ("a.csv", "id,name\n1,Ink\n", None, "is not a day"),
    ],
)
def test_bad_lists_say_what_is_wrong(tmp_path: Path, name: str, body: str, said: str | None, why: str):
    (tmp_path / name).write_text(body, "utf-8")
    with pytest.raises(CannotRun, match=why):
        add_list(tmp_path / "lexicon", tmp_path / name, said, "yesterday" if "day" in why else None)
    assert not any((tmp_path / "lexicon").glob("*"))


def test_posts_are_read_for_long_names_only_where_asked(tmp_path: Path):
    path = tmp_path / "names.csv"
    path.write_text("id,name,aliases\n1,Saraya al-Hibr,Hibr;Muhammad Ali;سرايا الحبر\n2,Salam,\n", "utf-8")
    quiet = add_list(tmp_path / "a", path, None, "2024-01-01").layer
    loud = add_list(tmp_path / "b", path, None, "2024-01-01", mentions=True).layer
    before = load_lexicon()
    assert load_lexicon([tmp_path / "a" / quiet.name]).digest == before.digest
    after = load_lexicon([tmp_path / "b" / loud.name])
    assert after.digest != before.digest
    entry = after.by_id[f"{loud.name}:1"]
    assert entry.forms() == ("Saraya al-Hibr", "سرايا الحبر")
    assert f"{loud.name}:2" not in after.by_id


@pytest.mark.skipif(not SHARED.is_dir(), reason="the outside data is not beside the project")
@pytest.mark.parametrize(
    ("file", "kind", "entries"),
    [
        ("un_sanctions/consolidated_part.xml", "un", 445),
        ("misp/uavs.json", "misp", 859),
        ("misp/terrorist-groups.json", "misp", 90),
    ],
)
def test_real_lists_are_read_whole(tmp_path: Path, file: str, kind: str, entries: int):
    added = add_list(tmp_path, SHARED / file, None, None)
    assert (added.layer.kind, added.layer.entries, added.failed) == (kind, entries, ())
