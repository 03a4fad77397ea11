"""Quotations of verses: on invented verses everywhere, on the real text where it lies beside the project."""

from __future__ import annotations

import doctest
import importlib
import random
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.eval.planting import NOISES
from marsad.eval.scripture import ordinary_text, planted_verses, quiet, verse_text
from marsad.text.scripture import (
    AYAS,
    SURAS,
    Kind,
    Passage,
    Passages,
    allusions,
    formulas,
    quotations,
    quotations_of,
    read_verses,
    references,
)
from tests.conftest import ROOT

SEA = "يَا أَيُّهَا الْبَحَّارُ ارْفَعِ الْقِلَاعَ وَانْتَظِرِ الرِّيَاحَ الطَّيِّبَةَ"
VALLEY = "وَازْرَعْ فِي الْوَادِي الْخَصِيبِ زَيْتُونًا وَرُمَّانًا"
STORM = "فَإِذَا هَبَّتِ الْعَوَاصِفُ فَالْمَرَافِئُ أَرْحَبُ مِنَ السُّفُنِ"
BASMALA = "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ"
INVENTED = Passages.of(
    [
        Passage("1:1", 1, SEA),
        Passage("1:2", 1, VALLEY),
        Passage("1:3", 1, STORM),
        Passage("2:1", 2, f"{BASMALA} سَنَابِلُ الْقَمْحِ تَنْحَنِي لِلرِّيحِ"),
        Passage("2:2", 2, "وَالصَّخْرُ يَبْقَى وَاقِفًا"),
        Passage("2:3", 2, STORM),
    ]
)


@pytest.fixture(scope="module")
def quran(shared_data: Path) -> Passages:
    return verse_text(shared_data)


def ids(text: str, passages: Passages = INVENTED) -> list[str]:
    return [found.id for found in quotations(text, passages)]


@pytest.mark.parametrize(
    "text",
    [
        SEA,
        "يا أيها البحار ارفع القلاع وانتظر الرياح الطيبة",
        "يايها البحار ارفع القلاع وانتظر الرياح الطيبه",
        "يَـٰٓأَيُّهَا ٱلۡبَحَّارُ ٱرۡفَعِ ٱلۡقِلَـٰعَ وَٱنتَظِرِ ٱلرِّيَـٰحَ ٱلطَّيِّبَةَ",
        "یا أیها البحار ارفع القـــلاع وانتظر الریاح الطیبہ",
        "يا أيها البحار ارفع القﻻع و انتظر الرياح الطيبة",
        "يا أيها البحار ارفع ارفع القلاع وانتظر الرياح الطيبة",
        "يا أيها البحار القلاع وانتظر الرياح الطيبة",
        "يا أيها البحار ارفع القلاع وارتقب الرياح الطيبة",
        "يا أيها البحار ارفعالقلاع وانتظر الرياح الطيبة",
        "يا أيها البحار ارفع القلاع ... الرياح الطيبة",
    ],
)
def test_a_verse_is_found_in_any_spelling(text: str):
    posted = f"كتب صديقي أمس: {text} ثم نام"
    [found] = quotations(posted, INVENTED)
    assert found.id == "1:1"
    start = posted.index(text)
    assert abs(found.start - start) <= 12
    assert found.end == start + len(text)
    assert 0 < found.score <= 1


def test_consecutive_verses_are_one_quotation_with_parts():
    text = "ارفع القلاع وانتظر الرياح الطيبة (١)\nوازرع في الوادي الخصيب زيتونا ورمانا (٢)"
    [found] = quotations(text, INVENTED)
    assert found.id == "1:1-2"
    assert [part.id for part in found.parts] == ["1:1", "1:2"]
    assert text[found.parts[1].start : found.parts[1].end] == "وازرع في الوادي الخصيب زيتونا ورمانا"


def test_verses_that_read_the_same_are_named_and_a_reference_decides():
    words = "فإذا هبت العواصف فالمرافئ أرحب من السفن"
    [found] = quotations(words, INVENTED)
    assert (found.id, found.also) == ("1:3", ("2:3",))
    [found] = quotations(f"{words} [{SURAS[1]}: 3]", INVENTED)
    assert found.id == "2:3"
    assert any(reason.startswith("reference") for reason in found.reasons)


def test_the_basmala_before_a_sura_is_no_part_of_what_must_be_there():
    assert ids("سنابل القمح تنحني للريح") == ["2:1"]
    assert ids(f"{BASMALA} وصلت الشاحنات إلى السوق") == []


def test_marks_lower_the_floor():
    assert ids("الوادي الخصيب") == []
    assert ids("﴿الوادي الخصيب﴾") == ["1:2"]
    assert ids("﴾الوادي الخصيب﴿") == ["1:2"]
    assert ids("قال تعالى: في الوادي الخصيب") == ["1:2"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "hello", "والصخر", "1:1", "﴿﴾", "…", "يا ", "و "])
def test_nothing_is_found_where_nothing_is(text: str):
    assert quotations(text, INVENTED) == ()
    assert quotations(text, Passages.of([])) == ()


def test_names_that_are_phrases_are_noted_as_such():
    [found] = quotations("بيان من كتائب الرياح الطيبة", INVENTED, ["كتائب"])
    assert (found.kind, found.also, found.parts) == (Kind.PHRASE, ("1:1",), ())
    assert quotations("هبت الرياح الطيبة", INVENTED, ["كتائب"]) == ()
    assert allusions("سرايا الوادي الخصيب", INVENTED) == ("1:2",)
    assert allusions("سرايا النجم", INVENTED) == ()
    assert allusions("", INVENTED) == ()


