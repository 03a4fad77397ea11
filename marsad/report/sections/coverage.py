"""What was read: the channels with their grades; and what was not."""

from __future__ import annotations

import re
from datetime import datetime

import polars as pl

from marsad.records.harvest import Failed, Skipped
from marsad.records.report import Block, Caveat, Cell, Paragraph, Section, Sentence, Table
from marsad.records.source import Source
from marsad.report.display import counted, ended, isolate, stamp
from marsad.report.shelf import Shelf

ITEMS = 12


def channels(shelf: Shelf) -> Section:
    """Every source of the material, also those that were silent in the period."""
    ground = shelf.count("posts of the period, by channel")
    tally = shelf.material.posts.group_by("source").agg(
        pl.len().alias("posts"), pl.col("published").min().alias("first"), pl.col("published").max().alias("last")
    )
    counts = {row["source"]: row for row in tally.iter_rows(named=True)}
    known = {source.urn: source for source in shelf.material.sources}
    ordered = sorted({*known, *counts}, key=lambda urn: (-(counts[urn]["posts"] if urn in counts else 0), urn))
    rows = tuple(_channel(shelf, shelf.source(urn), counts.get(urn, {})) for urn in ordered)
    caption = Sentence("Sources, with kind and Admiralty grade (A to F; F cannot be judged). Times in UTC.", ground)
    head = ("Channel", "Handle", "Kind", "Grade", "Posts", "First", "Last")
    return Section("Channels covered", (Table(caption, head, rows),))


def _channel(shelf: Shelf, source: Source, tally: dict[str, int | datetime]) -> tuple[Cell, ...]:
    ground = shelf.count("posts of the period, by channel")
    first, last = tally.get("first"), tally.get("last")
    return (
        Cell(shelf.channel(source.urn), ground),
        Cell(shelf.account(source.urn), ground),
        Cell(str(source.kind)),
        Cell(str(source.reliability)),
        Cell(f"{tally.get('posts', 0):,}", ground),
        Cell(stamp(first) if isinstance(first, datetime) else "none", ground),
        Cell(stamp(last) if isinstance(last, datetime) else "none", ground),
    )


def limits(shelf: Shelf) -> Section:
    """What was not covered or cannot be done; nothing here stands on a post."""
    material = shelf.material
    blocks: list[Block] = [_limit(shelf, text) for text in material.uncovered]
    blocks.insert(
        0, Caveat("What is recognised is recognised by fixed rules; what they do not know, this brief does not see.")
    )
    blocks.sort(key=lambda block: not isinstance(block, Caveat))
    for what, items in (("could not be read", material.failed), ("was left out on purpose", material.skipped)):
        if items:
            blocks.append(_items(shelf, what, items))
    return Section("What was not covered", tuple(blocks))


def _limit(shelf: Shelf, text: str) -> Block:
    """A caveat, or where it holds a figure or a quotation, a sentence on the record of the run."""
    plain = ended(shelf.outside(text))
    if re.search(r"\d|[\u201c\u201d\u00ab\u00bb]", plain):
        return Paragraph((Sentence(plain, shelf.count("the record of imports and settings")),))
    return Caveat(plain)


def _items(shelf: Shelf, what: str, items: tuple[Failed, ...] | tuple[Skipped, ...]) -> Table:
    ground = shelf.count("the record of imports and settings")
    more = f"; {ITEMS} are shown" if len(items) > ITEMS else ""
    caption = Sentence(f"What {what}: {counted(len(items), 'item')}{more}.", ground)
    rows = tuple(
        (
            Cell(isolate(shelf.outside(i.file)), ground),
            Cell(isolate(shelf.outside(i.item)) if i.item else "the whole", ground),
            Cell(isolate(shelf.outside(i.why)), ground),
        )
        for i in items[:ITEMS]
    )
    return Table(caption, ("File", "Item", "Why"), rows)
