"""What is asked of the index: a query in, posts with highlighted spans and counts by facet out.

Modes: ``folded`` (default; letters unified, so that كَتَائِب finds كتائب, proclitics and the article optional), ``exact``
(the words as written, case aside) and ``sound`` (a name finds its forms in other scripts, by a resolver that the caller
hands in). The language of queries is :mod:`marsad.archive.query`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import tantivy

from marsad.archive.index import Index
from marsad.archive.plan import Mode, Named, Planner, Resolver, between, highlights
from marsad.archive.query import parse
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.urn import source_urn

__all__ = ["Found", "Hit", "Mode", "Named", "Query", "Resolver", "search"]

_TOP_ACTORS = 20
_DAY = 86_400
_TAGS = {"lang": "language", "kind": "kind", "actor": "actor"}


@dataclass(frozen=True, slots=True)
class Query:
    """One search. ``sources`` are URNs, ``tags`` must all be there, ``since`` is inclusive and ``until`` exclusive.

    Facets are counted when ``facets`` asks for them: over many posts they cost more than the hits.
    """

    text: str
    mode: Mode = Mode.FOLDED
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 20
    offset: int = 0
    newest: bool = False
    facets: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One post that was found; ``highlights`` are spans of ``text``."""

    urn: str
    revision: int
    source: str
    published: datetime
    text: str
    highlights: tuple[tuple[int, int], ...]
    score: float
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, how many there are in all, and counts by source, language, kind, actor and day."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]


def search(archive: Archive, index: Index, query: Query, resolve: Resolver | None = None) -> Found:
    """Run ``query``; raises :class:`CannotRun` for a query that cannot be read."""
    if query.mode is Mode.MEANING:
        raise CannotRun("meaning: no embedding model is installed, so posts cannot be found by meaning; use folded")
    tree = parse(query.text)
    opened = index.opened()
    searcher = opened.searcher()
    sounds = index.vocabulary().forms if query.mode is Mode.SOUND else None
    planner = Planner(
        searcher, opened.schema, query.mode, lambda handle: known_source(archive, handle), resolve, sounds
    )
    asked = _narrowed(opened.schema, planner.query(tree), query)
    newest = query.newest or not planner.marks
    result = searcher.search(
        asked, query.limit, count=True, offset=query.offset, order_by_field="published" if newest else None
    )
    hits = _hits(index, searcher, [(0.0 if newest else float(score), place) for score, place in result.hits], planner)
    total = int(result.count)  # type: ignore[attr-defined]  # missing in the stubs alone
    return Found(total, hits, _facets(searcher, asked) if query.facets else {})


def known_source(archive: Archive, handle: str) -> str | None:
    """The URN of a source by handle or URN; None where the archive has none of that name."""
    urn = handle if ":" in handle and "/" not in handle else source_urn("telegram", handle)
    sources = archive.log().sources
    known = archive.log().resolve(urn)
    return known if known in sources else next((s for s in sources if s.partition(":")[2] == handle), None)


def _narrowed(schema: tantivy.Schema, asked: tantivy.Query, query: Query) -> tantivy.Query:
    must = tantivy.Occur.Must
    parts = [(must, tantivy.Query.term_query(schema, "tags", tag, "basic")) for tag in query.tags]
    if query.sources:
        parts.append((must, tantivy.Query.term_set_query(schema, "source", list(query.sources))))
    if query.since or query.until:
        low = int(query.since.timestamp()) if query.since else -(2**62)
        parts.append((must, between(schema, low, int(query.until.timestamp()) if query.until else 2**62)))
    return tantivy.Query.boolean_query([(must, asked), *parts]) if parts else asked


def _hits(
    index: Index, searcher: tantivy.Searcher, found: list[tuple[float, tantivy.DocAddress]], planner: Planner
) -> tuple[Hit, ...]:
    addresses = [address for _, address in found]
    batches, rows = (searcher.fast_field_values(name, addresses) for name in ("batch", "row"))
    places = [(int(batch or 0), int(row or 0)) for batch, row in zip(batches, rows, strict=True)]
    return tuple(
        Hit(
            row.urn,
            row.revision,
            row.source,
            row.published,
            row.text,
            tuple(highlights(row.text, planner.marks, planner.mode)),
            score,
            row.language,
        )
        for (score, _), row in zip(found, index.shown.read(places), strict=True)
    )


def _facets(searcher: tantivy.Searcher, asked: tantivy.Query) -> dict[str, dict[str, int]]:
    answer = searcher.aggregate(
        asked,
        {
            "source": {"terms": {"field": "source", "size": 1000}},
            "tags": {"terms": {"field": "tags", "size": 20_000}},
            "day": {"histogram": {"field": "published", "interval": _DAY, "min_doc_count": 1}},
        },
    )
    facets = {"source": _counts(answer["source"])}
    for name in _TAGS.values():
        facets[name] = {}
    for tag, count in _counts(answer["tags"]).items():
        kind, _, value = tag.partition(":")
        if kind in _TAGS and (kind != "actor" or len(facets["actor"]) < _TOP_ACTORS):
            facets[_TAGS[kind]][value] = count
    days = ((datetime.fromtimestamp(b["key"], UTC), b["doc_count"]) for b in answer["day"]["buckets"])
    return {**facets, "day": {f"{at:%Y-%m-%d}": count for at, count in days}}


def _counts(answer: dict[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
