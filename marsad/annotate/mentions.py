"""Mentions: names of the lexicon in the text, group names that no lexicon knows, and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.annotate.automaton import Hits, longest
from marsad.annotate.patterns import KINDS, Patterns
from marsad.lexicon import Entry
from marsad.records.mention import MentionKind
from marsad.text.columns import FoldedColumn, Ints
from marsad.text.dates import NUMERIC, find_dates
from marsad.text.folding import fold

COLUMNS: dict[str, pl.DataType] = {
    "row": pl.Int64(),
    "kind": pl.String(),
    "id": pl.String(),
    "candidates": pl.List(pl.String()),
    "from": pl.Int64(),
    "to": pl.Int64(),
    "value": pl.String(),
}
_FOLLOWING = re.compile(r"(?: [^\W\d_]{2,}(?:[-'][^\W\d_]+)*){1,4}")
_LATIN = 0x0250
# Words that end a group's name, folded: prepositions, pronouns, conjunctions, verbs of saying.
_STOPS = frozenset(
    "في من علي عن الي ان انه انها انهم التي الذي الذين هو هي هم هذا هذه ذلك تلك مع بين بعد قبل عند لدي او ثم حتي"
    " كما كانت كان لن لم لا ما قد لقد قال قالت اعلن اعلنت تعلن يعلن نعلن اليوم امس غدا عبر ضد خلال حول منذ تحت فوق به"
    " بها له لها در از به با که این ان را است بر the and of in on at from by for with has have was were is are"
    " said".split()
)


def named(column: FoldedColumn, hits: Hits, patterns: Patterns) -> pl.DataFrame:
    """Mentions of lexicon entries; a name that several entries share, or that is also a plain word, stays open."""
    found = longest(hits.where(patterns.is_name[hits.pattern]))
    entries = [patterns.names[p] for p in found.pattern]
    read = [
        _resolve(column, names, patterns.automaton.forms[p], row)
        for names, p, row in zip(entries, found.pattern.tolist(), found.row.tolist(), strict=True)
    ]
    return pl.DataFrame(
        {
            "row": found.row,
            "kind": [kind for kind, _, _ in read],
            "id": [id_ for _, id_, _ in read],
            "candidates": [candidates for _, _, candidates in read],
            "from": found.start,
            "to": found.end,
            "value": [None] * len(read),
        },
        schema=COLUMNS,
    )


def _resolve(column: FoldedColumn, names: tuple[Entry, ...], form: str, row: int) -> tuple[str, str | None, list[str]]:
    kind = KINDS[names[0].section].value
    if len(names) == 1 and not names[0].ambiguous and not _unsure(names[0], form):
        return kind, names[0].id, []
    text = column.row_text(row)
    tilted = [entry for entry in names if any(fold(word).text in text for word in entry.context)]
    if len(tilted) == 1:
        return KINDS[tilted[0].section].value, tilted[0].id, []
    return kind, None, [entry.id for entry in names]


def _unsure(entry: Entry, form: str) -> bool:
    return bool(entry.unsure) and form in {fold(unsure).text for unsure in entry.unsure}


def unknown_groups(column: FoldedColumn, hits: Hits, patterns: Patterns, known: pl.DataFrame) -> pl.DataFrame:
    """Names with the grammar of a group's name (a head word and one to four words) that no lexicon entry covers.

    The value holds the words as folded; how many of them are the name is settled where many posts are seen together
    (:mod:`marsad.detect.new_names`).
    """
    heads = longest(hits.where(patterns.head[hits.pattern]))
    heads = heads.where(~_covered(heads, known) & _name_like(column, heads))
    cues = hits.start[patterns.role[hits.pattern] >= 0]
    walls = np.unique(np.concatenate([cues, known["from"].to_numpy(), [len(column.text)]]))
    limit = walls[np.searchsorted(walls, heads.end)]
    return pl.DataFrame(list(_names(column, heads, limit)), schema=COLUMNS, orient="row")


def _name_like(column: FoldedColumn, heads: Hits) -> npt.NDArray[np.bool_]:
    """Heads that can open a name: in Latin script with a capital, in Arabic without the article (then it is a rank)."""
    first = column.original[column.origin[heads.start]]
    latin = column.codes[heads.start] < _LATIN
    capital = (first >= ord("A")) & (first <= ord("Z"))
    before = column.codes[np.maximum(heads.start - 1, 0)]
    article = (heads.start > 0) & (before == ord("ل"))
    return np.asarray(np.where(latin, capital, ~article))


def _covered(heads: Hits, known: pl.DataFrame) -> npt.NDArray[np.bool_]:
    """Heads that stand inside the known name of an actor."""
    actors = known.filter(pl.col("kind") == MentionKind.ACTOR)
    start, end = actors["from"].to_numpy(), actors["to"].to_numpy()
    if not len(start):
        return np.zeros(len(heads.start), np.bool_)
    at = np.searchsorted(start, heads.start, side="right") - 1
    return np.asarray((at >= 0) & (end[np.maximum(at, 0)] > heads.start))


def _names(column: FoldedColumn, heads: Hits, limits: Ints) -> Iterator[tuple[object, ...]]:
    places = zip(heads.start.tolist(), heads.end.tolist(), heads.row.tolist(), limits.tolist(), strict=True)
    for start, end, row, limit in places:
        match = _FOLLOWING.match(column.text, end, limit)
        words: list[str] = []
        for word in match.group().split() if match else []:
            if word in _STOPS:
                break
            words.append(word)
        if words:
            name = " ".join([column.text[start:end], *words])
            yield row, MentionKind.ACTOR.value, None, [], start, start + len(name), name


def dated(column: FoldedColumn, hits: Hits, patterns: Patterns, published: pl.Series) -> pl.DataFrame:
    """Dates and times, resolved against each post's own time."""
    rows = np.union1d(hits.row[patterns.date[hits.pattern]], _numeric_rows(column))
    times = published.to_list() if len(rows) else []
    found: list[tuple[object, ...]] = [
        (
            *(row, MentionKind.DATE.value, None, [day.isoformat() for day in span.readings]),
            *(base + span.start, base + span.end, span.value),
        )
        for row in rows.tolist()
        for base in (int(column.starts[row]),)
        for span in find_dates(column.row_text(row), times[row])
    ]
    return pl.DataFrame(found, schema=COLUMNS, orient="row")


def _numeric_rows(column: FoldedColumn) -> Ints:
    places = [match.start() for match in NUMERIC.finditer(column.text)]
    return np.unique(column.rows(np.array(places, np.int64)))
