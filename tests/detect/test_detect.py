"""All detectors together: order, repeatability, emptiness."""

import doctest
import importlib

import polars as pl
import pytest

from marsad.detect import DETECTORS, Period, claims, detect, threats
from tests.detect.making import SCHEMA, at, frame, lexicon, post, statement, unknown


def story():
    name = "نعلن نحن عن انطلاق «سرايا الريح الهادئة» والقادم أعظم إن شاء الله تعالى"
    rows = [post(c, at(20, i), name, mentions=[unknown(name, "سرايا")]) for i, c in enumerate("abc")]
    threat = "إن لم يرحلوا عن العين سنضرب"
    rows.append(post("sheikh", at(10), threat, statements=[statement("threat", threat, actor="sheikh", place="ain")]))
    rows.append(post("b", at(15), "ضربنا العين", statements=[statement("claim", "ضربنا", actor="pebble", place="ain")]))
    return rows + [post("life", at(day), f"خبر السوق رقم {day} في يوم عادي جدا من أيام {day * 7}") for day in range(25)]


def test_findings_come_highest_first_and_the_same_every_time():
    table, period = frame(story()), Period(at(0), at(25))
    every = detect(table, lexicon(), period)
    assert [f.kind.value for f in every] == ["new_name", "alignment", "amplification"]
    assert detect(table.sample(fraction=1.0, shuffle=True, seed=3), lexicon(), period) == every
    assert len({f.id for f in every}) == len(every)
    assert all({u for r in f.reasons for u, _, _ in r.spans} <= set(table["urn"]) for f in every)


def test_a_past_period_is_seen_as_it_was():
    table = frame(story())
    before = detect(table.filter(pl.col("published") <= at(18)), lexicon(), Period(at(0), at(18)))
    assert detect(table, lexicon(), Period(at(0), at(18))) == before


def test_an_empty_archive_gives_nothing():
    empty = pl.from_arrow(SCHEMA.empty_table())
    assert detect(empty, lexicon(), Period(at(0), at(1))) == ()
    assert claims(empty, lexicon()) == threats(empty, lexicon()) == ()


def test_posts_without_readings_are_no_trouble():
    table = frame([post("a", at(1), "نص"), post("b", at(2), "نص آخر")])
    bare = table.with_columns(mentions=None, statements=None, bands=None).cast(table.schema)
    assert detect(bare, lexicon(), Period(at(0), at(3))) == ()


def test_every_detector_says_what_it_cannot_see():
    for name in ("alignment", "new_names", "amplification"):
        text = getattr(importlib.import_module(f"marsad.detect.{name}"), name).__doc__
        assert all(part in text for part in ("What it sees", "What it cannot see", "Levels", "Literature"))
    assert len(DETECTORS) == 3


@pytest.mark.parametrize("name", ["cases", "spelling"])
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(f"marsad.detect.{name}")).failed == 0
