"""A seeded archive of any size for benches of search: posts as columns, handed to the writer without an export to
parse.

Forty channels over two years. The words follow Zipf's law over 200,000 of them; the commonest forty are the particles
of Arabic, so that phrases of common words are as common as they are in posts. Lengths follow a log-normal curve with a
mean of about 38 words. Readings hold a language alone: annotating is the pipeline's bench, not this one. Invented
text, no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from marsad.archive.writer import writing
from marsad.flow import Workspace
from marsad.records.harvest import Batch, Closed, Opened
from marsad.records.posts import CAPTURED
from marsad.records.readings import READINGS
from marsad.records.source import Source

CHANNELS = 40
START = datetime(2023, 1, 1, tzinfo=UTC)
DAYS = 730
_BATCH = 50_000
_VOCABULARY = 200_000
_LETTERS = np.array(list("اابتثجحخدذرزسشصضطظعغفقكللمننهويي" * 2 + "ةأىئ"))
_COMMON = """في من على إلى أن عن مع هذا التي هذه كان بعد قبل ما لا قد كل بين حتى ذلك عند لم إن أو ثم لكن هو هي كما غير
حيث منذ خلال أي يوم أحد تم فقد الذي نحو""".split()


def vocabulary(seed: int) -> pl.Series:
    """The words, the commonest first."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(2, 9, _VOCABULARY)
    letters = rng.choice(_LETTERS, int(lengths.sum()))
    cuts = np.cumsum(lengths)[:-1]
    words = ["".join(part) for part in np.split(letters, cuts)]
    return pl.Series(_COMMON + words[len(_COMMON) :], dtype=pl.String)


def texts(rng: np.random.Generator, words: pl.Series, posts: int) -> pl.Series:
    """So many texts."""
    lengths = np.maximum(3, rng.lognormal(0, 0.6, posts) * 32).astype(np.int64)
    weights = 1 / np.arange(1, len(words) + 1)
    chosen = np.searchsorted(np.cumsum(weights) / weights.sum(), rng.random(int(lengths.sum())))
    frame = pl.DataFrame({"post": np.repeat(np.arange(posts), lengths), "word": words.gather(chosen)})
    return frame.group_by("post", maintain_order=True).agg(pl.col("word").str.join(" "))["word"]


def fill(workspace: Workspace, posts: int, seed: int) -> None:
    """Commit ``posts`` posts to the archive with their readings; the index is not made."""
    rng, words = np.random.default_rng(seed), vocabulary(seed)
    raw = workspace.folder / "bench.json"
    for n, size in enumerate(_sizes(posts)):
        raw.write_text(f"batch {n}", "utf-8")
        _commit(workspace, raw, n, texts(rng, words, size), rng)
    for batch in workspace.archive.log().batches:
        if batch.posts is not None:
            workspace.readings.write(batch.seq, _readings(workspace, batch.seq))


def _sizes(posts: int) -> Iterator[int]:
    while posts > 0:
        yield min(_BATCH, posts)
        posts -= _BATCH


def _commit(workspace: Workspace, raw: Path, n: int, column: pl.Series, rng: np.random.Generator) -> None:
    """One batch: its posts shared out over the channels, each channel's in the order of their numbers."""
    share = np.array_split(np.arange(len(column)), CHANNELS)
    with writing(workspace.archive, "marsad bench", "", START, lambda _: None) as writer:
        for channel, rows in enumerate(share):
            if len(rows):
                source = Source(f"telegram:bench{channel:02d}", titles=(f"Bench {channel}",), chat="public_channel")
                first = n * _BATCH + 1
                writer.take(Opened(source, "bench", (raw,), raw.parent))
                writer.take(Batch(_posts(source.urn, first, column.gather(rows), rng)))
                writer.take(Closed(((first, first + len(rows) - 1),), complete=False))


def _posts(source: str, first: int, column: pl.Series, rng: np.random.Generator) -> pa.Table:
    numbers: npt.NDArray[np.int64] = np.arange(first, first + len(column))
    begin = int(START.timestamp()) * 1000
    moments = np.sort(rng.integers(begin, begin + DAYS * 86_400_000, len(column)) // 1000 * 1000)
    digests = [key.to_bytes(8, "big") * 2 for key in column.hash()]
    frame = pl.DataFrame(
        {
            "source": source,
            "urn": [f"{source}/{number}" for number in numbers],
            "number": numbers,
            "kind": "post",
            "published": pl.Series(moments).cast(pl.Datetime("ms", "UTC")),
            "zone": "utc",
            "text": column,
            "fingerprint": digests,
            "form": [digest[:8] for digest in digests],
        }
    )
    table: pa.Table = frame.to_arrow()
    columns: list[Any] = [
        table.column(field.name) if field.name in table.column_names else pa.nulls(len(frame), field.type)
        for field in CAPTURED
    ]
    return pa.Table.from_arrays(columns, names=CAPTURED.names).cast(CAPTURED)


def _readings(workspace: Workspace, seq: int) -> pa.Table:
    rows = workspace.archive.posts(["urn", "revision"], [seq]).sort("row").collect().to_arrow()
    known = {"urn": rows["urn"], "revision": rows["revision"], "language": pa.array(["ar"] * len(rows))}
    columns: list[Any] = [known[f.name] if f.name in known else pa.nulls(len(rows), f.type) for f in READINGS]
    return pa.Table.from_arrays(columns, names=READINGS.names).cast(READINGS)
