"""What is redacted is gone from every byte of the workspace, its tombstone verifies, and nothing brings it back."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import tantivy

from marsad.archive.custody import Custody
from marsad.archive.finding.search import Query
from marsad.archive.packages.bag import Choices
from marsad.archive.proof import prove
from marsad.archive.redaction import stage as redaction_stage
from marsad.archive.redaction.plan import Wanted
from marsad.archive.verify import verify
from marsad.collect import Options
from marsad.flow import Workspace, exporting, open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.reading import find, read
from marsad.flow.redacting import Redacted, redact
from marsad.records.errors import CannotRun
from marsad.records.marking import Marking
from marsad.records.redaction import RedactionKind
from tests.archive.test_proof import checked
from tests.flow.redaction_scene import (
    EDITED,
    FIRST,
    OTHER,
    PICTURE,
    SECRETS,
    SHARED,
    csv_export,
    everything,
    html_export,
    json_export,
    message,
    split,
    where,
)

POST = "telegram:manara/2"
ALL = (POST, "telegram:sada/2", "telegram:nabd/2", "telegram:raya/9")


def order(workspace: Workspace, *urns: str, dry: bool = False, **more: object) -> Redacted:
    wanted = Wanted(urns, **more)  # type: ignore[arg-type]
    return redact(workspace, wanted, "order 12 of an invented court", RedactionKind.COURT_ORDER, dry=dry)


@pytest.fixture
def workspace(scened: Workspace) -> Workspace:
    return scened


def test_the_search_finds_it_before(workspace: Workspace):
    """Else the tests below could not fail: evidence, index and raw files all hold it."""
    found = "\n".join(where(workspace.folder, (*SECRETS, PICTURE[:200])))
    for part in ("posts/000001.parquet", "blobs/", "index/"):
        assert part in found
    assert all(repr(secret) in found for secret in SECRETS)


def test_nothing_is_left_of_it_in_any_byte(workspace: Workspace):
    done = order(workspace, *ALL)
    assert done.line is not None
    assert where(workspace.folder, (*SECRETS, PICTURE[:200], PICTURE[-200:])) == []
    assert find(workspace, Query("Qarnubat")).total == find(workspace, Query("Zelmithun")).total == 0
    opened = workspace.index.opened()
    searcher = opened.searcher()
    assert searcher.num_docs == 9
    for name in ("folded", "written", "unwritten"):
        asked = tantivy.Query.regex_query(opened.schema, name, ".*qarnubat.*")
        assert searcher.search(asked, 10).count == 0


def test_the_archive_verifies_and_tells_of_it(workspace: Workspace):
    order(workspace, *ALL)
    result = verify(open_workspace(workspace.folder).archive)
    assert result.failures == ()
    assert result.debris == ()
    assert result.checked["redactions"] == 1
    (one,) = result.redactions
    assert {row.urn for row in one.rows} == set(ALL)
    assert one.kind is RedactionKind.COURT_ORDER
    (picture,) = [file for file in one.files if file.new is None]
    assert picture.path.endswith(hashlib.sha256(PICTURE).hexdigest())
    assert picture.old == hashlib.sha256(PICTURE).hexdigest()


def test_other_posts_keep_their_place_their_bytes_and_their_proof(workspace: Workspace, tmp_path: Path):
    archive = workspace.archive
    before = archive.posts(["urn", "text", "blob", "offset", "length"]).collect()
    bytes_before = _raw(workspace, before)
    proof_before = prove(archive, "telegram:manara/1")
    order(workspace, *ALL)
    after = archive.posts(["urn", "text", "blob", "offset", "length", "kind"]).collect()
    rest = after.filter(after["kind"] == "post")
    assert set(rest["urn"]) == set(before["urn"]) - set(ALL)
    assert _raw(workspace, rest).items() <= bytes_before.items()
    proof = prove(archive, "telegram:manara/1")
    assert {name: proof[name] for name in ("leaf", "path", "index")} == {
        name: proof_before[name] for name in ("leaf", "path", "index")
    }
    assert proof["lines"][0] == proof_before["lines"][0]
    assert "PROVED" in checked(tmp_path, proof, archive.custody.head().hash).stdout


def _raw(workspace: Workspace, frame: object) -> dict[tuple[str, str, int], bytes | None]:
    rows = frame.filter(frame["offset"].is_not_null()).iter_rows(named=True)  # type: ignore[attr-defined]
    read_ = workspace.archive.blobs.read
    return {(r["urn"], r["blob"], r["offset"]): read_(r["blob"], r["offset"], r["length"]) for r in rows}


def test_raw_files_can_still_be_read_as_what_they_are(workspace: Workspace):
    done = order(workspace, *ALL)
    read_as = set()
    for blob in done.plan.places:
        data = workspace.archive.blobs.read(blob)
        assert data is not None
        if data.startswith(b"{"):
            messages = json.loads(data)["messages"]
            read_as.add("json")
            assert {m["type"] for m in messages if m["id"] in (2, 9)} == {"unsupported"}
        elif data.startswith(b"<"):
            read_as.add("html")
            assert data.count(b"<div") == data.count(b"</div>")
        else:
            read_as.add("csv")
            assert [line.count(b",") for line in data.splitlines()] == [4, 5, 4, 5]
    assert read_as == {"json", "html", "csv"}


def test_a_read_shows_the_tombstone_and_so_does_a_proof(workspace: Workspace):
    leaf = prove(workspace.archive, POST)
    order(workspace, POST)
    reading = read(workspace, POST)
    assert reading.post.current.text == ""
    assert [stone.revision for stone in reading.tombstones] == [1, 2]
    assert reading.tombstones[0].reason == "order 12 of an invented court"
    proof = prove(workspace.archive, POST)
    assert proof["schema"] == "tombstone 2"
    assert proof["redacted"]["kind"] == "court-order"
    assert proof["leaf"] is None
    assert (proof["path"], proof["lines"][0]) == (leaf["path"], leaf["lines"][0])
    from marsad.archive.merkle import leaf as leaf_hash

    assert proof["leaf_hash"] == leaf_hash(leaf["leaf"]).hex() == reading.tombstones[1].leaf


def test_the_same_words_elsewhere_are_told_and_stay(workspace: Workspace):
    done = order(workspace, POST)
    told = {one.where for one in done.plan.elsewhere if one.what == "post"}
    assert told == {"telegram:sada/2", "telegram:nabd/2", "telegram:raya/9"}
    assert read(workspace, "telegram:raya/9").post.current.text == FIRST
    assert find(workspace, Query("Qarnubat")).total == 3


def test_everywhere_takes_them_too(workspace: Workspace):
    done = order(workspace, POST, everywhere=True)
    assert set(done.plan.posts) == set(ALL)
    assert where(workspace.folder, (*SECRETS, PICTURE[:200], SHARED[:200])) == []
    assert verify(workspace.archive).ok


def test_a_dry_run_touches_nothing(workspace: Workspace):
    before = {path: path.read_bytes() for path in workspace.archive.evidence.rglob("*") if path.is_file()}
    done = order(workspace, *ALL, dry=True)
    assert done.line is None
    assert len(done.plan.rows) == 5
    assert not (workspace.archive.folder / redaction_stage.FOLDER).exists()
    assert before == {path: path.read_bytes() for path in workspace.archive.evidence.rglob("*") if path.is_file()}


def test_done_once_it_is_done(workspace: Workspace):
    order(workspace, *ALL)
    head = workspace.archive.custody.head()
    again = order(workspace, *ALL)
    assert again.line is None
    assert again.plan.done == list(ALL)
    assert workspace.archive.custody.head() == head


def test_a_later_import_does_not_bring_it_back(workspace: Workspace, tmp_path: Path):
    order(workspace, *ALL)
    later = json_export(
        tmp_path / "later",
        [message(1, OTHER), message(2, EDITED + " And more of Qarnubat."), message(6, "Fog on the river.")],
    )
    out = import_paths(workspace, [later], Options(source="manara"))
    assert [s.item for s in out.skipped if "redacted" in s.why] == [POST]
    page = html_export(tmp_path / "later-html", {1: OTHER, 2: FIRST, 4: "A new line about the weather."})
    import_paths(workspace, [page], Options(source="sada"))
    table = csv_export(tmp_path / "later.csv", {2: FIRST + " Dorvash again.", 4: "Another plain notice."}, views=9)
    import_paths(workspace, [table], Options())
    assert where(workspace.folder) == []
    assert read(workspace, "telegram:manara/6").post.current.text == "Fog on the river."
    assert read(workspace, "telegram:sada/4").post.current.text == "A new line about the weather."
    assert read(workspace, "telegram:nabd/4").post.current.text == "Another plain notice."
    result = verify(workspace.archive)
    assert result.failures == ()
    assert [one.under for one in result.redactions] == [(), (7,), (7,), (7,)]
    assert all(one.ranges for one in result.redactions)


def test_the_very_same_export_again_brings_nothing_back(workspace: Workspace, tmp_path: Path):
    order(workspace, *ALL)
    import_paths(workspace, [tmp_path / "one"], Options(source="manara"))
    import_paths(workspace, [tmp_path / "html"], Options(source="sada"))
    import_paths(workspace, [tmp_path / "nabd.csv"], Options())
    assert where(workspace.folder) == []
    assert verify(workspace.archive).failures == ()


def test_one_wording_alone(workspace: Workspace, tmp_path: Path):
    order(workspace, POST, revisions=(1,))
    assert where(workspace.archive.evidence / "posts", ("rained on the tents",)) != []  # other channels' posts
    post = read(workspace, POST).post
    assert [revision.text for revision in post.revisions] == ["", EDITED]
    assert find(workspace, Query("hailed")).total == 1
    raw = [workspace.archive.blobs.read(path.stem) or b"" for path in workspace.archive.blobs.files()]
    whole = [data for data in raw if b"Manara" in data and b"channel77" in data and data.count(b'"id"') > 2]
    assert [(data.count(b"hailed"), data.count(b"rained")) for data in whole].count((1, 0)) == 2
    assert [data.count(b"rained") for data in whole].count(1) == 1  # the forward in another channel
    assert verify(workspace.archive).failures == ()
    order(workspace, *ALL)
    assert where(workspace.folder) == []
    assert verify(workspace.archive).failures == ()


def test_words_that_another_revision_holds_go_with_it(workspace: Workspace, tmp_path: Path):
    changed = json_export(tmp_path / "more", [message(2, EDITED, photo="photos/a.jpg", edited_unixtime="1716020000")])
    import_paths(workspace, [changed], Options(source="manara"))
    bold = [{"type": "bold", "text": EDITED}]
    again = json_export(tmp_path / "bold", [message(2, bold, edited_unixtime="1716030000")])
    import_paths(workspace, [again], Options(source="manara"))
    with pytest.raises(CannotRun, match="--revision 3"):
        order(workspace, POST, revisions=(2,))


def test_media_alone_and_never_again(workspace: Workspace, tmp_path: Path):
    (sha256,) = {m.sha256 for m in read(workspace, POST).post.revisions[0].media}
    assert sha256 is not None
    done = redact(workspace, Wanted(media=(sha256,)), "counsel's word", RedactionKind.UNLAWFUL_IMAGERY)
    assert done.plan.media == [sha256]
    assert where(workspace.folder, (PICTURE[:200],)) == []
    assert read(workspace, POST).post.revisions[0].text == FIRST
    assert workspace.archive.log().redactions.blocked(sha256)
    again = json_export(tmp_path / "again", [message(7, "Look.", photo="photos/a.jpg", width=1, height=1)])
    out = import_paths(workspace, [again], Options(source="manara"))
    assert any("redacted" in s.why and s.item == "photos/a.jpg" for s in out.skipped)
    assert where(workspace.folder, (PICTURE[:200],)) == []
    (medium,) = read(workspace, "telegram:manara/7").post.current.media
    assert (medium.sha256, medium.status) == (sha256, "redacted")
    assert verify(workspace.archive).failures == ()


def test_shared_media_stay_and_may_come_again_with_another_post(workspace: Workspace, tmp_path: Path):
    done = order(workspace, POST)
    assert any(one.what == "media" and "telegram:manara/1" in one.why for one in done.plan.elsewhere)
    assert where(workspace.folder, (SHARED[:200],)) != []
    assert where(workspace.folder, (PICTURE[:200],)) == []
    again = json_export(tmp_path / "again", [message(7, "Look.", photo="photos/a.jpg", width=1, height=1)])
    import_paths(workspace, [again], Options(source="manara"))
    assert where(workspace.folder, (PICTURE[:200],)) != []
    assert verify(workspace.archive).failures == ()


def test_a_redaction_changed_in_the_log_is_found(workspace: Workspace):
    order(workspace, *ALL)
    (segment,) = workspace.archive.custody.segments()
    segment.write_bytes(segment.read_bytes().replace(b'"leaf"', b'"laef"', 1))
    what = {failure.what for failure in verify(open_workspace(workspace.folder).archive).failures}
    assert "redaction" in what
    assert what & {"custody line", "custody head"}


@pytest.mark.parametrize("what", ["batch", "blob", "back"])
def test_a_change_to_what_was_redacted_is_found(workspace: Workspace, what: str):
    archive = workspace.archive
    batch = archive.evidence / "posts" / "000001.parquet"
    picture = next(path for path in archive.blobs.files() if path.read_bytes() == PICTURE)
    whole = {path: path.read_bytes() for path in (batch, picture)}
    done = order(workspace, *ALL)
    if what == "batch":  # the words put back where they were
        batch.write_bytes(whole[batch])
    elif what == "blob":
        path = archive.blobs.find(next(iter(done.plan.places)))
        assert path is not None
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    else:
        picture.write_bytes(whole[picture])
    (failure, *_) = verify(open_workspace(workspace.folder).archive).failures
    assert str(batch.name) in failure.where if what == "batch" else failure.what == "blob"


def test_what_is_derived_of_other_batches_stays(workspace: Workspace):
    derived = workspace.archive.derived
    (derived / "thumbs").mkdir()
    for name in ("000004.parquet", "000001.parquet", "a" * 64 + ".webp", "unknown.bin"):
        (derived / "thumbs" / name).write_bytes(b"x")
    kept = {path.name: path.stat().st_mtime_ns for path in derived.glob("readings/*/*.parquet")}
    order(workspace, POST)
    assert {path.name for path in (derived / "thumbs").iterdir()} == {"000004.parquet", "a" * 64 + ".webp"}
    now = {path.name: path.stat().st_mtime_ns for path in derived.glob("readings/*/*.parquet")}
    assert {name for name in kept if now[name] == kept[name]} == set(kept) - {"000001.parquet", "000002.parquet"}


def test_reports_and_packages_that_hold_it_go_and_others_stay(workspace: Workspace, tmp_path: Path):
    reports = workspace.folder / "reports"
    reports.mkdir()
    (reports / "quotes.md").write_text("> met Zelmithun & sons at\n> Dorvash/hill.", "utf-8")
    (reports / "quotes.pdf").write_bytes(b"%PDF-1.7 glyphs alone")
    (reports / "cites.html").write_text("<p>See telegram:manara/2.</p>", "utf-8")
    (reports / "other.md").write_text("See telegram:manara/21 on the market.", "utf-8")
    (reports / "other.pdf").write_bytes(b"%PDF-1.7 glyphs alone")
    (workspace.folder / "searches.json").write_text(json.dumps({"q": FIRST}), "utf-8")
    terms = exporting.terms(workspace, Marking.AMBER)
    selection = exporting.select(workspace, exporting.Wanted(names=[POST, "telegram:manara/1"], listed_in="list"))
    packages = workspace.folder / "packages"
    exporting.export_bag(workspace, selection, packages / "bag", terms, Choices())
    exporting.export_wacz(workspace, selection, packages / "p.wacz", terms, Choices())
    for ending in ("csv", "parquet", "ndjson"):
        exporting.export_table(workspace, selection, packages / f"t.{ending}", terms)
    exporting.export_table(workspace, selection, tmp_path / "outside.csv", terms)
    exporting.back_up(workspace, packages / "b.tar.zst")
    done = order(workspace, *ALL)
    left = sorted(str(p.relative_to(workspace.folder)) for p in packages.rglob("*") if p.is_file())
    assert [name for name in left if "notes" not in name] == []
    assert {p.name for p in reports.iterdir()} == {"other.md", "other.pdf"}
    (workspace.folder / "searches.json").unlink()  # told, and taken out by hand
    assert where(workspace.folder) == []
    told = {(one.what, one.where) for one in done.plan.elsewhere}
    assert {("file", "searches.json"), ("file", "reports/other.pdf"), ("package", "outside.csv")} <= told
    assert ("package", "b.tar.zst") in told
    assert "reports/quotes.md" in done.line.copies  # type: ignore[union-attr]


def test_exports_list_it_as_redacted(workspace: Workspace, tmp_path: Path):
    order(workspace, POST, revisions=(1,))
    order(workspace, "telegram:sada/2")
    wanted = exporting.Wanted(names=[POST, "telegram:sada/2", "telegram:no/1"], listed_in="list")
    selection = exporting.select(workspace, wanted)
    assert (selection.redacted, selection.unknown) == (("telegram:sada/2",), ("telegram:no/1",))
    exporting.export_bag(workspace, selection, tmp_path / "bag", exporting.terms(workspace, None), Choices())
    (line,) = (tmp_path / "bag" / "data" / "posts.ndjson").read_text("utf-8").splitlines()
    first, second = json.loads(line)["revisions"]
    assert (first["redacted"], first["text"], second["redacted"]) == (True, "", False)
    terms = exporting.terms(workspace, None)
    exporting.export_wacz(workspace, selection, tmp_path / "p.wacz", terms, Choices(media=False))
    pages = [data for name, data in everything(tmp_path) if name.startswith("p.wacz") and b"<html" in data]
    assert any(b"[redacted]" in data and b"hailed" in data for data in pages)
    assert first["raw"]["left_out"].startswith("it was redacted")
    lines = (tmp_path / "bag" / "data" / "custody.ndjson").read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    (extract,) = [one["extract"]["redaction"] for one in told if one["seq"] == 7]
    assert [row["urn"] for row in extract["rows"]] == [POST]
    assert "reason" not in extract


@pytest.mark.parametrize("step", [0, 1, 2, 9, 15, 16, 17])
def test_killed_anywhere_it_holds_and_the_same_command_completes_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, step: int
):
    """Cut off before the ``step``th durable act (file put in place, line written, folder swept)."""
    count = 0

    class Killed(BaseException):
        pass

    def guard(real: object) -> object:
        def act(*given: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == step + 1:
                raise Killed
            return real(*given, **named)  # type: ignore[operator]

        return act

    with monkeypatch.context() as patched:
        patched.setattr(redaction_stage, "write_bytes", guard(redaction_stage.write_bytes))
        patched.setattr(redaction_stage, "_place", guard(redaction_stage._place))
        patched.setattr(redaction_stage, "forget_derived", guard(redaction_stage.forget_derived))
        patched.setattr(redaction_stage, "_swept", guard(redaction_stage._swept))
        patched.setattr(Custody, "append", guard(Custody.append))
        # what runs in a process that is killed does not run its ``finally``
        patched.setattr("marsad.flow.redacting.finish", _first_only())
        try:
            order(workspace, *ALL)
            assert count <= step, "every step was reached"
        except Killed:
            pass
    opened = open_workspace(workspace.folder)
    result = verify(opened.archive)
    assert result.failures == ()
    assert find(opened, Query("market")).total > 0
    order(opened, *ALL)
    assert where(workspace.folder, (*SECRETS, PICTURE[:200])) == []
    result = verify(opened.archive)
    assert (result.failures, result.unfinished, result.checked["redactions"]) == ((), None, 1)
    assert find(opened, Query("Qarnubat")).total == 0


def _first_only() -> object:
    calls = 0

    def finish(archive: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            redaction_stage.finish(archive)  # type: ignore[arg-type]

    return finish


def test_another_writer_goes_on_with_one_that_was_cut_off(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    with monkeypatch.context() as patched:
        patched.setattr("marsad.archive.redaction.carrying.finish", lambda archive: None)
        patched.setattr("marsad.flow.redacting.finish", _first_only())
        order(workspace, *ALL)
    assert verify(workspace.archive).unfinished == 7
    assert verify(workspace.archive).failures == ()
    with pytest.raises(CannotRun, match="cut off"):
        order(workspace, POST, dry=True)
    import_paths(workspace, [json_export(tmp_path / "n", [message(8, "Rain.")])], Options(source="manara"))
    assert verify(workspace.archive).unfinished is None
    assert where(workspace.folder) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str):
    workspace = open_workspace(tmp_path / "w")
    posts = {1: OTHER, 2: FIRST, 3: OTHER}
    import_paths(workspace, [csv_export(tmp_path / "nabd.csv", posts, encoding=encoding)], Options())
    later = csv_export(tmp_path / "later.csv", posts, views=44, encoding=encoding)
    import_paths(workspace, [later], Options())
    done = order(workspace, "telegram:nabd/2")
    assert len(done.plan.places) == 2
    assert where(workspace.folder) == []
    assert verify(workspace.archive).failures == ()
    for blob in done.plan.places:
        text = (workspace.archive.blobs.read(blob) or b"").decode(encoding)
        assert [line.count(",") for line in text.splitlines()] == [4, 5, 4, 5] or text.count(OTHER) == 2


@pytest.mark.parametrize("lines", [True, False])
def test_tables_of_json(tmp_path: Path, lines: bool):
    rows = [{"channel": "@nabd", "message_id": n, "date": f"2024-05-18T05:0{n}:00Z", "text": t}
            for n, t in ((1, OTHER), (2, FIRST), (3, OTHER))]  # fmt: skip
    path = tmp_path / ("t.ndjson" if lines else "t.json")
    path.write_text("\n".join(json.dumps(r) for r in rows) if lines else json.dumps(rows), "utf-8")
    workspace = open_workspace(tmp_path / "w")
    import_paths(workspace, [path], Options())
    order(workspace, "telegram:nabd/2")
    assert where(workspace.folder) == []
    assert verify(workspace.archive).failures == ()
    (blob,) = workspace.archive.posts(["blob"]).collect()["blob"].unique()
    data = (workspace.archive.blobs.read(blob) or b"").decode()
    kept = [json.loads(line) for line in data.splitlines()] if lines else json.loads(data)
    assert [row.get("message_id") for row in kept] == [1, None, 3]


def test_the_same_number_and_words_in_another_source_stay(workspace: Workspace):
    done = order(workspace, "telegram:sada/2")
    assert len(done.plan.places) == 1
    assert read(workspace, "telegram:nabd/2").post.current.text == FIRST
    table = pq.read_table(workspace.archive.evidence / "posts" / "000005.parquet")
    assert FIRST in table["text"].to_pylist()


def test_a_raw_file_that_no_capture_names_is_searched_too(workspace: Workspace, tmp_path: Path):
    """A damaged export that brought nothing new is kept, and no capture tells whose it is."""
    damaged = json_export(tmp_path / "d", [message(1, OTHER), message(2, split(FIRST))]) / "result.json"
    damaged.write_bytes(damaged.read_bytes()[:-4])
    assert import_paths(workspace, [damaged], Options(source="manara")).failed
    order(workspace, *ALL)
    assert where(workspace.folder) == []
    assert verify(workspace.archive).failures == ()


def test_a_format_that_cannot_be_looked_into(workspace: Workspace, tmp_path: Path):
    """What is known of a raw file of an unknown format are its posts' places, and the text as it may be escaped."""
    page = tmp_path / "page.txt"
    page.write_text(f"A memo, not an export.\n{FIRST}\nEnd.", "utf-8")
    blob = workspace.archive.blobs.keep(page)
    order(workspace, *ALL)
    assert where(workspace.folder) == []
    kept = (workspace.archive.blobs.read(blob.sha256) or b"").decode()
    assert len(kept) == len(page.read_text("utf-8"))
    assert kept.startswith("A memo, not an export.\n ")
    assert kept.endswith(" \nEnd.")


