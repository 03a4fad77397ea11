"""What is new, weightiest first: the ledgers' entries of the period as things that can be told in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.records.ledger import Claim, Threat
from marsad.records.report import Sentence
from marsad.records.statement import ClaimStatus, Speaker, StatementKind
from marsad.report.display import CLOSE, OPEN, minute, opening, saying, titled
from marsad.report.shelf import Posting, Shelf
from marsad.report.statements import chief, words

PHRASE = 120
SURE = 0.65
"""A reported claim that nobody copied leads only from this score on; all stand in the table."""
CLAIMS = (StatementKind.CLAIM, StatementKind.CYBER_CLAIM)


@dataclass(frozen=True, slots=True)
class Lead:
    """One thing to tell: how much it matters, its sentences, and what a headline would make of it."""

    weight: float
    at: datetime
    sentences: tuple[Sentence, ...]
    subject: str
    verb: str
    thing: str
    phrase: str


def leads(shelf: Shelf) -> list[Lead]:
    """Claims and threats whose posts lie in the period, weightiest first; of equals the later first."""
    shelf.fetch([c.first for c in shelf.material.claims] + [t.post for t in shelf.material.threats])
    told = [_claim(shelf, c) for c in shelf.material.claims] + [_threat(shelf, t) for t in shelf.material.threats]
    return sorted((lead for lead in told if lead), key=lambda lead: (lead.weight, lead.at), reverse=True)


def spoken(shelf: Shelf, claim: Claim) -> Speaker:
    """``reported`` where every carrier in the period passes the claim on and none makes it."""
    posts = shelf.fetch((claim.first, *claim.carriers))
    own = any(s["speaker"] == Speaker.OWN for post in posts for s in post.statements if s["kind"] in CLAIMS)
    return Speaker.OWN if own or not any(post.statements for post in posts) else Speaker.REPORTED


def threatens(post: Posting | None) -> Speaker:
    """Whether the post makes the threat itself."""
    stated = chief(post, (StatementKind.THREAT,)) if post else None
    return Speaker(stated["speaker"]) if stated else Speaker.OWN


def slots(shelf: Shelf, *pairs: tuple[str, str | None]) -> str:
    """``target X, place Y`` of the slots that are filled."""
    return ", ".join(f"{name} {shelf.named(value)}" for name, value in pairs if value)


def _claim(shelf: Shelf, claim: Claim) -> Lead | None:
    post = shelf.post(claim.first)
    if post is None:
        return None
    own = spoken(shelf, claim) is Speaker.OWN
    where = shelf.channel(post.source)
    actor = shelf.named(claim.actor) if claim.actor else ""
    details = slots(shelf, ("target", claim.target), ("place", elsewhere(claim)), ("weapon", claim.weapon))
    verb = "carried a claim of responsibility" if own else "reported a claim of responsibility"
    told = f"On {minute(post.published)}, the channel {where} {verb}{f' in the name of {actor}' if actor else ''}"
    told += f": {details} ({_status(claim, own)})." if details else f" ({_status(claim, own)})."
    phrase = _phrase(shelf, post, CLAIMS)
    copies = [c for c in dict.fromkeys(claim.carriers) if c != claim.first]
    stated = chief(post, CLAIMS)
    if not own and not copies and stated and stated["score"] < SURE:
        return None
    sentences = (
        Sentence(told, shelf.cite([post.urn])),
        *_reads(shelf, post, phrase),
        *_copies(shelf, copies),
    )
    headline = ("Claims" if actor else "Carries Claim of") if own else "Reports Claim"
    thing = _claimed(shelf, claim) if own else (f"by {actor}" if actor else "of Responsibility")
    weight = (10.0 if own else 3.0) + (2.0 if actor else 0.0) + min(len(copies), 5) * 0.5
    return Lead(
        weight,
        post.published,
        sentences,
        actor if own and actor else where,
        headline,
        thing,
        _phrase(shelf, post, CLAIMS, 70),
    )


def _claimed(shelf: Shelf, claim: Claim) -> str:
    against = f" Against {_titled(shelf, claim.target)}" if claim.target else ""
    place = f" in {_titled(shelf, where)}" if (where := elsewhere(claim)) else ""
    return f"Operation{against}{place}" if against or place else "Responsibility"


def _threat(shelf: Shelf, threat: Threat) -> Lead | None:
    post = shelf.post(threat.post)
    if post is None:
        return None
    own = threatens(post) is Speaker.OWN
    where = shelf.channel(post.source)
    issuer = shelf.named(threat.issuer) if threat.issuer else ""
    details = slots(shelf, ("target", threat.target), ("condition", threat.condition), ("deadline", threat.deadline))
    verb = "published a threat" if own else "reported a threat"
    told = f"On {minute(post.published)}, the channel {where} {verb}{f' by {issuer}' if issuer else ''}"
    told += f": {details}." if details else "."
    phrase = _phrase(shelf, post, (StatementKind.THREAT,))
    sentences = (Sentence(told, shelf.cite([post.urn])), *_reads(shelf, post, phrase), *_followed(shelf, threat))
    weight = (9.0 if own else 2.5) + (2.0 if issuer else 0.0) + (1.5 if threat.followed_by else 0.0)
    thing = _titled(shelf, threat.target) if threat.target else ""
    verb = ("Threatens" if thing else "Issues Threat") if own else "Reports Threat"
    short = _phrase(shelf, post, (StatementKind.THREAT,), 70)
    reported = f"by {issuer}" if issuer else ""
    return Lead(
        weight, post.published, sentences, issuer if own and issuer else where, verb, thing if own else reported, short
    )


def _titled(shelf: Shelf, ident: str) -> str:
    return f"{OPEN}{titled(shelf.named(ident).strip(OPEN + CLOSE))}{CLOSE}"


def _status(claim: Claim, own: bool) -> str:
    reported = "" if own else "reported by others, "
    return (
        reported + str(claim.status)
        if claim.status is ClaimStatus.UNCORROBORATED
        else f"{reported}status: {claim.status}"
    )


def _phrase(shelf: Shelf, post: Posting, kinds: tuple[StatementKind, ...], limit: int = PHRASE) -> str:
    statement = chief(post, kinds)
    return words(shelf, post, statement, limit) if statement else ""


def _reads(shelf: Shelf, post: Posting, phrase: str) -> tuple[Sentence, ...]:
    """The quoted phrase; where the post was edited, whose wording it is."""
    edited = f", as edited by {minute(post.edited)}" if post.edited and post.revision > 1 else ""
    return (Sentence(f"In the words of the post{edited}: {saying(phrase)}", shelf.cite([post.urn])),) if phrase else ()


def _copies(shelf: Shelf, copies: list[str]) -> tuple[Sentence, ...]:
    if not copies:
        return ()
    posts = shelf.fetch(copies)
    channels = list(dict.fromkeys(shelf.channel(p.source) for p in posts))
    held = f", on {channels[0]}" if len(channels) == 1 else f", on {len(channels)} channels" if channels else ""
    many = opening(len(copies), "other post carries", "other posts carry")
    return (Sentence(f"{many} the same claim{held}; copies do not corroborate it.", shelf.cite(copies)),)


def _followed(shelf: Shelf, threat: Threat) -> tuple[Sentence, ...]:
    if not threat.followed_by:
        return ()
    first = min(threat.followed_by, key=lambda f: f.lag_hours)
    claims = {claim.id: claim for claim in shelf.material.claims}
    cited = [claims[f.claim].first for f in threat.followed_by if f.claim in claims]
    shared = f" that shares its {' and '.join(first.slots)}" if first.slots else ""
    ahead = f"The threat has preceded, by {lag(first.lag_hours)}, a claim{shared}"
    text = f"{ahead}; that is a sequence, and not by itself a link."
    return (Sentence(text, shelf.cite([threat.post, *cited])),)


def lag(hours: float) -> str:
    """``40 minutes``, ``36 hours``, ``9 days``."""
    if hours < 2:
        return f"{round(hours * 60)} minutes"
    return f"{round(hours)} hours" if hours < 72 else f"{round(hours / 24)} days"


def elsewhere(claim: Claim) -> str | None:
    """The claim's place, where it says more than the target does."""
    return None if claim.place == claim.target else claim.place
