"""Queries over a seeded archive, timed one by one, beside SQLite FTS5 and plain tantivy over the same folded words.

``marsad`` times the whole search as the command line runs it: query read, index asked, every match counted, hits with
text and highlights. The other two answer ids by the same conditions: FTS5 (contentless, with prefixes of four letters),
and tantivy used directly, which counts and gives addresses. At last an export of 5,000 posts is imported into the
archive, and the time taken until its words are found. Beside the time on the clock stands that on the processor (of the
asking thread, in which all three do their work), which says more where a machine is shared.
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
import tantivy

from marsad.archive.finding.search import Query
from marsad.bench.export import write_export
from marsad.bench.multiplied import multiply
from marsad.bench.posts import fill
from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import import_paths
from marsad.flow.reading import find
from marsad.text.columns import FoldedColumn

KINDS = (
    "term",
    "term, newest",
    "and",
    "prefix",
    "source and dates, newest",
    "phrase",
    "phrase of common words",
    "every, newest",
)
_ADDED = 5_000
_SAMPLE = 200_000
_SOURCE = "telegram:bench07"
_SINCE, _UNTIL = (datetime(2024, month, 2, tzinfo=UTC) for month in (2, 6))
Run = Callable[[str], object]
Row = dict[str, Any]


def measure(posts: int, queries: int, seed: int = 11, *, alone: bool = False, times: int = 1) -> list[Row]:
    """Rows for each kind of query and variant: p50 and p99 in milliseconds over ``queries`` runs.

    ``alone`` leaves the other engines out. With ``times`` marsad runs the queries once more, on the index so
    many times as large (:mod:`marsad.bench.multiplied`).
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = open_workspace(folder / "workspace")
        fill(workspace, posts, seed)
        rows = [_indexed(workspace, posts)]
        texts = workspace.archive.posts(["text", "published", "source"])
        asked = _asked(texts.select("text").head(_SAMPLE).collect()["text"], queries, random.Random(seed))  # noqa: S311
        others = {} if alone else {"sqlite fts5": _sqlite(folder, texts), "tantivy": _tantivy(folder, texts)}
        for kind in KINDS:
            rows.append(_row(kind, "marsad", asked[kind], partial(_ours, workspace, kind), posts))
            rows += [_row(kind, name, asked[kind], partial(run, kind), posts) for name, run in others.items()]
        rows.append(_added(workspace, folder, posts))
        if times > 1:
            multiply(workspace, times)
            larger = posts * times
            rows += [_row(kind, "marsad", asked[kind], partial(_ours, workspace, kind), larger) for kind in KINDS]
        return rows


def _indexed(workspace: Workspace, posts: int) -> Row:
    start = time.perf_counter()
    for seq in workspace.index.behind():
        workspace.index.add([seq])
    seconds = time.perf_counter() - start
    size = sum(file.stat().st_size for file in workspace.index.folder.rglob("*") if file.is_file())
    return {
        **dict.fromkeys(("p50_ms", "p99_ms", "peak_mb")),
        "name": "index: made, batch by batch",
        "variant": "marsad",
        "posts_per_second": round(posts / seconds),
        "mb": round(size / 1e6, 1),
        "n": posts,
        "queries": None,
    }


def _asked(texts: pl.Series, queries: int, rng: random.Random) -> dict[str, list[str]]:
    """Words as posts hold them, so that the common ones are asked for as often as they stand there."""
    rows = [text.split() for text in texts.sample(queries, seed=rng.randrange(1 << 30), with_replacement=True)]
    firsts = [rng.randrange(len(row) - 1) for row in rows]
    pairs = [row[first : first + 2] for row, first in zip(rows, firsts, strict=True)]
    words = [a for a, _ in pairs]
    phrases = [f'"{a} {b}"' for a, b in pairs]
    return {
        "term": words,
        "term, newest": words,
        "and": [f"{a} {b}" for a, b in pairs],
        "prefix": [a[:4] + "*" for a in words],
        "source and dates, newest": words,
        "phrase": phrases,
        "phrase of common words": _commonest(texts, queries),
        "every, newest": ["*"] * queries,
    }


def _commonest(texts: pl.Series, queries: int) -> list[str]:
    """The phrases of two words that stand in most posts, the commonest first."""
    words = texts.head(20_000).str.split(" ").rename("a").to_frame().with_row_index("post").explode("a")
    pairs = words.with_columns(pl.col("a").shift(-1).over("post").alias("b")).drop_nulls()
    top = pairs.unique().group_by("a", "b").len().sort("len", "a", "b", descending=True).head(queries)
    return [f'"{a} {b}"' for a, b, _ in top.iter_rows()]


def _ours(workspace: Workspace, kind: str, text: str) -> object:
    if kind.startswith("source"):
        text += f" source:{_SOURCE} since:{_SINCE:%Y-%m-%d} until:{_UNTIL:%Y-%m-%d}"
    return find(workspace, Query(text, newest=kind.endswith("newest")))


def _parts(texts: pl.LazyFrame) -> list[tuple[pl.DataFrame, list[str]]]:
    whole = texts.with_columns(pl.col("published").dt.epoch("s")).with_row_index("id").collect()
    parts = [whole.slice(start, 50_000) for start in range(0, len(whole), 50_000)]
    return [(part, FoldedColumn.of(part["text"]).text.split("\x00")[:-1]) for part in parts]


