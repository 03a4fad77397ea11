from __future__ import annotations

import pytest

from marsad.archive.finding.query import All, Any, Field, Not, Words, parse
from marsad.records.errors import CannotRun


def test_and_binds_closer_than_or_and_words_stand_together():
    assert parse("a b OR c") == Any((All((Words("a"), Words("b"))), Words("c")))
    assert parse("a AND (b OR c)") == All((Words("a"), Any((Words("b"), Words("c")))))
    assert parse("a -b NOT c") == All((Words("a"), Not(Words("b")), Not(Words("c"))))


def test_phrases_beginnings_and_fields():
    assert parse("«a b» c*") == All((Words("a b", quoted=True), Words("c*", prefix=True)))
    assert parse("kind:claim|threat") == Field("kind", ("claim", "threat"), 1)
    assert parse("-has:photo") == Not(Field("has", ("photo",), 2))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x AND", "character 3: nothing stands after `AND`"),
        ("OR x", "character 1: nothing stands before `OR`"),
        ("x kind:clam", "character 3: kind:clam is not known"),
        ("since:yesterday", "character 1: since: 'yesterday' is not a day"),
        ("x AND (y OR z", r"character 7: `\(` is not closed"),
        ("x OR y)", r"character 7: `\)` closes nothing"),
        ("NOT", "character 1: nothing stands after `NOT`"),
        ("(" * 60 + "x", "more than 50 deep"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, why: str):
    with pytest.raises(CannotRun, match=why):
        parse(text)
