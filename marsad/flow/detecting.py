"""From posts and their readings to ledgers and findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from marsad.archive.reader import current
from marsad.detect import Period, claims, detect, threats
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.records.finding import Finding
from marsad.records.ledger import Claim, Threat

_POST_COLUMNS = [
    "urn",
    "source",
    "number",
    "revision",
    "published",
    "edited",
    "text",
    "forward_name",
    "forward_id",
    "media",
    "capture",
]
_READINGS = ["language", "mentions", "statements", "bands"]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The claims and the threats, each threat with the claims that followed it."""

    claims: tuple[Claim, ...]
    threats: tuple[Threat, ...]


def frame(workspace: Workspace) -> pl.DataFrame:
    """The current wording of every post with its readings, in order of time."""
    posts = current(workspace.archive, [*_POST_COLUMNS, "batch", "row"])
    read = workspace.readings.shown(_READINGS)
    joined = posts.join(read, on=["batch", "row"], how="left").drop("batch", "row", "kind")
    return joined.sort("published", "urn").collect()


def span(posts: pl.DataFrame, since: datetime | None, until: datetime | None) -> Period:
    """The period asked for; without bounds it is what the archive holds."""
    if posts.is_empty():
        raise CannotRun("the archive holds no posts yet; `marsad import PATH` brings some in")
    first, last = posts["published"].min(), posts["published"].max()
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    start, end = since or first, until or _after(last)
    if start >= end:
        raise CannotRun(f"the period from {start:%Y-%m-%d} to {end:%Y-%m-%d} is empty; --since must be before --until")
    return Period(start, end)


def _after(last: datetime) -> datetime:
    """The end of the day of the last post."""
    return datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC)


def ledgers(workspace: Workspace, posts: pl.DataFrame | None = None) -> Ledgers:
    """Both ledgers over all posts."""
    posts = frame(workspace) if posts is None else posts
    return Ledgers(claims(posts, workspace.lexicon), threats(posts, workspace.lexicon, _window(workspace)))


def findings(
    workspace: Workspace,
    since: datetime | None = None,
    until: datetime | None = None,
    posts: pl.DataFrame | None = None,
) -> tuple[Finding, ...]:
    """What detection finds in the period, against all that came before it."""
    posts = frame(workspace) if posts is None else posts
    known = workspace.settings.detect.known_days
    return detect(posts, workspace.lexicon, span(posts, since, until), known_days=known, window_days=_window(workspace))


def _window(workspace: Workspace) -> int:
    return workspace.settings.detect.window_days
