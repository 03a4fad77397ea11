"""Which posts of an incoming batch are new, and which are another revision of a known post.

A revision is another text, poll or set of media kinds (the ``fingerprint``), or other entities (the ``form``), or a
later edit time together with either; views, reactions and an edit mark alone are not. Entities are compared only
between captures of one method, because an HTML export shows fewer of them than a JSON export of the same channel.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

KNOWN: dict[str, pl.DataType] = {
    "urn": pl.String(),
    "number": pl.Int64(),
    "fingerprint": pl.Binary(),
    "form": pl.Binary(),
    "method": pl.String(),
    "edited": pl.Datetime("ms", "UTC"),
    "revision": pl.Int32(),
}


@dataclass(frozen=True, slots=True)
class Sorted:
    """``fresh`` and ``revised`` carry their ``revision`` number; ``same`` counts what is known already."""

    fresh: pl.DataFrame
    revised: pl.DataFrame
    same: int


def sort_out(batch: pl.DataFrame, known: pl.DataFrame, method: str) -> Sorted:
    """Compare ``batch`` (as CAPTURED) with ``known`` (as :data:`KNOWN`, every revision of its posts)."""
    batch = batch.unique("urn", keep="first", maintain_order=True)
    near = known.join(batch.select("urn"), on="urn", how="semi")
    last = near.group_by("urn").agg(pl.col("revision").max())
    joined = batch.join(last, on="urn", how="left", maintain_order="left")
    fresh = joined.filter(pl.col("revision").is_null()).with_columns(pl.lit(1, pl.Int32).alias("revision"))
    met = joined.filter(pl.col("revision").is_not_null())
    revised = met.join(_seen_before(met, near, method), on="urn", how="anti").with_columns(pl.col("revision") + 1)
    return Sorted(fresh, revised, len(met) - len(revised))


def _seen_before(met: pl.DataFrame, near: pl.DataFrame, method: str) -> pl.DataFrame:
    """Posts of ``met`` that bring no other wording.

    An older export may bring an older wording, which is known; a wording that came *back* with a later edit is news.
    """
    pairs = met.select("urn", "fingerprint", "form", "edited").join(near, on="urn", suffix="_known")
    alike = (pl.col("fingerprint") == pl.col("fingerprint_known")) & (
        (pl.col("form") == pl.col("form_known")) | (pl.col("method") != method)
    )
    newest = pl.col("revision") == pl.col("revision").max().over("urn")
    later = (pl.col("edited") > pl.col("edited_known").max().over("urn")).fill_null(value=False)
    return pairs.filter(alike & (newest | ~later)).select("urn").unique()
