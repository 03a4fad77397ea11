"""Which claims could answer which threats, by what both name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.detect.cases import Case
from marsad.detect.claims import as_threat
from marsad.detect.families import Families
from marsad.lexicon import Lexicon
from marsad.records.ledger import Followed, Threat

DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that can answer a threat, whenever it came.

    ``slots`` are what both share; ``lag`` is in days, negative where the claim came first.
    """

    claim: Case
    slots: tuple[str, ...]
    lag: float


@dataclass(frozen=True, slots=True)
class _Named:
    """What a case names, looked up once."""

    actors: frozenset[str]
    places: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]

    def keys(self) -> Iterable[str]:
        """What a claim is found again by."""
        return (*self.places, *self.targets, *self.weapons)


class Matcher:
    """The claims of a record, indexed by what they name."""

    def __init__(self, claims: Sequence[Case], lexicon: Lexicon, families: Families) -> None:
        self._lexicon, self._families = lexicon, families
        self._claims = [(claim, _claimed(claim)) for claim in claims]
        self._by_key: dict[str, set[int]] = {}
        for n, (_, named) in enumerate(self._claims):
            for key in named.keys():  # noqa: SIM118 - a method of ours, no mapping
                self._by_key.setdefault(key, set()).add(n)

    def matches(self, threat: Case) -> list[Match]:
        """Every claim of the record that shares enough with a threat, before and after it, in order of time.

        Enough is: the claimant stands in the issuer's house or next to it, and both name one place, target or weapon;
        or the claimant is open (unknown, unnamed or an umbrella) and both name one place. A known group outside the
        house does not answer.
        """
        named = _threatened(threat, self.speakers(threat))
        numbers = sorted({n for key in named.keys() for n in self._by_key.get(key, ())})  # noqa: SIM118
        found = []
        for claim, slots in ((self._claims[n][0], self._shared(named, self._claims[n][1])) for n in numbers):
            if slots:
                found.append(Match(claim, slots, (claim.first.at - threat.first.at).total_seconds() / DAY))
        return found

    def speakers(self, threat: Case) -> frozenset[str]:
        """Whose threat it is: the actors named, or for lack of any the one whose outlet the first carrier is."""
        profile = self._lexicon.profile(threat.first.source)
        outlet = {profile.actor} if profile and profile.actor else set()
        return threat.actors or frozenset(outlet)

    def _shared(self, threat: _Named, claim: _Named) -> tuple[str, ...]:
        """The slots that a threat and a claim share; empty when they do not match."""
        place = bool(threat.places & claim.places)
        target = bool(threat.targets & claim.targets - claim.places)
        weapon = bool(threat.weapons & claim.weapons)
        related = any(self._families.answers(issuer, claim.actors) for issuer in threat.actors)
        if not (related and (place or target or weapon)) and not (place and claim.actors <= self._families.open):
            return ()
        found = (("actor", related), ("place", place), ("target", target), ("weapon", weapon))
        return tuple(slot for slot, holds in found if holds)


def _claimed(case: Case) -> _Named:
    return _Named(case.actors, case.values("place"), case.values("target"), case.values("weapon"))


def _threatened(case: Case, speakers: frozenset[str]) -> _Named:
    """A threat's places are those of its slots and whatever its sentences name outside their conditions."""
    places = case.values("place") | frozenset(place for u in case.carriers for place in u.places)
    return _Named(speakers, places, case.values("target"), case.values("weapon"))


def after(found: Iterable[Match], window_days: int) -> list[Match]:
    """Those that came within the window, the first to come first."""
    return sorted((m for m in found if 0 < m.lag <= window_days), key=lambda m: (m.lag, m.claim.id))


def followed(threats: Iterable[Case], matcher: Matcher, window_days: int) -> tuple[Threat, ...]:
    """The ledger of threats, each with the claims that came within the window after it."""
    return tuple(_entry(threat, after(matcher.matches(threat), window_days)) for threat in threats)


def _entry(threat: Case, found: list[Match]) -> Threat:
    pairs = tuple(Followed(m.claim.id, round(m.lag * 24, 1), m.slots) for m in found)
    return replace(as_threat(threat), followed_by=pairs)
