"""Who and what was named most: for a channel without claims or threats, the quickest way to see what it is about."""

from __future__ import annotations

import polars as pl

from marsad.records.mention import MentionKind
from marsad.records.report import Cell, Section, Sentence, Table
from marsad.report.display import isolate, stamp
from marsad.report.shelf import Shelf

ROWS = 15
KINDS = (MentionKind.ACTOR, MentionKind.PERSON, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.HASHTAG)


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """A table of the names in most posts; nothing where no name stands in two."""
    tally = _tally(shelf.material.posts)
    tally = tally.filter(pl.col("posts") > 1) if tally.height else tally
    if not tally.height:
        return ()
    ground = shelf.count("mentions recognised in the posts of the period, by name")
    caption = Sentence(
        f"Names that more than one post holds, {min(ROWS, tally.height)} of {tally.height:,}; first posts in UTC.",
        ground,
    )
    head = ("Name", "Kind", "Posts", "Channels", "First")
    rows = tuple(
        (
            Cell(shelf.named(row["name"]) if row["known"] else isolate(shelf.outside(row["name"])), ground),
            Cell(row["kind"]),
            Cell(f"{row['posts']:,}", ground),
            Cell(f"{row['channels']:,}", ground),
            Cell(stamp(row["first"]), shelf.cite([row["urn"]])),
        )
        for row in tally.head(ROWS).iter_rows(named=True)
    )
    return (Section("Named most often", (Table(caption, head, rows),)),)


def _tally(posts: pl.DataFrame) -> pl.DataFrame:
    """A row for each name: posts, channels, and the post that named it first."""
    spans = posts.select("urn", "source", "published", "text", pl.col("mentions").alias("m")).filter(
        pl.col("m").list.len() > 0
    )
    if not spans.height:
        return pl.DataFrame()
    mention = pl.col("m").struct
    found = spans.explode("m").select(
        "urn",
        "source",
        "published",
        mention.field("kind").alias("kind"),
        mention.field("id").is_not_null().alias("known"),
        pl.coalesce(mention.field("id"), _span()).alias("name"),
    )
    kept = found.filter(
        pl.col("kind").is_in([str(k) for k in KINDS]) & (pl.col("known") | (pl.col("kind") == str(MentionKind.HASHTAG)))
    )
    return (
        kept.sort("published", "urn")
        .group_by("name", "kind", "known")
        .agg(
            pl.col("urn").n_unique().alias("posts"),
            pl.col("source").n_unique().alias("channels"),
            pl.col("published").first().alias("first"),
            pl.col("urn").first(),
        )
        .sort("posts", "first", "name", descending=[True, False, False])
    )


def _span() -> pl.Expr:
    mention = pl.col("m").struct
    return (
        pl.col("text")
        .str.slice(mention.field("start"), mention.field("end") - mention.field("start"))
        .str.to_lowercase()
    )
