"""Who denied what: stands beside the claims, because a claim that was denied is not the same reading."""

from __future__ import annotations

from typing import Any

import polars as pl

from marsad.records.report import Block, Cell, Paragraph, Section, Sentence, Table
from marsad.records.statement import StatementKind
from marsad.report.display import stamp
from marsad.report.shelf import Posting, Shelf
from marsad.report.statements import words

ROWS = 20
_LONGEST = 160


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """The denials of the period, each with its own words; nothing where there is none."""
    kinds = pl.col("statements").list.eval(pl.element().struct.field("kind"))
    held = shelf.material.posts.filter(kinds.list.contains(StatementKind.DENIAL.value)).sort("published")
    posts = shelf.fetch(held["urn"].to_list())
    if not posts:
        return ()
    ground = shelf.count("posts of the period with a denial")
    text = "A denial stands beside the claims; which of them it answers, and whether it is true, a person judges."
    cut = f"; {ROWS} of {len(posts):,} are shown" if len(posts) > ROWS else ""
    caption = Sentence(f"Denials of the period, times in UTC{cut}.", ground)
    rows = tuple(_row(shelf, post) for post in posts[:ROWS])
    table = Table(caption, ("Published", "Channel", "Denied by", "Words"), rows)
    blocks: tuple[Block, ...] = (Paragraph((Sentence(text, ground),)), table)
    return (Section("Denials", blocks),)


def _row(shelf: Shelf, post: Posting) -> tuple[Cell, ...]:
    stated = next(s for s in post.statements if s["kind"] == StatementKind.DENIAL)
    ground = shelf.cite([post.urn])
    return (
        Cell(stamp(post.published), ground),
        Cell(shelf.channel(post.source)),
        Cell(_who(shelf, stated), ground),
        Cell(words(shelf, post, stated, _LONGEST), shelf.cite([post.urn], (stated["start"], stated["end"]))),
    )


def _who(shelf: Shelf, stated: dict[str, Any]) -> str:
    actor = (stated["actor"] or {}).get("id")
    return shelf.named(actor) if actor else "not recognised"
