from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon import Section, load_lexicon
from marsad.text.names import Glosses, Index, head_words, jaro_winkler, key, nearest, resolve, similarity

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


ACROSS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "eval/gold/names_across.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_an_index_finds_what_comparing_everything_finds():
    """On the shipped lexicon's own names: the index's first answer is as good as the best of all names compared."""
    names = list(dict.fromkeys(b for label, _, b, *_ in ACROSS if label == "same"))
    index = Index(names, heads=head_words(HEADS), glosses=Glosses(GLOSSES))
    asked = [a for label, a, *_ in ACROSS if label == "same"][::8]
    for question in asked:
        best = max(similarity(question, name, HEADS, GLOSSES).score for name in names)
        found = resolve(question, index)
        assert found, question
        assert found[0].score >= best - 0.02 or found[0].same


def test_candidates_are_entries_each_once_with_the_form_that_matched():
    index = Index(
        ["Saraya al-Hibr", "سرايا الحبر", "Jund al-Waraq"], ["ink", "ink", "paper"], {"ink": "The Ink Companies"}
    )
    (first, *rest) = resolve("Saraya al Hibr", index)
    assert (first.id, first.name, first.score, first.same) == ("ink", "The Ink Companies", 1.0, True)
    assert first.matched == "Saraya al-Hibr"
    assert "ink" not in [candidate.id for candidate in rest]
    assert resolve("", index) == []
    assert resolve("۞", index) == []
    assert resolve("x", Index([])) == []


def test_a_translated_name_is_found_through_the_glosses():
    table = {"حبر": ["ink"], "سرايا": ["companies"]}
    names = ["سرايا الحبر", "سرايا الورق", "جند الحبر"]
    assert resolve("Ink Companies", Index(names, glosses=Glosses(table)))[0].matched == "سرايا الحبر"
    assert similarity("Ink Companies", "سرايا الحبر", glosses=table).same
    assert not similarity("Ink Companies", "سرايا الورق", glosses=table).same


@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=12))
def test_any_names_can_be_indexed_and_asked(names, question):
    for candidate in resolve(question, Index(names)):
        assert candidate.id in names
        assert 0 < candidate.score <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Brigade 45", "Brigade 46"),
        ("Ali bin Hussein al-Wardi", "Hussein bin Ali al-Wardi"),
        ("أبو جعفر", "أبو جعفر الورداني"),
        ("Islamic State", "Islamic State West Africa Province"),
        ("Office of the Supreme Leader", "Office of the President"),
        ("بدر", "Badri"),
    ],
)
def test_what_keeps_two_names_apart(a, b):
    likeness = similarity(a, b, HEADS, GLOSSES)
    assert not likeness.same, likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Major General Karim al-Wardi", "كريم الوردي"),  # ranks, also behind one another
        ("المقدم الركن كريم الوردي", "Karim al-Wardi"),
        ("كتائب سيد النخيل", "Sayyid al-Nakhil Brigades"),  # a title in a group's name belongs to it
        ("Abu Nakhla Karim Salim al-Wardi", "Karim Salim al-Wardi"),  # a kunya in front or behind
        ("كريم الوردي (أبو نخلة)", "Karim al-Wardi"),
        ("أبو نخلة كريم الوردي", "Abu Nakhla al-Wardi"),
        ("Wardi, Karim", "كريم الوردي"),  # a catalogue's order
        ("Ibn Wardi, Karim", "Karim ibn Wardi"),
        ("Noureddine el-Wardi", "نور الدين الوردي"),  # compounds written as one word
        ("مصطفی نورالدین", "مصطفى نور الدين"),
        ("Zulfiqar Wardi", "ذو الفقار الوردي"),
        ("Fazlur Rehman Wardi", "فضل الرحمن الوردي"),
        ("Ahlu Sunna Waljama'a", "Ahl al-Sunnah wa-l-Jama'ah"),
        ("3abdallah al-7amdani", "عبد الله الحمداني"),  # the chat alphabet
        ("Šukrī al-Wardī", "شكري الوردي"),  # German and Turkish, French, Russian spellings
        ("Scheich Dschamal Wardi", "جمال الوردي"),
        ("Ennakhil", "النخيل"),
        ("Dzhuma Wardi", "Juma Wardi"),
        ("قندهار", "کندهار"),  # one name by two languages' letters
        ("پشاور", "بيشاور"),
        ("النجف الأشرف", "Najaf"),
        ("יצחק ורדי", "Yitzhak Vardi"),
        ("Harakat an-Nakhil", "النخيل"),
        ("Waziristan", "Vaziristan"),
    ],
)
def test_one_name_in_two_manners(a, b):
    likeness = similarity(a, b, HEADS, GLOSSES)
    assert likeness.same, likeness
    assert similarity(b, a, HEADS, GLOSSES).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Faris al-Wardi", "Firas al-Wardi"),
        ("بشير الوردي", "Bashar al-Wardi"),
        ("Maxamed Nuur", "Maxamuud Nuur"),
        ("نادر الوردي", "Nazir al-Wardi"),
        ("الكوت", "Kuwait"),
        ("البصرة", "Bosra"),
        ("مهدي المشاط", "Mahdi al-Mashhat"),
        ("Abu Nakhla Karim al-Wardi", "Abu Nakhla Salim al-Wardi"),
        ("كتائب حزب الله", "Hezbollah"),  # a name of one word and God's, with a head before it, is another group
        ("Kata'ib Hezbollah", "حزب الله"),
        ("Rafah", "رفحاء"),
        ("Hope Party", "Camel Party"),  # no English gloss is a spelling of the Arabic word of another
        ("Black Council", "Sea Council"),
        ("Abu Karim al-Wardi", "Karim al-Wardi"),
        ("Nakhil Brotherhood", "Nakhil Brotherhood Women's Section"),
        ("קפלן", "Kapel"),
    ],
)
def test_near_names_that_are_two(a, b):
    likeness = similarity(a, b, HEADS, GLOSSES)
    assert not likeness.same, likeness


def test_no_two_entries_of_the_lexicon_are_one_name():
    """But for the one name that the lexicon itself gives to two."""
    lexicon = load_lexicon()
    forms = [(form, entry.id) for part in (Section.ACTORS, Section.PLACES) for entry in lexicon.of(part)
             for form in entry.forms()]  # fmt: skip
    heads = head_words([form for entry in lexicon.of(Section.HEADS) for form in entry.forms()])
    index = Index([form for form, _ in forms], [str(n) for n in range(len(forms))], None, heads, Glosses(GLOSSES))
    merged = {
        frozenset((forms[row][1], id_))
        for form, id_ in forms
        for row, likeness in index.nearest(form, 12)
        if likeness.same and forms[row][1] != id_
    }
    assert merged == {frozenset(("badr-organization", "hizballah-badr-unit"))}
