"""Every level: the expression equals the function, folding twice is folding once, offsets map back."""

from __future__ import annotations

import random
import sys
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.columns import FoldedColumn
from marsad.text.folding import Folded, Level, fold, fold_expr, fold_of, table

TRICKY = st.sampled_from(
    [*"أإآىةکیھۀءؤئـًَُِّٰ\u0653\u0654\u200c\u200b\u200f\u202e\ufdf2\ufdfa\ufefbﺃéǆﬀ𝟙𝐀ßİﷲ٣۴", *"...___  **🔥🔴-/|\n"]  # noqa: RUF005
    + [*"abcikloxАВСаеорсхун ΑΒΕοιμ", *"كتاببه و", "0", "1", "①", "²", "क", "ि", "漢", "🅰", "ᴀ", "ڡ", "ո"]
)
TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), TRICKY), max_size=40)
RUNS = st.lists(TRICKY, max_size=24).map("".join)
LEVELS = pytest.mark.parametrize("level", list(Level))


@LEVELS
@settings(deadline=None)
@given(texts=st.lists(st.one_of(TEXTS, RUNS), max_size=8))
def test_the_expression_is_the_function(level: Level, texts: list[str]):
    frame = pl.DataFrame({"text": pl.Series([*texts, None], dtype=pl.String)})
    wanted = [*(fold(text, level).text for text in texts), None]
    assert frame.select(fold_expr("text", level)).to_series().to_list() == wanted
    assert frame.lazy().select(fold_expr(pl.col("text"), level)).collect().to_series().to_list() == wanted


@LEVELS
@settings(max_examples=300, deadline=None)
@given(text=st.one_of(TEXTS, RUNS))
def test_folding_twice_is_folding_once(level: Level, text: str):
    once = fold(text, level).text
    assert fold(once, level).text == once


@LEVELS
def test_ten_thousand_random_strings_fold_once(level: Level):
    rng = random.Random(20261125)
    blocks = ((0, 0x250), (0x370, 0x590), (0x590, 0x900), (0x1D00, 0x2600), (0xFB00, 0xFFFF), (0x1D400, 0x1F9FF))
    for _ in range(10_000):
        ranges = [(0, sys.maxunicode)] if rng.random() < 0.3 else rng.choices(blocks, k=3)
        text = "".join(chr(rng.randint(*rng.choice(ranges))) for _ in range(rng.randint(0, 60)))
        once = fold(text, level).text
        assert fold(once, level).text == once, ascii(text)


@LEVELS
def test_the_table_is_closed(level: Level):
    changes = table(level)
    assert all(to.translate(changes) == to for to in changes.values())


@settings(deadline=None)
@given(st.one_of(TEXTS, RUNS))
def test_each_level_does_what_the_one_before_does(text: str):
    assert fold(fold(text, Level.MARKS).text, Level.LETTERS).text == fold(text, Level.LETTERS).text
    assert fold(fold(text, Level.LETTERS).text, Level.MASKED).text == fold(text, Level.MASKED).text


@LEVELS
@settings(deadline=None)
@given(text=st.one_of(TEXTS, RUNS))
def test_offsets_are_sound(level: Level, text: str):
    holds(fold(text, level))


def holds(folded: Folded) -> None:
    """Each folded character knows the place it came from: in order, inside, and of that very character (a look-alike
    is of another, so only its being one character is asked).
    """
    origin, changes = folded.origin, table(folded.level)
    assert len(origin) == len(folded.text) + 1
    assert origin[-1] == len(folded.original)
    assert all(a <= b for a, b in pairwise(origin))
    assert folded.original == "" or all(0 <= place < len(folded.original) for place in origin[:-1])
    changed = 0
    for char, place in zip(folded.text, origin, strict=False):
        shown = changes.get(ord(folded.original[place]), folded.original[place])
        changed += char not in shown
    if folded.level is not Level.MASKED:
        assert changed == 0


def texts_of(folder: Path) -> list[str]:
    """Every line of every file of the shared data, as text, markup and all; each once."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return list(dict.fromkeys(chain.from_iterable(p.read_text("utf-8", errors="replace").splitlines() for p in files)))


@pytest.mark.parametrize("level", [Level.MARKS, Level.LETTERS])
def test_offsets_map_back_on_all_shared_data(shared_data: Path, level: Level):
    """Exactly: each span of the original that a folded line is made of folds to the characters that came from it."""
    changes = table(level)
    for text in texts_of(shared_data):
        folded = fold(text, level)
        origin = np.array(folded.origin)
        counts = np.bincount(origin[:-1], minlength=len(text)) if text else np.zeros(0, int)
        widths = [len(changes.get(ord(char), "x")) for char in text]
        assert counts.tolist() == widths
        assert "".join(changes.get(ord(text[p]), text[p]) for p in dict.fromkeys(folded.origin[:-1])) == folded.text


def test_masked_offsets_map_back_on_all_shared_data(shared_data: Path):
    texts = pl.Series(texts_of(shared_data))
    plain, masked = fold_of(texts), fold_of(texts, Level.MASKED)
    for text in texts.filter(plain != masked):
        folded = fold(text, Level.MASKED)
        holds(folded)
        for start in range(0, len(folded.text) - 1, 7):
            first, last = folded.span(start, start + 1)
            assert 0 <= first < last <= len(text)


def test_a_column_keeps_the_offsets_of_its_texts_on_all_shared_data(shared_data: Path):
    texts = pl.Series(texts_of(shared_data))
    for part in texts.str.replace_all("\x00", " ", literal=True).to_frame("text").iter_slices(20_000):
        column = FoldedColumn.of(part["text"])
        for row in range(0, len(column), 11):
            folded = fold(part["text"][row])
            begin, end = column.starts[row], column.starts[row + 1] - 1
            assert column.row_text(row) == folded.text
            assert (column.origin[begin:end] - column.original_starts[row]).tolist() == folded.origin[:-1]


@pytest.mark.parametrize(
    ("written", "marks", "letters"),
    [
        ("الرَّحْمٰن", "الرحمن", "الرحمن"),
        ("أُلُوهِيَّة", "ألوهية", "الوهيه"),
        ("ﺃﺣﻤﺪ", "أحمد", "احمد"),
        ("ﷲ ﷺ", "الله صلى الله عليه وسلم", "الله صلي الله عليه وسلم"),
        ("می‌روم", "می روم", "مي روم"),
        ("ہمارے", "ہمارے", "هماري"),
        ("Ｆｕｌｌ ﬁｘ 𝗯𝗼𝗹𝗱 𝟠", "Full fix bold 8", "full fix bold 8"),
        ("\u202eab\u2066\u2069", "ab", "ab"),
        ("𞸀𞸋", "ال", "ال"),
        ("۱۲٣", "۱۲٣", "123"),
    ],
)
def test_levels_on_words(written: str, marks: str, letters: str):
    assert (fold(written, "marks").text, fold(written).text) == (marks, letters)


def test_an_unknown_level_is_named():
    with pytest.raises(ValueError, match="loud"):
        fold("text", "loud")
    with pytest.raises(ValueError, match="loud"):
        fold_expr("text", "loud")
