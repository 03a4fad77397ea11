"""Amplification: the same words on several channels, who had them first, and how fast the others were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

import numpy as np
import polars as pl

from marsad.detect.copies import candidates, joined, plain_words, verified
from marsad.detect.period import Period, day
from marsad.lexicon import Lexicon
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason, finding_id

DETECTOR, VERSION = "near-copies", "1"
METHOD = (
    "MinHash bands, then exact Jaccard over word 3-shingles of folded text (.6; .8 beyond a day), and forwards with"
    " equal text; connected across channels within 7 days"
)
FEWEST_WORDS = 8
REACH, CLOSE_REACH, CLOSE = timedelta(days=7), timedelta(days=1), 0.8
RECURRENT_DAYS, RECURRENT_JACCARD = 3, 0.85
_QUICK = timedelta(hours=1)
_SHOWN = 12


def amplification(frame: pl.DataFrame, lexicon: Lexicon, period: Period) -> tuple[Finding, ...]:
    """Posts that several channels carry in the same or nearly the same words, one finding for each origin.

    **What it sees.** Forwards whose text is in the archive, and copies with small changes: a header, a signature, a
    swapped word. Who had the words first *in this archive*, and each other channel's delay. Texts of fewer than eight
    words and texts that one channel repeats on three days or more (greetings, formulas, standing notices) are left
    out.

    **What it cannot see.** A common origin outside the archive: two outlets that print one agency's text look like
    copies of each other. Pictures and clips without words, translations, and rewordings beyond about a third of the
    words. It says *amplification*; that channels act together is not claimed, and speed alone does not show it.

    **Levels.** Low: two channels. Medium: three or more. High: four or more within an hour of the first, and the text
    claims, threatens or denies: a public appeal or a piece of great news that spreads as fast stays medium.

    Literature: Broder 1997 (resemblance); Nizzoli et al. 2021 and Righetti and Balluff's CooRTweet 2025 (rapid
    repeated sharing).
    """
    edges = _edges(frame, lexicon)
    groups = [_first_of_each(group, frame) for group in joined(edges)] if len(edges) else []
    groups = [group for group in groups if len(group) > 1]
    share = _Shares.of(frame, groups, period)
    said = pl.col("statements").list.first().struct.field("kind").alias("states")
    table = frame.select("urn", "source", "published", "text", "forward_name", said)
    found = (_cluster(table, group) for group in groups)
    return tuple(_finding(c, share, lexicon) for c in found if any(period.holds(at) for at in c.times))


def _edges(frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Pairs of copies on two channels, near enough in time for how alike they are, without recurrent texts."""
    words = frame["text"].fill_null("").str.count_matches(r"[\p{L}\p{M}\p{N}]+")
    long = words >= FEWEST_WORDS
    bands = frame.select(pl.when(long).then("bands").alias("bands"))["bands"]
    pairs = _placed(verified(candidates(bands), frame["text"]), frame)
    # A forward may differ from its origin as that stands today: the origin was edited since.
    declared = _origins(frame, lexicon).gather(pairs["b"]) == pairs["source"]
    pairs = pairs.filter((pl.col("held") | declared.fill_null(value=False)) & _long_enough(pairs, frame))
    pairs = pairs.drop("held")
    recurrent = _recurrent(pairs, frame)
    forwards = _placed(_forwards(frame, words), frame)
    every = pl.concat([pairs, forwards]).filter(~pl.col("a").is_in(recurrent) & ~pl.col("b").is_in(recurrent))
    near = (pl.col("gap") <= CLOSE_REACH) | ((pl.col("gap") <= REACH) & (pl.col("jaccard") >= CLOSE))
    return every.filter((pl.col("source") != pl.col("source_b")) & near)


def _origins(frame: pl.DataFrame, lexicon: Lexicon) -> pl.Series:
    """The source each forward names as its origin, where a profile of the lexicon tells it; null for all else."""
    handles = {title: f"telegram:{p.handle}" for p in lexicon.profiles for title in p.titles}
    numbers = {str(p.number): f"telegram:{p.handle}" for p in lexicon.profiles if p.number}
    number = frame["forward_id"].cast(pl.String).str.extract(r"(\d+)$")
    by_number = number.replace_strict(numbers, default=None, return_dtype=pl.String)
    by_title = frame["forward_name"].replace_strict(handles, default=None, return_dtype=pl.String)
    return by_number.fill_null(by_title)


