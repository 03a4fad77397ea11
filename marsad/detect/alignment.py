"""Alignment: claims that came after threats they could answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from marsad.detect.cases import Case
from marsad.detect.families import Families
from marsad.detect.jitter import FEWEST, Jitter, jitter_test
from marsad.detect.matching import DAY, Match, Matcher, after
from marsad.detect.period import Period, day
from marsad.lexicon import Lexicon
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason, finding_id

DETECTOR, VERSION = "claims-after-threats", "1"
METHOD = (
    "claims matched to earlier threats by actor family and by place, target or weapon within the window; base rate by"
    " covering the record with windows of that length; local-jitter permutation test (Amarasingham et al. 2012)"
)
_SHOWN = 6


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
        pairs = ((t, after(m, self.window)) for t, m in zip(self.threats, self.matched, strict=True))
        return [(threat, found) for threat, found in pairs if found]

    def rate(self) -> float:
        """The share of the record's moments with a matching claim within the window after, mean over the threats."""
        return sum(self._covered(m) for m in self.matched) / len(self.matched)

    def _covered(self, found: Iterable[Match]) -> float:
        whole = max((self.last - self.first).total_seconds() / DAY, 1e-9)
        end, covered = 0.0, 0.0
        for claim in sorted({(m.claim.first.at - self.first).total_seconds() / DAY for m in found}):
            start = max(claim - self.window, end, 0.0)
            covered += max(claim - start, 0.0)
            end = max(end, claim)
        return min(covered / whole, 1.0)

    def test(self) -> Jitter | None:
        """The jitter test over the whole record."""
        times = [(t.first.at - self.first).total_seconds() / DAY for t in self.threats]
        answers = [[at + m.lag for m in found] for at, found in zip(times, self.matched, strict=True)]
        return jitter_test(times, answers, self.window)


def alignment(
    threats: Sequence[Case],
    claims: Sequence[Case],
    matcher: Matcher,
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

    Literature: Amarasingham, Harrison, Hatsopoulos and Geman 2012 (jitter).
    """
    if not threats:
        return ()
    times = [case.first.at for case in (*threats, *claims)]
    first, last = min(*times, period.since), max(*times, period.until)
    houses: dict[str, list[Case]] = {}
    for threat in threats:
        houses.setdefault(_house(threat, matcher, families), []).append(threat)
    found = []
    for house, made in houses.items():
        matched = tuple(tuple(matcher.matches(t)) for t in made)
        record = Record(house, tuple(made), matched, window_days, first, last)
        if _touches(record, period):
            found.append(_finding(record, lexicon))
    return tuple(found)


def _house(threat: Case, matcher: Matcher, families: Families) -> str:
    issuer = threat.slots["actor"] or min(matcher.speakers(threat), default=None)
    return families.house(issuer) if issuer else f"an issuer not named on {threat.first.source.partition(':')[2]}"


def _touches(record: Record, period: Period) -> bool:
    """Whether a threat that was followed, or what followed it, lies in the period."""
    return any(
        period.holds(threat.first.at) or any(period.holds(m.claim.first.at) for m in found)
        for threat, found in record.hits()
    )


def _finding(record: Record, lexicon: Lexicon) -> Finding:
    hits, test, rate = record.hits(), record.test(), record.rate()
    name = lexicon.name(record.house)
    n, many = len(record.threats), len(hits)
    posts = dict.fromkeys(urn for t, found in hits for urn in (t.first.urn, *(m.claim.first.urn for m in found)))
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
    close = any("actor" in m.slots and {"place", "target"} & set(m.slots) for _, found in hits for m in found)
    return Level.MEDIUM if close else Level.LOW


def _pairs(record: Record, hits: list[tuple[Case, list[Match]]], lexicon: Lexicon) -> tuple[Reason, ...]:
    reasons = [_pair(threat, found, lexicon) for threat, found in hits[:_SHOWN]]
    if len(hits) > _SHOWN:
        rest = tuple(threat.first.urn for threat, _ in hits[_SHOWN:])
        reasons.append(
            Reason(f"{len(rest)} more threats of the {len(record.threats)} have been followed likewise.", rest)
        )
    return tuple(reasons)


def _pair(threat: Case, found: list[Match], lexicon: Lexicon) -> Reason:
    nearest = found[0]
    # The closest match by what is shared is shown, not merely the first to come.
    best = max(found, key=lambda m: (len(m.slots), -m.lag))
    claimant = best.claim.slots["actor"]
    who = lexicon.name(claimant) if claimant else "a claimant not named"
    text = (
        f"The threat of {day(threat.first.at)} {threat.first.at:%H:%M} UTC by {_who(threat, lexicon)}"
        f"{_on(threat, lexicon)} has been followed after {_lag(best.lag)} by a claim of {who}"
        f"{_on(best.claim, lexicon)}; shared: {', '.join(best.slots)}."
    )
    if nearest is not best or len(found) > 1:
        text += f" In all {len(found)} matching claims came within the window, the first after {_lag(nearest.lag)}."
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
    lags = [min(m.lag for m in found) for _, found in hits]
    posts = tuple(threat.first.urn for threat, _ in hits)
    return Reason(f"Median delay to the first matching claim: {_lag(median(lags))}, over {len(lags)} threats.", posts)


def _nothing(record: Record) -> tuple[Reason, ...]:
    hit = {threat.id for threat, _ in record.hits()}
    idle = [t for t in record.threats if t.id not in hit]
    open_ = [t for t in idle if (record.last - t.first.at).total_seconds() / DAY < record.window]
    if not idle:
        return ()
    text = f"{len(idle)} of the {len(record.threats)} threats came to nothing that this archive holds"
    text += f" within {record.window} days"
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
        f"Local-jitter test: with each of {test.n} threats moved at random within {test.reach:.0f} days"
        f" ({test.draws} draws), claims followed as closely in a share of p = {test.p:.3f}."
    )
    return (Reason(text, ()),)


def _caveat() -> Reason:
    return Reason("A driver of both threats and claims cannot be excluded; a sequence is not by itself a link.", ())


def _base(record: Record, rate: float, many: int) -> BaseRate:
    days = (record.last - record.first).total_seconds() / DAY
    text = (
        f"{many} of {len(record.threats)} threats were followed ({many / len(record.threats):.0%}); a window of"
        f" {record.window} days placed anywhere in the {days:.0f} days of the record holds a matching claim"
        f" {rate:.0%} of the time."
    )
    if days < 3 * record.window:
        text += f" The record is short: fewer than three windows of {record.window} days."
    return BaseRate(round(rate, 3), len(record.threats), text)
