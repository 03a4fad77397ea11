"""Statements joined into cases: one claim, or one threat, however many posts carry it.

Two statements are one case when nothing they say excludes it and one of these holds: their posts are near-copies; the
actors are the same or directly tied and they name the same place, or lacking one the same target, within a day (two
days where one of them only reports). Places or dates that differ keep them apart, near-copies included: communiqués
of one group follow a template. A statement without an actor joins a case only when it is the only one that fits.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl

from marsad.detect.families import Families
from marsad.records.statement import Speaker

DAY = timedelta(days=1)
_COPY_REACH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One statement of one post, as far as joining needs it. ``actor`` is an id, or an unknown name as written."""

    urn: str
    source: str
    at: datetime
    own: bool
    score: float
    start: int
    end: int
    copy: int
    actor: str | None
    known: bool
    target: str | None
    place: str | None
    weapon: str | None
    date: str | None
    deadline: str | None
    condition: str | None
    actors: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def sites(self) -> frozenset[str]:
        """Place and target."""
        return frozenset(x for x in (self.place, self.target) if x)


@dataclass(frozen=True, slots=True)
class Case:
    """A claim or a threat with all that carry it, the first one first; ``conflicts`` hold values that disagree."""

    id: str
    first: Utterance
    carriers: tuple[Utterance, ...]
    slots: dict[str, str | None]
    conflicts: dict[str, tuple[str, ...]]

    @property
    def actors(self) -> frozenset[str]:
        """Every known actor that a carrier gives as the one who claims or threatens."""
        return frozenset(u.actor for u in self.carriers if u.known and u.actor)

    def values(self, slot: str) -> frozenset[str]:
        """Every value that a carrier has in a slot."""
        return frozenset(v for u in self.carriers if (v := getattr(u, slot)))


def utterances(table: pl.DataFrame) -> Iterator[Utterance]:
    """The rows of :func:`marsad.detect.said.said` as records: hundreds or thousands, never all posts."""
    for row in table.iter_rows(named=True):
        yield _utterance(row)


def _utterance(row: dict[str, Any]) -> Utterance:
    condition = (
        row["text"][row["condition_start"] : row["condition_end"]] if row["condition_start"] is not None else None
    )
    return Utterance(
        urn=row["urn"],
        source=row["source"],
        at=row["published"].astimezone(UTC),
        own=row["speaker"] == Speaker.OWN,
        score=row["score"],
        start=row["start"],
        end=row["end"],
        copy=row["copy"],
        actor=row["actor_id"] or row["name"],
        known=row["actor_id"] is not None,
        target=row["target_id"],
        place=row["place_id"],
        weapon=row["weapon_id"],
        date=row["date_id"],
        deadline=row["deadline_id"],
        condition=condition or None,
        actors=tuple(row["actors"] or ()),
        places=tuple(row["places"] or ()),
    )


def cases(
    table: pl.DataFrame, families: Families, prefix: str, slots: tuple[str, ...], key: tuple[str, str]
) -> tuple[Case, ...]:
    """All statements of ``table``, joined; in order of their first carrier."""
    tray = _Tray(families)
    everyone = list(utterances(table))
    for named in (True, False):
        for utterance in everyone:
            if (utterance.actor is not None) is named:
                tray.place(utterance)
    built = [_case(sorted(group, key=_order), prefix, slots, key) for group in tray.groups]
    return tuple(sorted(_distinct(built), key=lambda c: _order(c.first)))


def _order(utterance: Utterance) -> tuple[datetime, str, int]:
    return utterance.at, utterance.urn, utterance.start


class _Tray:
    """Groups in the making, found again by post, place, target and near-copy, around a time."""

    def __init__(self, families: Families) -> None:
        self.groups: list[list[Utterance]] = []
        self._families = families
        self._index: dict[object, list[tuple[datetime, int]]] = {}

    def place(self, utterance: Utterance) -> None:
        """Into the latest group that it belongs to, or into one of its own."""
        fitting = [n for n in self._near(utterance) if _belongs(utterance, self.groups[n], self._families)]
        copied = any(u.copy == utterance.copy for n in fitting for u in self.groups[n])
        number = len(self.groups)
        if fitting and (utterance.actor or copied or len(fitting) == 1):
            number = fitting[0]
        else:
            self.groups.append([])
        self.groups[number].append(utterance)
        for key in _keys(utterance):
            insort(self._index.setdefault(key, []), (utterance.at, number))

    def _near(self, utterance: Utterance) -> list[int]:
        """Groups that share something with it inside the reach of a copy, the latest first."""
        found: set[int] = set()
        for key in _keys(utterance):
            entries = self._index.get(key, [])
            low = bisect_left(entries, (utterance.at - _COPY_REACH, -1))
            high = bisect_right(entries, (utterance.at + _COPY_REACH, len(self.groups)))
            found.update(number for _, number in entries[low:high])
        return sorted(found, reverse=True)


