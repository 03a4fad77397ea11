"""What the machine finds in the sample, held against the labels that only tests read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import polars as pl
import pytest
import yaml

from marsad.archive.reader import current, read_post
from marsad.flow import Workspace
from marsad.flow.detecting import Ledgers, findings, frame, ledgers
from marsad.records.finding import Finding, FindingKind
from tests.conftest import SAMPLE


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return yaml.safe_load((SAMPLE / "truth.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def found(sample: Workspace) -> tuple[Finding, ...]:
    return findings(sample)


@pytest.fixture(scope="module")
def books(sample: Workspace) -> Ledgers:
    return ledgers(sample, frame(sample))


def stated(sample: Workspace, kind: str) -> set[str]:
    rows = frame(sample).select("urn", pl.col("statements").list.eval(pl.element().struct.field("kind")).alias("kinds"))
    return set(rows.filter(pl.col("kinds").list.contains(kind))["urn"])


def private_words(chat: dict[str, Any]) -> list[str]:
    export = json.loads((SAMPLE / chat["export"] / "result.json").read_text("utf-8"))
    [private] = [c for c in export["chats"]["list"] if c["name"] == chat["name"]]
    return [m["text"] for m in private["messages"] if isinstance(m["text"], str)]


def test_every_post_is_there_once(sample: Workspace, truth: dict[str, Any]):
    posts = current(sample.archive, ["urn"]).collect()["urn"]
    assert len(posts) == posts.n_unique() == truth["totals"]["posts"]


def test_edits_are_revisions_with_both_wordings(sample: Workspace, truth: dict[str, Any]):
    for edit in truth["edits"]:
        post = read_post(sample.archive, edit["post"])
        assert [r.text for r in post.revisions] == [edit["first"], edit["second"]], edit["post"]


def test_vanished_posts_are_absent_and_nothing_else_is(sample: Workspace, truth: dict[str, Any]):
    seen = sample.archive.observations().collect()
    assert set(seen.filter(pl.col("what") == "absent")["urn"]) == set(truth["vanished"])


def test_the_private_chat_left_no_trace(sample: Workspace, truth: dict[str, Any]):
    texts = [text for chat in truth["refused"] for text in private_words(chat)]
    assert len(texts) == sum(chat["messages"] for chat in truth["refused"])
    for path in (sample.archive.evidence / "blobs").rglob("*"):
        if path.is_file():
            whole = sample.archive.blobs.read(path.stem) or b""
            assert not any(text.encode() in whole for text in texts)


def test_claims_and_threats_are_recognised(sample: Workspace, truth: dict[str, Any]):
    claims = {urn for c in truth["claims"] if c["kind"] == "claim" for urn in (*c["carriers"], *c["reports"])}
    threats = {urn for t in truth["threats"] for urn in (*t["carriers"], *t["reports"])}
    for kind, wanted, recall, precision in (("claim", claims, 0.93, 0.95), ("threat", threats, 0.9, 1.0)):
        got = stated(sample, kind)
        assert len(got & wanted) / len(wanted) >= recall, sorted(wanted - got)
        assert len(got & wanted) / len(got) >= precision, sorted(got - wanted)


def test_no_trap_is_taken_for_a_statement(sample: Workspace, truth: dict[str, Any]):
    fallen = [t["post"] for t in truth["traps"] if t["post"] in stated(sample, t["looks_like"])]
    assert fallen == []


def test_first_carriers_are_right(books: Ledgers, truth: dict[str, Any]):
    firsts = {claim.first for claim in books.claims}
    wanted = {c["first"] for c in truth["claims"] if c["kind"] == "claim"}
    assert len(wanted - firsts) <= 1, sorted(wanted - firsts)


def test_threats_that_were_answered_are_followed_by_their_claims(books: Ledgers, truth: dict[str, Any]):
    posts = {t["id"]: t["post"] for t in truth["threats"]}
    by_post = {t.post: t for t in books.threats}
    firsts = {c["id"]: c["first"] for c in truth["claims"]}
    claim_of = {c.first: c.id for c in books.claims}
    right = 0
    for answer in truth["answers"]:
        threat, claim = by_post.get(posts[answer["threat"]]), claim_of.get(firsts[answer["claim"]])
        lags = [f.lag_hours for f in threat.followed_by if f.claim == claim] if threat and claim else []
        right += any(abs(lag - answer["lag_hours"]) < 0.2 for lag in lags)
    assert right >= 4
    for unanswered in truth["unanswered"]:
        threat = by_post.get(posts[unanswered])
        assert threat is None or threat.followed_by == ()


def test_every_new_name_is_found_and_no_spelling_variant(found: tuple[Finding, ...], truth: dict[str, Any]):
    named = {name for f in found if f.kind is FindingKind.NEW_NAME for name in f.names}
    assert {n["ar"] for n in truth["names"]} <= named
    assert not named & {v["surface"] for v in truth["variants"]}
    assert sum(f.kind is FindingKind.NEW_NAME for f in found) == len(truth["names"])


def test_planted_copies_are_clusters_with_the_right_first_post(found: tuple[Finding, ...], truth: dict[str, Any]):
    clusters = {frozenset(f.posts): f for f in found if f.kind is FindingKind.AMPLIFICATION}
    wanted = {frozenset(c["posts"]): c["posts"][0] for c in truth["clusters"]}
    exact = wanted.keys() & clusters.keys()
    assert len(exact) >= len(wanted) - 1
    assert all(clusters[case].posts[0] == wanted[case] for case in exact)


def test_what_is_found_does_not_depend_on_what_came_later(sample: Workspace, truth: dict[str, Any]):
    """Replayed at the first taking's date, the new group of the last ten days is not known yet."""
    then = datetime.fromisoformat(truth["taken"]["first"])
    early = findings(sample, until=then)
    assert all("تشكيل فرسان الغسق" not in f.names for f in early)
