"""The labelled posts are whole: spans inside their texts, kinds and ids that exist, traps without a statement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.lexicon import load_lexicon
from marsad.records.statement import StatementKind
from tests.conftest import SAMPLE

POSTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "gold" / "statements_second.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN = frozenset(load_lexicon([SAMPLE / "lexicon"]).by_id)
WAYS = {"act", "authorship", "tie"}


def slots(post: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every filler of every slot, by the slot's name."""
    for statement in post["statements"]:
        for name, filled in statement["slots"].items():
            for one in filled if isinstance(filled, list) else [filled]:
                yield name, one


def test_no_id_twice_and_half_are_traps():
    assert len({post["id"] for post in POSTS}) == len(POSTS) == 100
    assert sum("trap" in post for post in POSTS) == 50


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["id"])
def test_a_labelled_post_is_whole(post: dict[str, Any]):
    spans = [(one["start"], one["end"]) for one in (*post["mentions"], *post["statements"])]
    spans += [(one["start"], one["end"]) for _, one in slots(post) if one["start"] is not None]
    for start, end in spans:
        assert 0 <= start < end <= len(post["text"])
        assert post["text"][start:end] == post["text"][start:end].strip()
    ids = {one["id"] for one in post["mentions"]} | {one["id"] for name, one in slots(post) if name != "denied"}
    assert ids - {None} <= KNOWN
    assert {one["id"] for name, one in slots(post) if name == "denied"} <= WAYS
    assert {statement["kind"] for statement in post["statements"]} <= set(StatementKind)
    assert bool(post["statements"]) != ("trap" in post)
