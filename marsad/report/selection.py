"""Which posts are quoted: the weightiest, each wording once, no channel crowding out the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import polars as pl

from marsad.records.finding import Level
from marsad.report.shelf import Posting, Shelf
from marsad.report.statements import weight

QUOTED = 12
"""Quotations in one brief: with the tables, what a reader gets through in a sitting (an editorial choice)."""
EXAMPLES = 2
"""Posts of one finding that may be quoted for its sake alone."""
FINDING = {Level.HIGH: 4.0, Level.MEDIUM: 2.0, Level.LOW: 0.0}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A post to quote, and the later posts with the same words."""

    post: Posting
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is quoted, and out of how many posts it was chosen."""

    chosen: tuple[Chosen, ...]
    considered: int


def select(shelf: Shelf) -> Selection:
    """The posts to quote: the channel with the weightiest first, each in the order of time."""
    weights = _weights(shelf)
    wordings: defaultdict[str, list[Posting]] = defaultdict(list)
    for post in shelf.fetch(weights):
        if any(c.isalpha() for c in post.text):
            wordings[" ".join(post.text.split())].append(post)
    groups = [sorted(group, key=lambda p: (p.published, p.urn)) for group in wordings.values()]
    groups.sort(key=lambda g: (max(weights[p.urn] for p in g), g[0].published), reverse=True)
    taken = _spread(groups)
    rank = {group[0].source: -n for n, group in enumerate(reversed(taken))}
    taken.sort(key=lambda g: (rank[g[0].source], g[0].published))
    return Selection(tuple(Chosen(g[0], tuple(p.urn for p in g[1:])) for g in taken), sum(map(len, groups)))


def _weights(shelf: Shelf) -> dict[str, float]:
    """Editorial weight by post, of those that have any."""
    weights: defaultdict[str, float] = defaultdict(float)
    stated = shelf.material.posts.filter(pl.col("statements").list.len() > 0)
    for urn, statements in stated.select("urn", "statements").iter_rows():
        weights[urn] += max(map(weight, statements))
    for claim in shelf.material.claims:
        weights[claim.first] += 2.0
    for threat in shelf.material.threats:
        weights[threat.post] += 2.0 if not threat.followed_by else 4.0
    for finding in shelf.material.findings:
        for urn in finding.posts[:EXAMPLES] if FINDING[finding.level] else ():
            weights[urn] += FINDING[finding.level]
    return dict(weights)


def _spread(groups: list[list[Posting]]) -> list[list[Posting]]:
    """The first ``QUOTED`` groups, none of whose channels has more than its share while others wait."""
    sources = {group[0].source for group in groups}
    share = max(3, -(-QUOTED // max(1, len(sources))) + 1)
    used: Counter[str] = Counter()
    first: list[list[Posting]] = []
    waiting: list[list[Posting]] = []
    for group in groups:
        used[group[0].source] += 1
        (first if used[group[0].source] <= share else waiting).append(group)
    return (first + waiting)[:QUOTED]
