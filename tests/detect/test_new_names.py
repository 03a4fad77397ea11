"""New names: planted ones found at their right length, everyday phrases, known names and old ones left alone."""

import pytest

from marsad.detect import Period, detect
from marsad.detect.spelling import key, nearest, one_name, shortens
from marsad.records.finding import FindingKind, Level
from tests.detect.making import at, frame, lexicon, post, statement, unknown

HEADS = {"سرايا", "لواء", "تشكيل", "saraya", "liwa", "tashkil"}


def named(channel, when, text, words, claims=False):
    name = unknown(text, words)
    said = []
    if claims:
        said = [statement("claim", text, place="ain")]
        said[0]["actor"] = {"id": None, "start": name["start"], "end": name["end"]}
    return post(channel, when, text, mentions=[name], statements=said)


UNTIL = at(30)


def found(rows, until=UNTIL, days=14):
    filler = [post("life", at(day), f"يوم عادي في السوق رقم {day}") for day in range(0, 30, 3)]
    every = detect(frame([*filler, *rows]), lexicon(), Period(at(0), until), known_days=days)
    return [f for f in every if f.kind is FindingKind.NEW_NAME]


def test_a_new_group_is_found_with_its_whole_name():
    rows = [
        named("a", at(25), "بيان التأسيس: نعلن انطلاق «تشكيل فرسان الغسق» اليوم", "تشكيل فرسان الغسق"),
        named("b", at(25, 30), "أهلا بهم تشكيل فرسان الغسق يستهدف مطار النهر", "تشكيل فرسان", claims=True),
        named("c", at(25, 90), "وصلنا أن تشكيل فرسان الغسق قصف الميناء ليلا", "تشكيل فرسان", claims=True),
    ]
    (one,) = found(rows)
    assert one.names == ("تشكيل فرسان الغسق",)
    assert one.level is Level.HIGH
    assert one.posts == ("telegram:a/1", "telegram:b/1", "telegram:c/1")
    _, start, end = one.reasons[0].spans[0]
    assert rows[0]["text"][start:end] == "تشكيل فرسان الغسق"
    assert any("nearest known name" in reason.text for reason in one.reasons)


def test_a_name_used_once_is_found():
    text = "بيان متداول باسم «لواء أبناء السفح»، وهو اسم لم نسمع به"
    (one,) = found([named("news", at(28), text, "لواء أبناء السفح")])
    assert (one.names, one.level) == (("لواء أبناء السفح",), Level.MEDIUM)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أعلنت حركة المرور في العاصمة توقفها ساعتين", "حركة المرور"),
        ("رجال الأعمال يجتمعون غدا في الغرفة التجارية", "رجال الأعمال"),
        ("أبناء المدينة يحتفلون بالعيد في الساحة الكبيرة", "أبناء المدينة"),
        ("جيش العاطلين يتزايد كل عام في البلاد", "جيش العاطلين"),
        ("فرقة «أبناء الوتر» تعزف في الساحة مساء", "أبناء الوتر"),
        ("اللواء المتقاعد سالم يوقع كتابه في المكتبة", "لواء المتقاعد"),
        ("تشكيل حكومة جديدة يتأخر بسبب الخلاف", "تشكيل حكومة"),
    ],
)
def test_everyday_phrases_are_no_names(text, words):
    if words.startswith("لواء"):
        rows = [post("a", at(28), text, mentions=[{**unknown("لواء المتقاعد سالم", "لواء"), "start": 2, "end": 18}])]
    else:
        rows = [named(c, at(28, i), f"{text} {i}", words) for i, c in enumerate("abc")]
    assert found(rows) == []


def test_spellings_of_known_names_are_left_out():
    text = "تعلن سرايا الضفاف النهر مسؤوليتها"
    assert found([named("a", at(28), text, "سرايا الضفاف النهر", claims=True)]) == []


def test_names_of_before_are_not_new():
    old = named("a", at(2), "نحن سرايا الريح الهادئة نعلن", "سرايا الريح")
    again = named("b", at(28), "أعلنت سرايا الريح الهادئة أمس", "سرايا الريح", claims=True)
    assert found([old, again]) == []
    assert len(found([again])) == 1


def test_two_spellings_are_one_case_and_order_changes_nothing():
    rows = [
        named("a", at(25), "نحن سرايا الريح الهادئة", "سرايا الريح"),
        named("b", at(26), "أعلنت سرايا الريح الهاديه أنها هنا", "سرايا الريح"),
    ]
    (one,) = found(rows)
    assert len(one.posts) == 2
    assert found(list(reversed(rows))) == [one]


def test_an_id_stays_while_posts_join():
    first = named("a", at(25), "نحن سرايا الريح الهادئة", "سرايا الريح")
    (before,) = found([first])
    more = [named(c, at(26), f"أعلنت سرايا الريح الهادئة قصف {c}", "سرايا الريح", claims=True) for c in "bcd"]
    (after,) = found([first, *more])
    assert before.id == after.id


def test_a_young_record_says_so():
    (one,) = found([named("a", at(25), "نحن سرايا الريح الهادئة", "سرايا الريح")], days=20)
    assert any("archive begins" in reason.text for reason in one.reasons)
    assert one.base_rate.value is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("تشكيل فرسان الغسق", "Tashkil Fursan al-Ghasaq", True),
        ("سرايا ضفاف زيرون", "سرايه ضفاف زيرون", True),
        ("Tashkil Fursan", "تشكيل فرسان الغسق", True),
        ("لواء أبناء السفح", "لواء أبناء السهل", False),
        ("لواء أبناء السفح", "سرايا أبناء السفح", False),
        ("لواء النور", "لواء النار", False),
    ],
)
def test_spellings(one, other, same):
    assert one_name(one, other, HEADS) is same


def test_keys_and_the_nearest_name():
    assert key("سَرَايا الريح") == key("سرايه ريح")
    assert not shortens("لواء", "لواء القدس")
    near = nearest("سرايا السلام", {"سرايا السلم": "x", "كتائب النور": "y"}, HEADS)
    assert near is not None
    assert near.id == "x"
    assert nearest("سرايا السلام", {}, HEADS) is None
