"""Findings: each a hypothesis with its reasons, its base rate and its method."""

from __future__ import annotations

from collections import Counter

from marsad.records.finding import Finding, FindingKind, Level
from marsad.records.report import Block, Paragraph, Section, Sentence
from marsad.report.display import ended, isolate, listed, opening
from marsad.report.shelf import Shelf

SHOWN = 8
KINDS = {
    FindingKind.NEW_NAME: "New name",
    FindingKind.BURST: "Burst of posts",
    FindingKind.AMPLIFICATION: "Amplification",
    FindingKind.ALIGNMENT: "Claim and earlier threat",
    FindingKind.CODED_LANGUAGE: "Possible coded language",
    FindingKind.CHANNEL_BEHAVIOUR: "Behaviour of a channel",
    FindingKind.ATTRIBUTION: "Evidence for attribution",
    FindingKind.REACTION: "Reaction",
    FindingKind.WARNING: "Warning",
}
LEVELS = (Level.HIGH, Level.MEDIUM)
OF_ONE_KIND = 3


def ranked(shelf: Shelf) -> list[Finding]:
    """Findings above the lowest level, the highest first, of equals those of more kinds and posts first."""
    shown = [f for f in shelf.material.findings if f.level in LEVELS]
    return sorted(shown, key=lambda f: (LEVELS.index(f.level), -len(f.posts), f.id))


def _chosen(found: list[Finding]) -> list[Finding]:
    """The findings to set out: no more than :data:`OF_ONE_KIND` of a kind while others wait."""
    seen: Counter[FindingKind] = Counter()
    early: list[Finding] = []
    for finding in found:
        seen[finding.kind] += 1
        if seen[finding.kind] <= OF_ONE_KIND:
            early.append(finding)
    late = [finding for finding in found if finding not in early]
    kept = [*early, *late][:SHOWN]
    return [finding for finding in found if finding in kept]


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """A heading with what a finding is, then one part each; nothing where there is none."""
    found = ranked(shelf)
    if not found:
        return ()
    parts = tuple(Section(_heading(shelf, f), _blocks(shelf, f), 3) for f in _chosen(found))
    return (Section("Findings", (_opening(shelf, found),)), *parts)


def _opening(shelf: Shelf, found: list[Finding]) -> Paragraph:
    ground = shelf.count("findings of the period, by level")
    low = len(shelf.material.findings) - len(found)
    text = "A finding is a hypothesis of a fixed method, for a person to judge; none of these has been judged here."
    sentences = [Sentence(text, ground)]
    if len(found) > SHOWN:
        sentences.append(Sentence(f"Of {len(found):,} findings {SHOWN} are set out.", ground))
    if low:
        sentences.append(
            Sentence(f"{opening(low, 'finding')} of the lowest level {'is' if low == 1 else 'are'} left out.", ground)
        )
    return Paragraph(tuple(sentences))


def _heading(shelf: Shelf, finding: Finding) -> str:
    names = [isolate(shelf.outside(name)) for name in finding.names[:3]]
    return f"{KINDS[finding.kind]}: {listed(names)}" if names else KINDS[finding.kind]


def _blocks(shelf: Shelf, finding: Finding) -> tuple[Block, ...]:
    posts = finding.posts or tuple(urn for reason in finding.reasons for urn in reason.posts)
    ground = shelf.cite(posts) if posts else shelf.count(f"finding {finding.id}")
    subject = f" Names: {listed([isolate(shelf.outside(n)) for n in finding.names])}." if len(finding.names) > 3 else ""
    hypothesis = Sentence(ended(shelf.outside(finding.title)) + subject, ground)
    reasons = tuple(
        Sentence(ended(shelf.outside(r.text)), shelf.cite(r.posts) if r.posts else shelf.count(f"finding {finding.id}"))
        for r in finding.reasons
    )
    return (Paragraph((hypothesis, *reasons)), Paragraph((_rate(shelf, finding), _method(shelf, finding))))


def _rate(shelf: Shelf, finding: Finding) -> Sentence:
    rate = finding.base_rate
    said = ended(shelf.outside(rate.text)) if rate.text.strip() else ""
    share = "it cannot be said from this evidence" if rate.value is None else f"{rate.value:.1%}"
    return Sentence(
        f"Base rate: {share}{'. ' + said if said else '.'}", shelf.count(f"base rate of finding {finding.id}")
    )


def _method(shelf: Shelf, finding: Finding) -> Sentence:
    text = f"Method: {shelf.outside(finding.method).rstrip('.')}, version {finding.version}; level {finding.level}."
    return Sentence(text, shelf.count(f"base rate of finding {finding.id}"))
