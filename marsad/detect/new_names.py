"""New names: groups that no lexicon knows and no earlier post named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import polars as pl

from marsad.detect.naming import Sign, convincing, signs
from marsad.detect.new_name_reasons import Use, handle, reasons
from marsad.detect.period import Period
from marsad.detect.said import name_end
from marsad.detect.settling import Heads, settled, unknown_mentions
from marsad.detect.spelling import Nearest, is_among, key, nearest, one_name
from marsad.lexicon import Lexicon, Section
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, finding_id
from marsad.text.names import key as sounds

DETECTOR, VERSION = "names", "1"
METHOD = (
    "grammar of group names, length settled by agreement of wordings, signs of naming, first use, nearest known name"
)
OFTEN = 3
_SPREAD = timedelta(hours=48)


def new_names(frame: pl.DataFrame, lexicon: Lexicon, period: Period, known_days: int) -> tuple[Finding, ...]:
    """Names of groups that are in no lexicon and were first used within ``known_days`` of the period's end.

    **What it sees.** A head word of group names (*saraya*, *liwa*, *kataib* ...) with the words that posts agree on
    after it, where at least one thing treats it as a name: it names itself or is introduced as a name, it is given as
    claiming or threatening, as the author of a statement, or stands in quotation marks. Everyday heads (*movement*,
    *men*, *sons*, *army*, *party*) need their own word for it, or two such signs. Spellings of one name are one case;
    spellings and short forms of a known name are left out, and the nearest known name is shown with its likeness in
    any case.

    **What it cannot see.** Names without a head word, names in other scripts than Arabic and Latin, translated names
    (they look new), and whether the name is a new group, a new face of an old one, or a label invented for one
    statement. In a record that began less than ``known_days`` ago everything is new.

    **Levels.** High: it claims or names itself, in three channels or more within 48 hours. Medium: it claims or names
    itself, or is quoted as a statement's author. Low: all else.

    Literature: ACLED codebook on changes of group names.
    """
    heads = Heads.of(lexicon)
    mentions = settled(unknown_mentions(frame), heads, lexicon)
    if mentions.is_empty():
        return ()
    table = _cases(signs(mentions, frame, lexicon), heads)
    cut = period.until - timedelta(days=known_days)
    fresh = table.filter(
        (pl.col("first") >= cut) & (pl.col("first") <= period.until) & (pl.col("last") >= period.since)
    )
    names = [_Name.of(row) for row in fresh.filter("convincing").iter_rows(named=True)]
    older = _by_sound(table.filter(pl.col("first") < cut)["name"])
    known = {form: entry.id for entry in lexicon.of(Section.ACTORS) for form in entry.forms()}
    ranked = ((name, nearest(name.name, known, heads.forms, name.head)) for name in names)
    told = [(name, near) for name, near in ranked if not (near and near.same) and not _is_older(name, older, heads)]
    facts = _Facts.of(table, cut, known_days, len(fresh), len(names) - len(told), frame)
    return tuple(_finding(group, frame, lexicon, facts) for group in _grouped(told, heads))


def _cases(mentions: pl.DataFrame, heads: Heads) -> pl.DataFrame:
    """A row for each name: first and last use, spread, signs; names with one key are one name."""
    names = mentions.select(pl.col("name").unique().sort())
    keys = names.with_columns(pl.Series("key", [key(name) for name in names["name"]], dtype=pl.String))
    table = mentions.join(keys, on="name", maintain_order="left").sort("published", "urn", "start")
    head_form = pl.col("name").str.split(" ").list.head(pl.col("head")).list.join(" ")
    grouped = (
        table.with_columns(head_form.alias("head_form"))
        .group_by("key", maintain_order=True)
        .agg(
            pl.col("name", "words", "head", "head_form").first(),
            pl.col("published").first().alias("first"),
            pl.col("published").last().alias("last"),
            pl.col("urn").n_unique().alias("posts"),
            pl.col("source").n_unique().alias("sources"),
            pl.col("value").n_unique().alias("wordings"),
            pl.col(*(sign.name for sign in Sign)).any(),
            pl.struct(
                "row", "urn", "source", "published", "start", "end", "words", "name", *(s.name for s in Sign)
            ).alias("uses"),
        )
    )
    return grouped.with_columns(convincing(heads).alias("convincing"))


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate with all its mentions, in order of time; ``name`` is folded."""

    name: str
    head: int
    uses: tuple[Use, ...]

    @classmethod
    def of(cls, row: dict[str, Any]) -> _Name:
        return cls(row["name"], row["head"], tuple(_use(raw) for raw in row["uses"]))


def _use(raw: dict[str, Any]) -> Use:
    found = frozenset(sign for sign in Sign if raw[sign.name])
    return Use(raw["row"], raw["urn"], raw["source"], raw["published"], raw["start"], raw["end"], raw["words"], found)


