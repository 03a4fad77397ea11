from __future__ import annotations

import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate.automaton import Automaton, longest
from marsad.text.columns import FoldedColumn

PROCLITICS = "و ف ب ل ك ال وال فال بال كال لل ولل فلل وب ول وك فب فل فك وبال وكال فبال ا وا".split()
WORDS = ["سرايا", "النور", "نور", "كتائب", "القاعده", "قاعده", "بدر", "raya", "sun"]


def found(forms: list[str], text: str) -> list[str]:
    automaton = Automaton([[form] for form in forms])
    column = FoldedColumn.of(pl.Series([text]))
    hits = longest(automaton.find(column))
    return [column.text[a:b] for a, b in zip(hits.start, hits.end, strict=True)]


def test_proclitics_are_set_apart_and_other_letters_are_not():
    assert found(["كتائب النور"], "وبكتائب النور") == ["كتايب النور"]
    assert found(["كتائب النور"], "مكتائب النور") == []
    assert found(["كتائب النور"], "كتائب النورس") == []
    assert found(["القاعدة"], "للقاعدة") == ["للقاعده"]
    assert found(["raya"], "the raya, hurayra") == ["raya"]


def test_the_longer_name_wins_and_the_shorter_stands_elsewhere():
    assert found(["حزب النور", "كتائب حزب النور"], "كتائب حزب النور ثم حزب النور") == ["كتايب حزب النور", "حزب النور"]


def test_a_longer_name_that_fails_its_boundary_hides_nothing():
    assert found(["سرايا", "سرايا النور"], "سرايا النورس") == ["سرايا"]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True),
    st.lists(st.tuples(st.sampled_from(["", *PROCLITICS, "م", "xy"]), st.sampled_from(WORDS)), max_size=8),
)
def test_hits_agree_with_a_plain_regular_expression(forms: list[str], parts: list[tuple[str, str]]):
    text = " ".join(prefix + word for prefix, word in parts)
    prefixes = "|".join(sorted(PROCLITICS, key=len, reverse=True))
    variants = {f for form in forms for f in (form, "لل" + form[2:] if form.startswith("ال") else form)}
    expected = set()
    for word in re.finditer(r"\S+", text):
        for form in variants:
            if re.fullmatch(rf"(?:{prefixes})?{re.escape(form)}", word.group()):
                expected.add((word.end() - len(form), word.end()))
    automaton = Automaton([[form] for form in forms])
    hits = automaton.find(FoldedColumn.of(pl.Series([text])))
    assert set(zip(hits.start.tolist(), hits.end.tolist(), strict=True)) == expected
