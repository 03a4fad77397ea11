"""Alignment: claims that came after threats they could answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from marsad.detect.cases import Case
from marsad.detect.claims import as_threat
from marsad.detect.families import Families
from marsad.detect.jitter import FEWEST, Jitter, jitter_test
from marsad.detect.period import Period
from marsad.lexicon import Lexicon
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason, finding_id
from marsad.records.ledger import Followed, Threat

DETECTOR, VERSION = "claims-after-threats", "1"
METHOD = (
    "claims matched to earlier threats by actor family and by place, target or weapon within the window; base rate by covering"
    " the record with windows of that length; local-jitter permutation test (Amarasingham et al. 2012)"
)
_HOUR, _DAY = 3600.0, 86400.0
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that can answer a threat, whenever it came: ``slots`` are what both share, ``lag`` in days (may be
    negative).
    """

    claim: Case
    slots: tuple[str, ...]
    lag: float


def matches(threat: Case, claims: Iterable[Case], lexicon: Lexicon, families: Families) -> list[Match]:
    """Every claim of the record that shares enough with a threat, before and after it.

    Enough is: the claimant stands in the issuer's house or next to it, and both name one place, target or weapon; or
    the claimant is open (unknown, unnamed or an umbrella) and both name one place. A known group outside the house
    does not answer.
    """
    found = ((claim, shared(threat, claim, lexicon, families)) for claim in claims)
    return [
        Match(claim, slots, (claim.first.at - threat.first.at).total_seconds() / _DAY)
        for claim, slots in found
        if slots
    ]


def shared(threat: Case, claim: Case, lexicon: Lexicon, families: Families) -> tuple[str, ...]:
    """The slots that a threat and a claim share; empty when they do not match."""
    related = any(families.answers(issuer, claim.actors) for issuer in speakers(threat, lexicon))
    place = bool(_threatened(threat) & claim.values("place"))
    target = bool(threat.values("target") & claim.values("target") - claim.values("place"))
    weapon = bool(threat.values("weapon") & claim.values("weapon"))
    if not (related and (place or target or weapon)) and not (place and claim.actors <= families.open):
        return ()
    found = (("actor", related), ("place", place), ("target", target), ("weapon", weapon))
    return tuple(slot for slot, holds in found if holds)


def _threatened(case: Case) -> frozenset[str]:
    """The places that a threat names outside its condition; those of the slots may stand in the condition and count
    too.
    """
    return case.values("place") | frozenset(place for u in case.carriers for place in u.places)


def speakers(threat: Case, lexicon: Lexicon) -> frozenset[str]:
    """Whose threat it is: the actors named, or for lack of any the one whose outlet the first carrier is."""
    profile = lexicon.profile(threat.first.source)
    outlet = {profile.actor} if profile and profile.actor else set()
    return threat.actors or frozenset(outlet)


def followed(
    threats: Iterable[Case], claims: Sequence[Case], lexicon: Lexicon, families: Families, window_days: int
) -> tuple[Threat, ...]:
    """The ledger of threats, each with the claims that came within the window after it."""
    return tuple(
        replace(
            as_threat(threat),
            followed_by=tuple(_followed(m) for m in _after(matches(threat, claims, lexicon, families), window_days)),
        )
        for threat in threats
    )


def _after(found: Iterable[Match], window_days: int) -> list[Match]:
    return sorted((m for m in found if 0 < m.lag <= window_days), key=lambda m: (m.lag, m.claim.id))


def _followed(match: Match) -> Followed:
    return Followed(match.claim.id, round(match.lag * 24, 1), match.slots)


@dataclass(frozen=True, slots=True)
class Record:
    """One issuer's threats with the claims that match each, over the whole of the archive."""

    house: str
    threats: tuple[Case, ...]
    matched: tuple[tuple[Match, ...], ...]
    window: int
    first: datetime
    last: datetime

    def hits(self) -> list[tuple[Case, list[Match]]]:
        """Threats that were followed, each with the claims that came within the window."""
        pairs = ((t, _after(m, self.window)) for t, m in zip(self.threats, self.matched, strict=True))
        return [(threat, after) for threat, after in pairs if after]

    def rate(self) -> float:
        """The share of moments of the record after which a matching claim comes within the window, mean over the
        threats.
        """
        return sum(self._covered(m) for m in self.matched) / len(self.matched)

    def _covered(self, found: Iterable[Match]) -> float:
        whole = max((self.last - self.first).total_seconds() / _DAY, 1e-9)
        end, covered = 0.0, 0.0
        for claim in sorted({(m.claim.first.at - self.first).total_seconds() / _DAY for m in found}):
            start = max(claim - self.window, end, 0.0)
            covered += max(claim - start, 0.0)
            end = max(end, claim)
        return min(covered / whole, 1.0)

    def test(self) -> Jitter | None:
        """The jitter test over the whole record."""
        times = [(t.first.at - self.first).total_seconds() / _DAY for t in self.threats]
        answers = [[at + m.lag for m in found] for at, found in zip(times, self.matched, strict=True)]
        return jitter_test(times, answers, self.window)