def _by_sound(names: pl.Series) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_first_sound(name), []).append(name)
    return found


def _is_older(name: _Name, older: Mapping[str, list[str]], heads: Heads) -> bool:
    """Whether an unknown name of before is spelled nearly so, or this one is that name cut short."""
    near = older.get(_first_sound(name.name), [])
    return is_among(name.name, near, heads.forms, name.head)


def _first_sound(name: str) -> str:
    """The first consonant of the head: names that differ in it are not compared."""
    return sounds(name)[:1]


@dataclass(frozen=True, slots=True)
class _Group:
    """Spellings of one new name, the first used first, and the known name nearest to it."""

    names: tuple[_Name, ...]
    near: Nearest | None

    @property
    def uses(self) -> list[Use]:
        return sorted((use for name in self.names for use in name.uses), key=lambda u: (u.at, u.urn, u.start))


def _grouped(told: list[tuple[_Name, Nearest | None]], heads: Heads) -> list[_Group]:
    """Candidates that are spellings of each other, together; each joins the earliest that it is like."""
    groups: list[tuple[list[_Name], Nearest | None]] = []
    for name, near in sorted(told, key=lambda t: (t[0].uses[0].at, t[0].uses[0].urn, t[0].name)):
        for names, _ in groups:
            if one_name(name.name, names[0].name, heads.forms, name.head):
                names.append(name)
                break
        else:
            groups.append(([name], near))
    return [_Group(tuple(names), near) for names, near in groups]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What all findings of a run share: how such names fared before, how many were examined and dropped."""

    before: int
    often: int
    examined: int
    spellings: int
    begins: datetime
    short: bool
    days: int

    @classmethod
    def of(
        cls, table: pl.DataFrame, cut: datetime, days: int, examined: int, spellings: int, frame: pl.DataFrame
    ) -> _Facts:
        begins = frame["published"].min()
        assert isinstance(begins, datetime)
        earlier = table.filter(
            pl.col("convincing") & (pl.col("first") >= cut - timedelta(days=days)) & (pl.col("first") < cut)
        )
        often = earlier.filter(pl.col("posts") >= OFTEN).height
        return cls(earlier.height, often, examined, spellings, begins, begins > cut - timedelta(days=days), days)

    def rate(self) -> BaseRate:
        """Of the names that would have been reported in the period before, how many came to be used."""
        value = round(self.often / self.before, 3) if self.before and not self.short else None
        text = (
            f"{self.examined} unknown names were first used in these {self.days} days and examined, {self.spellings}"
            f" left out as spellings of known or older ones. Of {self.before} like names first used in the {self.days}"
            f" days before, {self.often} came to {OFTEN} posts or more."
        )
        return BaseRate(value, self.before, text)


def _finding(group: _Group, frame: pl.DataFrame, lexicon: Lexicon, facts: _Facts) -> Finding:
    uses = group.uses
    shown = _shown(group, frame)
    first = group.names[0].name.split(" ")
    sources = dict.fromkeys(use.source for use in uses)
    head = group.names[0].head
    many = f"{len(sources)} channel{'' if len(sources) == 1 else 's'}"
    return Finding(
        # The first words alone: the length of a name may be settled anew as posts join.
        id=finding_id(FindingKind.NEW_NAME, DETECTOR, f"{uses[0].urn}|{key(' '.join(first[: head + 1]))}"),
        kind=FindingKind.NEW_NAME,
        title=f"A name not known before: {shown[0]}, first on {handle(uses[0].source)}, in {many}",
        level=_level(uses),
        names=shown,
        posts=tuple(dict.fromkeys(use.urn for use in uses)),
        reasons=tuple(reasons(uses, group.near, frame, lexicon, facts.begins if facts.short else None)),
        base_rate=facts.rate(),
        method=METHOD,
        version=VERSION,
    )


def _shown(group: _Group, frame: pl.DataFrame) -> tuple[str, ...]:
    """Each spelling as its first post writes it."""
    firsts = [name.uses[0] for name in group.names]
    texts = frame["text"].gather([use.row for use in firsts])
    spelled = [t[u.start : name_end(t, u.start, u.end, u.words)] for u, t in zip(firsts, texts, strict=True)]
    return tuple(dict.fromkeys(spelled))


def _level(uses: list[Use]) -> Level:
    found = frozenset[Sign]().union(*(use.signs for use in uses))
    early = {use.source for use in uses if use.at - uses[0].at <= _SPREAD}
    if found & {Sign.SELF, Sign.CLAIMS}:
        return Level.HIGH if len(early) >= 3 else Level.MEDIUM
    return Level.MEDIUM if found >= {Sign.FORMULA, Sign.QUOTED} else Level.LOW
