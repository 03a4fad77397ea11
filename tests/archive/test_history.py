from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from marsad.archive import Archive
from marsad.archive.reader import current, read_post
from marsad.records.errors import CannotRun
from marsad.records.source import Source

from .conftest import Take, row

LATER = datetime(2024, 5, 3, tzinfo=UTC)


def test_the_same_export_again_adds_nothing(archive: Archive, take: Take):
    rows = [row(n, f"صباح الخير {n}") for n in range(1, 6)]
    first, again = take(rows), take(rows)
    assert (first.new, again.new, again.revisions, again.absent) == (5, 0, 0, 0)
    assert again.posts == 5
    assert current(archive, ["urn"]).collect().height == 5


def test_an_edit_is_a_revision_and_the_old_wording_stays(archive: Archive, take: Take):
    take([row(1, "the first wording"), row(2, "untouched")])
    outcome = take([row(1, "the second wording", edited=LATER), row(2, "untouched")])
    post = read_post(archive, "telegram:bayan/1")
    assert outcome.revisions == 1
    assert [r.text for r in post.revisions] == ["the first wording", "the second wording"]
    assert post.current.text == "the second wording"
    assert set(current(archive, ["text"]).collect()["text"]) == {"the second wording", "untouched"}


def test_an_edit_mark_alone_is_no_revision(take: Take):
    take([row(1, "words")])
    assert take([row(1, "words", edited=LATER)]).revisions == 0


def test_an_older_export_read_later_does_not_become_current(archive: Archive, take: Take):
    take([row(1, "new wording", edited=LATER)])
    take([row(1, "old wording")])
    post = read_post(archive, "telegram:bayan/1")
    assert post.current.text == "new wording"
    assert current(archive, ["text"]).collect()["text"].to_list() == ["new wording"]


def test_a_wording_that_comes_back_later_is_a_revision(archive: Archive, take: Take):
    take([row(1, "one")])
    take([row(1, "two", edited=LATER)])
    take([row(1, "one", edited=datetime(2024, 5, 4, tzinfo=UTC))])
    post = read_post(archive, "telegram:bayan/1")
    assert [r.text for r in post.revisions] == ["one", "two", "one"]
    assert post.current.n == 3


def test_other_entities_count_between_exports_of_one_method_only(take: Take):
    take([row(1, "words")], method="json")
    assert take([row(1, "words", form=b"bold bld")], method="html").revisions == 0
    assert take([row(1, "words", form=b"bold bld")], method="json").revisions == 1


def test_a_vanished_id_is_absent_not_deleted_and_its_words_stay(archive: Archive, take: Take):
    take([row(n, f"post {n}") for n in (1, 2, 3)])
    outcome = take([row(1, "post 1"), row(3, "post 3")])
    post = read_post(archive, "telegram:bayan/2")
    assert outcome.absent == 1
    assert post.current.text == "post 2"
    assert len(post.absences) == 1


@pytest.mark.parametrize(("span", "complete"), [((3, 3), True), ((1, 3), False)])
def test_no_absence_outside_the_span_or_from_a_reading_cut_short(take: Take, span: tuple[int, int], complete: bool):
    take([row(n, f"post {n}") for n in (1, 2, 3)])
    assert take([row(3, "post 3")], span=span, complete=complete).absent == 0


def test_an_absent_post_that_returns_is_seen_again(archive: Archive, take: Take):
    every = [row(n, f"post {n}") for n in (1, 2, 3)]
    take(every)
    take([every[0], every[2]])
    take(every)
    assert archive.observations().collect()["what"].to_list() == ["absent", "present"]
    assert take([every[0], every[2]]).absent == 1


def test_a_gap_that_was_never_seen_is_no_absence(take: Take):
    take([row(1, "a"), row(9, "b")])
    assert take([row(1, "a"), row(9, "b")]).absent == 0


def test_a_known_number_keeps_its_source_under_one_urn(archive: Archive, take: Take):
    numbered = Source("telegram:c77", 77, ("Bayan",), "public_channel")
    take([row(1, "a", source="telegram:c77")], source=numbered)
    named = Source("telegram:bayan", 77, ("Bayan news",), "public_channel")
    assert take([row(1, "a"), row(2, "b")], source=named).new == 1
    assert set(current(archive, ["source"]).collect()["source"]) == {"telegram:c77"}
    assert read_post(archive, "telegram:bayan/2").urn == "telegram:c77/2"
    assert archive.log().sources["telegram:c77"].titles == ("Bayan", "Bayan news")


def test_two_sources_with_one_number_are_linked_never_rewritten(archive: Archive, take: Take):
    take([row(1, "a", source="telegram:c77")], source=Source("telegram:c77", 77))
    take([row(1, "a")], source=Source("telegram:bayan"))
    take([row(1, "a"), row(2, "b")], source=Source("telegram:bayan", 77))
    assert set(current(archive, ["source"]).collect()["source"]) == {"telegram:c77", "telegram:bayan"}
    links = [link for line in archive.custody.lines() for link in line["links"]]
    assert links == [{"a": "telegram:bayan", "b": "telegram:c77", "why": "both carry the number 77"}]


def test_an_unknown_post_is_one_clear_line(archive: Archive, take: Take):
    take([row(1, "a")])
    with pytest.raises(CannotRun, match="no such post"):
        read_post(archive, "telegram:bayan/404")
    with pytest.raises(CannotRun, match="not the URN of a post"):
        read_post(archive, "bayan")


def test_posts_know_their_place(archive: Archive, take: Take):
    take([row(n, f"post {n}") for n in range(1, 4)])
    place = archive.posts(["urn"]).filter(pl.col("urn") == "telegram:bayan/2").collect()
    assert place.select("batch", "row").row(0) == (1, 1)
