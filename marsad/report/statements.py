"""Which statement of a post a sentence speaks of, and how it is put into words."""

from __future__ import annotations

from typing import Any

from marsad.records.statement import Speaker, StatementKind
from marsad.report.display import clip, quoted
from marsad.report.shelf import Posting, Shelf

NOUNS = {
    StatementKind.CLAIM: "a claim of responsibility",
    StatementKind.CYBER_CLAIM: "a claim of a cyber operation",
    StatementKind.THREAT: "a threat",
    StatementKind.DENIAL: "a denial",
    StatementKind.PREPARATION: "a statement of preparation",
    StatementKind.INCITEMENT: "a call to violence",
    StatementKind.WITHDRAWAL: "a withdrawal of an earlier claim",
    StatementKind.PRAISE: "praise",
    StatementKind.CONDEMNATION: "a condemnation",
    StatementKind.MOURNING: "a notice of mourning",
    StatementKind.DIRECTIVE: "a directive",
    StatementKind.OFFER_SUPPORT: "an offer of support",
    StatementKind.FORMATION: "an announcement that a group was formed",
    StatementKind.SUSPENSION: "a suspension of operations",
    StatementKind.MOBILISE: "a call to mobilise",
    StatementKind.CAMPAIGN_CALL: "a call to a campaign",
}
WEIGHTS = {
    StatementKind.CLAIM: 8.0,
    StatementKind.THREAT: 8.0,
    StatementKind.CYBER_CLAIM: 7.0,
    StatementKind.DENIAL: 5.0,
}
"""How far up a post belongs by its own statement; other kinds weigh 4. An editorial order, not a measurement."""
REPORTED_SHARE = 0.35
"""What a statement weighs when the post only passes it on."""


def weight(statement: dict[str, Any]) -> float:
    """The editorial weight of one statement."""
    own = 1.0 if statement["speaker"] == Speaker.OWN else REPORTED_SHARE
    return WEIGHTS.get(StatementKind(statement["kind"]), 4.0) * own * (0.5 + (statement["score"] or 0.0) / 2)


def chief(post: Posting, kinds: tuple[StatementKind, ...] = ()) -> dict[str, Any] | None:
    """The weightiest statement of the post, of these kinds where any are given."""
    fit = [s for s in post.statements if not kinds or s["kind"] in kinds]
    return max(fit, key=lambda s: (weight(s), -s["start"]), default=None)


def noun(statement: dict[str, Any]) -> str:
    """``a claim of responsibility``, or ``a report of a threat`` where the post passes it on."""
    plain = NOUNS[StatementKind(statement["kind"])]
    return plain if statement["speaker"] == Speaker.OWN else f"a report of {plain}"


def words(shelf: Shelf, post: Posting, statement: dict[str, Any], limit: int) -> str:
    """The statement's own words in quotation marks, cut after a word where they are long; empty without any."""
    masked = shelf.material.mask(post.text)[statement["start"] : statement["end"]]
    cut = clip(masked, limit)
    return quoted(cut) if any(c.isalpha() for c in cut) else ""
