"""What is not readable while ``archive.keep_deleted`` is false: the words of posts that were not there at the last
visit. That they were there, when, and their hashes stay and are shown; the evidence keeps its bytes, and a post that
comes back can be read again. Whatever shows or hands out words takes its columns through here.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import pyarrow as pa

from marsad.archive.store import Archive
from marsad.records.posts import ENTITY
from marsad.records.readings import MENTION, STATEMENT

WITHHELD = "not there at the last visit, and archive.keep_deleted is false: its words are not shown"
_NONE = pl.DataFrame({"urn": []}, {"urn": pl.String})
_LANGUAGE = "und"


def absent(archive: Archive, posts: pl.DataFrame) -> pl.Series:
    """URNs among ``posts`` (``urn`` and the last ``batch`` that holds it) that were not there when last looked for."""
    last = (
        archive.observations()
        .join(posts.lazy().rename({"batch": "captured"}), on="urn")
        .group_by("urn")
        .agg(pl.col("what", "batch", "captured").sort_by("batch", maintain_order=True).last())
    )
    gone = last.filter((pl.col("what") == "absent") & (pl.col("batch") >= pl.col("captured")))
    return gone.select("urn").collect()["urn"]


def withheld(archive: Archive) -> pl.DataFrame:
    """The posts (one column, ``urn``) whose words are withheld; kept until the evidence grows."""
    if archive.keep_deleted:
        return _NONE
    head = archive.log().head
    if archive.withheld_as_of is None or archive.withheld_as_of[0] != head:
        seen = archive.observations().filter(pl.col("what") == "absent").select("urn").unique()
        held = archive.posts(["urn"]).join(seen, on="urn", how="semi").group_by("urn").agg(pl.col("batch").max())
        gone = absent(archive, held.collect())
        archive.withheld_as_of = (head, pl.DataFrame({"urn": gone}, {"urn": pl.String}))
    return archive.withheld_as_of[1]


def is_withheld(archive: Archive, urn: str) -> bool:
    """Whether the words of one post are withheld."""
    return urn in withheld(archive)["urn"]


def shown_posts(
    archive: Archive, columns: Iterable[str] | None = None, batches: Iterable[int] | None = None
) -> pl.LazyFrame:
    """:meth:`Archive.posts` as it may be shown."""
    needed = None if columns is None else [*columns, "urn"]
    return shown(archive, archive.posts(needed, batches))


def shown(archive: Archive, frame: pl.LazyFrame) -> pl.LazyFrame:
    """``frame`` (posts or readings, with ``urn``) without the words of what is withheld, in the same order."""
    gone = withheld(archive)
    if gone.is_empty():
        return frame
    names = frame.collect_schema().names()
    mark = gone.lazy().with_columns(pl.lit(value=True).alias("_withheld"))
    held = frame.join(mark, on="urn", how="left", maintain_order="left")
    closed = pl.col("_withheld").fill_null(value=False)
    return held.with_columns(
        pl.when(closed).then(empty).otherwise(pl.col(name)).alias(name)
        for name, empty in _EMPTY.items()
        if name in names
    ).drop("_withheld")


def _list_of(struct: pa.StructType) -> pl.Expr:
    """No members, of the type that Polars has for ``struct``."""
    return pl.lit([], pl.List(pl.DataFrame(pa.table({"one": pa.array([], struct)})).schema["one"]))


_UNNAMED = pl.col("media").list.eval(
    pl.element().struct.with_fields(pl.lit(None, pl.String).alias("name"), pl.lit(None, pl.String).alias("path"))
)
_EMPTY: dict[str, pl.Expr] = {
    "text": pl.lit(""),
    "entities": _list_of(ENTITY),
    "media": _UNNAMED,
    "poll": pl.lit(None),
    "language": pl.lit(_LANGUAGE),
    "script": pl.lit(None, pl.String),
    "mentions": _list_of(MENTION),
    "statements": _list_of(STATEMENT),
    "bands": pl.lit([], pl.List(pl.UInt32)),
}
