"""Near-copies: posts that say almost the same words.

Candidates share a band of the signature at the same position (MinHash; Broder 1997). In each bucket a post is
compared with the few posts before it only, so that a text posted ten thousand times costs ten thousand comparisons
and not fifty million; what is one cluster is still found, through the chain. Each candidate is then verified exactly,
by word 3-shingles of the folded text without links, handles, hashtags and opening formulas.

Thresholds: Jaccard .6, or .8 of the shorter text contained in the longer (a header, verse or signature was added)
from Jaccard .35 on. Set on synthetic edits (insert, delete, replace; ``tests/detect/test_copies.py``) and looked at
in the shipped sample.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl
import rustworkx as rx

from marsad.text.columns import FoldedColumn

JACCARD, CONTAINED = 0.6, 0.8
LEAST = 0.35
"""Below this no pair is kept, whatever else speaks for it."""
FEWEST_SHINGLES = 3
_BANDS, _BACK, _CHUNK = 16, 3, 200_000
_NOISE = r"https?://\S+|\bt\.me/\S+|[@#][\w_]+"
_FORMULAS = r"بسم الله الرحمن الرحيم|\bعاجل\b"
_WORD = r"[\p{L}\p{M}\p{N}]+"

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]


def candidates(bands: pl.Series) -> pl.DataFrame:
    """Pairs ``a < b`` of rows that share a band, each row with the last few before it; rows are in order of time."""
    rows = pl.Series("b", np.arange(len(bands), dtype=np.uint32))
    found = [_bucket_mates(rows, bands.list.get(i, null_on_oob=True)) for i in range(_BANDS)]
    return pl.concat(found).unique(maintain_order=False).sort("b", "a")


def _bucket_mates(rows: pl.Series, band: pl.Series) -> pl.DataFrame:
    table = pl.DataFrame({"b": rows, "band": band}).filter(pl.col("band").is_not_null() & (pl.col("band") != 0))
    table = table.filter(pl.col("band").is_duplicated()).sort("band", "b")
    back = [
        table.select(pl.col("b").shift(d).alias("a"), "b", (pl.col("band").shift(d) == pl.col("band")).alias("same"))
        .filter(pl.col("same"))
        .select("a", "b")
        for d in range(1, _BACK + 1)
    ]
    return pl.concat(back)


def plain_words(texts: pl.Series) -> pl.Series:
    """The folded words of each text as a list, without links, handles, hashtags and opening formulas."""
    bare = texts.fill_null("").str.replace_all(_NOISE, " ")
    column = FoldedColumn.of(bare)
    folded = pl.Series(column.text.split("\x00")[: len(column)], dtype=pl.String)
    return folded.str.replace_all(_FORMULAS, " ").str.extract_all(_WORD)


def shingles(words: pl.Series) -> pl.Series:
    """The set of hashed 3-shingles of each list of words, as a sorted list."""
    table = pl.DataFrame({"row": np.arange(len(words), dtype=np.uint32), "word": words})
    flat = table.explode("word", empty_as_null=False).with_columns(pl.col("word").hash(7))
    row, h = flat["row"].to_numpy(), flat["word"].to_numpy()
    with np.errstate(over="ignore"):
        run: Hashes = (
            h[:-2] * np.uint64(3) ^ h[1:-1] * np.uint64(0x9E3779B97F4A7C15) ^ h[2:] * np.uint64(0x94D049BB133111EB)
        )
    whole = row[:-2] == row[2:]
    kept = pl.DataFrame({"row": row[:-2][whole], "hash": run[whole]})
    gathered = kept.group_by("row").agg(pl.col("hash").unique().sort())
    return table.select("row").join(gathered, on="row", how="left", maintain_order="left")["hash"]


def verified(pairs: pl.DataFrame, texts: pl.Series) -> pl.DataFrame:
    """The pairs from :data:`LEAST` on, with their ``jaccard`` and whether they are near-copies (``held``).

    ``a`` and ``b`` index ``texts``.
    """
    if pairs.is_empty():
        return pairs.with_columns(pl.lit(1.0).alias("jaccard"), pl.lit(value=True).alias("held"))
    used = np.unique(np.concatenate([pairs["a"].to_numpy(), pairs["b"].to_numpy()]))
    sets = pl.DataFrame({"row": used, "set": shingles(plain_words(texts.gather(used)))})
    sets = sets.with_columns(pl.col("set").list.len().fill_null(0).alias("size"))
    return pl.concat([_compared(pairs.slice(at, _CHUNK), sets) for at in range(0, len(pairs), _CHUNK)])


def _compared(pairs: pl.DataFrame, sets: pl.DataFrame) -> pl.DataFrame:
    both = pairs.join(sets, left_on="a", right_on="row", maintain_order="left")
    both = both.join(sets, left_on="b", right_on="row", suffix="_b", maintain_order="left")
    common = pl.col("set").list.set_intersection("set_b").list.len().cast(pl.Float64)
    smaller, sizes = pl.min_horizontal("size", "size_b"), pl.col("size") + pl.col("size_b")
    measured = both.filter(smaller >= FEWEST_SHINGLES).with_columns(common.alias("common"))
    measured = measured.with_columns(
        (pl.col("common") / (sizes - pl.col("common"))).alias("jaccard"),
        (pl.col("common") / smaller).alias("contained"),
    )
    held = (pl.col("jaccard") >= JACCARD) | ((pl.col("contained") >= CONTAINED) & (smaller >= 2 * FEWEST_SHINGLES))
    kept = measured.filter(pl.col("jaccard") >= LEAST)
    return kept.select("a", "b", "jaccard", held.alias("held"))


def near_copies(frame: pl.DataFrame) -> pl.DataFrame:
    """Verified pairs ``a, b, jaccard`` of rows of ``frame`` (in order of time; needs ``text`` and ``bands``)."""
    return verified(candidates(frame["bands"]), frame["text"]).filter("held").drop("held")


def joined(pairs: pl.DataFrame) -> Iterator[list[int]]:
    """Connected groups of rows, each ascending, in order of their first row."""
    ends = np.concatenate([pairs["a"].to_numpy(), pairs["b"].to_numpy()]).astype(np.int64)
    rows, place = np.unique(ends, return_inverse=True)
    graph: rx.PyGraph[None, None] = rx.PyGraph()
    graph.add_nodes_from([None] * len(rows))
    half = len(place) // 2
    graph.add_edges_from_no_data(list(zip(place[:half].tolist(), place[half:].tolist(), strict=True)))
    groups = [sorted(rows[sorted(group)].tolist()) for group in rx.connected_components(graph)]
    yield from sorted(groups)
