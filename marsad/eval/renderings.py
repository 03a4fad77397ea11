"""The checks after a translation, held against renderings that are sound or have lost just one thing.

The lexicon is the shipped one with the sample's layer, whose invented groups and places the gold sentences name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from marsad.annotate import Annotator
from marsad.annotate.translation.checking.checks import doubts
from marsad.annotate.translation.checking.expected import promises
from marsad.annotate.translation.checking.pair import Pair
from marsad.eval.scored import Scored, tsv
from marsad.flow.reading import mention_of
from marsad.lexicon import load_lexicon
from marsad.records.translation import Doubt

_WHEN = datetime(2024, 5, 2, 14, tzinfo=UTC)
SOUND = "sound"


def renderings(path: Path) -> dict[str, Scored]:
    """For each half: the share of planted errors that leave a doubt, and of sound renderings that leave none."""
    rows = tsv(path)[1:]
    found = list(_doubts(path, rows))
    scores: dict[str, Scored] = {}
    for half in dict.fromkeys(row[0] for row in rows):
        mine = [(row, one) for row, one in zip(rows, found, strict=True) if row[0] == half]
        planted = [(row, one) for row, one in mine if row[1] != SOUND]
        sound = [(row, one) for row, one in mine if row[1] == SOUND]
        missed = tuple(f"{row[1]}, not seen: {row[3]} | {row[4]}" for row, one in planted if not one)
        false = tuple(f"doubted: {row[3]} | {row[4]} ({one[0].why})" for row, one in sound if one)
        scores[f"{half}: caught"] = Scored(1 - len(missed) / len(planted), len(planted), missed)
        scores[f"{half}: left alone"] = Scored(1 - len(false) / len(sound), len(sound), false)
    return scores


def _doubts(path: Path, rows: list[list[str]]) -> Iterator[list[Doubt]]:
    lexicon = load_lexicon([path.resolve().parents[3] / "sample" / "lexicon"])
    texts = [row[3] for row in rows]
    posts = pl.DataFrame(
        {
            "urn": [f"gold/{n}" for n in range(len(rows))],
            "revision": pl.Series([1] * len(rows), dtype=pl.Int32),
            "source": ["telegram:gold"] * len(rows),
            "published": pl.Series([_WHEN] * len(rows), dtype=pl.Datetime("ms", "UTC")),
            "text": texts,
            "forward_name": pl.Series([None] * len(rows), dtype=pl.String),
        }
    )
    read = pl.DataFrame(Annotator(lexicon).annotate(posts))["mentions"]
    for (_, _, language, text, rendering), mentions in zip(rows, read, strict=True):
        promised = promises([mention_of(m, text) for m in mentions if m] if mentions is not None else [], lexicon)
        yield doubts(Pair(text, rendering, language, "en", 0, tuple(promised), (), _WHEN))
