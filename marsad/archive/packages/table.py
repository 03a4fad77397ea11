"""The current wording of the selected posts as a table, batch by batch and in columns all the way.

In CSV, lists are joined by ``; `` and every cell of words that a spreadsheet would take for a formula (it begins with
``= + - @``, their full-width forms, a tab or a line break) is prefixed by an apostrophe, as OWASP's page on CSV
injection advises; numbers and times of ours stay as they are. Parquet and NDJSON keep lists and cells as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.archive.files import disk_errors
from marsad.archive.packages.masking import MASKED, UNMASKED, masked
from marsad.archive.packages.receipt import Package, Terms, check_output, hashed, part_of, release, remove
from marsad.archive.packages.selection import Selection, current_rows
from marsad.archive.readings import Readings
from marsad.archive.store import Archive
from marsad.archive.withheld import shown_posts
from marsad.records.errors import CannotRun
from marsad.records.posts import PostKind

FORMATS = (".csv", ".parquet", ".ndjson")
_POSTS = ["source", "published", "edited", "text", "forward_name", "forward_id", "media", "capture", "blob", "kind"]
_FORMULA = r"^[=+\-@＝＋－＠\t\r\n]"
_BOM = b"\xef\xbb\xbf"
_SPREADSHEET = "Cells of words that a spreadsheet would take for a formula are prefixed by an apostrophe."


def write_table(
    archive: Archive, readings: Readings, selection: Selection, output: Path, terms: Terms, *, excel: bool = False
) -> Package:
    """Write ``output`` (its ending says the format), notes beside it, and the receipt."""
    ending = output.suffix.lower()
    if ending not in FORMATS:
        raise CannotRun(f"{output}: a table is written as {', '.join(FORMATS)}; end the name in one of them")
    if excel and ending != ".csv":
        raise CannotRun(f"{output}: --excel marks CSV alone; end the name in .csv or leave it out")
    check_output(output)
    part = part_of(output)
    frames = _frames(archive, readings, selection, unmasked=terms.unmasked)
    notes = _notes(selection, terms, csv=ending == ".csv")
    try:
        with disk_errors(output.parent):
            _write(frames, part, ending, notes, excel=excel)
        package = Package("table", output, len(selection.urns), hashed(part), selection.words, terms.marking)
        release(archive, package, terms)
        output.with_name(output.name + ".notes.txt").write_text(notes, "utf-8")
    finally:
        remove(part)
    return package


def _frames(archive: Archive, readings: Readings, selection: Selection, *, unmasked: bool) -> Iterator[pl.DataFrame]:
    titles = {urn: source.title for urn, source in archive.log().sources.items()}
    absent = _absent(archive)
    rows = current_rows(archive, selection, _POSTS).select("urn", "revision", "batch", "row").collect()
    for seq in sorted(rows["batch"].unique()):
        mine = rows.filter(pl.col("batch") == seq)
        posts = shown_posts(archive, ["urn", "revision", *_POSTS], [seq]).join(mine.lazy(), on="row", how="semi")
        read = readings.shown(["language", "mentions", "statements"], [seq])
        frame = (
            posts.join(read, on=["batch", "row"], how="left", maintain_order="left")
            .join(absent, on="urn", how="left", maintain_order="left")
            .with_columns(pl.col("source").replace_strict(titles, default="", return_dtype=pl.String).alias("title"))
            .sort("published", "urn")
            .collect()
        )
        yield (frame if unmasked else masked(frame)).select(_columns())


def _columns() -> list[pl.Expr]:
    element = pl.element().struct
    return [
        pl.col("urn", "source", "title", "published", "edited", "revision"),
        pl.col("absent").fill_null(value=False),
        (pl.col("kind") == PostKind.REDACTED).alias("redacted"),
        pl.col("language", "text"),
        pl.col("forward_name").alias("forward"),
        pl.col("media").list.eval(element.field("kind")).fill_null([]).alias("media"),
        *(_mentioned(kind).alias(f"{kind}s") for kind in ("actor", "place", "weapon")),
        pl.col("statements").list.eval(element.field("kind")).list.unique(maintain_order=True).fill_null([]),
        pl.col("capture"),
        pl.col("blob").alias("raw_sha256"),
    ]


def _mentioned(kind: str) -> pl.Expr:
    element = pl.element().struct
    ids = pl.col("mentions").list.eval(pl.when(element.field("kind") == kind).then(element.field("id")))
    return ids.list.drop_nulls().list.unique(maintain_order=True).fill_null([])


def _absent(archive: Archive) -> pl.LazyFrame:
    last = archive.observations().sort("at", maintain_order=True).group_by("urn").agg(pl.col("what").last())
    return last.select("urn", (pl.col("what") == "absent").alias("absent"))


def neutralised(frame: pl.DataFrame) -> pl.DataFrame:
    """For spreadsheets: lists joined, and no cell of words that is taken for a formula."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    frame = frame.with_columns(pl.col(lists).list.join("; ", ignore_nulls=True))
    words = [name for name, kind in frame.schema.items() if kind == pl.String]
    formula = [pl.col(name).str.contains(_FORMULA) for name in words]
    return frame.with_columns(
        pl.when(taken).then(pl.concat_str(pl.lit("'"), pl.col(name))).otherwise(pl.col(name)).alias(name)
        for name, taken in zip(words, formula, strict=True)
    )


def _write(frames: Iterator[pl.DataFrame], path: Path, ending: str, notes: str, *, excel: bool) -> None:
    if ending == ".parquet":
        _write_parquet(frames, path, notes)
        return
    with path.open("wb") as file:
        if excel:
            file.write(_BOM)
        for n, frame in enumerate(frames):
            if ending == ".csv":
                neutralised(frame).write_csv(
                    file, include_header=n == 0, quote_style="non_numeric", datetime_format="%Y-%m-%dT%H:%M:%SZ"
                )
            else:
                frame.write_ndjson(file)


def _write_parquet(frames: Iterator[pl.DataFrame], path: Path, notes: str) -> None:
    first = next(frames).to_arrow()
    schema: pa.Schema = first.schema.with_metadata({"marsad": notes})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        writer.write_table(first.cast(schema))
        for frame in frames:
            writer.write_table(frame.to_arrow().cast(schema))


def _notes(selection: Selection, terms: Terms, *, csv: bool) -> str:
    lines = [
        f"Marking: {terms.marking}",
        f"Selection: {selection.words}; {len(selection.urns)} posts, current wording",
        f"Written: {terms.now:%Y-%m-%dT%H:%M:%SZ} by {terms.tool}",
        UNMASKED if terms.unmasked else MASKED,
        "Actors, places, weapons and statements were recognised by machine and are no findings.",
        "capture and raw_sha256 name the capture and the raw file in the archive that each row stands on.",
        *([_SPREADSHEET] if csv else []),
    ]
    return "\n".join(lines) + "\n"
