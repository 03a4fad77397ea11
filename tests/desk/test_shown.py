from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from marsad.desk import lag
from marsad.desk.changes import changes
from marsad.desk.shown import Mark, Piece, excerpt, hidden, pieces, sentence
from marsad.report.display import safe
from marsad.text.masking import mask_phones

_TEXT = st.text(st.sampled_from("ab كتائب\n\u202e\u2068\u2069+0123456789<&(),"), max_size=80)


def test_lag() -> None:
    assert doctest.testmod(lag).failed == 0


def test_marks_may_overlap_and_every_piece_knows_all_of_them() -> None:
    cut = pieces("abcdef", [Mark(0, 4, "actor", "an actor"), Mark(2, 6, "place")])
    assert cut == (
        Piece("ab", ("actor",), "an actor"),
        Piece("cd", ("actor", "place"), "an actor"),
        Piece("ef", ("place",)),
    )


@given(_TEXT, st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=6))
def test_nothing_is_lost_whatever_the_marks(text: str, spans: list[tuple[int, int]]) -> None:
    cut = pieces(text, [Mark(start, end, "cited") for start, end in spans])
    assert "".join(piece.text for piece in cut) == safe(mask_phones(text))


@given(_TEXT)
def test_a_sentence_loses_its_controls_alone(text: str) -> None:
    assert "".join(piece.text for piece in sentence(text)) == safe(mask_phones(text))


def test_phone_numbers_are_masked_and_spans_hold() -> None:
    cut = pieces("call +964 770 123 4567 كتائب", [Mark(23, 28, "actor")])
    assert cut[1] == Piece("كتائب", ("actor",))
    assert "770" not in cut[0].text


def test_direction_controls_are_counted_and_not_shown() -> None:
    assert hidden("a\u202eb\u2066c") == 2
    assert pieces("a\u202eb\u2066c") == (Piece("abc"),)


def test_an_excerpt_holds_the_first_mark_even_inside_one_long_word() -> None:
    for text in ("w" * 5000, "word " * 1000):
        cut = excerpt(text, [Mark(3000, 3004, "found")], 200)
        assert [piece.kinds for piece in cut if piece.kinds] == [("found",)]
        assert cut[0].text.startswith("…")
        assert cut[-1].text.endswith("…")
        assert sum(len(piece.text) for piece in cut) <= 204


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("a\n\n\nb c") == (Piece("a\nb c"),)
    assert excerpt("") == ()


def test_names_in_a_sentence_stand_isolated_with_their_brackets() -> None:
    names = [
        piece.text
        for piece in sentence("Posts of منارة الهضاب (قناة متخيَّلة) rise to 31, \u2068A b\u2069 too")
        if piece.kinds
    ]
    assert names == ["منارة الهضاب (قناة متخيَّلة)", "A b"]


def test_a_handle_that_nobody_reads_gives_way_to_the_title() -> None:
    parts = sentence("c1900100101 and x-fa6c4c4fd113, not c1 or abc19001", {"c1900100101": "منارة"}.get)
    assert [part for part in parts if part.kinds] == [
        Piece("منارة", ("name",), "c1900100101"),
        Piece("x-fa6c4c4fd113", ("name",)),
    ]


def test_changes_show_what_went_and_what_came() -> None:
    assert [(piece.text, piece.kinds) for piece in changes("one drone fell", "two drones fell")] == [
        ("one", ("gone", "whole")),
        ("two", ("came", "whole")),
        (" drone", ()),
        ("s", ("came",)),
        (" fell", ()),
    ]


def test_a_change_inside_an_arabic_word_is_no_isolate_and_marks_stay_on_their_letter() -> None:
    inside = changes("مقاتل الفجر", "مقاتلو الفجر")
    assert [(piece.text, piece.kinds) for piece in inside if piece.kinds] == [("و", ("came",))]
    marked = changes("كَتب", "كُتب")
    assert [(piece.text, piece.kinds) for piece in marked if piece.kinds] == [("كَ", ("gone",)), ("كُ", ("came",))]


def test_a_changed_phone_number_is_seen_to_change_and_not_shown() -> None:
    shown = changes("call +964 770 123 4567 now", "write +964 770 123 4567 now")
    assert "770" not in "".join(piece.text for piece in shown)
