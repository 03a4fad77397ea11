"""A brief gathered and written: the period's posts, ledgers and findings, handed to ``report``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import polars as pl

from marsad.annotate.reading_aid import written
from marsad.archive.files import disk_errors
from marsad.archive.reader import superseded
from marsad.archive.withheld import shown_posts, withheld
from marsad.detect import Period
from marsad.flow.detecting import findings, frame, ledgers, span
from marsad.flow.importing import derive
from marsad.flow.reading import mention_of
from marsad.flow.verses import glossed, verses_in
from marsad.flow.workspace import Workspace
from marsad.records.finding import Finding
from marsad.records.posts import PostKind
from marsad.records.translation import Translation
from marsad.records.urn import public_address
from marsad.report import Material, check, compose, write
from marsad.text.masking import mask_phones

Signed = Callable[[list[str]], Mapping[tuple[str, int], Translation]]
_MISSING = 50  # a run of numbers as long as this between two spans is a missing page, not a hole of one message
_NO_ENGINE = (
    "Where no person has signed a translation, a reading aid of recognised names and words alone stands beside the "
    "original; it is not a translation and must not be quoted."
)
_LANGUAGES = (
    "Claims, threats and denials are recognised in Arabic and English, with first patterns in Persian; posts in other "
    "languages are kept and searchable, but not read for them."
)


def write_briefs(
    workspace: Workspace,
    since: datetime | None,
    until: datetime | None,
    paths: Iterable[Path],
    signed: Signed = lambda urns: {},
) -> tuple[list[Path], tuple[Finding, ...]]:
    """Write the brief of a period to every path, and return the findings it rests on.

    ``signed`` gives the signed translation of each wording among the URNs it is asked for.
    """
    derive(workspace)
    posts = frame(workspace)
    period = span(posts, since, until)
    found = findings(workspace, period.since, period.until, posts)
    gathered = material(workspace, posts, period, found)
    closed = withheld(workspace.archive)["urn"]
    open_ = gathered.posts.filter(~pl.col("urn").is_in(closed.implode()))["urn"].to_list()
    gathered = replace(gathered, translations=signed(open_))
    report = replace(compose(gathered), marking=workspace.settings.report.marking)
    check(report, gathered)
    done = []
    for path in paths:
        with disk_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            write(report, gathered, path)
        done.append(path)
    return done, found


def material(workspace: Workspace, posts: pl.DataFrame, period: Period, found: tuple[Finding, ...]) -> Material:
    """All that the brief over ``period`` may say."""
    log = workspace.archive.log()
    inside = posts.filter(pl.col("published").is_between(period.since, period.until))
    both = ledgers(workspace, posts)
    return Material(
        serial=f"{period.since:%Y%m%d}-{period.until:%Y%m%d}-{log.head.hash[:6]}",
        head=str(log.head),
        since=period.since,
        until=period.until,
        as_of=datetime.now(UTC).replace(microsecond=0),
        posts=inside.with_columns(_media_kinds()).drop("media", "bands"),
        sources=tuple(workspace.sources()),
        captures=log.captures,
        claims=tuple(c for c in both.claims if period.since <= c.published <= period.until),
        threats=tuple(t for t in both.threats if period.since <= t.published <= period.until),
        findings=found,
        edits=_edits(workspace).filter(pl.col("urn").is_in(inside["urn"].implode())),
        absences=_absences(workspace, inside),
        failed=log.failed,
        skipped=(),
        uncovered=(_NO_ENGINE, _LANGUAGES, *_unread(inside), *_unseen(workspace)),
        names=workspace.lexicon.name,
        aid=_aids(workspace, inside),
        url=public_address,
        mask=mask_phones,
    )


def _media_kinds() -> pl.Expr:
    return pl.col("media").list.eval(pl.element().struct.field("kind")).fill_null([]).alias("media_kinds")


def _edits(workspace: Workspace) -> pl.DataFrame:
    columns = ["urn", "revision", "edited", "capture", "text"]
    old = superseded(workspace.archive)
    posts = shown_posts(workspace.archive, [*columns, "kind"]).filter(pl.col("kind") != PostKind.REDACTED)
    return posts.join(old.lazy(), on=["urn", "revision"]).select(columns).collect()


def _absences(workspace: Workspace, posts: pl.DataFrame) -> pl.DataFrame:
    return (
        workspace.archive.observations()
        .filter((pl.col("what") == "absent") & pl.col("urn").is_in(posts["urn"].implode()))
        .select("urn", "source", "number", "at", "capture")
        .collect()
    )


def _unread(posts: pl.DataFrame) -> list[str]:
    unknown = posts.filter((pl.col("language") == "und") & (pl.col("text").str.len_chars() > 20)).height
    return [f"The language of {unknown} post{'s' if unknown > 1 else ''} was not recognised."] if unknown else []


def _unseen(workspace: Workspace) -> list[str]:
    """Runs of messages that an export lacks, and exports cut short; the latest reading of each source counts."""
    log = workspace.archive.log()
    latest = {log.captures[id_].source: entry for id_, entry in log.closed.items()}
    told = []
    for urn, entry in sorted(latest.items()):
        title = workspace.source(urn).title
        runs = [f"{a + 1} to {b - 1}" for (_, a), (b, _) in pairwise(entry["spans"]) if b - a > _MISSING]
        if runs:
            told.append(f"The export of {title} lacks pages: messages {', '.join(runs)} were not in it.")
        if not entry["complete"]:
            told.append(f"The export of {title} was cut short; what follows the cut is not covered.")
    return told


def _aids(workspace: Workspace, posts: pl.DataFrame) -> Callable[[str], str]:
    texts = dict(posts.select("urn", "text").iter_rows())
    times = dict(posts.select("urn", "published").iter_rows())
    languages = dict(posts.select("urn", "language").iter_rows())
    read = dict(posts.select("urn", "mentions").iter_rows())

    @cache
    def aid(urn: str) -> str:
        text = texts.get(urn) or ""
        if not text or languages.get(urn) == "en":
            return ""
        mentions = tuple(mention_of(raw, text) for raw in read.get(urn) or [])
        glosses = tuple(workspace.annotator.glosses(text, times[urn]))
        verses = verses_in(workspace.scripture, mentions)
        return written(glossed(glosses, verses, mentions, workspace.lexicon), len(text))

    return aid