def alignment(
    threats: Sequence[Case],
    claims: Sequence[Case],
    lexicon: Lexicon,
    families: Families,
    period: Period,
    window_days: int,
) -> tuple[Finding, ...]:
    """Threats that *have been followed* by claims which could answer them, one finding for each threatening house.

    **What it sees.** A threat and a later claim, within the window, whose actors belong together in the lexicon
    (leader, spokesman, facade, parent, outlet) and which share a place, a target or a weapon; and claims of unknown
    or umbrella names on a threatened place. It shows the share of threats followed, the threats that came to nothing,
    how often a window of the same length holds a matching claim anyway, the median delay, and, from five threats on,
    a local-jitter test.

    **What it cannot see.** Whether the one led to the other: "has been followed by" is all it says. A driver of both,
    such as a war or a day of mourning, cannot be excluded, least of all one that works within three days. Threats
    without a place, coded threats, and claims that name another place for the same target are missed. In a record
    shorter than a few windows nearly any threat is followed by something: read the base rate first.

    **Levels.** High: five threats or more, followed above the base rate with jitter p < .05. Medium: a claim of the
    issuer's own family on the threatened place or target. Low: all else (weapon alone, or a claimant not known to
    belong). A p below .05 is expected once in twenty houses where nothing is the matter.

    Literature: Amarasingham, Harrison, Hatsopoulos and Geman 2012 (jitter); Tetlock and Gardner 2015 on base rates
    first.
    """
    if not threats:
        return ()
    times = [case.first.at for case in (*threats, *claims)]
    first, last = min(*times, period.since), max(*times, period.until)
    houses: dict[str, list[Case]] = {}
    for threat in threats:
        houses.setdefault(_house(threat, lexicon, families), []).append(threat)
    found = []
    for house, made in houses.items():
        matched = tuple(tuple(matches(t, claims, lexicon, families)) for t in made)
        record = Record(house, tuple(made), matched, window_days, first, last)
        if _touches(record, period):
            found.append(_finding(record, lexicon))
    return tuple(found)


def _house(threat: Case, lexicon: Lexicon, families: Families) -> str:
    issuer = threat.slots["actor"] or next(iter(speakers(threat, lexicon)), None)
    return families.house(issuer) if issuer else f"an issuer not named on {threat.first.source.partition(':')[2]}"


def _touches(record: Record, period: Period) -> bool:
    """Whether a threat that was followed, or what followed it, lies in the period."""
    return any(
        period.holds(threat.first.at) or any(period.holds(m.claim.first.at) for m in after)
        for threat, after in record.hits()
    )


def _finding(record: Record, lexicon: Lexicon) -> Finding:
    hits, test, rate = record.hits(), record.test(), record.rate()
    name = lexicon.name(record.house)
    n, many = len(record.threats), len(hits)
    posts = dict.fromkeys(urn for t, after in hits for urn in (t.first.urn, *(m.claim.first.urn for m in after)))
    return Finding(
        id=finding_id(FindingKind.ALIGNMENT, DETECTOR, record.house),
        kind=FindingKind.ALIGNMENT,
        title=f"{many} of {n} {'threat' if n == 1 else 'threats'} by {name} and those who speak for it"
        f" {'has' if many == 1 else 'have'} been followed by a matching claim within {record.window} days",
        level=_level(record, hits, test, rate),
        names=(name,),
        posts=tuple(posts),
        reasons=(*_pairs(record, hits, lexicon), _delay(hits), *_nothing(record), *_tested(test, n), _caveat()),
        base_rate=_base(record, rate, many),
        method=METHOD,
        version=VERSION,
    )


