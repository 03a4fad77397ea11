"""The full-text index: derived, replaced last, and checked against the evidence it was made from.

A document is a post, not a revision: it holds the words of every wording, so that what was edited away is still found.
``folded`` holds the words with letters unified, with their positions; ``written`` and ``unwritten`` what mode *exact*
needs beside them (:mod:`.written`). ``tags`` carry what a post can be filtered by: ``actor:ID``, ``place:ID``,
``weapon:ID``, ``kind:claim``, ``lang:ar``, ``has:media``, ``has:photo``, ``is:edited``, ``is:absent``. ``batch`` and
``row`` are the place of the current wording; what a page of hits shows lies in :mod:`.shown` under that place.

A folder holds the index of one version; another version is made beside it and takes its place when it is whole, so that
who reads meanwhile is not disturbed. A batch is added by deleting what an interrupted run may have left of it first.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import orjson
import polars as pl
import tantivy

from marsad.archive.files import write_bytes
from marsad.archive.finding.shown import ShownRows
from marsad.archive.finding.vocabulary import Vocabulary
from marsad.archive.finding.written import differing
from marsad.archive.reader import absent
from marsad.archive.readings import Readings
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.text.columns import FoldedColumn

VERSION = 4
_HEAP = 96_000_000
_SLICE = 5_000
_LONGEST = 120  # bytes of a word; what is longer is an address or a code that nobody types
_POST_COLUMNS = ["urn", "source", "kind", "published", "edited", "text", "poll", "media", "revision", "forward_name"]


def schema() -> tantivy.Schema:
    """Fields of the index; nothing is stored in it."""
    build = tantivy.SchemaBuilder()
    build.add_text_field("folded", tokenizer_name="plain", index_option="position")
    build.add_text_field("written", tokenizer_name="parted", index_option="basic")
    build.add_text_field("unwritten", tokenizer_name="parted", index_option="basic")
    build.add_text_field("urn", tokenizer_name="raw", index_option="basic")
    for name in ("tags", "source"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    build.add_unsigned_field("batch", indexed=True, fast=True)
    build.add_unsigned_field("row", fast=True)
    build.add_integer_field("published", fast=True)
    return build.build()


def tantivy_index(folder: Path) -> tantivy.Index:
    """The tantivy index in ``folder`` with our tokenizers; made where there is none."""
    index = tokenizers(tantivy.Index(schema(), path=str(folder)))
    index.config_reader("manual")
    return index


def tokenizers(index: tantivy.Index) -> tantivy.Index:
    """The index, with the tokenizers that its schema names."""
    long = tantivy.Filter.remove_long(_LONGEST)
    for name, parts in (("plain", tantivy.Tokenizer.simple()), ("parted", tantivy.Tokenizer.whitespace())):
        index.register_tokenizer(name, tantivy.TextAnalyzerBuilder(parts).filter(long).build())
    return index


class Index:
    """The index in ``derived/index``; ``state.json`` names the batches and versions it holds."""

    def __init__(self, archive: Archive, readings: Readings) -> None:
        self.archive, self.readings = archive, readings
        self.folder = archive.derived / "index" / f"{VERSION}-{readings.version}"
        self.shown = ShownRows(self.folder / "shown")
        self._opened: tuple[bytes, tantivy.Index] | None = None
        self._links: tempfile.TemporaryDirectory[str] | None = None
        self._vocabulary: tuple[bytes, Vocabulary] | None = None
        self._recent: tuple[bytes, int] | None = None
        self._lock = Lock()

    @property
    def _state(self) -> Path:
        return self.folder / "state.json"

    def state(self) -> bytes:
        """What ``state.json`` says, as bytes: another answer is another index. Empty where there is none."""
        return self._state.read_bytes() if self._state.exists() else b""

    def held(self) -> set[int]:
        """Batches the index holds; none when it was made by other versions."""
        state = self.state()
        return set(orjson.loads(state)["batches"]) if state else set()

    def behind(self) -> list[int]:
        """Batches with posts or observations that the index does not hold yet."""
        held = self.held()
        return [b.seq for b in self.archive.log().batches if (b.posts or b.observations) and b.seq not in held]

    def opened(self) -> tantivy.Index:
        """The index as ``state.json`` stands, for reading; kept open from one search to the next."""
        with self._lock:
            state = self.state()
            if self._opened is None or not state or self._opened[0] != state:
                self._opened = (state, self._reopened())
                self.shown.forget()
            return self._opened[1]

    def vocabulary(self) -> Vocabulary:
        """The words of the index by sound, made once for a state of it."""
        opened, state = self.opened(), self.state()
        with self._lock:
            if self._vocabulary is None or self._vocabulary[0] != state:
                self._vocabulary = (state, Vocabulary.of(opened.searcher()))
            return self._vocabulary[1]

    def recent(self) -> int:
        """Since when (in seconds) the last hundredth of posts was published; kept for a state of the index."""
        state = self.state()
        if self._recent is None or self._recent[0] != state:
            moments = self.archive.posts(["published"]).select(pl.col("published").dt.epoch("s").quantile(0.99))
            self._recent = (state, int(moments.collect().item() or 0))
        return self._recent[1]

    def _reopened(self) -> tantivy.Index:
        """The index for reading; an empty one in memory where there is none yet, for only a writer may make it."""
        if not (self.folder / "meta.json").exists():
            return tokenizers(tantivy.Index(schema()))
        try:
            return tantivy_index(self.folder)
        except (ValueError, OSError):  # tantivy takes a lock file even to read
            return self._linked()

    def _linked(self) -> tantivy.Index:
        """The index of a workspace that cannot be written, through a temporary folder that links to its files."""
        if self._links is not None:
            self._links.cleanup()
        self._links = tempfile.TemporaryDirectory(prefix="marsad-index-")
        folder = Path(self._links.name)
        for name in ("meta.json", ".managed.json"):
            shutil.copyfile(self.folder / name, folder / name)
        for file in self.folder.iterdir():
            if file.is_file() and not file.name.startswith(".") and file.suffix != ".json":
                (folder / file.name).symlink_to(file.resolve())
        try:
            return tantivy_index(folder)
        except (ValueError, OSError) as error:
            raise CannotRun(
                f"{self.folder}: the search index cannot be opened ({error}); remove this folder where the workspace"
                " can be written and run `marsad annotate`"
            ) from error

    def add(self, batches: Iterable[int]) -> None:
        """Bring ``batches`` in (their readings must be there), then say so in ``state.json``."""
        held = self.held()
        wanted = sorted(set(batches) - held)
        if not wanted:
            return
        if not held:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            index, made = tantivy_index(self.folder), schema()
            writer = index.writer(heap_size=_HEAP, num_threads=1)
            writer.garbage_collect_files()  # those of a killed commit, whose names the next one would want
            for seq in wanted:
                writer.delete_documents_by_query(tantivy.Query.term_query(made, "batch", seq, "basic"))
                self._add_batch(writer, seq)
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # what tantivy raises when it cannot write
            raise CannotRun(
                f"{self.folder}: the search index cannot be written ({error}); the evidence is safe, make room and run"
                " `marsad annotate`"
            ) from error
        state = {"batches": sorted(held | set(wanted)), "head": str(self.archive.log().head)}
        write_bytes(self._state, orjson.dumps(state))

    def drop_others(self) -> None:
        """Remove indexes of other versions, once this one is complete."""
        for other in self.folder.parent.iterdir() if self.folder.parent.exists() else ():
            if other != self.folder:
                shutil.rmtree(other) if other.is_dir() else other.unlink()

    def _add_batch(self, writer: tantivy.IndexWriter, seq: int) -> None:
        rows = self.archive.posts(_POST_COLUMNS, [seq]).collect()
        read = self.readings.scan(["mentions", "statements", "language"], [seq]).collect()
        rows = rows.join(read, on=["batch", "row"], how="left", maintain_order="left")
        self.shown.write(seq, rows)
        seen = self.archive.observations([seq]).select("urn").collect()
        posts = rows.filter(pl.col("kind") == "post")
        touched = pl.concat([posts.filter(pl.col("revision") > 1).select("urn"), seen]).unique()
        if len(touched):
            posts = posts.join(touched, on="urn", how="anti", maintain_order="left")
        self._put(writer, posts.with_columns(pl.col("text").alias("wordings"), pl.lit(value=False).alias("absent")))
        for part in touched.iter_slices(_SLICE):
            for urn in part["urn"]:
                writer.delete_documents_by_term("urn", urn)
            self._put(writer, self._again(part, seq))

    def _again(self, touched: pl.DataFrame, seq: int) -> pl.DataFrame:
        """Posts that were edited, vanished or came back, one row each: the current wording with the words of all.

        Only what was captured up to batch ``seq`` counts, so that batches can be brought in one by one.
        """
        batches = [batch.seq for batch in self.archive.log().batches if batch.posts and batch.seq <= seq]
        sources = touched["urn"].str.replace("/[^/]*$", "").unique().to_list()
        every = (
            self.archive.posts(_POST_COLUMNS, batches)
            .filter(pl.col("source").is_in(sources), pl.col("kind") == "post")
            .join(touched.lazy(), on="urn", how="semi")
            .collect(engine="streaming")
            .sort("edited", "revision", nulls_last=False)  # the order of marsad.archive.reader.superseded
        )
        words = every.sort("revision", descending=True).group_by("urn", maintain_order=True)
        wordings = words.agg(pl.col("text").fill_null("").str.join("\n").alias("wordings"))
        gone = absent(self.archive, every.group_by("urn").agg(pl.col("batch").max()))
        now = every.unique("urn", keep="last").join(wordings, on="urn")
        places = now["batch"].unique().to_list()
        read = self.readings.scan(["mentions", "statements", "language"], places).collect()
        now = now.join(read, on=["batch", "row"], how="left", maintain_order="left")
        return now.with_columns(pl.col("urn").is_in(gone.implode()).alias("absent"))

    def _put(self, writer: tantivy.IndexWriter, posts: pl.DataFrame) -> None:
        for part in posts.iter_slices(_SLICE):
            for document in documents(part):
                writer.add_json(document)


def documents(posts: pl.DataFrame) -> pl.Series:
    """What tantivy is given for each post, as JSON; ``posts`` have their readings, ``wordings`` and ``absent``."""
    question = pl.col("poll").struct.field("question")
    words = posts.select(pl.concat_str([pl.col("wordings"), question], separator="\n", ignore_nulls=True)).to_series()
    folded = FoldedColumn.of(words)
    written, unwritten = differing(folded)
    return posts.select(
        pl.struct(
            pl.Series("folded", folded.text.split("\x00")[:-1], pl.String),
            written.alias("written"),
            unwritten.alias("unwritten"),
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
    named = mention.eval((element.field("kind") + ":" + element.field("id")).drop_nulls())  # pl.format: no empty lists
    maybe = mention.eval(several.explode().drop_nulls())
    kinds = statement.eval(pl.lit("kind:") + element.field("kind"))
    media = pl.col("media").list.eval(pl.lit("has:") + element.field("kind"))
    edited = pl.when(pl.col("edited").is_not_null() | (pl.col("revision") > 1)).then(pl.lit(["is:edited"]))
    some = pl.when(pl.col("media").list.len() > 0).then(pl.lit(["has:media"]))
    gone = pl.when("absent").then(pl.lit(["is:absent"]))
    none = pl.lit([], pl.List(pl.String))
    language = pl.concat_list(pl.lit("lang:") + pl.col("language").fill_null("und"))
    parts = [part.fill_null(none) for part in (named, maybe, kinds, media, some, edited, gone)]
    return pl.concat_list([*parts, language])
