"""What is asked of the index: a query in, posts with highlighted spans and counts by facet out.

Modes: ``folded`` (default; letters unified, so that كَتَائِب finds كتائب, proclitics and the article optional),
``exact`` (the words as written, case aside), ``sound`` (a name finds its forms in other scripts: those of the lexicon
by a resolver that the caller hands in, and the words of the index that sound alike) and ``meaning``
(:mod:`marsad.archive.finding.meaning`). The language of queries is :mod:`marsad.archive.finding.query`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import tantivy

from marsad.archive.finding.index import Index
from marsad.archive.finding.marks import highlights
from marsad.archive.finding.meaning import Meaning, nearest, split
from marsad.archive.finding.plan import Mode, Named, Planner, Resolver, between
from marsad.archive.finding.query import All, Every, Field, Node, Not, Words, parse
from marsad.archive.finding.query import Any as Either
from marsad.archive.store import Archive
from marsad.archive.withheld import withheld
from marsad.records.errors import CannotRun
from marsad.records.urn import source_urn

__all__ = ["Found", "Hit", "Meaning", "Mode", "Named", "Query", "Resolver", "Verses", "search"]

Verses = Callable[[str], tuple[str, ...]]
_SHOULD = tantivy.Occur.Should
_MOST = 20
_DAY = 86_400
_SAID = ("actor", "place", "weapon", "verse", "kind", "lang")
_TAGS = {
    "lang": "language",
    "kind": "kind",
    "actor": "actor",
    "place": "place",
    "weapon": "weapon",
    "has": "media",
    "is": "state",
}
_MANY = ("actor", "place", "weapon")


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
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, how many there are in all, and counts by source, language, kind, actor, place, weapon,
    media, state (edited, absent) and day.

    In mode *meaning* all that the filters leave counts, for every post is more or less near. ``note`` says what a
    reader of the hits must know; mostly nothing.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    note: str = ""
    first: datetime | None = None
    last: datetime | None = None


def search(
    archive: Archive,
    index: Index,
    query: Query,
    resolve: Resolver | None = None,
    *,
    verses: Verses | None = None,
    meaning: Meaning | None = None,
) -> Found:
    """Run ``query``; raises :class:`CannotRun` for a query that cannot be read.

    ``resolve`` says who a name can be (mode *sound*), ``verses`` which verses a query is, as tags ``verse:2:255`` that
    posts with their quotations bear; ``meaning`` holds what mode *meaning* needs.
    """
    tree = parse(query.text)
    opened = index.opened()
    searcher, schema = opened.searcher(), opened.schema
    closed = frozenset(withheld(archive)["urn"])
    hide = bool(closed) and (query.mode is Mode.MEANING or asks_words(tree, query.tags))
    of = partial(known_source, archive)
    if query.mode is Mode.MEANING:
        planner = Planner(searcher, schema, Mode.FOLDED, of)
        return _by_meaning(index, searcher, schema, query, tree, planner, meaning, hide=hide)
    sounds = index.vocabulary().forms if query.mode is Mode.SOUND else None
    planner = Planner(searcher, schema, query.mode, of, resolve, sounds)
    asked = planner.query(tree)
    if tags := verses(query.text) if verses else ():
        tagged = [(_SHOULD, tantivy.Query.term_query(schema, "tags", tag, "basic")) for tag in tags]
        asked = tantivy.Query.boolean_query([(_SHOULD, asked), *tagged])
    asked = _narrowed(schema, asked, query)
    if hide:
        asked = readable(schema, asked)
    newest = query.newest or not planner.marks
    if isinstance(tree, Every) and not (query.tags or query.sources or query.since or query.until):
        total, result = searcher.num_docs, _latest(index, searcher, schema, query)
    else:
        result = searcher.search(
            asked, query.limit, count=True, offset=query.offset, order_by_field="published" if newest else None
        )
        total = int(result.count)  # type: ignore[attr-defined]  # missing in the stubs alone
    places = _places(searcher, [address for _, address in result.hits])
    scores = [0.0 if newest else float(score) for score, _ in result.hits]
    hits = _hits(index, places, scores, planner)
    hits = tuple(without_words(hit) if hit.urn in closed else hit for hit in hits if not (hide and hit.urn in closed))
    if not query.facets:
        return Found(total, hits, {})
    found = _counted(searcher, asked, Found(total, hits, {}))
    if closed:
        said = _counted(searcher, readable(schema, asked), found).facets
        found = replace(
            found, facets=found.facets | {_TAGS[name]: said[_TAGS[name]] for name in _SAID if name in _TAGS}
        )
    return found


def _latest(index: Index, searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query) -> tantivy.SearchResult:
    """A page of all posts, newest first: looked for among the last hundredth of them before all are put in order."""
    recent = between(schema, index.recent(), 2**62)
    for asked in (recent, tantivy.Query.all_query()):
        result = searcher.search(asked, query.limit, count=False, offset=query.offset, order_by_field="published")
        if len(result.hits) == query.limit:
            break
    return result


def _by_meaning(
    index: Index,
    searcher: tantivy.Searcher,
    schema: tantivy.Schema,
    query: Query,
    tree: Node,
    planner: Planner,
    meaning: Meaning | None,
    *,
    hide: bool,
) -> Found:
    if meaning is None:
        raise CannotRun("meaning: no embedding model is installed, so posts cannot be found by meaning; use folded")
    if query.newest:
        raise CannotRun("meaning: posts found by meaning come nearest first; leave --newest out")
    words, rest = split(tree)
    asked = _narrowed(schema, planner.query(rest), query)
    if hide:
        asked = readable(schema, asked)
    most = query.offset + query.limit
    total, near = nearest(searcher, schema, asked, meaning.vectors, meaning.embed(words), most)
    page = near[query.offset :]
    hits = _hits(index, [place for _, place in page], [score for score, _ in page], planner)
    found = Found(total, hits, {}, meaning.note)
    return _counted(searcher, asked, found) if query.facets else found


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


def _places(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[tuple[int, int]]:
    batches, rows = (searcher.fast_field_values(name, addresses) for name in ("batch", "row"))
    return [(int(batch or 0), int(row or 0)) for batch, row in zip(batches, rows, strict=True)]


def _hits(index: Index, places: list[tuple[int, int]], scores: list[float], planner: Planner) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            row.urn,
            row.revision,
            row.source,
            row.published,
            row.text,
            tuple(highlights(row.text, planner.marks, exact=planner.mode is Mode.EXACT)),
            score,
            row.language,
        )
        for score, row in zip(scores, index.shown.read(places), strict=True)
    )


def _counted(searcher: tantivy.Searcher, asked: tantivy.Query, found: Found) -> Found:
    """``found`` with its facets, and when the first and the last of all that matches was published."""
    answer = searcher.aggregate(
        asked,
        {
            "source": {"terms": {"field": "source", "size": 1000}},
            "tags": {"terms": {"field": "tags", "size": 20_000}},
            "day": {"histogram": {"field": "published", "interval": _DAY, "min_doc_count": 1}},
            "first": {"min": {"field": "published"}},
            "last": {"max": {"field": "published"}},
        },
    )
    facets: dict[str, dict[str, int]] = {"source": _counts(answer["source"])}
    for name in _TAGS.values():
        facets[name] = {}
    for tag, count in _counts(answer["tags"]).items():
        kind, _, value = tag.partition(":")
        if kind in _TAGS and (kind not in _MANY or len(facets[_TAGS[kind]]) < _MOST):
            facets[_TAGS[kind]][value] = count
    days = ((datetime.fromtimestamp(b["key"], UTC), b["doc_count"]) for b in answer["day"]["buckets"])
    facets["day"] = {f"{at:%Y-%m-%d}": count for at, count in days}
    first, last = (_moment(answer[name]["value"]) for name in ("first", "last"))
    return replace(found, facets=facets, first=first, last=last)


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def asks_words(node: Node, tags: tuple[str, ...] = ()) -> bool:
    """Whether a query asks what posts say (words, who or what is named) and not only where, when and how they stand."""
    match node:
        case Words():
            return True
        case Field(name=name):
            return name in _SAID or bool(tags)
        case Not(node=inner):
            return asks_words(inner, tags)
        case All(nodes=nodes) | Either(nodes=nodes):
            return any(asks_words(inner, tags) for inner in nodes)
    return bool(tags)


def readable(schema: tantivy.Schema, asked: tantivy.Query) -> tantivy.Query:
    """``asked`` without posts that were not there at the last visit."""
    gone = tantivy.Query.term_query(schema, "tags", "is:absent", "basic")
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, asked), (tantivy.Occur.MustNot, gone)])


def without_words(hit: Hit) -> Hit:
    """The fact that a post stood there, alone."""
    return replace(hit, text="", highlights=(), language="und", withheld=True)


def _counts(answer: dict[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