def _placed(pairs: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    a, b = pairs["a"], pairs["b"]
    return pairs.with_columns(
        frame["source"].gather(a).alias("source"),
        frame["source"].gather(b).alias("source_b"),
        (frame["published"].gather(b) - frame["published"].gather(a)).alias("gap"),
    )


def _long_enough(pairs: pl.DataFrame, frame: pl.DataFrame) -> pl.Series:
    """Whether a pair's texts have enough words once links, handles, hashtags and opening formulas are off."""
    rows = np.unique(np.concatenate([pairs["a"].to_numpy(), pairs["b"].to_numpy()]))
    enough = rows[(plain_words(frame["text"].gather(rows)).list.len() >= FEWEST_WORDS).to_numpy()]
    allowed = pl.Series(enough)
    return pairs["a"].is_in(allowed.implode()) & pairs["b"].is_in(allowed.implode())


def _recurrent(pairs: pl.DataFrame, frame: pl.DataFrame) -> list[int]:
    """Rows of texts that one channel repeats on several days, and their copies elsewhere."""
    same = pairs.filter(pl.col("jaccard") >= RECURRENT_JACCARD)
    rows: list[int] = []
    for group in joined(same) if len(same) else ():
        if len(group) >= RECURRENT_DAYS:
            table = frame[group].select("source", pl.col("published").dt.date().alias("day"))
            days = table.group_by("source").agg(pl.col("day").n_unique())["day"].max()
            if isinstance(days, int) and days >= RECURRENT_DAYS:
                rows.extend(group)
    return rows


def _forwards(frame: pl.DataFrame, words: pl.Series) -> pl.DataFrame:
    """Each forward with the post before it that has exactly its words (four or more)."""
    table = frame.select("text", "forward_name").with_row_index("b").with_columns(words.alias("words"))
    table = table.filter((pl.col("words") >= 4) & pl.col("text").is_duplicated())
    back = pl.col("b").shift(1).over("text")
    either = pl.col("forward_name").is_not_null() | pl.col("forward_name").is_not_null().shift(1).over("text")
    linked = table.select(back.alias("a"), "b", either.alias("either")).filter(
        pl.col("a").is_not_null() & pl.col("either")
    )
    return linked.select(pl.col("a").cast(pl.UInt32), pl.col("b").cast(pl.UInt32), pl.lit(1.0).alias("jaccard"))


def _first_of_each(group: list[int], frame: pl.DataFrame) -> list[int]:
    """Each channel's first post of a cluster; rows are in order of time."""
    sources = frame["source"].gather(group).to_list()
    seen: dict[str, int] = {}
    for row, source in zip(group, sources, strict=True):
        seen.setdefault(source, row)
    return list(seen.values())


@dataclass(frozen=True, slots=True)
class Cluster:
    """One text on several channels, each channel's first post, in order of time; ``states`` is what kind of statement
    it makes, where it makes one.
    """

    posts: tuple[str, ...]
    sources: tuple[str, ...]
    times: tuple[datetime, ...]
    texts: tuple[str, ...]
    forwarded: tuple[bool, ...]
    states: str | None = None

    @property
    def quick(self) -> int:
        """How many channels had it within an hour of the first, the first included."""
        return sum(at - self.times[0] <= _QUICK for at in self.times)


def _cluster(table: pl.DataFrame, group: list[int]) -> Cluster:
    rows = table[group]
    return Cluster(
        tuple(rows["urn"]),
        tuple(rows["source"]),
        tuple(rows["published"]),
        tuple(text or "" for text in rows["text"]),
        tuple(name is not None for name in rows["forward_name"]),
        next((kind for kind in rows["states"] if kind is not None), None),
    )


@dataclass(frozen=True, slots=True)
class _Shares:
    """For each channel its posts that are long enough to compare, and how many of them carry another's words."""

    posts: dict[str, int]
    copies: dict[str, int]

    @classmethod
    def of(cls, frame: pl.DataFrame, groups: list[list[int]], period: Period) -> _Shares:
        inside = pl.col("published").is_between(period.since, period.until)
        long = pl.col("text").fill_null("").str.count_matches(r"[\p{L}\p{M}\p{N}]+") >= FEWEST_WORDS
        copied = pl.Series([row for group in groups for row in group[1:]], dtype=pl.UInt32)
        table = frame.with_row_index("row").filter(inside & long)
        counts = table.group_by("source").agg(
            pl.len().alias("posts"), pl.col("row").is_in(copied.implode()).sum().alias("copies")
        )
        return cls(
            dict(counts.select("source", "posts").iter_rows()), dict(counts.select("source", "copies").iter_rows())
        )

    def rate(self, cluster: Cluster) -> BaseRate:
        """How many of these channels' comparable posts are copies at all."""
        posts = sum(self.posts.get(source, 0) for source in cluster.sources)
        copies = sum(self.copies.get(source, 0) for source in cluster.sources)
        value = round(copies / posts, 3) if posts else None
        text = (
            f"Of {posts} comparable posts of these {len(cluster.sources)} channels in the period, {copies} carry words"
            " that another channel of the archive had first."
        )
        return BaseRate(value, posts, text)


def _finding(cluster: Cluster, shares: _Shares, lexicon: Lexicon) -> Finding:
    first, last = cluster.times[0], cluster.times[-1]
    return Finding(
        id=finding_id(FindingKind.AMPLIFICATION, DETECTOR, cluster.posts[0]),
        kind=FindingKind.AMPLIFICATION,
        title=f"{len(cluster.posts)} channels carried the same {cluster.states or 'words'}"
        f" within {_span(last - first)};"
        f" {_handle(cluster.sources[0])} had them first",
        level=_level(cluster),
        names=tuple(_handle(source) for source in cluster.sources),
        posts=cluster.posts,
        reasons=tuple(_reasons(cluster)),
        base_rate=shares.rate(cluster),
        method=METHOD,
        version=VERSION,
    )


def _level(cluster: Cluster) -> Level:
    if cluster.quick >= 4 and cluster.states:
        return Level.HIGH
    return Level.MEDIUM if len(cluster.sources) >= 3 else Level.LOW


def _handle(source: str) -> str:
    return source.partition(":")[2] or source


def _reasons(cluster: Cluster) -> list[Reason]:
    when = f"{day(cluster.times[0])} at {cluster.times[0]:%H:%M:%S} UTC"
    opening = f"{_handle(cluster.sources[0])} carried the words first in this archive, on {when}"
    if cluster.forwarded[0]:
        opening += ", itself as a forward, so that the origin lies elsewhere"
    reasons = [Reason(f"{opening}.", (cluster.posts[0],))]
    reasons += [_follower(cluster, n) for n in range(1, min(len(cluster.posts), _SHOWN + 1))]
    if len(cluster.posts) > _SHOWN + 1:
        reasons.append(
            Reason(f"{len(cluster.posts) - _SHOWN - 1} more channels followed.", cluster.posts[_SHOWN + 1 :])
        )
    return reasons


def _follower(cluster: Cluster, n: int) -> Reason:
    lag = cluster.times[n] - cluster.times[0]
    how = "as a forward" if cluster.forwarded[n] else "without naming an origin by a forward"
    change = _difference(cluster.texts[0], cluster.texts[n])
    text = f"{_handle(cluster.sources[n])} followed after {_span(lag)}, {how}; {change}."
    return Reason(text, (cluster.posts[0], cluster.posts[n]))


def _span(lag: timedelta) -> str:
    """``41 seconds``, ``12 minutes``, ``3.8 hours``, ``2.5 days``."""
    seconds = lag.total_seconds()
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.1f} hours" if seconds < 48 * 3600 else f"{seconds / 86400:.1f} days"


def _difference(one: str, other: str) -> str:
    """How many words were added and left out, in a few words."""
    a, b = re.findall(r"\w+", one), re.findall(r"\w+", other)
    if a == b:
        return "word for word"
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    more, less = len(b) - kept, len(a) - kept
    return f"{more} {'word' if more == 1 else 'words'} added or changed, {less} left out"