def _level(record: Record, hits: list[tuple[Case, list[Match]]], test: Jitter | None, rate: float) -> Level:
    if test and test.p < 0.05 and len(hits) / len(record.threats) > rate:
        return Level.HIGH
    close = any("actor" in m.slots and {"place", "target"} & set(m.slots) for _, after in hits for m in after)
    return Level.MEDIUM if close else Level.LOW


def _pairs(record: Record, hits: list[tuple[Case, list[Match]]], lexicon: Lexicon) -> tuple[Reason, ...]:
    reasons = [_pair(threat, after, lexicon) for threat, after in hits[:_SHOWN]]
    if len(hits) > _SHOWN:
        rest = tuple(threat.first.urn for threat, _ in hits[_SHOWN:])
        reasons.append(
            Reason(f"{len(rest)} more threats of the {len(record.threats)} have been followed likewise.", rest)
        )
    return tuple(reasons)


def _pair(threat: Case, after: list[Match], lexicon: Lexicon) -> Reason:
    nearest = after[0]
    # The closest match by what is shared is shown, not merely the first to come.
    best = max(after, key=lambda m: (len(m.slots), -m.lag))
    claimant = best.claim.slots["actor"]
    who = lexicon.name(claimant) if claimant else "a claimant not named"
    text = (
        f"The threat of {threat.first.at:%d %B %Y %H:%M} UTC by {_who(threat, lexicon)}{_on(threat, lexicon)} has been followed after"
        f" {_lag(best.lag)} by a claim of {who}{_on(best.claim, lexicon)}; shared: {', '.join(best.slots)}."
    )
    if nearest is not best or len(after) > 1:
        text += f" In all {len(after)} matching claims came within the window, the first after {_lag(nearest.lag)}."
    if "actor" not in best.slots:
        text += " The claimant is not tied to the issuer in the lexicon."
    spans = tuple((u.urn, u.start, u.end) for u in (threat.first, best.claim.first))
    return Reason(text, (threat.first.urn, best.claim.first.urn), spans)


def _who(case: Case, lexicon: Lexicon) -> str:
    actor = case.slots["actor"]
    return lexicon.name(actor) if actor else "an issuer not named"


def _on(case: Case, lexicon: Lexicon) -> str:
    site = case.slots["place"] or case.slots["target"]
    return f" ({lexicon.name(site)})" if site else ""


def _lag(days: float) -> str:
    hours = days * 24
    return f"{hours:.1f} hours" if hours < 72 else f"{days:.1f} days"


def _delay(hits: list[tuple[Case, list[Match]]]) -> Reason:
    lags = [min(m.lag for m in after) for _, after in hits]
    posts = tuple(threat.first.urn for threat, _ in hits)
    return Reason(f"Median delay to the first matching claim: {_lag(median(lags))}, over {len(lags)} threats.", posts)


def _nothing(record: Record) -> tuple[Reason, ...]:
    hit = {threat.id for threat, _ in record.hits()}
    idle = [t for t in record.threats if t.id not in hit]
    open_ = [t for t in idle if (record.last - t.first.at).total_seconds() / _DAY < record.window]
    if not idle:
        return ()
    text = f"{len(idle)} of the {len(record.threats)} threats came to nothing that this archive holds within {record.window} days"
    text += f"; for {len(open_)} of them the window is still open." if open_ else "."
    return (
        Reason(text, tuple(t.first.urn for t in idle), tuple((t.first.urn, t.first.start, t.first.end) for t in idle)),
    )


def _tested(test: Jitter | None, n: int) -> tuple[Reason, ...]:
    if test is None:
        return (
            Reason(f"{n} threats are too few for a test of timing ({FEWEST} at least): chance cannot be excluded.", ()),
        )
    text = (
        f"Local-jitter test: with each of {test.n} threats moved at random within {test.reach:.0f} days ({test.draws} draws), claims followed"
        f" as closely in a share of p = {test.p:.3f}."
    )
    return (Reason(text, ()),)


def _caveat() -> Reason:
    return Reason("A driver of both threats and claims cannot be excluded; a sequence is not by itself a link.", ())


def _base(record: Record, rate: float, many: int) -> BaseRate:
    days = (record.last - record.first).total_seconds() / _DAY
    text = (
        f"{many} of {len(record.threats)} threats were followed ({many / len(record.threats):.0%}); a window of {record.window} days placed anywhere in the"
        f" {days:.0f} days of the record holds a matching claim {rate:.0%} of the time."
    )
    if days < 3 * record.window:
        text += f" The record is short: fewer than three windows of {record.window} days."
    return BaseRate(round(rate, 3), len(record.threats), text)
