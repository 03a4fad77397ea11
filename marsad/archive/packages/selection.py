"""Which posts leave: by query, source and dates, or by name from a list; service messages never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from marsad.archive.finding.index import Index
from marsad.archive.finding.search import Query, search
from marsad.archive.reader import superseded
from marsad.archive.store import Archive
from marsad.archive.withheld import shown_posts
from marsad.records.errors import CannotRun
from marsad.records.urn import split_post

_PAGE = 10_000
_PRIVATE = ("private", "personal", "saved", "bot", "verify")  # as Telegram Desktop calls kinds of chats


@dataclass(frozen=True, slots=True)
class Selection:
    """``urns`` is a frame of one column; ``words`` tell how it was chosen; ``unknown`` lists names not in the
    archive, ``redacted`` those of which a redaction left nothing to show.
    """

    urns: pl.DataFrame
    words: str
    unknown: tuple[str, ...] = ()
    redacted: tuple[str, ...] = ()

    def posts(self, archive: Archive, columns: Iterable[str] | None = None) -> pl.LazyFrame:
        """Every revision of the selected posts."""
        needed = None if columns is None else ["urn", *columns]
        return shown_posts(archive, needed).join(self.urns.lazy(), on="urn", how="semi", maintain_order="left")


def by_query(archive: Archive, index: Index, query: Query) -> Selection:
    """What ``query`` finds, without its limit; ``*`` is answered from the evidence itself. Private chats that were
    taken on purpose leave only where ``query`` names them among its sources.
    """
    if not query.sources:
        query = replace(query, sources=_public(archive))
        words = f"{_words(replace(query, sources=()))}, private chats and groups left out"
    else:
        words = _words(query)
    if query.text.strip() == "*" and not query.tags:
        return _checked(Selection(_by_columns(archive, query), words))
    urns: list[str] = []
    while True:
        found = search(archive, index, replace(query, limit=_PAGE, offset=len(urns), newest=True))
        urns += [hit.urn for hit in found.hits]
        if not found.hits or len(urns) >= found.total:
            break
    return _checked(Selection(pl.DataFrame({"urn": urns}, {"urn": pl.String}).unique(maintain_order=True), words))


def by_names(archive: Archive, names: Iterable[str], words: str) -> Selection:
    """The posts of a list of URNs, under whichever name of their source; those that are not here are told."""
    given = {}
    for name in names:
        given[name] = _resolved(archive, name)
    wanted = pl.DataFrame({"urn": sorted({urn for urn in given.values() if urn})}, {"urn": pl.String})
    here = _posts(archive, ["urn"]).join(wanted.lazy(), on="urn", how="semi").select("urn").unique().collect()
    known = set(here["urn"])
    gone = archive.log().redactions.urns
    left_out = {name: urn for name, urn in given.items() if urn not in known}
    redacted = tuple(name for name, urn in left_out.items() if urn in gone)
    unknown = tuple(name for name, urn in left_out.items() if urn not in gone)
    return _checked(Selection(here.sort("urn"), words, unknown, redacted))


def current_rows(archive: Archive, selection: Selection, columns: Iterable[str]) -> pl.LazyFrame:
    """The current wording of the selected posts."""
    frame = selection.posts(archive, ["revision", *columns])
    return frame.join(superseded(archive).lazy(), on=["urn", "revision"], how="anti", maintain_order="left")


def _posts(archive: Archive, columns: list[str]) -> pl.LazyFrame:
    return archive.posts([*columns, "kind"]).filter(pl.col("kind") == "post")


def _public(archive: Archive) -> tuple[str, ...]:
    """Sources that are no private chat or group: those leave only when they are named."""
    return tuple(s.urn for s in archive.log().sources.values() if not s.chat.startswith(_PRIVATE)) or ("",)


def _by_columns(archive: Archive, query: Query) -> pl.DataFrame:
    frame = _posts(archive, ["urn", "source", "published"])
    if query.sources:
        frame = frame.filter(pl.col("source").is_in(query.sources))
    if query.since:
        frame = frame.filter(pl.col("published") >= query.since)
    if query.until:
        frame = frame.filter(pl.col("published") < query.until)
    return frame.sort("published", "urn").select("urn").unique(maintain_order=True).collect()


def _resolved(archive: Archive, name: str) -> str | None:
    try:
        source, item = split_post(name.strip())
    except CannotRun:
        return None
    return f"{archive.log().resolve(source)}/{item}"


def _words(query: Query) -> str:
    parts = ["every post" if query.text.strip() == "*" else f"posts that match {query.text!r} ({query.mode})"]
    parts += [f"with {' and '.join(query.tags)}"] if query.tags else []
    parts += [f"of {', '.join(query.sources)}"] if query.sources else []
    parts += [f"from {query.since:%Y-%m-%dT%H:%M:%SZ} on"] if query.since else []
    parts += [f"before {query.until:%Y-%m-%dT%H:%M:%SZ}"] if query.until else []
    return ", ".join(parts)


def _checked(selection: Selection) -> Selection:
    if selection.urns.is_empty() and selection.redacted:
        raise CannotRun(f"nothing leaves: {', '.join(selection.redacted[:5])} was redacted; `marsad read` tells why")
    if selection.urns.is_empty():
        raise CannotRun(f"nothing leaves: the selection ({selection.words}) holds no posts of this archive")
    return selection
