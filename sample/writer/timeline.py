"""Puts story and ordinary life into one timeline a channel, decorates it and gives the ids."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from . import ordinary, story
from .model import FIRST, SECOND, Channel, Forward, Post

SEED = 20240506
GAP = 0.08
PICTURES = {
    "zanbari": ["hidab", "book"], "manara": ["manara", "sea", "field", "street"], "sakhr": ["sakhr", "field"],
    "ghasaq": ["ghasaq", "field"], "sada": ["street", "sea", "field"], "raya": ["field", "street"],
    "nabd": ["sea", "street", "book"], "mirsal": ["street", "sea", "book", "field"],
}  # fmt: skip
POLLS = [
    ("mirsal", datetime(2024, 5, 13, 9, 30, tzinfo=UTC), "كم ساعة كهرباء تصلكم في اليوم؟", ["أقل من أربع", "أكثر"]),
    ("sakhr", datetime(2024, 5, 14, 18, 5, tzinfo=UTC), "أي تصميم تفضلون للفاصل القادم؟", ["النسر", "الجبل", "النهر"]),
    ("manara", datetime(2024, 5, 21, 16, 0, tzinfo=UTC), "هل يُفتح المعبر هذا الأسبوع؟", ["نعم", "لا", "الله أعلم"]),
    ("mirsal", datetime(2024, 5, 28, 10, 0, tzinfo=UTC), "من يفوز بكأس تلمار؟", ["اتحاد ميرانة", "نجوم زيرون"]),
    ("sakhr", datetime(2024, 5, 30, 17, 0, tzinfo=UTC), "أفضل وقت للنشر عندكم؟", ["الفجر", "المساء"]),
]  # fmt: skip
OUTSIDE = [
    ("مرايا الجنوب (قناة متخيَّلة)", "channel1900100190"),
    ("Highland Weather (invented)", "channel1900100191"),
    (None, "channel1900100192"),
]
STICKER = {"kind": "sticker", "mime": "image/webp", "emoji": "🌾", "size": 24310, "title": "Sticker"}
DOCUMENTS = [
    {"kind": "video_file", "mime": "video/mp4", "seconds": 45, "width": 848, "height": 480, "title": "Video file"},
    {"kind": "video_file", "mime": "video/mp4", "seconds": 132, "width": 720, "height": 1280, "title": "Video file"},
    {"kind": "voice_message", "mime": "audio/ogg", "seconds": 21, "title": "Voice message"},
    {"kind": "animation", "mime": "video/mp4", "seconds": 4, "width": 320, "height": 240, "title": "Animation"},
    {"kind": "", "mime": "application/pdf", "name": "nashra.pdf", "title": "nashra.pdf"},
]  # fmt: skip
EMOJI = ["👍", "❤", "🔥", "😁", "👏", "🙏"]


def _polls(rng: random.Random) -> list[Post]:
    found = []
    for handle, at, question, answers in POLLS:
        votes = [rng.randrange(3, 400) for _ in answers]
        counted = list(zip(answers, votes, strict=True))
        poll = {"question": question, "closed": False, "total": sum(votes), "answers": counted}
        found.append(Post(handle, at, key=f"poll-{handle}-{at:%d}", poll=poll))
    return found


def _services() -> list[Post]:
    at = datetime(2024, 5, 17, 18, 0, 7, tzinfo=UTC)
    return [Post("manara", at, key="call", service={"action": "group_call", "title": None, "duration": 1834})]


def _attach(rng: random.Random, posts: list[Post]) -> None:
    """Pictures, documents that were not exported, and replies."""
    for post in posts:
        dice = rng.random()
        if dice < 0.05:
            post.photo = rng.choice(PICTURES[post.channel])
        elif dice < 0.09:
            post.media = rng.choice(DOCUMENTS) | {"size": rng.randrange(20_000, 6_000_000)}
        elif dice < 0.12:
            own = [p for p in posts if p.channel == post.channel]
            earlier = [p for p in own if timedelta(0) < post.at - p.at < timedelta(days=2)]
            if earlier:
                post.reply = rng.choice(earlier)
    for handle in ("sada", "raya"):
        sticker = min((p for p in posts if p.channel == handle and not p.reply), key=lambda p: (len(p.text), p.at))
        sticker.text, sticker.photo, sticker.media = "", None, dict(STICKER)


def _forwards(rng: random.Random, posts: list[Post], channels: dict[str, Channel]) -> list[Post]:
    """Harmless forwards between channels, and a few from channels outside the sample, one of them gone."""
    found = []
    plain = [p for p in posts if len(p.text) > 60 and not p.photo and not p.media]
    chosen = [p for p in plain if p.channel in ("mirsal", "manara", "zanbari")]
    for base in rng.sample(chosen, 14):
        handle = rng.choice(["sada", "raya", "nabd"])
        origin = channels[base.channel]
        post = Post(handle, base.at + timedelta(minutes=rng.randrange(4, 240), seconds=rng.randrange(60)), base.text)
        post.forward = Forward(origin.title, origin.peer, base.at)
        post.marks = {"forward_of": base} | base.marks
        found.append(post)
    own = [p for p in posts if p.channel in ("sada", "raya", "manara") and not p.reply and p.marks["topic"] != "shorts"]
    for post in rng.sample(own, 7):
        gone = post.channel == "raya" and rng.random() < 0.5
        name, peer = OUTSIDE[2] if gone else rng.choice(OUTSIDE[:2])
        post.forward = Forward(name, peer, post.at - timedelta(minutes=rng.randrange(3, 600)))
    return found


def _changes(rng: random.Random, posts: list[Post]) -> None:
    """Ordinary edits, edit marks without a change, and posts that vanish between the exports."""
    between = FIRST + timedelta(hours=9)
    early = [p for p in posts if p.at < FIRST - timedelta(days=1) and p.text and not p.forward and len(p.text) > 40]
    early = [p for p in early if not any(p.text.startswith(mark) for mark in ("«", "**")) and p.channel != "ghasaq"]
    for number, post in enumerate(rng.sample(early, 22)):
        if number < 8:
            post.edited = between + timedelta(hours=number * 7, minutes=number)
            post.later = post.text + rng.choice(
                ["\n(تصحيح إملائي)", "\n(عُدّل لتوضيح العبارة)", " ونعتذر عن خطأ في النص السابق."]
            )
        elif number < 12:
            post.edited = between + timedelta(hours=number * 3, minutes=2)
        else:
            post.vanish = between + timedelta(days=number - 12)


def _number(posts: list[Post], channel: Channel, rng: random.Random) -> list[Post]:
    posts.sort(key=lambda post: (post.at, post.key, post.text))
    number = channel.start
    for post in posts:
        post.number = number
        number += 1 + (rng.randrange(1, 4) if rng.random() < GAP else 0)
    return posts


def build(channels: dict[str, Channel]) -> dict[str, list[Post]]:
    """Every channel's posts in order of time, numbered, as the last export's taker would have seen them all."""
    rng = random.Random(SEED)
    planted = story.posts(channels)
    renderer = ordinary.Renderer(rng)
    for post in planted:
        if post.text:
            renderer.accept(post.text)
    texts = ordinary.read_texts()
    choosers = sorted(channels.values(), key=lambda channel: len(texts[channel.handle]) / channel.ordinary)
    everyday = [post for channel in choosers for post in ordinary.posts(channel, texts[channel.handle], renderer)]
    _attach(rng, everyday)
    forwards = _forwards(rng, everyday, channels)
    _changes(rng, everyday)
    everything = [*planted, *everyday, *[p for p in forwards if p.at < SECOND], *_polls(rng), *_services()]
    for post in everything:
        if not post.reactions and not post.service and rng.random() < 0.4:
            post.reactions = {emoji: rng.randrange(2, 260) for emoji in rng.sample(EMOJI, rng.randrange(1, 4))}
    return {
        handle: _number([post for post in everything if post.channel == handle], channel, rng)
        for handle, channel in channels.items()
    }
