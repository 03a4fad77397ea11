from __future__ import annotations

from typing import Any

import pytest

from .conftest import Read


def ids(row: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    return [(m["id"], m["text"]) for m in row["mentions"] or [] if m["kind"] == kind]


def test_spans_are_places_of_the_original_with_its_signs(read: Read):
    row = read("🔴 قصفت ألويةُ صَخـر الوادي قاعدة عين الأسد")
    assert ids(row, "actor") == [("sample-sakhr-wadi", "ألويةُ صَخـر الوادي")]
    assert ids(row, "place") == [("ain-al-asad", "قاعدة عين الأسد")]


def test_nested_names_are_the_longest(read: Read):
    assert ids(read("كتائب حزب الله العراقية"), "actor")[0][0] == "kataib-hizballah"


def test_a_plain_word_that_is_also_a_name_stays_open(read: Read):
    silk = [m for m in read("اشترت ثوبا من حرير")["mentions"] or [] if m["kind"] == "place"]
    assert all(m["id"] is None for m in silk)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت سرايا البحر الأزرق مسؤوليتها", "سرايا البحر الازرق"),
        ("تشكيل فرسان الريح في الوادي", "تشكيل فرسان الريح"),
    ],
)
def test_names_with_a_groups_grammar_are_noted_without_an_id(read: Read, text: str, name: str):
    values = [m["value"] for m in read(text)["mentions"] or [] if m["kind"] == "actor" and m["id"] is None]
    assert values == [name]


def test_dates_are_resolved_against_the_posts_own_time(read: Read):
    values = [m["value"] for m in read("فجر اليوم، ثم يوم 3 أيار 2024")["mentions"] or [] if m["kind"] == "date"]
    assert values == ["2024-05-15/day", "2024-05-03/day"]


def test_an_empty_post_has_nothing(read: Read):
    row = read("")
    assert (row["mentions"], row["statements"], row["language"]) == (None, None, "und")
    assert set(row["bands"]) == {0}


def test_a_mixed_post_keeps_its_languages_and_a_variety_is_kept_apart(read: Read):
    row = read("الجسر القديم مغلق اليوم بسبب أعمال الصيانة\nThe bridge is closed for repairs today")
    assert sorted(part["code"] for part in row["languages"]) == ["ar", "en"]
    row = read("هسه ماكو احد بالبيت")
    assert (row["language"], row["variety"], row["languages"], row["script"]) == ("ar", "ar-IQ", [], "Arabic")
