"""What is asked of the index: words, phrases and filters in, posts with highlighted spans out.

Modes: ``folded`` (default; letters unified, so that كَتَائِب finds كتائب) and ``exact`` (the words as written, case
aside). ``*`` alone asks for every post. Words in double quotes are a phrase, a word ending in ``*`` is a prefix,
``-word`` must not stand there; all other words must.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import polars as pl
import tantivy

from marsad.archive.index import Index
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.text.folding import Folded, fold


class Mode(StrEnum):
    """How the words of a query are compared with the words of posts."""

    EXACT = "exact"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Query:
    """One search. ``sources`` are URNs, ``tags`` must all be there, ``since`` is inclusive and ``until`` exclusive."""

    text: str
    mode: Mode = Mode.FOLDED
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 20
    offset: int = 0
    newest: bool = False


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
    """The hits of one page, how many there are in all, and counts by source."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    prefix: bool
    negated: bool


_PARTS = re.compile(r'(-?)"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def parse(text: str, mode: Mode) -> list[_Term]:
    """Terms of a query in the spelling of the field that ``mode`` searches."""
    plain = fold(text).text if mode is Mode.FOLDED else text.lower()
    terms = []
    for minus, phrase, word in _PARTS.findall(plain):
        raw = phrase or word
        negated = bool(minus) or (not phrase and raw.startswith("-"))
        words = tuple(_WORD.findall(raw))
        if words:
            terms.append(_Term(words, raw.endswith("*") and not phrase, negated))
    if not terms and text.strip() != "*":
        raise CannotRun(f"the query {text!r} has no words; use `*` to find every post")
    return terms


def search(archive: Archive, index: Index, query: Query) -> Found:
    """Run ``query``; raises :class:`CannotRun` for a query without words."""
    terms = parse(query.text, query.mode)
    searcher = index.open().searcher()
    asked = _query(index.open().schema, terms, query)
    newest = query.newest or not any(not term.negated for term in terms)
    result = searcher.search(
        asked, query.limit, count=True, offset=query.offset, order_by_field="published" if newest else None
    )
    places = [(searcher.doc(address), score) for score, address in result.hits]
    rows = [(doc["batch"][0], doc["row"][0], 0.0 if newest else float(score)) for doc, score in places]
    total = int(result.count)  # type: ignore[attr-defined]  # missing in the stubs alone
    return Found(total, _hits(archive, index, rows, terms, query.mode), _facets(searcher, asked))


def _query(schema: tantivy.Schema, terms: list[_Term], query: Query) -> tantivy.Query:
    occur = tantivy.Occur
    field = query.mode.value
    parts = [(occur.MustNot if t.negated else occur.Must, _term(schema, field, t)) for t in terms]
    parts += [(occur.Must, tantivy.Query.term_query(schema, "tags", tag, "basic")) for tag in query.tags]
    if query.sources:
        parts.append((occur.Must, tantivy.Query.term_set_query(schema, "source", list(query.sources))))
    if query.since or query.until:
        low = int(query.since.timestamp()) if query.since else -(2**62)
        high = int(query.until.timestamp()) if query.until else 2**62
        between = tantivy.Query.range_query(
            schema, "published", tantivy.FieldType.Integer, low, high, include_upper=False
        )
        parts.append((occur.Must, between))
    if not any(kind == occur.Must for kind, _ in parts):
        parts.append((occur.Must, tantivy.Query.all_query()))
    return tantivy.Query.boolean_query(parts)


def _term(schema: tantivy.Schema, field: str, term: _Term) -> tantivy.Query:
    if term.prefix and len(term.words) == 1:
        return tantivy.Query.regex_query(schema, field, re.escape(term.words[0]) + ".*")
    if len(term.words) > 1:
        return tantivy.Query.phrase_query(schema, field, list(term.words))
    return tantivy.Query.term_query(schema, field, term.words[0], "position")


def _facets(searcher: tantivy.Searcher, asked: tantivy.Query) -> dict[str, dict[str, int]]:
    answer = searcher.aggregate(asked, {"source": {"terms": {"field": "source", "size": 1000}}})
    return {"source": {bucket["key"]: bucket["doc_count"] for bucket in answer["source"]["buckets"]}}


def _hits(
    archive: Archive, index: Index, rows: list[tuple[int, int, float]], terms: list[_Term], mode: Mode
) -> tuple[Hit, ...]:
    if not rows:
        return ()
    wanted = pl.DataFrame(rows, schema={"batch": pl.UInt32, "row": pl.UInt32, "score": pl.Float64}, orient="row")
    batches = wanted["batch"].unique().to_list()
    posts = archive.posts(["urn", "revision", "source", "published", "text"], batches)
    read = index.readings.scan(["language"], batches)
    found = (
        wanted.lazy()
        .join(posts, on=["batch", "row"], how="left", maintain_order="left")
        .join(read, on=["batch", "row"], how="left", maintain_order="left")
        .collect()
    )
    return tuple(
        Hit(
            row["urn"],
            row["revision"],
            row["source"],
            row["published"],
            row["text"] or "",
            tuple(highlights(row["text"] or "", terms, mode)),
            row["score"],
            row["language"] or "und",
        )
        for row in found.iter_rows(named=True)
    )


def highlights(text: str, terms: list[_Term], mode: Mode) -> list[tuple[int, int]]:
    """Spans of ``text`` (the original) that the terms match."""
    folded = fold(text) if mode is Mode.FOLDED else Folded(text, text.lower())
    exact = mode is Mode.EXACT
    spans = set()
    for term in terms:
        if term.negated:
            continue
        tail = r"\w*" if term.prefix else ""
        pattern = r"(?<!\w)" + r"\W+".join(map(re.escape, term.words)) + tail + r"(?!\w)"
        for match in re.finditer(pattern, folded.text):
            spans.add(match.span() if exact else folded.span(*match.span()))
    return sorted(spans)