def _sqlite(folder: Path, texts: pl.LazyFrame) -> Callable[[str, str], object]:
    table = sqlite3.connect(folder / "fts5.sqlite3")
    table.execute("create virtual table words using fts5(text, content='', prefix='4')")
    table.execute("create table posts (id integer primary key, published integer, source text)")
    for part, folded in _parts(texts):
        table.executemany("insert into words(rowid, text) values (?, ?)", zip(part["id"], folded, strict=True))
        table.executemany("insert into posts values (?, ?, ?)", part.select("id", "published", "source").iter_rows())
    table.execute("create index moments on posts (published)")
    table.execute("insert into words(words) values ('optimize')")
    table.commit()
    return partial(_from_sqlite, table)


def _from_sqlite(table: sqlite3.Connection, kind: str, text: str) -> object:
    folded = FoldedColumn.of(pl.Series([text])).text[:-1]
    if kind.startswith("every"):
        return table.execute("select id from posts order by published desc limit 20").fetchall()
    found = "select id from posts join words on words.rowid = id where words match ? "
    if kind.startswith("source"):
        narrowed = found + "and published >= ? and published < ? and source = ? order by published desc limit 20"
        values = (folded, int(_SINCE.timestamp()), int(_UNTIL.timestamp()), _SOURCE)
        return table.execute(narrowed, values).fetchall()
    if kind.endswith("newest"):
        return table.execute(found + "order by published desc limit 20", (folded,)).fetchall()
    return table.execute("select rowid from words where words match ? order by rank limit 20", (folded,)).fetchall()


def _tantivy(folder: Path, texts: pl.LazyFrame) -> Callable[[str, str], object]:
    build = tantivy.SchemaBuilder()
    build.add_text_field("text")
    build.add_text_field("source", tokenizer_name="raw", index_option="basic")
    for name in ("published", "id"):
        build.add_integer_field(name, fast=True)
    (folder / "tantivy").mkdir()
    index = tantivy.Index(build.build(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for part, folded in _parts(texts):
        rows = part.with_columns(pl.Series("text", folded)).select(pl.struct(pl.all()).struct.json_encode()).to_series()
        for row in rows:
            writer.add_json(row)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return partial(_from_tantivy, index)


def _from_tantivy(index: tantivy.Index, kind: str, text: str) -> object:
    schema, query, must = index.schema, tantivy.Query, tantivy.Occur.Must
    folded = FoldedColumn.of(pl.Series([text])).text[:-1]
    if kind == "prefix":
        asked = query.regex_query(schema, "text", folded.removesuffix("*") + ".*")
    elif kind.startswith("every"):
        asked = query.all_query()
    else:
        asked = index.parse_query(folded, ["text"], conjunction_by_default=True)
    if kind.startswith("source"):
        low, high = int(_SINCE.timestamp()), int(_UNTIL.timestamp()) - 1
        source = query.term_query(schema, "source", _SOURCE, "basic")
        dates = query.range_query(schema, "published", tantivy.FieldType.Integer, low, high)
        asked = query.boolean_query([(must, asked), (must, source), (must, dates)])
    newest = "published" if kind.endswith("newest") else None
    searcher = index.searcher()
    result = searcher.search(asked, 20, count=True, order_by_field=newest)
    return searcher.fast_field_values("id", [address for _, address in result.hits])


def _added(workspace: Workspace, folder: Path, posts: int) -> Row:
    """Seconds from the beginning of an import of 5,000 posts until a search finds the last of them."""
    export = folder / "added" / "result.json"
    export.parent.mkdir()
    write_export(export, _ADDED)
    before = find(workspace, Query("*")).total
    start = time.perf_counter()
    import_paths(workspace, [export], Options())
    found = find(workspace, Query("*")).total - before
    seconds = time.perf_counter() - start
    assert found == _ADDED, f"{found} of {_ADDED} posts that were added are found"
    return {
        **dict.fromkeys(("posts_per_second", "peak_mb")),
        "name": f"{_ADDED:,} posts more: imported and found",
        "variant": "marsad",
        "p50_ms": round(seconds * 1000),
        "p99_ms": None,
        "n": posts,
        "queries": 1,
    }


def _row(kind: str, variant: str, queries: list[str], run: Run, posts: int) -> dict[str, Any]:
    times, used = [], []
    run(queries[0])
    for query in queries:
        start, begun = time.perf_counter(), time.thread_time()
        run(query)
        times.append((time.perf_counter() - start) * 1000)
        used.append((time.thread_time() - begun) * 1000)
    cuts, cpu = (statistics.quantiles(each, n=100, method="inclusive") for each in (times, used))
    return {
        "name": f"search: {kind}",
        "variant": variant,
        "posts_per_second": None,
        "p50_ms": round(cuts[49], 2),
        "p99_ms": round(cuts[98], 2),
        "cpu_p50_ms": round(cpu[49], 2),
        "cpu_p99_ms": round(cpu[98], 2),
        "peak_mb": None,
        "n": posts,
        "queries": len(queries),
    }
