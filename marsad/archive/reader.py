"""Reading evidence: the current wording of every post as columns, and one post with its whole history."""

from __future__ import annotations

from typing import Any

import polars as pl

from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.post import Absence, Media, Post, Revision
from marsad.records.posts import PostKind
from marsad.records.urn import split_post


def superseded(archive: Archive) -> pl.DataFrame:
    """``urn, revision`` of wordings that a later one has replaced (latest edit time first, then the last captured)."""
    posts = archive.posts(["urn", "revision", "edited"])
    several = posts.filter(pl.col("revision") > 1).select("urn").unique()
    return (
        posts.join(several, on="urn", how="semi")
        .sort("edited", "revision", nulls_last=False)
        .with_columns((pl.int_range(pl.len()).over("urn") < pl.len().over("urn") - 1).alias("old"))
        .filter("old")
        .select("urn", "revision")
        .collect()
    )


def current(archive: Archive, columns: list[str]) -> pl.LazyFrame:
    """The current wording of every post (not service messages)."""
    needed = list(dict.fromkeys([*columns, "urn", "revision", "kind"]))
    frame = archive.posts(needed).filter(pl.col("kind") == "post")
    old = superseded(archive)
    return frame.join(old.lazy(), on=["urn", "revision"], how="anti") if len(old) else frame


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


def read_post(archive: Archive, urn: str) -> Post:
    """One post with its revisions and absences; :class:`CannotRun` when there is none."""
    source, item = split_post(urn)
    known = archive.log().resolve(source)
    urn = f"{known}/{item}"
    rows = archive.posts().filter((pl.col("source") == known) & (pl.col("urn") == urn)).sort("revision").collect()
    if rows.is_empty():
        raise CannotRun(f"{urn}: no such post in this archive; `marsad sources` lists the sources")
    seen = archive.observations().filter((pl.col("urn") == urn) & (pl.col("what") == "absent")).collect()
    absences = tuple(Absence(row["at"], row["capture"]) for row in seen.iter_rows(named=True))
    return _post(rows.to_dicts(), absences)


def _post(rows: list[dict[str, Any]], absences: tuple[Absence, ...]) -> Post:
    first = next((row for row in rows if row["kind"] != PostKind.REDACTED), rows[0])
    return Post(
        urn=first["urn"],
        source=first["source"],
        published=first["published"],
        zone=first["zone"],
        kind=first["kind"],
        author=first["author"],
        revisions=tuple(_revision(row) for row in rows),
        absences=absences,
        reply_to=first["reply_to"],
        forward_name=first["forward_name"],
        forward_id=first["forward_id"],
        poll=first["poll"] if (first["poll"] or {}).get("question") is not None else None,
        action=first["action"],
    )


def _revision(row: dict[str, Any]) -> Revision:
    media = tuple(
        Media(**{k: m[k] for k in ("kind", "name", "status", "sha256", "mime", "size", "width", "height")})
        for m in row["media"] or []
    )
    return Revision(
        row["revision"], row["text"] or "", row["edited"], row["capture"], tuple(row["entities"] or []), media
    )
