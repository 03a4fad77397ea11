"""The labels: what a reader of the exports should find. Only tests read them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import yaml

from .marks import bare
from .model import FIRST, SECOND, Channel, Post

_VERSE = re.compile(r"«(?P<words>[^»]+)» \((?P<sura>[^()\d]+) (?P<aya>\d+)\)")
Timeline = dict[str, list[Post]]


def iso(at: datetime) -> str:
    """UTC with a Z, as everywhere in the project."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def gaps(numbers: list[int]) -> list[int]:
    """The ids that lie inside the span and are not there."""
    there = set(numbers)
    return [number for number in range(min(numbers), max(numbers)) if number not in there] if numbers else []


def _export(posts: list[Post], taken: datetime) -> dict[str, Any]:
    shown = [post for post in posts if post.shown_at(taken)]
    services = sum(1 for post in shown if post.service)
    found: dict[str, Any] = {"posts": len(shown) - services, "services": services}
    if shown:
        found |= {"from": shown[0].number, "to": shown[-1].number, "gaps": gaps([post.number for post in shown])}
    return found


def _channels(timeline: Timeline, channels: dict[str, Channel]) -> dict[str, Any]:
    found = {}
    for handle, channel in channels.items():
        kind = "html" if channel.style == "html" else f"json-{channel.style}"
        posts = timeline[handle]
        head = {"title": channel.title, "number": channel.number, "format": kind}
        head["zone"] = f"{FIRST.astimezone(channel.zone):%z}"
        found[f"sample_{handle}"] = head | {"first": _export(posts, FIRST), "second": _export(posts, SECOND)}
    return found


def _carriers(everything: list[Post], label: str, one: str) -> list[Post]:
    """The posts that carry a claim or threat in own or copied words, reports apart, in order of time."""
    found = []
    for post in everything:
        marks = post.marks
        own = marks.get(label) or marks.get(f"{label}_copy") or {}
        if own.get("id") == one or (label == "claim" and marks.get("carries") == one):
            found.append(post)
    return found


def _linked(everything: list[Post], label: str, one: str) -> list[str]:
    return [post.urn for post in everything if post.marks.get(label) == one]


def _claims(everything: list[Post]) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        claim = post.marks.get("claim")
        if not claim:
            continue
        carriers = _carriers(everything, "claim", claim["id"])
        fields = {"kind": "claim", "actors": [], "new_actor": None} | claim
        fields |= {name: str(fields[name]) for name in ("date", "date_to") if name in fields}
        fields |= {"first": carriers[0].urn, "first_at": iso(carriers[0].at), "statement": post.urn}
        fields["carriers"] = [carrier.urn for carrier in carriers]
        fields["reports"] = _linked(everything, "reports", claim["id"])
        fields["about"] = _linked(everything, "about", claim["id"])
        found.append(fields)
    return sorted(found, key=lambda claim: claim["first_at"])


def _threats(everything: list[Post]) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        threat = post.marks.get("threat")
        if threat:
            fields = dict(threat) | {"post": post.urn, "at": iso(post.at)}
            fields["deadline"] = str(threat["deadline"]) if threat["deadline"] else None
            fields["carriers"] = [carrier.urn for carrier in _carriers(everything, "threat", threat["id"])]
            fields["reports"] = _linked(everything, "reports", threat["id"])
            found.append(fields)
    return found


def _answers(claims: list[dict[str, Any]], threats: list[dict[str, Any]]) -> list[dict[str, Any]]:
    posted = {threat["id"]: threat for threat in threats}
    found = []
    for claim in claims:
        for one in claim.get("answers", ()):
            lag = datetime.fromisoformat(claim["first_at"]) - datetime.fromisoformat(posted[one]["at"])
            found.append({"threat": one, "claim": claim["id"], "lag_hours": round(lag / timedelta(hours=1), 1)})
    return found


def _names(everything: list[Post]) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        if name := post.marks.get("name"):
            holders = [p for p in everything if p.text and name["ar"] in bare(p.text)]
            used = [p.urn for p in holders]
            seen = sorted({p.channel for p in holders})
            found.append(dict(name) | {"first": post.urn, "at": iso(post.at), "posts": used, "channels": seen})
    return found


