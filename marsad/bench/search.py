"""Queries over a seeded archive, timed one by one, beside SQLite FTS5 over the same folded words in the same run.

``marsad`` times the whole search as the desk runs it: query read, index asked, hits with text and highlights. FTS5
(contentless, so that it too stores words alone) answers ids and a count by the same conditions.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from marsad.archive.search import Query
from marsad.bench.export import write_export
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.reading import find
from marsad.text.columns import FoldedColumn

_KINDS = ("term", "and", "prefix", "phrase", "source and dates, newest", "every, newest")
Run = Callable[[str], object]


def measure(posts: int, queries: int, seed: int = 11) -> list[dict[str, Any]]:
    """Rows for each kind of query and variant: p50 and p99 in milliseconds over ``queries`` runs."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "result.json"
        write_export(export, posts)
        workspace = open_workspace(Path(folder) / "workspace")
        import_paths(workspace, [export], Options())
        texts = workspace.archive.posts(["text", "published", "source"]).collect()
        asked = _asked(texts["text"], queries, random.Random(seed))  # noqa: S311 - a benchmark's choice of words
        table = _sqlite(texts)
        rows = []
        for kind in _KINDS:
            rows.append(_row(kind, "marsad", asked[kind], partial(_ours, workspace, kind), posts))
            rows.append(_row(kind, "sqlite fts5", asked[kind], partial(_theirs, table, kind), posts))
    return rows


def _asked(texts: pl.Series, queries: int, rng: random.Random) -> dict[str, list[str]]:
    """Words as posts hold them, so that the common ones are asked for as often as they stand there."""
    rows = [text.split() for text in texts.sample(queries, seed=rng.randrange(1 << 30), with_replacement=True)]
    firsts = [rng.randrange(len(row) - 1) for row in rows]
    pairs = [row[first : first + 2] for row, first in zip(rows, firsts, strict=True)]
    return {
        "term": [a for a, _ in pairs],
        "and": [f"{a} {b}" for a, b in pairs],
        "prefix": [a[:4] + "*" for a, _ in pairs],
        "phrase": [f'"{a} {b}"' for a, b in pairs],
        "source and dates, newest": [a for a, _ in pairs],
        "every, newest": ["*"] * queries,
    }


def _ours(workspace: Workspace, kind: str, text: str) -> object:
    newest = kind.endswith("newest")
    if kind.startswith("source"):
        text += " source:c1700000001 since:2024-05-02 until:2024-06-02"
    return find(workspace, Query(text, newest=newest))


def _sqlite(texts: pl.DataFrame) -> sqlite3.Connection:
    folded = FoldedColumn.of(texts["text"]).text.split("\x00")[:-1]
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table words using fts5(text, content='', prefix='4')")
    table.execute("create table posts (id integer primary key, published integer, source text)")
    table.execute("create index moments on posts (published)")
    table.executemany("insert into words(rowid, text) values (?, ?)", enumerate(folded))
    moments = texts["published"].dt.epoch("s")
    table.executemany(
        "insert into posts values (?, ?, ?)", zip(range(len(texts)), moments, texts["source"], strict=True)
    )
    table.commit()
    return table


def _theirs(table: sqlite3.Connection, kind: str, text: str) -> object:
    folded = FoldedColumn.of(pl.Series([text])).text[:-1]
    if kind.startswith("every"):
        return table.execute("select id from posts order by published desc limit 20").fetchall()
    if kind.startswith("source"):
        low, high = (int(datetime(2024, month, 2, tzinfo=UTC).timestamp()) for month in (5, 6))
        return table.execute(
            "select id from posts join words on words.rowid = id where words match ? and published >= ? "
            "and published < ? and source = 'telegram:c1700000001' order by published desc limit 20",
            (folded, low, high),
        ).fetchall()
    return table.execute("select rowid from words where words match ? order by rank limit 20", (folded,)).fetchall()


def _row(kind: str, variant: str, queries: list[str], run: Run, posts: int) -> dict[str, Any]:
    times = []
    run(queries[0])
    for query in queries:
        start = time.perf_counter()
        run(query)
        times.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {
        "name": f"search: {kind}",
        "variant": variant,
        "posts_per_second": None,
        "p50_ms": round(cuts[49], 2),
        "p99_ms": round(cuts[98], 2),
        "peak_mb": None,
        "n": posts,
        "queries": len(queries),
    }
