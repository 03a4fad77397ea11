from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from marsad.annotate.translation import Leaves, Renderer
from marsad.annotate.translation.rendering import LONGEST, Original, pieces
from marsad.annotate.translation.terms import keep, used
from marsad.records.translation import Check, Term

MUQAWAMA = Term(("المقاومة", "مقاومة"), "muqawama (resistance)", ("the resistance", "resistance"))
WHEN = datetime(2024, 5, 2, tzinfo=UTC)


class Told:
    """An engine that says what it is told; what it was asked is kept."""

    name, leaves = "told", Leaves()

    def __init__(self, said: dict[str, str]) -> None:
        self.said, self.asked = said, []

    def reads(self, source: str, target: str) -> bool:
        return True

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Sequence[Term]) -> list[str]:
        self.asked += texts
        return [self.said.get(text, text.upper()) for text in texts]


class Kept(dict):
    def recall(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self[key] for key in keys if key in self}

    def remember(self, made: Mapping[str, str]) -> None:
        self.update(made)


def test_sentences_are_rendered_each_in_its_place():
    text = "وصلنا اليوم. لم يقع شيء!\n\n😀"
    engine = Told({"وصلنا اليوم.": "We arrived today.", "لم يقع شيء!": "Nothing happened!"})
    segments, doubts = Renderer(engine, "en").render(Original(text, "ar", WHEN))
    assert [(text[s.start : s.end], s.text) for s in segments] == [
        ("وصلنا اليوم.", "We arrived today."),
        ("لم يقع شيء!", "Nothing happened!"),
        ("😀", "😀"),
    ]
    assert doubts == ()
    assert engine.asked == ["وصلنا اليوم.", "لم يقع شيء!"], "what has no words is not asked for"


def test_what_was_rendered_is_remembered_until_the_engine_changes():
    memory = Kept()
    original = Original("وصلنا اليوم. وصلنا اليوم.", "ar", WHEN)
    first, second = Told({}), Told({})
    Renderer(first, "en", memory=memory).render(original)
    segments, _ = Renderer(second, "en", memory=memory).render(original)
    assert first.asked == ["وصلنا اليوم."]
    assert second.asked == []
    assert all(segment.remembered for segment in segments)
    second.name = "another"
    Renderer(second, "en", memory=memory).render(original)
    assert second.asked == ["وصلنا اليوم."]


def test_terms_are_kept_as_the_glossary_says():
    engine = Told({"والمقاومة قريبة.": "The resistance is near.", "للمقاومة رجال.": "It has men."})
    segments, doubts = Renderer(engine, "en", (MUQAWAMA,)).render(Original("والمقاومة قريبة. للمقاومة رجال.", "ar"))
    assert segments[0].text == "Muqawama (resistance) is near."
    assert [(d.check, d.start) for d in doubts] == [(Check.TERM, 17)]


def test_a_longer_term_hides_the_shorter_inside_it():
    both = (Term(("الاستكبار",), "istikbar (arrogance)"), Term(("الاستكبار العالمي",), "world arrogance"))
    assert [u.term.rendering for u in used("قوى الاستكبار العالمي", both)] == ["world arrogance"]
    assert keep("world arrogance", used("الاستكبار العالمي", both), 0) == ("world arrogance", [])


@given(st.lists(st.text("اب ,،x", min_size=1, max_size=400), max_size=8).map(" ".join))
def test_long_sentences_are_cut_and_nothing_is_lost(text: str):
    cut = pieces(text)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")
    assert len(cut) == 1 or all(len(piece) <= LONGEST for piece in cut if " " in piece)
