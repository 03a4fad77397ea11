"""What became of posts after they were published: other wordings, and posts that were absent when looked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl

from marsad.records.report import Block, Cell, Citation, Paragraph, Section, Sentence, Table
from marsad.report.display import clip, isolate, opening, stamp
from marsad.report.shelf import Shelf

ROWS = 12
AROUND = 60
"""Characters shown of each wording, from shortly before the place where the two part."""


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """One section; where there is nothing to show, one sentence with its ground."""
    edits, absences = _pairs(shelf), shelf.material.absences
    blocks: list[Block] = []
    if edits:
        blocks.append(_edits(shelf, edits))
    if absences.height:
        blocks += _absences(shelf, absences)
    if not blocks:
        text = "No post of the period was seen with another wording, and none was found absent from a later export."
        blocks = [Paragraph((Sentence(text, shelf.count("revisions and absences of the period")),))]
    return (Section("Edits and absences", tuple(blocks)),)


def _pairs(shelf: Shelf) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each post's last two wordings that differ, earlier and later, the latest edits first."""
    edits = shelf.material.edits
    if not edits.height:
        return []
    pairs = []
    shelf.fetch(edits["urn"].unique(maintain_order=True))
    for rows in edits.sort("urn", "revision").partition_by("urn"):
        wordings = {row["revision"]: row for row in rows.iter_rows(named=True)}
        post = shelf.post(rows["urn"][0])
        if post is not None:
            wordings[post.revision] = {
                "urn": post.urn,
                "revision": post.revision,
                "text": post.text,
                "edited": _edited(shelf, post.urn),
            }
        ordered = sorted(wordings.values(), key=lambda row: row["revision"])
        if len(ordered) > 1 and ordered[-2]["text"] != ordered[-1]["text"]:
            pairs.append((ordered[-2], ordered[-1]))
    return sorted(pairs, key=lambda pair: str(pair[1]["edited"]), reverse=True)


def _edited(shelf: Shelf, urn: str) -> datetime | None:
    found: datetime | None = shelf.material.posts.filter(pl.col("urn") == urn)["edited"][0]
    return found


def _edits(shelf: Shelf, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> Table:
    ground = shelf.count("revisions of posts of the period")
    more = f"; {ROWS} are shown" if len(pairs) > ROWS else ""
    caption = Sentence(f"Posts with another wording: {len(pairs):,}{more}. Times in UTC.", ground)
    rows = tuple(_edit(shelf, before, after) for before, after in pairs[:ROWS])
    return Table(caption, ("Channel", "Edited", "Wording before", "Wording after"), rows)


def _edit(shelf: Shelf, before: dict[str, Any], after: dict[str, Any]) -> tuple[Cell, ...]:
    old, new = (shelf.material.mask(row["text"] or "") for row in (before, after))
    apart = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    at = old.rfind(" ", 0, max(0, apart - 15)) + 1
    grounds = [(Citation(row["urn"], row["revision"]),) for row in (before, after)]
    edited = stamp(after["edited"]) if after["edited"] else "time not shown"
    return (
        Cell(shelf.channel_of(after["urn"]), grounds[1]),
        Cell(edited, grounds[1]),
        Cell(_piece(old, at), grounds[0]),
        Cell(_piece(new, at), grounds[1]),
    )


def _piece(text: str, at: int) -> str:
    words = clip(text[at:], AROUND)
    return isolate(("\u2026" if at else "") + words) if words else "no words"


def _absences(shelf: Shelf, absences: pl.DataFrame) -> list[Block]:
    ground = shelf.count("absences recorded for the period")
    posts = absences["urn"].n_unique()
    was, its = ("was", "its") if posts == 1 else ("were", "their")
    text = f"{opening(posts, 'post')} seen earlier {was} absent from a later export that covers {its} place."
    why = "An absence says nothing of who took a post away, or why."
    more = f"; {ROWS} are shown" if absences.height > ROWS else ""
    caption = Sentence(f"Absences, times in UTC{more}.", ground)
    latest = absences.sort("at", "urn", descending=[True, False]).head(ROWS)
    rows = tuple(_absence(shelf, row) for row in latest.iter_rows(named=True))
    head = ("Channel", "Post", "First words", "What was observed")
    return [Paragraph((Sentence(text, ground), Sentence(why, ground))), Table(caption, head, rows)]


def _absence(shelf: Shelf, row: dict[str, Any]) -> tuple[Cell, ...]:
    ground = (*shelf.cite([row["urn"]]), *shelf.count("absences recorded for the period"))
    post = shelf.post(row["urn"])
    words = clip(shelf.material.mask(post.text), AROUND) if post else ""
    return (
        Cell(shelf.channel(row["source"]), ground[-1:]),
        Cell(str(row["number"]) if row["number"] is not None else row["urn"], ground),
        Cell(isolate(words) if words else "not in this period", ground[-1:]),
        Cell(f"absent from an export imported at {stamp(row['at'])}", ground[-1:]),
    )
