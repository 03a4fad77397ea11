"""The planted story: reads story/*.yaml into posts, copies and service messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import yaml

from .model import HOME, Channel, Forward, Post

LABELS = (
    "threat",
    "claim",
    "name",
    "says",
    "about",
    "reports",
    "carries",
    "coded",
    "trap",
    "variant",
    "verse",
    "cluster",
)


def _time(stamp: str) -> datetime:
    if " " not in stamp:
        stamp += " 00:00:00"
    return datetime.strptime(f"2024-{stamp}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)


def _after(text: str) -> timedelta:
    *hours, minutes, seconds = (int(piece) for piece in text.split(":"))
    return timedelta(hours=hours[0] if hours else 0, minutes=minutes, seconds=seconds)


def _swapped(text: str, swap: dict[str, str]) -> str:
    for old, new in swap.items():
        if old not in text:
            raise ValueError(f"the story wants to change {old!r}, which is not in {text!r}")
        text = text.replace(old, new)
    return text


def _forward(of: Post, channels: dict[str, Channel]) -> Forward:
    origin = channels[of.channel]
    return Forward(origin.title, origin.peer, of.at)


def _copy(base: Post, spec: dict[str, Any], channels: dict[str, Channel]) -> Post:
    post = Post(spec["in"], base.at + _after(spec["after"]), base.text, spec["key"])
    if spec.get("how") == "forward":
        post.forward = _forward(base, channels)
        post.photo = base.photo
        post.marks["forward_of"] = base
    else:
        post.text = spec.get("head", "") + _swapped(base.text, spec.get("swap", {})) + spec.get("tail", "")
    if "vanish" in spec:
        post.vanish = _time(spec["vanish"])
    post.marks["copy_of"] = base.key
    for label in ("cluster", "claim", "threat", "name", "coded"):
        if label in base.marks:
            post.marks[f"{label}_copy"] = base.marks[label]
    return post


def _one(spec: dict[str, Any], done: dict[str, Post], channels: dict[str, Channel]) -> Post:
    post = Post(spec["in"], _time(spec["at"]), spec.get("text", ""), spec.get("key", ""))
    post.photo, post.reactions = spec.get("photo"), spec.get("reactions", {})
    post.marks = {label: spec[label] for label in LABELS if label in spec}
    if "cluster_of" in spec:
        post.marks["cluster_copy"] = spec["cluster_of"]
    if "forward" in spec:
        base = done[spec["forward"]]
        post.text, post.photo, post.forward = base.text, base.photo, _forward(base, channels)
        post.marks["forward_of"] = base
    if "reply" in spec:
        post.reply = done[spec["reply"]]
    if "edited" in spec:
        post.edited = _time(spec["edited"]["at"])
        post.later = _swapped(post.text, spec["edited"]["swap"])
    if "vanish" in spec:
        post.vanish = _time(spec["vanish"])
    if "service" in spec:
        post.service = {"action": spec["service"], "title": spec.get("title")}
        post.reply = done[spec["of"]] if "of" in spec else None
    return post


def posts(channels: dict[str, Channel]) -> list[Post]:
    """Every post of the story, copies included."""
    found: list[Post] = []
    done: dict[str, Post] = {}
    for path in sorted((HOME / "story").glob("*.yaml")):
        for spec in yaml.safe_load(path.read_text(encoding="utf-8")):
            base = _one(spec, done, channels)
            family = [base, *(_copy(base, copy, channels) for copy in spec.get("copies", ()))]
            done |= {post.key: post for post in family if post.key}
            found += family
    return found
