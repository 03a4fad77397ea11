"""Statements of one kind from all posts, a row each, with what the joining of claims and threats needs to know."""

from __future__ import annotations

import polars as pl

from marsad.detect.copies import joined, near_copies
from marsad.detect.settling import Heads, settled, unknown_mentions
from marsad.lexicon import Lexicon
from marsad.records.statement import StatementKind
from marsad.text.folding import fold

_SLOTS = ("actor", "target", "place", "weapon", "date", "condition", "deadline")


def said(frame: pl.DataFrame, kind: StatementKind, lexicon: Lexicon) -> pl.DataFrame:
    """Statements of ``kind``, in order of time; ``frame`` is in order.

    Columns: ``urn, source, published, text, speaker, start, end, score``, each slot's id, start and end
    (``actor_id``, ``actor_start`` ...), ``name`` (an unknown actor as written), ``also`` (every actor named in the
    sentence) and ``copy`` (posts that are near-copies share a number).
    """
    stated = frame.filter(_holds(kind))
    flat = stated.with_row_index("row").select("row", "statements").explode("statements", empty_as_null=False)
    flat = flat.with_columns(pl.col("statements").struct.unnest())
    flat = flat.filter((pl.col("kind") == kind.value) & ~_announced())
    flat = flat.with_columns(*(_field(slot, field) for slot in _SLOTS for field in ("id", "start", "end")))
    flat = flat.drop("statements", "kind", *_SLOTS)
    posts = stated.with_row_index("row").select("row", "urn", "source", "published", "text")
    posts = posts.with_columns(_copy_numbers(stated))
    names = _names(stated, lexicon)
    table = posts.join(flat, on="row", maintain_order="left_right")
    table = table.join(
        names, left_on=["row", "actor_start"], right_on=["row", "start"], how="left", maintain_order="left"
    )
    return table.join(_also(stated, table), on=["row", "start"], how="left", maintain_order="left")


def _holds(kind: StatementKind) -> pl.Expr:
    of_kind = pl.element().struct.field("kind") == kind.value
    return (pl.col("statements").list.len() > 0) & pl.col("statements").list.eval(of_kind).list.any()


def _announced() -> pl.Expr:
    """A claim in the third person whose very sentence is a threat as well: the verb is in the future, nothing is
    claimed.
    """
    threatened = (pl.col("kind") == StatementKind.THREAT.value).any().over("row", "start")
    return (pl.col("kind") == StatementKind.CLAIM.value) & pl.col("method").str.ends_with("claim_third") & threatened


def _field(slot: str, field: str) -> pl.Expr:
    return pl.col(slot).struct.field(field).alias(f"{slot}_{field}")


def _copy_numbers(frame: pl.DataFrame) -> pl.Series:
    """One number for posts that are near-copies of each other, another for each that is not."""
    numbers = list(range(len(frame)))
    for group in joined(near_copies(frame)):
        for row in group:
            numbers[row] = group[0]
    return pl.Series("copy", numbers, dtype=pl.Int64)


def _names(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Unknown groups named in ``frame``: ``row, start, name`` as written, the same for all spellings of one folded
    name.
    """
    table = settled(unknown_mentions(frame), Heads.of(lexicon), lexicon)
    if table.is_empty():
        return pl.DataFrame(schema={"row": pl.UInt32, "start": pl.Int32, "name": pl.String})
    firsts = table.unique("name", keep="first", maintain_order=True)
    texts = frame["text"].gather(firsts["row"]).to_list()
    rows = zip(texts, firsts["start"].to_list(), firsts["end"].to_list(), firsts["words"].to_list(), strict=True)
    shown = firsts.select("name").with_columns(pl.Series("shown", [written(*row) for row in rows], dtype=pl.String))
    return table.join(shown, on="name", maintain_order="left").select("row", "start", pl.col("shown").alias("name"))


def written(text: str, start: int, end: int, words: int) -> str:
    """The first words of a span as the post writes them."""
    return text[start : name_end(text, start, end, words)]


def name_end(text: str, start: int, end: int, words: int) -> int:
    """Where the first ``words`` words of the span end, in code points of the original."""
    piece = fold(text[start:end])
    place = -1
    for _ in range(words):
        place = piece.text.find(" ", place + 1)
        if place < 0:
            return end
    return start + piece.span(0, place)[1]


def _also(frame: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """Every known actor and place named inside each statement's sentence, conditions left out."""
    spans = table.select("row", "start", "end", "condition_start", "condition_end")
    named = frame.with_row_index("row").select("row", "mentions").explode("mentions", empty_as_null=False)
    named = named.with_columns(
        pl.col("mentions").struct.field("kind"),
        pl.col("mentions").struct.field("id"),
        pl.col("mentions").struct.field("start").alias("at"),
    ).filter(pl.col("id").is_not_null())
    inside = spans.join(named, on="row").filter((pl.col("at") >= pl.col("start")) & (pl.col("at") < pl.col("end")))
    supposed = (pl.col("at") >= pl.col("condition_start")) & (pl.col("at") < pl.col("condition_end"))
    inside = inside.filter(~supposed.fill_null(value=False))
    return inside.group_by("row", "start").agg(
        pl.col("id").filter(pl.col("kind") == "actor").unique().sort().alias("actors"),
        pl.col("id").filter(pl.col("kind") == "place").unique().sort().alias("places"),
    )
