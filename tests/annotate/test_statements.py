from __future__ import annotations

from typing import Any

import pytest

from .conftest import Read


def said(row: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(s["kind"], s["speaker"], (s["actor"] or {}).get("id")) for s in row["statements"] or []]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("قصفنا قاعدة عين الأسد بالصواريخ فجر اليوم", "sakhr", ("claim", "own", "sample-sakhr-wadi")),
        ("استهدفت ألوية صخر الوادي قاعدة عين الأسد بطائرة مسيرة", "sakhr", ("claim", "own", "sample-sakhr-wadi")),
        ("أعلنت ألوية صخر الوادي استهداف قاعدة عين الأسد", "news", ("claim", "reported", "sample-sakhr-wadi")),
        (
            "The Sakhr al-Wadi Brigades claimed responsibility for the attack",
            "news",
            ("claim", "reported", "sample-sakhr-wadi"),
        ),
        ("إذا تدخلوا سنستهدف قاعدة عين الأسد", "sakhr", ("threat", "own", "sample-sakhr-wadi")),
        ("ننفي أي علاقة بالهجوم على قاعدة عين الأسد", "sakhr", ("denial", "own", "sample-sakhr-wadi")),
        ("نفت ألوية صخر الوادي مسؤوليتها عن الهجوم", "news", ("denial", "reported", "sample-sakhr-wadi")),
    ],
)
def test_kinds_and_speakers(read: Read, text: str, source: str, expected: tuple[str, str, str]):
    assert said(read(text, source)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "صباح الخير من الوادي",
        "في ذكرى قصف قاعدة عين الأسد نستذكر الشهداء",
        "هاجم منتخب الوادي مرمى الضيوف وسجل هدف الفوز",
        "قصفت ألوية صخر الوادي قاعدة عين الأسد عام 1985",
        "لن نستهدف المدنيين أبدا",
        "The striker hit the post in the second half",
        "What would happen if the brigades struck the town?",
    ],
)
def test_what_only_looks_like_a_statement_is_left_alone(read: Read, text: str):
    assert [kind for kind, _, _ in said(read(text)) if kind != "denial"] == []


def test_slots_hold_ids_and_the_words_they_were_read_from(read: Read):
    text = "قصفنا قاعدة عين الأسد بالصواريخ يوم 9 أيار 2024."
    [claim] = read(text, "sakhr")["statements"]
    slots = {k: (claim[k]["id"], text[claim[k]["start"] : claim[k]["end"]]) for k in ("place", "weapon", "date")}
    assert slots["place"] == ("ain-al-asad", "قاعدة عين الأسد")
    assert slots["weapon"][0] == "missile"
    assert slots["date"] == ("2024-05-09/day", "9 أيار 2024")
    assert claim["text"] == text.rstrip(".")


def test_a_threat_quotes_its_condition_and_its_deadline(read: Read):
    text = "إذا لم يفتح المعبر سنستهدف قاعدة عين الأسد خلال 48 ساعة"
    [threat] = read(text, "sakhr")["statements"]
    condition, deadline = threat["condition"], threat["deadline"]
    assert text[condition["start"] : condition["end"]].strip() == "إذا لم يفتح المعبر"
    assert text[deadline["start"] : deadline["end"]] == "خلال 48 ساعة"


def test_a_forwarded_first_person_is_not_the_channels_own(read: Read):
    assert said(read("قصفنا قاعدة عين الأسد بالصواريخ", "sakhr", forward="Other channel"))[0][1] == "reported"


def test_the_name_in_a_heading_speaks_the_quotation(read: Read):
    row = read("ألوية صخر الوادي:\n«سنستهدف قاعدة عين الأسد إذا عادوا»")
    assert said(row) == [("threat", "own", "sample-sakhr-wadi")]
