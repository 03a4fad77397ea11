from __future__ import annotations

from itertools import pairwise

import pytest

from marsad.text.folding import fold
from marsad.text.quantities import quantities

SAME = [
    ("ar", "ساعة ونصف", "90 minutes"),
    ("ar", "مليوناً ونصف المليون", "1.5 million"),
    ("ar", "ثلثي الطائرات", "two-thirds of the planes"),
    ("ar", "خمسين في المئة", "half"),
    ("ar", "ألفي مقاتل", "2,000 fighters"),
    ("ar", "مئتا عائلة", "two hundred families"),
    ("ar", "عشرات الآلاف", "tens of thousands"),
    ("ar", "بيانها الثاني والعشرين", "its 22nd statement"),
    ("fa", "دو هفته", "fourteen-day"),
    ("fa", "سه چهارم", "75 per cent"),
    ("fa", "ده‌ها نفر", "dozens of people"),
    ("fr", "une quinzaine de jours", "two weeks"),
    ("fr", "quatre-vingt-douze", "ninety-two"),
    ("he", "מאות אלפי אנשים", "hundreds of thousands of people"),
    ("he", "שנה וחצי", "eighteen months"),
    ("tr", "bir buçuk milyon", "one and a half million"),
    ("tr", "yüzde elli", "50%"),
    ("ur", "ڈیڑھ لاکھ", "150,000"),
    ("ur", "ساڑھے تین سو", "350"),
    ("ur", "بارہ سو", "1,200"),
    ("en", "a quarter of an hour", "15 minutes"),
    ("en", "two dozen", "24"),
    ("en", "one in five", "20 percent"),
    ("en", "a fortnight", "fourteen days"),
]
OTHER = [
    ("ar", "عشرات", "ten"),
    ("ar", "ثلث", "three"),
    ("ar", "اليوم الثالث", "three days"),
    ("ar", "يومين", "two hours"),
    ("ar", "14 يوماً", "15 days"),
    ("fr", "quinze jours", "a week"),
    ("en", "a third of them", "a quarter of them"),
    ("en", "33%", "34%"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_a_quantity_is_the_same_in_other_words(language: str, one: str, other: str):
    first, second = quantities(fold(one).text, language)[-1], quantities(fold(other).text, "en")[-1]
    assert first.same(second), (first, second)


@pytest.mark.parametrize(("language", "one", "other"), OTHER)
def test_quantities_that_differ_are_told_apart(language: str, one: str, other: str):
    first, second = quantities(fold(one).text, language)[-1], quantities(fold(other).text, "en")[-1]
    assert not first.same(second), (first, second)


def test_no_quantity_overlaps_another():
    text = fold("ثلاثة أرباع الساعة ومليون ونصف مليون و35 بالمئة").text
    found = quantities(text, "ar")
    assert [q.value for q in found] == [45, 1_500_000, 0.35]
    assert all(a.end <= b.start for a, b in pairwise(found))
