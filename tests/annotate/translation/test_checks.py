"""The checks on short plain renderings of ``told.tsv``: sound ones, and ones in which one thing has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from marsad.annotate import Annotator
from marsad.annotate.translation.checking.checks import doubts
from marsad.annotate.translation.checking.expected import promises
from marsad.annotate.translation.checking.pair import Pair
from marsad.flow.reading import mention_of
from marsad.lexicon import load_lexicon
from marsad.records.translation import Doubt
from tests.annotate.conftest import SAMPLE, frame

WHEN = datetime(2024, 5, 2, 14, tzinfo=UTC)
TOLD = [line.split("\t") for line in Path(__file__).with_name("told.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def found() -> list[list[Doubt]]:
    lexicon = load_lexicon([SAMPLE])
    read = pl.DataFrame(Annotator(lexicon).annotate(frame([row[2] for row in TOLD], "telegram:crowd")))["mentions"]
    pairs = []
    for (_, language, original, rendering), mentions in zip(TOLD, read, strict=True):
        here = [mention_of(m, original) for m in mentions if m] if mentions is not None else []
        pairs.append(Pair(original, rendering, language, "en", 0, tuple(promises(here, lexicon)), (), WHEN))
    return [doubts(pair) for pair in pairs]


@pytest.mark.parametrize("at", [n for n, row in enumerate(TOLD) if row[0] == "sound"], ids=lambda n: TOLD[n][3])
def test_a_sound_rendering_is_left_alone(found: list[list[Doubt]], at: int):
    assert [doubt.why for doubt in found[at]] == []


@pytest.mark.parametrize("at", [n for n, row in enumerate(TOLD) if row[0] != "sound"], ids=lambda n: TOLD[n][3])
def test_a_changed_rendering_is_doubted_for_what_changed(found: list[list[Doubt]], at: int):
    assert TOLD[at][0] in {doubt.check for doubt in found[at]}
