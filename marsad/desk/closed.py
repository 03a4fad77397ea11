"""Findings that were kept while the words they stand on could be read, and no longer can.

A finding's title, names and reasons may repeat words of its posts. Once one of these is withheld
(:mod:`marsad.archive.withheld`), they are closed until detection has looked again; it reads what may be read alone.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.archive.withheld import withheld
from marsad.flow import Workspace
from marsad.records.finding import BaseRate, Finding, Reason

TITLE = "Closed: it stands on posts whose words are withheld"
_WHY = (
    "Posts of this case were not there at the last visit, and archive.keep_deleted is false. "
    "`marsad detect` looks again at what may be read."
)


def as_shown(workspace: Workspace, finding: Finding) -> Finding:
    """``finding``, or the same without its words where they may be those of a post that is withheld."""
    gone = set(withheld(workspace.archive)["urn"]) if not workspace.archive.keep_deleted else set()
    said = {*finding.posts, *(urn for reason in finding.reasons for urn in reason.posts)}
    if not gone & said:
        return finding
    reasons = (Reason(_WHY, tuple(sorted(gone & said))),)
    rate = BaseRate(finding.base_rate.value, finding.base_rate.n, "")
    return replace(finding, title=TITLE, names=(), reasons=reasons, base_rate=rate)
