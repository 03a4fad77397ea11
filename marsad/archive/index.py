"""The full-text index: derived, replaced last, and checked against the evidence it was made from.

A document is a post, not a revision: it holds the words of every wording, so that what was edited away is still found.
``exact`` holds the words as written (lower case), ``folded`` the letters unified. ``tags`` carry what a post can be
filtered by: ``actor:ID``, ``place:ID``, ``weapon:ID``, ``kind:claim``, ``lang:ar``, ``has:photo``, ``is:edited``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import orjson
import polars as pl
import tantivy

from marsad.archive.files import write_bytes
from marsad.archive.reader import superseded
from marsad.archive.readings import Readings
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.text.columns import FoldedColumn

VERSION = 1
_HEAP = 96_000_000
_SLICE = 10_000
_POST_COLUMNS = ["urn", "source", "kind", "published", "edited", "text", "poll", "media", "revision", "forward_name"]


def schema() -> tantivy.Schema:
    """Fields of the index."""
    build = tantivy.SchemaBuilder()
    for name in ("exact", "folded"):
        build.add_text_field(name, stored=False, tokenizer_name="default", index_option="position")
    for name in ("urn", "tags"):
        build.add_text_field(name, stored=False, tokenizer_name="raw", index_option="basic")
    build.add_text_field("source", stored=False, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("batch", "row"):
        build.add_unsigned_field(name, stored=True, indexed=False, fast=True)
    build.add_integer_field("published", stored=False, indexed=True, fast=True)
    return build.build()


class Index:
    """The index in ``derived/index``; ``state.json`` names the batches and versions it holds."""

    def __init__(self, archive: Archive, readings: Readings) -> None:
        self.archive, self.readings = archive, readings
        self.folder = archive.derived / "index"

    @property
    def _state(self) -> Path:
        return self.folder / "state.json"

    def held(self) -> set[int]:
        """Batches the index holds; none when it was made by other versions."""
        if not self._state.exists():
            return set()
        state = orjson.loads(self._state.read_bytes())
        same = state["version"] == VERSION and state["readings"] == self.readings.version
        return set(state["batches"]) if same else set()

    def behind(self) -> list[int]:
        """Batches with posts that the index does not hold yet."""
        held = self.held()
        return [b.seq for b in self.archive.log().batches if b.posts is not None and b.seq not in held]

    def open(self) -> tantivy.Index:
        """The index for reading; an empty one is made where there is none."""
        if not self.held():
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        return tantivy.Index(schema(), path=str(self.folder))

    def add(self, batches: Iterable[int]) -> None:
        """Bring ``batches`` in (their readings must be there), then say so in ``state.json``."""
        wanted = sorted(set(batches) - self.held())
        if not wanted:
            return
        held = self.held()
        try:
            writer = self.open().writer(heap_size=_HEAP, num_threads=1)
            for seq in wanted:
                self._add_batch(writer, seq)
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # what tantivy raises when it cannot write
            raise CannotRun(
                f"{self.folder}: the search index cannot be written ({error}); the evidence is safe, make room and run"
                " `marsad annotate`"
            ) from error
        state = {"version": VERSION, "readings": self.readings.version, "batches": sorted(held | set(wanted))}
        write_bytes(self._state, orjson.dumps({**state, "head": str(self.archive.log().head)}))

    def _add_batch(self, writer: tantivy.IndexWriter, seq: int) -> None:
        posts = self.archive.posts(_POST_COLUMNS, [seq]).filter(pl.col("kind") == "post").collect()
        revised = posts.filter(pl.col("revision") > 1)
        if len(revised):
            posts = posts.join(revised.select("urn"), on="urn", how="anti")
            for urn in revised["urn"].unique():
                writer.delete_documents_by_term("urn", urn)
            posts = pl.concat([posts, self._wordings(revised)], how="vertical")
        for part in posts.iter_slices(_SLICE):
            for document in self._documents(part):
                writer.add_json(document)

    def _wordings(self, revised: pl.DataFrame) -> pl.DataFrame:
        """Posts with several wordings, one row each: the current one's place, the words of all."""
        every = (
            self.archive.posts(_POST_COLUMNS)
            .join(revised.select("urn").unique().lazy(), on="urn", how="semi")
            .collect()
        )
        now = every.join(superseded(self.archive), on=["urn", "revision"], how="anti")
        words = every.sort("revision").group_by("urn").agg(pl.col("text").str.join("\n"))
        return now.drop("text").join(words, on="urn").select(revised.columns)

    def _documents(self, posts: pl.DataFrame) -> pl.Series:
        read = self.readings.scan(["mentions", "statements", "language"], posts["batch"].unique().to_list()).collect()
        posts = posts.join(read, on=["batch", "row"], how="left", maintain_order="left")
        question = pl.col("poll").struct.field("question")
        posts = posts.with_columns(
            pl.concat_str([pl.col("text"), question], separator="\n", ignore_nulls=True).alias("exact")
        )
        folded = FoldedColumn.of(posts["exact"])
        return posts.select(
            pl.struct(
                pl.col("exact").str.to_lowercase(),
                pl.Series("folded", folded.text.split("\x00")[:-1], pl.String),
                "urn",
                "source",
                pl.col("published").dt.epoch("s"),
                "batch",
                "row",
                _tags().alias("tags"),
            ).struct.json_encode()
        ).to_series()


def _tags() -> pl.Expr:
    mention, statement = pl.col("mentions").list, pl.col("statements").list
    element = pl.element().struct
    several = element.field("candidates").list.eval(pl.lit("about:") + pl.element())
    named = mention.eval(pl.format("{}:{}", element.field("kind"), element.field("id")).drop_nulls())
    maybe = mention.eval(several.explode().drop_nulls())
    kinds = statement.eval(pl.lit("kind:") + element.field("kind"))
    media = pl.col("media").list.eval(pl.lit("has:") + element.field("kind"))
    edited = pl.when(pl.col("edited").is_not_null() | (pl.col("revision") > 1)).then(pl.lit(["is:edited"]))
    none = pl.lit([], pl.List(pl.String))
    language = pl.concat_list(pl.lit("lang:") + pl.col("language").fill_null("und"))
    parts = [part.fill_null(none) for part in (named, maybe, kinds, media, edited)]
    return pl.concat_list([*parts, language])
