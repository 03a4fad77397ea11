"""Numbers that are not there: absent, a gap, or not covered; against a plain count of the same."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive import Archive
from marsad.archive.coverage import common, coverage, merged
from marsad.archive.reader import read_post

from .conftest import Take, row

SPAN = st.tuples(st.integers(1, 40), st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def members(runs: object) -> set[int]:
    return {n for first, last in np.array(runs, np.int64).reshape(-1, 2) for n in range(first, last + 1)}


@given(st.lists(SPAN, max_size=8), st.lists(SPAN, max_size=8))
def test_runs_in_common_are_those_of_the_sets(a: list[tuple[int, int]], b: list[tuple[int, int]]):
    first, second = merged(a), merged(b)
    assert members(first) == members(a)
    both = common(np.array(first, np.int64).reshape(-1, 2), np.array(second, np.int64).reshape(-1, 2))
    assert members(both) == members(a) & members(b)


def test_a_gap_an_absence_and_what_no_visit_covers_are_told_apart(archive: Archive, take: Take):
    take([row(n, f"post {n}") for n in (3, 4, 7, 8)])
    take([row(n, f"post {n}") for n in (20, 21, 23)])
    take([row(n, f"post {n}") for n in (3, 7, 8)], when=datetime(2024, 7, 1, tzinfo=UTC))
    found = coverage(archive, "telegram:bayan")
    assert (found.seen, found.first, found.last) == (7, 3, 23)
    assert found.spans == ((3, 8), (20, 23))
    assert found.gaps.select("first", "last").rows() == [(5, 6), (22, 22)]
    assert found.uncovered.select("first", "last").rows() == [(1, 2), (9, 19)]
    assert found.absent["urn"].to_list() == ["telegram:bayan/4"]
    assert (found.missing, found.unknown) == (3, 13)
    assert [t.minute for t in found.gaps["after"]] == [4, 21]
    assert [t.minute for t in found.gaps["before"]] == [7, 23]
    assert found.uncovered["after"].to_list()[0] is None
    take([row(n, f"post {n}") for n in (3, 4, 7, 8, 9)], when=datetime(2024, 7, 2, tzinfo=UTC))
    assert coverage(archive, "telegram:bayan").absent.is_empty()


def test_a_source_without_posts_or_spans_has_no_gaps(archive: Archive, take: Take):
    take([row(2, "a"), row(9, "b")], complete=False, span=(2, 2))
    found = coverage(archive, "telegram:bayan")
    assert found.gaps.is_empty()
    assert found.uncovered.select("first", "last").rows() == [(1, 1), (3, 8)]
    assert coverage(archive, "telegram:nobody").seen == 0


def test_an_absence_says_what_was_visited_and_how_and_when_the_post_was_there_again(archive: Archive, take: Take):
    every = [row(n, f"post {n}") for n in (1, 2, 3)]
    take(every, method="telegram_export_json")
    take([every[0], every[2]], method="telegram_export_html", when=datetime(2024, 6, 2, tzinfo=UTC))
    [absence] = read_post(archive, "telegram:bayan/2").absences
    assert (absence.method, absence.item, absence.spans) == ("telegram_export_html", "export-2.json", ((1, 3),))
    assert absence.again is None
    take(every, complete=False, when=datetime(2024, 6, 3, tzinfo=UTC))
    [absence] = read_post(archive, "telegram:bayan/2").absences
    assert absence.again == datetime(2024, 6, 3, tzinfo=UTC)
    assert absence.again_capture in archive.log().captures


def test_an_absence_whose_reading_failed_in_part_still_names_what_it_covered(archive: Archive, take: Take):
    take([row(n, f"post {n}") for n in (1, 2, 3)])
    take([row(1, "post 1"), row(3, "post 3")])
    capture = read_post(archive, "telegram:bayan/2").absences[0].capture
    assert archive.log().closed[capture]["spans"] == [[1, 3]]
