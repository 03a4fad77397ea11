"""Amplification: clusters, who was first, and what is no cluster."""

from marsad.detect import Period, detect
from marsad.records.finding import FindingKind, Level
from tests.detect.making import at, frame, lexicon, post, statement

TEXT = "كان معلمي يسقي شجرة ليمون كل مساء سألته متى تثمر فابتسم وقال انتظر الغد فالغد قريب"


def found(rows):
    every = detect(frame(rows), lexicon(), Period(at(0), at(60)))
    return [f for f in every if f.kind is FindingKind.AMPLIFICATION]


def test_copies_across_channels_with_their_delays():
    rows = [
        post("a", at(1), TEXT),
        post("b", at(1, 4), TEXT + " يا بني", forward="قناة"),
        post("c", at(1, 90), "عاجل | " + TEXT),
        post("d", at(2), "نص آخر لا علاقة له بما سبق أبدا في هذا اليوم"),
    ]
    (one,) = found(rows)
    assert one.names == ("a", "b", "c")
    assert one.level is Level.MEDIUM
    assert one.reasons[1].text.startswith("b followed after 4 minutes, as a forward; 2 words added")
    assert one.reasons[2].text.startswith("c followed after 90 minutes, without naming an origin")
    assert "coordinat" not in " ".join(reason.text for reason in one.reasons)
    assert (one.base_rate.value, one.base_rate.n) == (0.667, 3)


def test_levels():
    assert found([post(c, at(1, i), TEXT) for i, c in enumerate("ab")])[0].level is Level.LOW
    claim = [statement("claim", TEXT)]
    assert found([post(c, at(1, i), TEXT, statements=claim) for i, c in enumerate("abcd")])[0].level is Level.HIGH
    assert found([post(c, at(1, i), TEXT) for i, c in enumerate("abcd")])[0].level is Level.MEDIUM
    assert found([post(c, at(1, 50 * i), TEXT) for i, c in enumerate("abcd")])[0].level is Level.MEDIUM


def test_greetings_and_standing_notices_make_no_cluster():
    short = [post(c, at(1, i), "جمعة مباركة عليكم جميعا") for i, c in enumerate("abcd")]
    notice = "تنويه ننقل ما يصلنا ولا نتبنى كل ما يكتب في هذه القناة أبدا"
    standing = [post(c, at(d, i), notice) for d in (3, 10, 17) for i, c in enumerate("ab")]
    assert found(short + standing) == []


def test_one_channel_repeating_itself_is_no_cluster():
    assert found([post("a", at(1, i), TEXT) for i in range(3)]) == []


def test_after_a_day_a_copy_must_be_closer():
    other = TEXT.replace("ليمون", "تفاح").replace("مساء", "صباح")
    assert found([post("a", at(1), TEXT), post("b", at(4), other)]) == []
    assert len(found([post("a", at(1), TEXT), post("b", at(4), TEXT)])) == 1
    assert found([post("a", at(1), TEXT), post("b", at(10), TEXT)]) == []


def test_a_short_forward_is_linked_by_its_words():
    rows = [post("a", at(1), "ترقبوا الليل قصير جدا"), post("b", at(1, 3), "ترقبوا الليل قصير جدا", forward="a")]
    assert len(found(rows)) == 1
    assert found([rows[0], {**rows[1], "forward_name": None}]) == []


def test_a_forward_of_what_was_edited_since_is_still_linked():
    edited = TEXT.replace("كل مساء", "كل صباح باكر")
    rows = [post("sheikh", at(1), edited), post("b", at(1, 3), TEXT, forward="قناة الشيخ")]
    assert found(rows)[0].names == ("sheikh", "b")


def test_ids_stay_and_order_changes_nothing():
    rows = [post(c, at(1, i), TEXT) for i, c in enumerate("abcde")]
    (before,) = found(rows[:2])
    (after,) = found(rows)
    assert before.id == after.id
    assert found(list(reversed(rows))) == [after]
