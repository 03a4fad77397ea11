"""The material at hand while a brief is written: a post by its URN, a ground for a sentence, a name for an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import polars as pl

from marsad.records.capture import Capture
from marsad.records.report import Citation, Count, Ground
from marsad.records.source import Source
from marsad.records.urn import split_post
from marsad.report.display import isolate, safe
from marsad.report.material import Material

MARKS = 3
"""Notes shown after one sentence; more of them hide the text, and a list of posts belongs in a table."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One post of the period in its current revision."""

    urn: str
    source: str
    revision: int
    published: datetime
    edited: datetime | None
    text: str
    language: str
    capture: str
    statements: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Looks things up in a :class:`Material`; what was looked up stays at hand."""

    material: Material
    _posts: dict[str, Posting | None] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)

    def post(self, urn: str) -> Posting | None:
        """The post, or null where it lies outside the period."""
        if urn not in self._posts:
            self.fetch([urn])
        return self._posts[urn]

    def fetch(self, urns: Iterable[str]) -> list[Posting]:
        """Those of ``urns`` that lie in the period, in their order; one pass over the posts for all of them."""
        wanted = list(dict.fromkeys(urns))
        missing = [urn for urn in wanted if urn not in self._posts]
        if missing:
            self._posts.update(dict.fromkeys(missing))
            found = self.material.posts.filter(pl.col("urn").is_in(missing))
            self._posts.update({row["urn"]: _posting(row) for row in found.iter_rows(named=True)})
        return [post for urn in wanted if (post := self._posts[urn]) is not None]

    def wording(self, urn: str, revision: int) -> str | None:
        """The text of one revision as it was captured, of the current ones or of the others."""
        post = self.post(urn)
        if post is not None and post.revision == revision:
            return post.text
        edits = self.material.edits
        other = edits.filter((pl.col("urn") == urn) & (pl.col("revision") == revision)) if edits.height else edits
        return str(other["text"][0] or "") if other.height else None

    def capture(self, urn: str, revision: int) -> Capture | None:
        """With which capture that revision came, where it is known."""
        post, edits = self.post(urn), self.material.edits
        if post is not None and post.revision == revision:
            return self.material.captures.get(post.capture)
        other = edits.filter((pl.col("urn") == urn) & (pl.col("revision") == revision)) if edits.height else edits
        return self.material.captures.get(other["capture"][0] or "") if other.height else None

    def kept(self, citation: Citation) -> str:
        """The cited words as they may leave: masked as part of their whole text, otherwise as written."""
        text = self.material.mask(self.wording(citation.urn, citation.revision) or "")
        return text[citation.start : citation.end]

    def masked(self, citation: Citation) -> str:
        """The same as they may be displayed: control characters made visible."""
        return safe(self.kept(citation))

    def count(self, what: str) -> tuple[Ground, ...]:
        """The ground of a computed figure."""
        return (Count(self.material.head, what),)

    def cite(self, urns: Iterable[str], span: tuple[int, int] | None = None) -> tuple[Ground, ...]:
        """Citations of the first three posts; where none lies in the period, one count that names what lies outside."""
        wanted = list(dict.fromkeys(urns))
        start, end = span or (None, None)
        cited = tuple(Citation(p.urn, p.revision, start, end) for p in self.fetch(wanted)[:MARKS])
        return cited or self.count("evidence outside the period: " + ", ".join(wanted[:MARKS]))

    def source(self, urn: str) -> Source:
        """The source, or a bare one where nothing more is known."""
        if not self._sources:
            self._sources.update({source.urn: source for source in self.material.sources})
        return self._sources.get(urn) or Source(urn)

    def channel(self, urn: str) -> str:
        """The title of a source, isolated."""
        return isolate(self.material.mask(self.source(urn).title))

    def channel_of(self, post: str) -> str:
        """The title of the source that a post's URN names, isolated."""
        return self.channel(split_post(post)[0])

    def account(self, urn: str) -> str:
        """How the platform knows a source: ``@name``, or what stands in for a name it was never seen with."""
        platform, _, handle = urn.partition(":")
        if platform != "telegram":
            return isolate(handle)
        if handle.startswith("x-"):
            return "known by its title alone"
        return f"no username, id {handle[1:]}" if handle[1:].isdigit() and handle[0] == "c" else isolate("@" + handle)

    def named(self, ident: str) -> str:
        """A lexicon id's display name, isolated."""
        return isolate(self.material.mask(self.material.names(ident)))

    def outside(self, text: str) -> str:
        """Other words from outside (a reason's, an error's), masked, controls visible, on one line."""
        return " ".join(safe(self.material.mask(text)).split())


def cited_posts(grounds: Iterable[Ground]) -> list[Citation]:
    """The citations among ``grounds``."""
    return [ground for ground in grounds if isinstance(ground, Citation)]


def _posting(row: dict[str, Any]) -> Posting:
    return Posting(
        urn=row["urn"],
        source=row["source"],
        revision=row["revision"] or 1,
        published=row["published"],
        edited=row.get("edited"),
        text=row["text"] or "",
        language=row["language"] or "",
        capture=row["capture"] or "",
        statements=tuple(row["statements"] or ()),
    )
