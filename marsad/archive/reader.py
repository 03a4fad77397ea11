"""Reading evidence: the current wording of every post as columns, and one post with its whole history."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import polars as pl

from marsad.archive.store import Archive
from marsad.archive.withheld import absent as absent
from marsad.archive.withheld import is_withheld, shown, shown_posts
from marsad.records.errors import CannotRun
from marsad.records.post import Absence, Evidence, Media, Post, Revision
from marsad.records.posts import MediaStatus, PostKind
from marsad.records.urn import split_post

_MEDIA = ("kind", "name", "status", "sha256", "mime", "size", "width", "height")


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
    frame = shown_posts(archive, needed).filter(pl.col("kind") == "post")
    old = superseded(archive)
    return frame.join(old.lazy(), on=["urn", "revision"], how="anti") if len(old) else frame


def read_post(archive: Archive, urn: str) -> Post:
    """One post with its revisions and absences; :class:`CannotRun` when there is none."""
    source, item = split_post(urn)
    known = archive.log().resolve(source)
    urn = f"{known}/{item}"
    mine = (pl.col("source") == known) & (pl.col("urn") == urn)
    rows = archive.posts().filter(mine).sort("revision").collect()
    if rows.is_empty():
        raise CannotRun(f"{urn}: no such post in this archive; `marsad sources` lists the sources")
    hashes = [sha256((text or "").encode()).hexdigest() for text in rows["text"]]
    readable = shown(archive, rows.lazy()).with_columns(pl.Series("sha256", hashes)).collect()
    seen = archive.observations().filter(pl.col("urn") == urn).collect()
    return _post(archive, readable.to_dicts(), _absences(archive, seen.to_dicts()), is_withheld(archive, urn))


def _absences(archive: Archive, seen: list[dict[str, Any]]) -> tuple[Absence, ...]:
    """Observations of one post, in the order of capture, as absences with their ends."""
    log = archive.log()
    found: list[Absence] = []
    for one in seen:
        if one["what"] == "absent":
            visit, closed = log.captures.get(one["capture"]), log.closed.get(one["capture"], {})
            spans = tuple((int(a), int(b)) for a, b in closed.get("spans", ()))
            how = (visit.method, visit.item) if visit else ("", "")
            found.append(Absence(one["at"], one["capture"], *how, spans))
        elif found:
            found[-1] = replace(found[-1], again=one["at"], again_capture=one["capture"])
    return tuple(found)


def _post(archive: Archive, rows: list[dict[str, Any]], absences: tuple[Absence, ...], withheld: bool) -> Post:
    first = next((row for row in rows if row["kind"] != PostKind.REDACTED), rows[0])
    return Post(
        urn=first["urn"],
        source=first["source"],
        published=first["published"],
        zone=first["zone"],
        kind=first["kind"],
        author=first["author"],
        revisions=tuple(_revision(archive, row) for row in rows),
        absences=absences,
        reply_to=first["reply_to"],
        forward_name=first["forward_name"],
        forward_id=first["forward_id"],
        poll=first["poll"] if (first["poll"] or {}).get("question") is not None else None,
        action=first["action"],
        withheld=withheld,
    )


def _revision(archive: Archive, row: dict[str, Any]) -> Revision:
    blocked, gone = archive.log().blocked, row["kind"] == PostKind.REDACTED
    media = tuple(
        Media(
            **{k: m[k] for k in _MEDIA if k != "status"},
            status=_status(archive, m),
            blocked_by=blocked.get(m["sha256"]) if m["status"] == MediaStatus.BLOCKED else None,
        )
        for m in row["media"] or []
    )
    return Revision(
        row["revision"],
        row["text"] or "",
        row["edited"],
        row["capture"],
        tuple(row["entities"] or []),
        media,
        "" if gone else row["sha256"],
        _evidence(archive, row),
        gone,
    )


def _status(archive: Archive, media: dict[str, Any]) -> str:
    sha256 = media["sha256"]
    if sha256 and archive.log().redactions.blocked(sha256) and archive.blobs.find(sha256) is None:
        return MediaStatus.REDACTED
    return str(media["status"])


def _evidence(archive: Archive, row: dict[str, Any]) -> Evidence:
    held = archive.blobs.find(row["blob"]) if row["blob"] else None
    place = str(held.relative_to(archive.evidence)) if held else ""
    return Evidence(row["blob"], place, row["offset"], row["length"], row["batch"], row["row"])
