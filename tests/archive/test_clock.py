"""A clock that was set back: said, recorded, and nothing is ordered by it."""

from __future__ import annotations

from datetime import UTC, datetime

from marsad.archive import Archive
from marsad.archive.reader import absent, current
from marsad.archive.verify import verify

from .conftest import Take, row

LATE, EARLY = datetime(2024, 6, 9, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)


def test_it_is_said_and_recorded(archive: Archive, take: Take):
    take([row(1, "a")], when=LATE)
    outcome = take([row(2, "b")], when=EARLY, span=(2, 2))
    [said] = [item for item in outcome.skipped if item.file == "the clock"]
    assert "one of them was set wrong" in said.why
    first, second = archive.custody.lines()
    assert "clock_behind" not in first
    assert second["clock_behind"] == LATE.isoformat()
    assert verify(archive).ok


def test_what_was_seen_last_counts_whatever_the_clock_said(archive: Archive, take: Take):
    take([row(n, "words") for n in (1, 2, 3)], when=LATE)
    take([row(n, "words") for n in (1, 3)], when=LATE.replace(day=10))
    back = take([row(n, "words") for n in (1, 2, 3)], when=EARLY)
    assert back.absent == 0
    posts = current(archive, ["urn"]).select("urn", "batch").collect()
    assert absent(archive, posts).to_list() == []
    again = take([row(n, "words") for n in (1, 3)], when=EARLY.replace(day=2))
    assert again.absent == 1, "it was there again, so its going is news"
    assert absent(archive, posts).to_list() == ["telegram:bayan/2"]


def test_two_captures_in_one_second_are_two(archive: Archive, take: Take):
    take([row(1, "a")], when=LATE)
    take([row(1, "b")], when=LATE)
    assert len(archive.log().captures) == 2
