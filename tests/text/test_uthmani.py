from __future__ import annotations

from pathlib import Path

import pytest

from marsad.text.folding import fold
from marsad.text.uthmani import apart, glued, spelled_out, with_small_alefs

PAIRS = [
    ("ٱلۡعَٰلَمِينَ", "العالمين"),
    ("ٱلصَّلَوٰةَ", "الصلاة"),
    ("وَٱلزَّكَوٰةِ", "والزكاة"),
    ("ٱلسَّمَٰوَٰتِ", "السماوات"),
    ("ٱلۡكِتَٰبُ", "الكتاب"),
    ("مَٰلِكِ", "مالك"),
    ("صِرَٰطَ", "صراط"),
    ("عَلَىٰ", "على"),
    ("ٱلرَّحۡمَٰنِ", "الرحمن"),
]


@pytest.mark.parametrize(("uthmani", "simple"), PAIRS)
def test_the_two_orthographies_meet_from_either_side(uthmani: str, simple: str):
    plain, written = fold(simple).text, fold(uthmani).text
    assert plain in spelled_out(uthmani)
    assert written in (plain, *with_small_alefs(plain))


def test_the_vocative_is_parted_and_glued():
    assert [fold(word).text for word in apart(["يَٰٓأَيُّهَا", "ٱلنَّاسُ"])] == ["يا", "ايها", "الناس"]
    assert glued(["يا", "ايها", "الناس"]) == ["يايها", "الناس"]
    assert apart(["يَوْمَ"]) == ["يَوْمَ"]
    assert fold("يَٰٓأَيُّهَا").text == "يايها"


def test_short_words_and_other_scripts_are_left_alone():
    assert with_small_alefs("قال") == with_small_alefs("verse") == ()
    assert spelled_out("verse") == ("verse",)


def test_every_verse_of_the_simple_text_keeps_itself(shared_data: Path):
    """The spellings are only added: the folded word itself always stays first."""
    [file, *_] = sorted((shared_data / "quran").glob("*.txt"))
    words = {word for line in file.read_text("utf-8").splitlines()[:500] for word in line.rpartition("|")[2].split()}
    assert all(spelled_out(word)[0] == fold(word).text for word in words)