def _family(post: Post) -> str:
    """What near-copies have in common: a planted cluster, or the post that they copy or forward."""
    marks = post.marks
    base = marks.get("forward_of")
    near = marks.get("cluster") or marks.get("cluster_copy") or marks.get("copy_of")
    return str(near or (base.key or base.urn if base else post.key or post.urn))


def _clusters(everything: list[Post]) -> list[dict[str, Any]]:
    """Near-copies in order of time; K... are planted, the others are a post and its copies or forwards."""
    members: dict[str, list[Post]] = {}
    for post in everything:
        if not post.service:
            members.setdefault(_family(post), []).append(post)
    found = []
    for one, posts in members.items():
        if len(posts) == 1:
            continue
        lags = [int((post.at - posts[0].at).total_seconds()) for post in posts]
        found.append({"id": one, "first": posts[0].urn, "posts": [post.urn for post in posts], "lag_seconds": lags})
    return found


def _forwards(everything: list[Post]) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        if post.forward:
            base = post.marks.get("forward_of")
            found.append({"post": post.urn, "name": post.forward.name, "origin": base.urn if base else None})
    return found


def _changes(everything: list[Post]) -> dict[str, Any]:
    edits, early, marks, gone = [], [], [], []
    for post in everything:
        if post.edited and post.edited > post.at and post.later is not None and post.shown_at(SECOND):
            row = {"post": post.urn, "edited": iso(post.edited), "first": bare(post.text), "second": bare(post.later)}
            seen = post.at <= FIRST < post.edited
            (edits if seen else early).append(row)
        elif post.edited and post.later is None and post.shown_at(SECOND):
            marks.append(post.urn)
        if post.vanish and post.shown_at(FIRST) and not post.shown_at(SECOND):
            gone.append(post.urn)
    return {"edits": edits, "edited_before_first_export": early, "edit_marks_only": marks, "vanished": gone}


def _rows(everything: list[Post], label: str) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        for value in [post.marks.get(label)] if label != "says" else post.marks.get("says", ()):
            if value is not None:
                found.append({"post": post.urn} | (dict(value) if isinstance(value, dict) else {"looks_like": value}))
    return found


def _verses(everything: list[Post]) -> list[dict[str, Any]]:
    found = []
    for post in everything:
        found += [{"post": post.urn} | post.marks["verse"]] if "verse" in post.marks else []
        for match in _VERSE.finditer(post.text):
            found.append({"post": post.urn, "sura": match["sura"], "aya": int(match["aya"])})
    return found


def labels(timeline: Timeline, channels: dict[str, Channel]) -> dict[str, Any]:
    """The whole truth, section by section."""
    everything = sorted((post for posts in timeline.values() for post in posts), key=lambda post: (post.at, post.urn))
    claims, threats = _claims(everything), _threats(everything)
    services = sum(1 for post in everything if post.service)
    refused = {"name": "ريما (شخصية متخيَّلة)", "type": "personal_chat", "messages": 3}
    return {
        "taken": {"first": iso(FIRST), "second": iso(SECOND)},
        "totals": {"posts": len(everything) - services, "services": services},
        "channels": _channels(timeline, channels),
        "both": {"channel": "sample_sakhr", "json": "both/json", "html": "both/html"},
        "refused": [refused | {"export": f"{when}/sample_nabd"} for when in ("first", "second")],
        "claims": claims,
        "threats": threats,
        "answers": _answers(claims, threats),
        "unanswered": sorted({t["id"] for t in threats} - {one for c in claims for one in c.get("answers", ())}),
        "names": _names(everything),
        "variants": _rows(everything, "variant"),
        "coded": [row | {"copies": _copies(everything, row["id"])} for row in _rows(everything, "coded")],
        "statements": _rows(everything, "says"),
        "clusters": _clusters(everything),
        "forwards": _forwards(everything),
        "replies": [{"post": p.urn, "to": p.reply.urn} for p in everything if p.reply and not p.service],
        "verses": _verses(everything),
        "traps": _rows(everything, "trap"),
        **_changes(everything),
    }


def _copies(everything: list[Post], one: str) -> list[str]:
    return [post.urn for post in everything if post.marks.get("coded_copy", {}).get("id") == one]


def write(value: dict[str, Any]) -> bytes:
    """truth.yaml."""
    head = "# What the sample holds; made by write_sample.py, read by tests only. Everything is invented.\n"
    body = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=160, default_flow_style=None)
    return (head + body).encode()
