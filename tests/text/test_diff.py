from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.text.diff import Change, Stretch, clusters, diff

MARKED = "كَتَائِبُ الفَجْرِ"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WAVE = "\U0001f44b\U0001f3fd"
PIECES = [*"abz ,.\n", "كَ", "تَا", "ب", "بُ", "\u200cها", FAMILY, WAVE, "e\u0301", "é", "\r\n", "\u202e", "الفجر", " "]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (s.what.value, before[slice(*s.before)] if s.what is Change.GONE else after[slice(*s.after)])
        for s in diff(before, after)
    ]


def borders(text: str) -> set[int]:
    found, at = {0}, 0
    for cluster in clusters(text):
        at += len(cluster)
        found.add(at)
    return found


@given(TEXTS, TEXTS)
@example("", "")
@example(MARKED, MARKED.replace("ُ", ""))
@example("a" + FAMILY, "a" + WAVE)
def test_both_texts_are_rebuilt_exactly_and_no_cluster_is_parted(before: str, after: str):
    found = diff(before, after)
    old = "".join(before[slice(*s.before)] for s in found)
    new = "".join(after[slice(*s.after)] for s in found)
    assert (old, new) == (before, after)
    assert "".join(before[slice(*s.before)] for s in found if s.what is not Change.CAME) == before
    assert "".join(after[slice(*s.after)] for s in found if s.what is not Change.GONE) == after
    assert all(before[slice(*s.before)] == after[slice(*s.after)] for s in found if s.what is Change.SAME)
    assert {edge for s in found for edge in s.before} <= borders(before)
    assert {edge for s in found for edge in s.after} <= borders(after)
    assert all(a.what is not b.what for a, b in pairwise(found))
    assert (before == after) == all(s.what is Change.SAME for s in found)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the same", "the same", [("same", "the same")]),
        ("three were hurt", "five were hurt", [("gone", "three"), ("came", "five"), ("same", " were hurt")]),
        ("one drone", "one drones", [("same", "one drone"), ("came", "s")]),
        ("in the east", "in the far east", [("same", "in the "), ("came", "far "), ("same", "east")]),
        ("كتب الفجر", "كتب الفجرين", [("same", "كتب الفجر"), ("came", "ين")]),
        ("hello \U0001f44b", f"hello {WAVE}", [("same", "hello "), ("gone", "\U0001f44b"), ("came", WAVE)]),
        ("كَتب", "كُتب", [("gone", "كَ"), ("came", "كُ"), ("same", "تب")]),
        ("", "new", [("came", "new")]),
        ("old", "", [("gone", "old")]),
    ],
)  # fmt: skip
def test_changes_read_as_a_person_would_mark_them(before: str, after: str, expected: list[tuple[str, str]]):
    assert shown(before, after) == expected


def test_letters_that_words_happen_to_share_are_not_kept_and_words_that_stay_are():
    found = shown("attack on the harbour", "meeting in the capital")
    assert [part for part in found if part[0] == "same"] == [("same", " the ")]
    assert ("same", " فجر ") in shown("بطائرة مسيرة فجر اليوم", "بطائرتين مسيرتين فجر الثلاثاء")


def test_an_offset_is_a_code_point_of_its_own_text():
    before, after = "\U0001f44b بيان", "\U0001f44b بيان جديد"
    assert diff(before, after)[-1] == Stretch(Change.CAME, (6, 6), (6, 11))


def test_two_long_posts_that_share_nothing_are_compared_while_a_reader_waits():
    before = "".join(chr(0x0621 + (n * n + n // 7) % 40) + " " * (n % 5 == 0) for n in range(4096))[:4096]
    after = "".join(chr(0x0621 + (n * n * 3 + n // 11) % 40) + " " * (n % 7 == 0) for n in range(4096))[:4096]
    started = time.perf_counter()
    diff(before, after)
    assert time.perf_counter() - started < 2
