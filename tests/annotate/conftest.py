from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from marsad.annotate import Annotator
from marsad.lexicon import Lexicon, Profile, load_lexicon

SAMPLE = Path(__file__).parents[2] / "sample" / "lexicon"
WHEN = datetime(2024, 5, 15, 12, tzinfo=UTC)

Read = Callable[..., dict[str, Any]]


def frame(texts: list[str], source: str, forward: str | None = None) -> pl.DataFrame:
    n = len(texts)
    return pl.DataFrame(
        {
            "urn": [f"{source}/{i}" for i in range(n)],
            "revision": pl.Series([1] * n, dtype=pl.Int32),
            "source": [source] * n,
            "published": pl.Series([WHEN] * n, dtype=pl.Datetime("ms", "UTC")),
            "text": texts,
            "forward_name": pl.Series([forward] * n, dtype=pl.String),
        }
    )


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    lexicon = load_lexicon([SAMPLE])
    profiles = (
        Profile("sakhr", "facade", "sample-sakhr-wadi"),
        Profile("news", "news"),
        Profile("crowd", "affiliate"),
    )
    return Annotator(Lexicon(lexicon.entries, profiles, lexicon.cues, lexicon.digest))


@pytest.fixture
def read(annotator: Annotator) -> Read:
    """One text's readings, with each span's words beside it."""

    def reading(text: str, source: str = "crowd", forward: str | None = None) -> dict[str, Any]:
        row = pl.DataFrame(annotator.annotate(frame([text], f"telegram:{source}", forward))).to_dicts()[0]
        for item in [*(row["mentions"] or []), *(row["statements"] or [])]:
            item["text"] = text[item["start"] : item["end"]]
        return row

    return reading