def test_formulas_are_told_by_name():
    text = "الحمد لله، إنا لله وإنا إليه راجعون"
    assert [(f.name, text[f.start : f.end]) for f in formulas(text)] == [
        ("hamdala", "الحمد لله"),
        ("istirja", "إنا لله وإنا إليه راجعون"),
    ]


def test_entire_passages_count_only_nearly_whole():
    sayings = Passages.of([Passage("sea", 0, "من عرف البحر صبر على الموج العالي")], entire=True)
    assert ids("وقيل من عرف البحر صبر على الموج العالي", sayings) == ["sea"]
    assert ids("وقيل من عرف البحر صبر", sayings) == []


_PIECES = st.sampled_from(
    [SEA, VALLEY, STORM, BASMALA, "الوادي الخصيب", "﴿", "﴾", "قال تعالى:", "...", "\n", "[البقرة: 3]", "كتائب", "hello"]
    + [noise(SEA, random.Random(3)) for noise in NOISES.values()]
)
_TEXTS = st.lists(st.one_of(st.text(max_size=12), _PIECES), max_size=6).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXTS, max_size=5))
def test_a_column_is_read_as_its_texts_are(texts: list[str]):
    column = pl.Series(texts, dtype=pl.String)
    each = [quotations(text, INVENTED, ["كتائب"]) for text in texts]
    assert quotations_of(column, INVENTED, ["كتائب"]) == each
    for text, own in zip(texts, each, strict=True):
        spans = [(q.start, q.end) for q in own]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(q.start <= p.start < p.end <= q.end for q in own for p in q.parts)


def test_a_null_counts_as_empty():
    assert quotations_of(pl.Series([None, SEA], dtype=pl.String), INVENTED)[0] == ()


def test_references_in_many_forms():
    found = references("[البقره: 255] (سوره النصر، الايات 1-3) ال عمران/7 2:256 12:30:05 عام 2024 سوره يس 400")
    said = [(r.sura, r.first, r.last) for r in found]
    assert said == [(2, 255, 255), (110, 1, 3), (3, 7, 7), (2, 256, 256), (36, 400, 400)]


def tanzil() -> list[str]:
    return [f"{sura}|{aya}|كلمة" for sura, count in enumerate(AYAS, 1) for aya in range(1, count + 1)]


def test_a_tanzil_text_is_read_with_its_notice():
    read = read_verses("\ufeff" + "\n".join([*tanzil(), "", "# a notice", "# to keep"]))
    assert len(read.verses) == sum(AYAS) == 6236
    assert len(AYAS) == len(SURAS) == len(set(SURAS)) == 114
    assert read.verses[-1] == Passage("114:6", 114, "كلمة")
    assert read.notice == "# a notice\n# to keep"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda lines: lines[:100], "ends before 2:94: 100 of 6,236"),
        (lambda lines: [*lines[:9], *lines[10:]], "line 10: 2:4 stands where 2:3 should"),
        (lambda lines: [*lines[:9], "2-3-x", *lines[10:]], "line 10: '2-3-x' is not"),
        (lambda lines: [*lines[:9], "2|3|", *lines[10:]], "line 10: '2|3|' is not"),
        (lambda lines: [*lines, "115|1|x"], "line 6237: 115:1 stands behind the last verse"),
        (lambda lines: [], "ends before 1:1: 0 of 6,236"),
    ],
)
def test_a_faulty_text_is_refused_by_line(change, why: str):
    with pytest.raises(ValueError, match="^" + why.replace("|", r"\|")):
        read_verses("\n".join(change(tanzil())))


def test_planted_verses_are_found(shared_data: Path):
    scores = planted_verses(shared_data, seed=11, half=1, count=490)
    assert scores["recall"].value >= 0.97, scores["recall"].notes
    assert scores["precision"].value >= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_planted_verses_are_found_in_both_halves(shared_data: Path, half: int):
    scores = planted_verses(shared_data, seed=12, half=half, count=2000)
    assert scores["recall"].value >= 0.97, scores["recall"].notes
    assert scores["precision"].value >= 0.97


def test_formulas_and_ordinary_text_are_silent(shared_data: Path, quran: Passages):
    lines = (ROOT / "tests" / "eval" / "gold" / "formulas.txt").read_text("utf-8").splitlines()
    assert len(lines) == 500
    assert len(quiet(lines, quran).notes) <= 2
    assert ordinary_text(shared_data).value == 1


def test_known_verses(quran: Passages):
    assert ids("وما النصر إلا من عند الله", quran) == ["3:126"]
    assert "8:10" in quotations("وما النصر إلا من عند الله", quran)[0].also
    assert ids("نصر من الله وفتح قريب", quran) == ["61:13"]
    assert ids("الذين إذا أصابتهم مصيبة قالوا إنا لله وإنا إليه راجعون", quran) == ["2:156"]
    assert ids("إنا لله وإنا إليه راجعون", quran) == []
    assert ids(BASMALA, quran) == []
    assert ids("قل هو الله احد الله الصمد لم يلد ولم يولد ولم يكن له كفوا احد", quran) == ["112:1-4"]
    assert ids("﷽ قُلْ أَعُوذُ بِرَبِّ ٱلنَّاسِ ۝١ مَلِكِ ٱلنَّاسِ ۝٢", quran) == ["114:1-2"]
    assert "18:9" in allusions("أصحاب الكهف", quran)
    assert allusions("ألوية الوعد الحق", quran) == ("21:97",)


def test_the_page_and_the_docstrings_tell_the_truth():
    page = doctest.testfile(str(ROOT / "docs" / "text" / "scripture.md"), module_relative=False, encoding="utf-8")
    assert page.attempted > 20
    assert page.failed == 0
    for name in ("", ".suras", ".formulas"):
        assert doctest.testmod(importlib.import_module("marsad.text.scripture" + name)).failed == 0
