"""The headline in the field's manner: who, did what, and the words where they are short."""

from __future__ import annotations

from marsad.records.finding import Finding, Level
from marsad.report.display import isolate, listed, titled
from marsad.report.leads import Lead
from marsad.report.sections.findings import KINDS, ranked
from marsad.report.sections.new import statements
from marsad.report.shelf import Shelf

OWN = 9.0
"""What a claim or threat in a source's own words weighs at least."""


def headline(shelf: Shelf, told: list[Lead]) -> str:
    """From a claim or threat of a post's own; else a high finding; else a reported one; else what is lacking."""
    if told and told[0].weight >= OWN:
        return _told(told[0])
    found = [f for f in ranked(shelf) if f.level is Level.HIGH]
    if found:
        return _finding(shelf, found[0])
    if told:
        return _told(told[0])
    if not shelf.material.posts.height:
        return "No Posts in Evidence"
    if statements(shelf):
        return f"{_channels(shelf)}: Statements on Record"
    return f"{_channels(shelf)}: No Claim or Threat Recognised"


def _finding(shelf: Shelf, finding: Finding) -> str:
    kind = titled(KINDS[finding.kind])
    if finding.names:
        return f"{kind}: {listed([isolate(shelf.outside(n)) for n in finding.names[:2]])}"
    channels = list(dict.fromkeys(shelf.channel(p.source) for p in shelf.fetch(finding.posts)))
    return f"{kind} on {_several(channels)}" if channels else kind


def _several(names: list[str]) -> str:
    return listed(names) if len(names) < 3 else f"{', '.join(names[:2])} and Others"


def _told(lead: Lead) -> str:
    words = " ".join(part for part in (lead.subject, lead.verb, lead.thing) if part)
    return f"{words}: {lead.phrase}" if lead.phrase else words


def _channels(shelf: Shelf) -> str:
    posts = shelf.material.posts
    sources = posts.group_by("source").len().sort("len", "source", descending=[True, False])["source"].to_list()
    return _several([shelf.channel(urn) for urn in sources])
