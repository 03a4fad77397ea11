"""Search by meaning: the words of a query as one vector, its fields and ``-words`` as filters, the nearest posts
first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import tantivy

from marsad.archive.finding.query import All, Every, Node, Words
from marsad.archive.finding.vectors import Numbers, Place, Vectors
from marsad.records.errors import CannotRun

_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
_FEW = 50_000  # so many posts that the filters leave are compared one by one; of more, the nearest are looked up


@dataclass(frozen=True, slots=True)
class Meaning:
    """What search by meaning needs: the vectors of posts, and the function that makes one of a query."""

    vectors: Vectors
    embed: Callable[[str], Numbers]

    @property
    def note(self) -> str:
        """What a reader must know: posts that have no vectors yet."""
        behind = len(self.vectors.behind())
        return (
            f"batches left out because they have no vectors yet: {behind}; `marsad annotate` makes them"
            if behind
            else ""
        )


def split(tree: Node) -> tuple[str, Node]:
    """The words of a query, and the rest of it as a filter."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    words = [node.text.rstrip("*") for node in nodes if isinstance(node, Words)]
    rest = tuple(node for node in nodes if not isinstance(node, Words))
    if not words:
        raise CannotRun("meaning: the query has no words beside its fields; write what the posts should be about")
    return " ".join(words), (All(rest) if len(rest) > 1 else rest[0] if rest else Every())


def nearest(
    searcher: tantivy.Searcher,
    schema: tantivy.Schema,
    asked: tantivy.Query,
    vectors: Vectors,
    vector: Numbers,
    most: int,
) -> tuple[int, list[tuple[float, Place]]]:
    """How many posts the filters leave, and the ``most`` nearest of them."""
    total = int(searcher.search(asked, 1, count=True).count)  # type: ignore[attr-defined]
    if not total:
        return 0, []
    if total <= _FEW:
        return total, vectors.nearest(vector, most, _rows(_places(searcher, asked, total)))
    reach = most
    while True:
        near = vectors.nearest(vector, reach)
        allowed = _among(searcher, schema, asked, [place for _, place in near])
        kept = [one for one in near if one[1] in allowed]
        if len(kept) >= most or len(near) < reach:
            return total, kept[:most]
        if reach > _FEW:
            return total, vectors.nearest(vector, most, _rows(_places(searcher, asked, total)))
        reach *= 8


def _places(searcher: tantivy.Searcher, asked: tantivy.Query, most: int) -> list[Place]:
    addresses = [address for _, address in searcher.search(asked, most, count=False).hits]
    batches, rows = (searcher.fast_field_values(name, addresses) for name in ("batch", "row"))
    return [(int(batch or 0), int(row or 0)) for batch, row in zip(batches, rows, strict=True)]


def _rows(places: list[Place]) -> dict[int, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    found: dict[int, list[int]] = {}
    for batch, row in places:
        found.setdefault(batch, []).append(row)
    return {batch: np.array(sorted(rows), np.int64) for batch, rows in found.items()}


def _among(searcher: tantivy.Searcher, schema: tantivy.Schema, asked: tantivy.Query, places: list[Place]) -> set[Place]:
    """Which places are the current wording of a post that the filters leave."""
    rows: dict[int, list[int]] = {}
    for batch, row in places:
        rows.setdefault(batch, []).append(row)
    one, number = tantivy.Query.range_query, tantivy.FieldType.Unsigned
    parts = []
    for batch, wanted in rows.items():
        any_row = [(_SHOULD, one(schema, "row", number, row, row)) for row in wanted]
        here = tantivy.Query.term_query(schema, "batch", batch, "basic")
        parts.append(
            (_SHOULD, tantivy.Query.boolean_query([(_MUST, here), (_MUST, tantivy.Query.boolean_query(any_row))]))
        )
    both = tantivy.Query.boolean_query([(_MUST, asked), (_MUST, tantivy.Query.boolean_query(parts))])
    return set(_places(searcher, both, len(places)))
