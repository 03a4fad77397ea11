"""Folding at level ``letters``, side by side with CAMeL Tools' functions over the same seeded posts in the same run.

CAMeL Tools is no dependency: it runs in an interpreter that the caller names, as a process of its own that loads,
warms up and then times itself, so that neither side pays for starting. The work is equal in this sense: what its
functions bring together (compatibility forms, vowel signs, alef, alef maksura, teh marbuta), ours brings together
too, checked on every post; ours does more (hamza, Persian and Urdu letters, digits, tatweel, invisible signs, case).
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from marsad.bench.rival import ask
from marsad.records.errors import CannotRun
from marsad.text.columns import FoldedColumn
from marsad.text.folding import Level, fold, fold_expr

_LETTERS = "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهوؤيىئةء"
_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
_WORDS, _VOCABULARY, _SIGNED = 36, 20_000, 0.15
_CAMEL = """
import json, sys, time
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar, normalize_unicode)

def fold(text):
    text = dediac_ar(normalize_unicode(text))
    return normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))

texts = json.load(open(sys.argv[1], encoding="utf-8"))
[fold(text) for text in texts[:1000]]
seconds = []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    folded = [fold(text) for text in texts]
    seconds.append(time.perf_counter() - start)
json.dump({"seconds": seconds, "folded": folded}, open(sys.argv[2], "w", encoding="utf-8"))
"""


def measure(posts: int, runs: int, camel: Path | None) -> list[dict[str, Any]]:
    """A row for each variant, medians over ``runs``; CAMeL Tools' where ``camel`` names an interpreter that has it.

    :class:`CannotRun` where that interpreter cannot run it, or where ours fails to bring together what it does.
    """
    texts = seeded(posts)
    column = pl.Series("text", texts)
    frame = column.to_frame()
    ways: dict[str, Callable[[], object]] = {
        "marsad, expression": lambda: frame.select(fold_expr("text")),
        "marsad, list of strings in and out": lambda: (
            pl.DataFrame({"text": texts}).select(fold_expr("text"))["text"].to_list()
        ),
        "marsad, column with offsets": lambda: FoldedColumn.of(column),
        "marsad, one by one": lambda: [fold(text).text for text in texts],
        "marsad, level masked": lambda: frame.select(fold_expr("text", Level.MASKED)),
    }
    rows = [_row(name, [_timed(way) for _ in range(runs + 1)][1:], posts) for name, way in ways.items()]
    return rows if camel is None else [*rows, _row("CAMeL Tools", _camel(camel, texts, runs), posts)]


def seeded(posts: int, seed: int = 7) -> list[str]:
    """Invented Arabic posts of some 220 characters, every seventh word with vowel signs; no meaning."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark's text, nothing secret
    plain = ["".join(rng.choices(_LETTERS, k=rng.randint(2, 8))) for _ in range(_VOCABULARY)]
    words = [
        "".join(letter + rng.choice(_SIGNS) for letter in word) if rng.random() < _SIGNED else word for word in plain
    ]
    return [" ".join(rng.choices(words, k=max(3, int(rng.lognormvariate(0, 0.6) * _WORDS)))) for _ in range(posts)]


def _timed(way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def _camel(python: Path, texts: list[str], runs: int) -> list[float]:
    said = ask(python, _CAMEL, texts, str(runs), name="CAMeL Tools", package="camel-tools")
    ours, again = (pl.DataFrame({"text": side}).select(fold_expr("text"))["text"] for side in (texts, said["folded"]))
    if apart := int((ours != again).sum()):
        raise CannotRun(f"{apart} posts that CAMeL Tools brings to one form, ours does not: the work is not equal")
    return [float(second) for second in said["seconds"]]


def _row(variant: str, seconds: list[float], posts: int) -> dict[str, Any]:
    middle = statistics.median(seconds)
    return {
        "name": "folding",
        "variant": variant,
        "posts_per_second": round(posts / middle, 1),
        "mb_per_second": None,
        "seconds": round(middle, 3),
        "p50_ms": None,
        "p99_ms": None,
        "peak_mb": None,
        "n": posts,
        "runs": len(seconds),
    }