@pytest.mark.slow
def test_killed_for_good(workspace: Workspace, tmp_path: Path):
    """Ten real kills, at even points of a whole run."""
    command = [sys.executable, "-m", "marsad", "redact", *ALL, "--reason", "order", "--yes"]
    shutil.copytree(workspace.folder, tmp_path / "timed")
    began = time.monotonic()
    subprocess.run([*command, "--workspace", str(tmp_path / "timed")], check=True, capture_output=True)
    whole = time.monotonic() - began
    for n in range(10):
        folder = tmp_path / f"killed-{n}"
        shutil.copytree(workspace.folder, folder)
        process = subprocess.Popen([*command, "--workspace", str(folder)], stdout=subprocess.DEVNULL)
        time.sleep(whole * (0.4 + 0.06 * n))
        process.kill()
        process.wait()
        opened = open_workspace(folder)
        assert verify(opened.archive).failures == ()
        order(opened, *ALL)
        assert where(folder, (*SECRETS, PICTURE[:200])) == []
        assert verify(opened.archive).failures == ()


def test_posts_that_hold_a_part_of_it_are_told(workspace: Workspace, tmp_path: Path):
    mirror = "They write: " + FIRST[:60] + " and no more."
    import_paths(workspace, [json_export(tmp_path / "m", [message(7, mirror)])], Options(source="manara"))
    done = order(workspace, "telegram:raya/9", dry=True)
    told = {one.where: one.why for one in done.plan.elsewhere if one.what == "post"}
    assert "in a row" in told["telegram:manara/7"]
    assert "very same" in told["telegram:manara/2"]


