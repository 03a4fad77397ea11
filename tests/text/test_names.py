from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon import load_lexicon
from marsad.text.names import jaro_winkler, key, nearest, similarity

_HEADS = """كتائب كتيبة سرايا لواء ألوية عصبة عصائب أصحاب حركة تشكيل فصائل جيش جند أنصار منظمة saraya kataib katibat
brigades brigade liwa alwiya usbat asaib ashab harakat tashkil jaysh ansar"""
HEADS = frozenset(_HEADS.split())
GLOSSES = load_lexicon().glosses
GOLD = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[1] / "eval/gold/names.tsv").read_text(encoding="utf-8").splitlines()
]
NAMES = [
    "كتائب حزب الله",
    "كتائب سيد الشهداء",
    "سرايا القدس",
    "سرايا السلام",
    "سرايا أولياء الدم",
    "عصائب أهل الحق",
    "أصحاب الكهف",
]


@pytest.mark.parametrize(("verdict", "a", "b"), GOLD)
def test_gold_pairs(verdict, a, b):
    likeness = similarity(a, b, HEADS, GLOSSES)
    assert likeness.same == (verdict == "same"), likeness


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Kata'ib Hizballah", "كتائب حزب الله"),
        ("Kataeb Hezbollah", "كتائب حزب الله"),
        ("Saraya Awliya al-Dam", "سرايا أولياء الدم"),
        ("Ashab al-Kahf", "أصحاب الكهف"),
        ("Abd al-Rahman", "عبد الرحمن"),
    ],
)
def test_keys_agree_across_scripts(latin, arabic):
    assert key(latin) == key(arabic)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Kataeb Hezbollah", "كتائب حزب الله"),
        ("Awliyaa Aldam", "سرايا أولياء الدم"),
        ("Saraya as-Salam", "سرايا السلام"),
        ("Asaib Ahl al-Haq", "عصائب أهل الحق"),
    ],
)
def test_nearest(name, first):
    found = nearest(name, NAMES, 3, HEADS)
    assert found[0][0] == first
    assert len(found) == 3


def test_both_readings_of_a_digraph():
    assert similarity("Mushir", "مشير").same
    assert similarity("As-hal", "أسهل").score == similarity("Ashal", "أسهل").score >= 0.9


def test_reasons_name_the_words():
    reasons = " / ".join(similarity("Saraya al-Quds", "سرايا السلام", HEADS).reasons)
    assert "saraya ~ سرايا" in reasons
    assert "head word" in reasons
    assert "no partner for quds" in reasons


def test_nothing_is_like_nothing():
    assert not similarity("", "").same
    assert similarity("😀", "Salim").score == 0.0
    assert nearest("x", [], 3) == []
    assert key("") == ""


def test_jaro_winkler_on_published_pairs():
    assert round(jaro_winkler("martha", "marhta"), 3) == 0.961
    assert round(jaro_winkler("dixon", "dicksonx"), 3) == 0.813
    assert jaro_winkler("", "") == 1.0


@given(st.text(max_size=24), st.text(max_size=24))
def test_likeness_is_symmetric_and_bounded(a, b):
    one, other = similarity(a, b), similarity(b, a)
    assert one.score == pytest.approx(other.score, abs=0.002)
    assert one.same == other.same
    assert 0 <= one.score <= 1


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=24))
def test_a_name_is_itself(name):
    assert similarity(name, name).same
