"""A finding laid out for reading: each reason with the words it stands on, and who was first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from marsad.archive.reader import current
from marsad.desk.lag import span
from marsad.desk.shown import Mark, Piece, excerpt, sentence
from marsad.desk.titles import title_of
from marsad.flow import Workspace
from marsad.records.finding import Finding, Reason
from marsad.records.source import Source
from marsad.report.display import isolate

SHOWN = 200
"""Posts of a case that the page lists; a case with more says how many are left out."""


@dataclass(frozen=True, slots=True)
class Words:
    """A post as the archive has it now."""

    urn: str
    source: Source
    published: datetime
    text: str
    language: str
    forward: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A post quoted, with the cited words marked."""

    words: Words
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason with its quotations; ``missing`` are posts that the archive does not hold."""

    sentence: tuple[Piece, ...]
    quoted: tuple[Quoted, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A post in the order of time: how many seconds after the first, and in words."""

    words: Words
    pieces: tuple[Piece, ...]
    seconds: int
    after: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the page of a finding shows."""

    arguments: tuple[Argument, ...]
    steps: tuple[Step, ...]
    more: int
    missing: tuple[str, ...]
    first: str


def lay_out(workspace: Workspace, finding: Finding) -> Case:
    """Read the posts of a finding and set them beside its reasons."""
    urns = dict.fromkeys([*finding.posts, *(urn for reason in finding.reasons for urn in reason.posts)])
    posts = _words(workspace, list(urns))
    marks: dict[str, list[Mark]] = {}
    for reason in finding.reasons:
        for urn, start, end in reason.spans:
            marks.setdefault(urn, []).append(Mark(start, end, "cited", reason.text))
    arguments = tuple(_argument(reason, posts) for reason in finding.reasons)
    order = sorted(
        (posts[urn] for urn in finding.posts if urn in posts), key=lambda words: (words.published, words.urn)
    )
    missing = tuple(urn for urn in finding.posts if urn not in posts)
    return Case(arguments, _steps(order[:SHOWN], marks), max(0, len(order) - SHOWN), missing, _first(order))


def _argument(reason: Reason, posts: dict[str, Words]) -> Argument:
    quoted = []
    for urn in reason.posts:
        if urn in posts:
            marks = [Mark(start, end, "cited") for of, start, end in reason.spans if of == urn]
            quoted.append(Quoted(posts[urn], excerpt(posts[urn].text, marks, 260)))
    missing = tuple(urn for urn in reason.posts if urn not in posts)
    return Argument(sentence(reason.text, title_of), tuple(quoted), missing)


def _steps(order: list[Words], marks: dict[str, list[Mark]]) -> tuple[Step, ...]:
    steps = []
    for words in order:
        seconds = round((words.published - order[0].published).total_seconds())
        shown = excerpt(words.text, marks.get(words.urn, []), 220)
        steps.append(Step(words, shown, seconds, f"+{span(seconds)}" if seconds else "first"))
    return tuple(steps)


def _first(order: list[Words]) -> str:
    """Who was first, and by how much before the next source; empty where one source is alone."""
    if not order:
        return ""
    second = next((words for words in order if words.source.urn != order[0].source.urn), None)
    if second is None:
        return ""
    seconds = round((second.published - order[0].published).total_seconds())
    first, next_ = isolate(order[0].source.title), isolate(second.source.title)
    if seconds == 0:
        return f"{first} and {next_} posted in the same second"
    exact = "" if seconds < 120 else f" ({seconds:,} seconds)"
    return f"{first} was first, {span(seconds)}{exact} before {next_}"


def _words(workspace: Workspace, urns: list[str]) -> dict[str, Words]:
    posts = current(workspace.archive, ["urn", "source", "published", "text", "forward_name"])
    read = workspace.readings.shown(["language"])
    rows = posts.filter(pl.col("urn").is_in(urns)).join(read, on=["batch", "row"], how="left").collect()
    return {
        row["urn"]: Words(
            row["urn"],
            workspace.source(row["source"]),
            row["published"],
            row["text"] or "",
            row["language"] or "und",
            row["forward_name"],
        )
        for row in rows.iter_rows(named=True)
    }
