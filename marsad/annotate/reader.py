"""Reading a batch of posts: one pass, columns in, columns out."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pyarrow as pa

from marsad.annotate import mentions as finding
from marsad.annotate import statements as saying
from marsad.annotate.automaton import longest, word_characters
from marsad.annotate.cues import cue_table
from marsad.annotate.patterns import FORCES, compile_patterns
from marsad.annotate.reading_aid import Gloss, dated_glosses, in_order
from marsad.annotate.signature import BANDS, bands
from marsad.annotate.verses import Quoting
from marsad.lexicon import Lexicon, Section
from marsad.lexicon.scripture import Scripture
from marsad.records.readings import READINGS
from marsad.records.source import SourceKind
from marsad.records.statement import SLOTS
from marsad.text.columns import FoldedColumn
from marsad.text.language import guesses
from marsad.text.scripts import script_of

VERSION = "11"
_OWN_VOICE = (SourceKind.OFFICIAL, SourceKind.FACADE)


class Annotator:
    """Reads posts with one lexicon, and the verse text where one is installed; built once, used for every batch."""

    def __init__(self, lexicon: Lexicon, scripture: Scripture | None = None) -> None:
        self._quoting = Quoting.of(lexicon, scripture)
        self.version = f"{VERSION}-{lexicon.digest}{self._quoting.version}"
        self._patterns = compile_patterns(lexicon)
        self._forces = [e.id for e in lexicon.of(Section.ACTORS) if e.kind in FORCES]
        profiles = {f"telegram:{p.handle}": p for p in lexicon.profiles}
        self._voices = saying.Voices(
            own={urn: p.actor for urn, p in profiles.items() if p.actor and p.kind in _OWN_VOICE},
            reporters=frozenset(urn for urn, p in profiles.items() if p.kind == SourceKind.NEWS),
        )

    def glosses(self, text: str, published: datetime) -> list[Gloss]:
        """What is recognised in one text, in English and in order, for the reading aid: names, terms, the words of
        claims, threats and denials, and dates as of ``published``.
        """
        column = FoldedColumn.of(pl.Series([text]))
        hits = self._patterns.automaton.find(column)
        found = longest(hits.where(self._patterns.told[hits.pattern]))
        start, end = column.spans(found.row, found.start, found.end)
        words = [
            Gloss(a, b, text[a:b], self._patterns.english[p])
            for p, a, b in zip(found.pattern.tolist(), start.tolist(), end.tolist(), strict=True)
        ]
        return in_order(words, dated_glosses(text, published))

    def annotate(self, posts: pl.DataFrame) -> pa.Table:
        """Readings of ``posts`` (needs urn, revision, source, published, text, forward_name), row for row."""
        texts = posts["text"].fill_null("")
        column = FoldedColumn.of(texts)
        hits = self._patterns.automaton.find(column)
        known = finding.named(column, hits, self._patterns)
        unknown = finding.unknown_groups(column, hits, self._patterns, known)
        dates = finding.dated(column, hits, self._patterns, posts["published"])
        mentions = pl.concat([known, unknown, dates]).sort("from")
        cues = cue_table(column, hits, self._patterns)
        said = saying.statements(column, cues, mentions, posts, self._voices, self._forces)
        spoken = guesses(texts)
        items = _with(_mention_structs(column, mentions), self._quoting.items(column))
        table = posts.select("urn", "revision").with_columns(
            spoken["code"].alias("language"),
            spoken["variety"],
            spoken["parts"].alias("languages"),
            script_of(texts).alias("script"),
            _listed(items, len(posts)).alias("mentions"),
            _listed(_statement_structs(column, said), len(posts)).alias("statements"),
        )
        signature = bands(column, word_characters())
        lists = pl.Series("bands", signature, dtype=pl.Array(pl.UInt32, BANDS)).arr.to_list()
        arrow = table.with_columns(lists).to_arrow()
        return arrow.select(READINGS.names).cast(READINGS)


def _spans(column: FoldedColumn, frame: pl.DataFrame, row: str, start: pl.Series, end: pl.Series) -> list[pl.Series]:
    rows = frame[row].to_numpy()
    first, last = column.spans(rows, start.to_numpy(), end.to_numpy())
    return [pl.Series("start", first, pl.Int32), pl.Series("end", last, pl.Int32)]


def _mention_structs(column: FoldedColumn, frame: pl.DataFrame) -> pl.DataFrame:
    start, end = _spans(column, frame, "row", frame["from"], frame["to"])
    return frame.select("row", pl.struct("kind", "id", "candidates", start, end, "value").alias("item"))


def _statement_structs(column: FoldedColumn, frame: pl.DataFrame) -> pl.DataFrame:
    if frame.is_empty():
        return pl.DataFrame(schema={"row": pl.Int64, "item": pl.Null})
    start, end = _spans(column, frame, "row", *_trimmed(column, frame["start"], frame["end"]))
    slots = [_slot_struct(column, frame, slot) for slot in SLOTS]
    return frame.select("row", pl.struct("kind", "speaker", start, end, "score", "method", *slots).alias("item"))


def _trimmed(column: FoldedColumn, start: pl.Series, end: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Sentence spans without the white space around them."""
    texts = [column.text[a:b] for a, b in zip(start.to_list(), end.to_list(), strict=True)]
    left = [len(text) - len(text.lstrip("\x00 \n\r")) for text in texts]
    right = [len(text) - len(text.rstrip("\x00 \n\r")) for text in texts]
    return start + pl.Series(left, dtype=pl.Int64), end - pl.Series(right, dtype=pl.Int64)


def _slot_struct(column: FoldedColumn, frame: pl.DataFrame, slot: str) -> pl.Series:
    items = frame[slot].struct.unnest()
    start, end = _spans(column, frame, "row", items["from"].fill_null(0), items["to"].fill_null(0))
    filled = items["from"].is_not_null().alias("filled")
    table = items.select("id").with_columns(start, end, filled)
    return table.select(pl.when("filled").then(pl.struct("id", "start", "end")).alias(slot)).to_series()


def _with(items: pl.DataFrame, quoted: pl.DataFrame) -> pl.DataFrame:
    """Mentions and quotations together, in the order of the text."""
    if quoted.is_empty():
        return items
    both = pl.concat([items, quoted.cast({"item": items.schema["item"]})])
    return both.sort("row", pl.col("item").struct.field("start"), maintain_order=True)


def _listed(items: pl.DataFrame, height: int) -> pl.Series:
    """Items gathered into one list for each of ``height`` rows, null where there are none."""
    gathered = items.group_by("row", maintain_order=True).agg("item")
    every = pl.DataFrame({"row": pl.Series(range(height), dtype=pl.Int64)})
    return every.join(gathered, on="row", how="left", maintain_order="left")["item"]
