"""Many posts in, findings out: what is new, what is repeated, what followed what.

Everything arrives as arguments: the current wording of every post with its readings, and the lexicon. A detector sees
all posts up to now and a period; it reports on the period and takes the rest as the past to compare with. Each one is
a function whose docstring tells the analyst what it sees, what it cannot see, what its levels mean and where the
method comes from. A finding is a hypothesis with its reasons and a base rate, never a verdict.

=================  =====================================================================================================
``claims``         the two ledgers, joined from statements by ``said`` and ``cases``
``alignment``      claims that came after threats; ``matching`` says which, ``families`` who belongs
                   with whom, ``jitter`` is the test
``new_names``      names not known before; ``settling`` finds where a name ends, ``naming`` what treats it as one,
                   ``spelling`` whether it is another's spelling
``amplification``  the same words on several channels; ``copies`` finds near-copies
``period``         the period; ``order`` the one order that posts are seen in
=================  =====================================================================================================

Work on all posts is columns; loops run over cases alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from marsad.detect.alignment import alignment
from marsad.detect.amplification import amplification
from marsad.detect.claims import claim_cases, claims, threat_cases
from marsad.detect.families import Families
from marsad.detect.matching import Matcher, followed
from marsad.detect.new_names import new_names
from marsad.detect.order import ordered
from marsad.detect.period import Period
from marsad.lexicon import Lexicon
from marsad.records.finding import Finding, Level
from marsad.records.ledger import Threat

__all__ = ["DETECTORS", "Period", "Setting", "claims", "detect", "threats"]

_LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every detector is given; ``frame`` is in order."""

    frame: pl.DataFrame
    lexicon: Lexicon
    period: Period
    known_days: int
    window_days: int


def _aligned(s: Setting) -> tuple[Finding, ...]:
    families = Families(s.lexicon)
    made, done = threat_cases(s.frame, s.lexicon, families), claim_cases(s.frame, s.lexicon, families)
    matcher = Matcher(done, s.lexicon, families)
    return alignment(made, done, matcher, s.lexicon, families, s.period, s.window_days)


def _named(s: Setting) -> tuple[Finding, ...]:
    return new_names(s.frame, s.lexicon, s.period, s.known_days)


def _amplified(s: Setting) -> tuple[Finding, ...]:
    return amplification(s.frame, s.lexicon, s.period)


DETECTORS: tuple[Callable[[Setting], tuple[Finding, ...]], ...] = (_aligned, _named, _amplified)


def threats(frame: pl.DataFrame, lexicon: Lexicon, window_days: int = 14) -> tuple[Threat, ...]:
    """The ledger of threats, in order of time, each with the claims that have followed it within ``window_days``."""
    posts, families = ordered(frame), Families(lexicon)
    made = threat_cases(posts, lexicon, families)
    matcher = Matcher(claim_cases(posts, lexicon, families), lexicon, families)
    return followed(made, matcher, window_days)


def detect(
    frame: pl.DataFrame, lexicon: Lexicon, period: Period, *, known_days: int = 14, window_days: int = 14
) -> tuple[Finding, ...]:
    """All findings of the period, the highest level first, of one level the earliest post first.

    Posts after the period's end are not looked at, so that a detection of last month can be made again.
    """
    posts = ordered(frame).filter(pl.col("published") <= period.until)
    setting = Setting(posts, lexicon, period, known_days, window_days)
    found = [finding for detector in DETECTORS for finding in detector(setting)]
    at: dict[str, datetime] = dict(
        posts.select("urn", "published").filter(pl.col("urn").is_in(_all(found))).iter_rows()
    )
    return tuple(sorted(found, key=lambda f: (_LEVELS.index(f.level), min(at[urn] for urn in f.posts), f.kind, f.id)))


def _all(found: list[Finding]) -> list[str]:
    return sorted({urn for finding in found for urn in finding.posts})
