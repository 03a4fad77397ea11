"""Language in bulk, and beside a library with a model (py3langid, Lui and Baldwin's langid.py with its model of 97
languages) where the caller names an interpreter that has it: speed on the same posts, and both on the same gold set.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

import polars as pl

from marsad.bench.rival import ask
from marsad.records.errors import CannotRun
from marsad.text.language import LANGUAGES, UNDETERMINED, guesses, line_guesses

_RIVAL = """
import json, sys, time
import py3langid
texts = json.load(open(sys.argv[1], encoding="utf-8"))
py3langid.classify("warm")
start = time.perf_counter()
said = [py3langid.classify(text)[0] for text in texts]
json.dump({"seconds": time.perf_counter() - start, "said": said}, open(sys.argv[2], "w", encoding="utf-8"))
"""
_COMPARED = 2_000
_KURDISH = "ku"  # the library's one code for both kinds


def measure(posts: int, runs: int, gold: Path, langid: Path | None) -> list[dict[str, Any]]:
    """A row for posts, one for lines and, where ``langid`` is given, one for the library; ``right`` is the
    share told right of the posts of ``gold`` in one language, Iraqi counted as Arabic and the two kinds of Kurdish as
    one.

    The posts are those of the gold set over and over, joined by threes so that their length is that of a post.
    """
    texts, wanted = _gold(gold)
    column = _many(texts, posts)
    ours = _right(wanted, [_one(code) for code in guesses(pl.Series(texts))["code"]])
    ways = {"marsad, posts": guesses, "marsad, lines": line_guesses}
    found = [
        _row(name, statistics.median([_timed(way, column) for _ in range(runs + 1)][1:]), posts, ours)
        for name, way in ways.items()
    ]
    return found if langid is None else [*found, _library(langid, column, texts, wanted)]


def _gold(path: Path) -> tuple[list[str], list[str]]:
    """The posts in one language, and which."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{path}: cannot be read; run this in a checkout, or name the file with --gold") from error
    rows = [line.split("\t", 1) for line in lines if "\t" in line and not line.startswith("#")]
    kept = [(text.replace("\\n", "\n"), _one(code)) for code, text in rows if "+" not in code]
    if not kept:
        raise CannotRun(f"{path}: no line of a language code, a tab and a text; name another file with --gold")
    return [text for text, _ in kept], [code for _, code in kept]


def _right(wanted: list[str], said: list[str]) -> float:
    return sum(w == s for w, s in zip(wanted, said, strict=True)) / len(wanted)


def _many(texts: list[str], posts: int) -> pl.Series:
    triples = [" ".join(texts[(n + step) % len(texts)] for step in range(3)) for n in range(len(texts))]
    return pl.Series([triples[n % len(triples)] for n in range(posts)])


def _library(python: Path, column: pl.Series, texts: list[str], wanted: list[str]) -> dict[str, Any]:
    timed, _ = _asked(python, column.head(_COMPARED).to_list())
    _, said = _asked(python, texts)
    known = {_one(code) for code in LANGUAGES}
    score = _right(wanted, [code if code in known else UNDETERMINED for code in said])
    return _row("py3langid, one by one", timed, min(_COMPARED, len(column)), score)


def _asked(python: Path, texts: list[str]) -> tuple[float, list[str]]:
    said = ask(python, _RIVAL, texts, name="py3langid", package="py3langid")
    return float(said["seconds"]), list(said["said"])


def _one(code: str) -> str:
    return {"ar-IQ": "ar", "ckb": _KURDISH, "kmr": _KURDISH}.get(code, code)


def _timed(way: Any, column: pl.Series) -> float:  # noqa: ANN401 - either of two functions of a column
    start = time.perf_counter()
    way(column)
    return time.perf_counter() - start


def _row(variant: str, seconds: float, posts: int, score: float) -> dict[str, Any]:
    return {
        "name": "language",
        "variant": variant,
        "posts_per_second": round(posts / seconds, 1),
        "mb_per_second": None,
        "seconds": round(seconds, 3),
        "p50_ms": None,
        "p99_ms": None,
        "peak_mb": None,
        "right": round(score, 4),
        "n": posts,
    }
