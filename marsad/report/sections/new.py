"""What is new: the period in one sentence, then who posted what, weightiest first."""

from __future__ import annotations

import polars as pl

from marsad.records.finding import Finding, Level
from marsad.records.report import Paragraph, Section, Sentence
from marsad.report.display import counted, day, ended, listed
from marsad.report.leads import Lead
from marsad.report.sections.findings import KINDS, ranked
from marsad.report.shelf import Shelf

LEADS = 5
FINDINGS = 3
LANGUAGES = {
    "ar": "Arabic", "arz": "Egyptian Arabic", "fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ckb": "Kurdish (Sorani)",
    "ku": "Kurdish", "he": "Hebrew", "en": "English", "ru": "Russian", "uk": "Ukrainian", "tr": "Turkish",
    "fr": "French", "de": "German",
    "es": "Spanish", "hi": "Hindi", "sw": "Swahili", "so": "Somali", "ha": "Hausa",
}  # fmt: skip


def section(shelf: Shelf, told: list[Lead]) -> Section:
    """The opening section."""
    blocks = [Paragraph(tuple(_overview(shelf)))]
    blocks += [Paragraph(lead.sentences) for lead in told[:LEADS]]
    blocks += [_finding(shelf, finding) for finding in ranked(shelf)[:FINDINGS] if finding.level is Level.HIGH]
    if rest := len(told) - LEADS:
        blocks += [Paragraph(tuple(_rest(shelf, rest)))] if rest > 0 else []
    return Section("What is new", tuple(blocks))


def _overview(shelf: Shelf) -> list[Sentence]:
    material = shelf.material
    posts, channels = material.posts.height, material.posts["source"].n_unique() if material.posts.height else 0
    when = f"between {day(material.since)} and {day(material.until)}"
    ground = shelf.count("posts of the period, by channel and language")
    if not posts:
        return [Sentence(f"No post of the watched channels is in evidence {when}.", ground)]
    first = Sentence(
        f"This brief reads {counted(posts, 'post')} of {counted(channels, 'channel')}, published {when}.", ground
    )
    return [first, *_languages(shelf, posts), *_found(shelf)]


def _languages(shelf: Shelf, posts: int) -> list[Sentence]:
    tallies = (
        shelf.material.posts.group_by("language")
        .len()
        .filter(pl.col("language").is_not_null())
        .sort("len", "language", descending=[True, False])
    )
    known = [(LANGUAGES[code], n) for code, n in tallies.iter_rows() if code in LANGUAGES]
    rest = posts - sum(n for _, n in known[:4])
    parts = [f"{n:,} in {name}" for name, n in known[:4]]
    parts += [f"{rest:,} in other languages or without words"] if rest and parts else []
    first = f"{known[0][1]:,} {'is' if known[0][1] == 1 else 'are'} in {known[0][0]}" if known else ""
    text = (
        f"Of these, {listed([first, *parts[1:]])}." if len(parts) > 1 else f"All are in {known[0][0]}." if parts else ""
    )
    return [Sentence(text, shelf.count("posts of the period, by channel and language"))] if text else []


def _found(shelf: Shelf) -> list[Sentence]:
    material = shelf.material
    claims, threats = len(material.claims), len(material.threats)
    shown = sum(f.level is not Level.LOW for f in material.findings)
    ground = shelf.count("claims, threats and findings recognised in the posts of the period")
    if claims or threats or shown:
        parts = [counted(claims, "claim"), counted(threats, "threat"), counted(shown, "finding")]
        present = [part for part, n in zip(parts, (claims, threats, shown), strict=True) if n]
        absent = [name for name, n in (("claim", claims), ("threat", threats), ("finding", shown)) if not n]
        absent = [name if name != "finding" else "finding above the lowest level" for name in absent]
        lack = f"; no {listed(absent, 'and no')} was recognised" if absent else ""
        return [Sentence(f"They yield {listed(present)}{lack}.", ground)]
    if held := statements(shelf):
        what = counted(held, "post holds a recognised statement", "posts hold a recognised statement")
        return [Sentence(f"{what}; none of them stands in the ledgers of claims and threats.", ground)]
    return [Sentence("No claim, no threat and no finding above the lowest level was recognised in them.", ground)]


def _finding(shelf: Shelf, finding: Finding) -> Paragraph:
    ground = shelf.cite(finding.posts) if finding.posts else shelf.count(f"finding {finding.id}")
    said = ended(shelf.outside(finding.title))
    return Paragraph(
        (Sentence(f"{KINDS[finding.kind]}, as a hypothesis to be judged: {said[:1].lower() + said[1:]}", ground),)
    )


def statements(shelf: Shelf) -> int:
    """Posts with any recognised statement."""
    return shelf.material.posts.filter(pl.col("statements").list.len() > 0).height


def _rest(shelf: Shelf, rest: int) -> list[Sentence]:
    ground = shelf.count("claims, threats and findings recognised in the posts of the period")
    verb = "stands" if rest == 1 else "stand"
    return [
        Sentence(
            f"{counted(rest, 'further claim or threat', 'further claims and threats')} {verb} in the tables below.",
            ground,
        )
    ]