def test_what_cannot_run(workspace: Workspace):
    with pytest.raises(CannotRun, match="no such post"):
        order(workspace, "telegram:manara/999")
    with pytest.raises(CannotRun, match="no revision 9"):
        order(workspace, POST, revisions=(9,))
    with pytest.raises(CannotRun, match="no SHA-256"):
        redact(workspace, Wanted(media=("xyz",)), "why", RedactionKind.OTHER)
    with pytest.raises(CannotRun, match="reason"):
        redact(workspace, Wanted((POST,)), " ", RedactionKind.OTHER)
    assert verify(workspace.archive).checked["redactions"] == 0


def test_translations_go_with_the_post(workspace: Workspace):
    from marsad.desk import forgetting, place, queue, translations
    from marsad.desk.memory import DeskMemory
    from marsad.flow.translating import Wish, own_translation

    for urn, said in ((POST, "Qarnubat came to the lake."), ("telegram:manara/1", "The market opens.")):
        translations.keep(workspace.folder, own_translation(workspace, urn, "en", "A. Reader", [said]))
    translations.sign(workspace.folder, POST, 1, "A. Reader", "seen")
    queue.put(workspace.folder, [POST], Wish(), "en")
    with place.at(workspace.folder):
        DeskMemory().remember({"k" * 64: "Qarnubat came to the lake."})
    forgetting.forget(workspace, order(workspace, *ALL).plan.words)
    assert where(workspace.folder) == []
    with place.at(workspace.folder):
        assert DeskMemory().recall(["k" * 64]) == {}
    assert translations.kept(workspace.folder, POST) == []
    assert [t.text for t in translations.kept(workspace.folder, "telegram:manara/1")] == ["The market opens."]
    assert queue.waiting(workspace.folder) == []