def _keys(utterance: Utterance) -> tuple[object, ...]:
    return utterance.urn, utterance.copy, *utterance.sites


def _belongs(utterance: Utterance, group: list[Utterance], families: Families) -> bool:
    return all(_compatible(utterance, other) for other in group) and any(
        _same(utterance, other, families) for other in group
    )


def _compatible(one: Utterance, other: Utterance) -> bool:
    if one.place and other.place and one.place != other.place:
        return False
    if one.date and other.date:
        return agree(one.date, other.date, slack=1)
    return not (_after(one, other) or _after(other, one))


def _after(one: Utterance, other: Utterance) -> bool:
    """Whether a statement dates what it tells of later than another one was posted, a day for time zones allowed."""
    return one.date is not None and _days(one.date)[0] > (other.at + DAY).date()


def _same(one: Utterance, other: Utterance, families: Families) -> bool:
    if one.urn == other.urn:
        return one.actor == other.actor and (one.place == other.place or not (one.place and other.place))
    gap = abs(one.at - other.at)
    actors = _actors_fit(one, other, families)
    if one.copy == other.copy:
        return gap <= _COPY_REACH and actors
    reach = DAY if one.own and other.own else 2 * DAY
    return gap <= reach and actors and bool(one.sites & other.sites)


def _actors_fit(one: Utterance, other: Utterance, families: Families) -> bool:
    if one.actor is None or other.actor is None:
        return True
    return one.actor == other.actor or (one.known and other.known and families.same(one.actor, other.actor))


def _case(group: list[Utterance], prefix: str, slots: tuple[str, ...], key: tuple[str, str]) -> Case:
    values = {slot: _ranked(group, slot) for slot in slots}
    chosen = {slot: ranked[0] if ranked else None for slot, ranked in values.items()}
    # A target that only repeats the place is no rival of one that says more.
    places = set(values.get("place", ()))
    rivals = {s: tuple(v for v in ranked if s != "target" or v not in places) for s, ranked in values.items()}
    conflicts = {slot: ranked for slot, ranked in rivals.items() if _conflicting(slot, ranked)}
    first = group[0]
    text = "|".join([first.urn, *(str(getattr(first, part)) for part in key)])
    return Case(f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:12]}", first, tuple(group), chosen, conflicts)


def _distinct(built: Iterable[Case]) -> Iterator[Case]:
    """Cases of one post that share actor and place in their key are told apart by where they stand in it."""
    seen: Counter[str] = Counter()
    for case in sorted(built, key=lambda c: _order(c.first)):
        seen[case.id] += 1
        n = seen[case.id]
        yield case if n == 1 else Case(f"{case.id}-{n}", case.first, case.carriers, case.slots, case.conflicts)


def _ranked(group: list[Utterance], slot: str) -> tuple[str, ...]:
    """Values by how many independent carriers give them: copies of one text have one vote, own words go before
    reports.
    """
    votes: dict[str, set[int]] = {}
    own: set[str] = set()
    for utterance in group:
        if value := getattr(utterance, slot):
            votes.setdefault(value, set()).add(utterance.copy)
            if utterance.own:
                own.add(value)
    places = {value: n for n, value in enumerate(votes)}
    return tuple(sorted(votes, key=lambda v: (-len(votes[v]), v not in own, places[v])))


def _conflicting(slot: str, values: tuple[str, ...]) -> bool:
    if len(values) < 2:
        return False
    return slot not in ("date", "deadline") or not all(agree(values[0], other) for other in values[1:])


def agree(one: str, other: str, slack: int = 0) -> bool:
    """Whether two date values (``2024-05-01/day``, ``2024-05/month``, ``a..b/day``) can mean the same day, give or
    take.

    >>> agree("2024-05-01/day", "2024-05/month"), agree("2024-05-01/day", "2024-05-03/day")
    (True, False)
    """
    (a, b), (c, d) = _days(one), _days(other)
    return a <= d + timedelta(days=slack) and c <= b + timedelta(days=slack)


def _days(value: str) -> tuple[date, date]:
    """First and last day of a date value; all of time where it cannot be read."""
    first, _, last = value.partition("/")[0].partition("..")
    try:
        return _edge(first, last=False), _edge(last or first, last=True)
    except ValueError:
        return date(1000, 1, 1), date(9000, 1, 1)


def _edge(text: str, *, last: bool) -> date:
    parts = [int(part) for part in text[:10].split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    return date(year, month, 1) if not last else (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))
