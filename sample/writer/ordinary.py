"""Ordinary life: renders the texts with slots into posts that are not near-copies of each other."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import yaml

from .model import HOME, SECOND, Channel, Post

FIRST_DAY = datetime(2024, 5, 6, tzinfo=UTC)
NEW_CHANNEL_DAY = 19
ROUNDS = 12
USES = 3  # of one text in all channels
LIKE = 0.4  # shingles in common from which two ordinary posts count as too alike; half of what a detector would ask
_PICK = re.compile(r"<([^<>]+)>")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One hand-written text, its topic and hours, and the trap it sets, if any."""

    body: str
    topic: str
    hours: tuple[int, int]
    trap: str | None
    name: str


def read_texts() -> dict[str, list[Text]]:
    """All texts by channel."""
    found: dict[str, list[Text]] = {}
    for path in sorted((HOME / "texts").glob("*.txt")):
        places: list[str] = []
        topic, hours = "", (0, 23)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("@ "):
                topic, where, span = (piece.strip() for piece in line[2:].split(";"))
                places = where.split(",")
                low, high = span.split("-")
                hours = (int(low), int(high))
            elif line and not line.startswith("# "):
                trap = None
                if line.startswith("!"):
                    trap, line = line[1:].split(" ", 1)
                for place in places:
                    found.setdefault(place, []).append(Text(line, topic, hours, trap, f"{path.stem}:{number}"))
    return found


class Renderer:
    """Fills texts and refuses what is too like a post already accepted."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.slots: dict[str, list[str]] = yaml.safe_load((HOME / "texts" / "slots.yaml").read_text(encoding="utf-8"))
        self.sets: list[set[str]] = []
        self.index: dict[str, list[int]] = {}
        self.uses: Counter[str] = Counter()

    def fill(self, body: str) -> str:
        """One rendering; a slot named twice in one text takes two different values."""
        body = _PICK.sub(lambda match: self.rng.choice(match[1].split("|")), body)
        used: dict[str, str] = {}

        def value(match: re.Match[str]) -> str:
            choices = [choice for choice in self.slots[match[1]] if choice not in used.values()]
            used[str(len(used))] = self.rng.choice(choices)
            return used[str(len(used) - 1)]

        return _SLOT.sub(value, body).replace("¶ ", "\n")

    def accept(self, text: str) -> bool:
        """Whether the text is new enough; if so it is remembered."""
        words = text.split()
        mine = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
        shared = Counter(other for shingle in mine for other in self.index.get(shingle, ()))
        for other, count in shared.items():
            if count / (len(mine) + len(self.sets[other]) - count) > LIKE:
                return False
        for shingle in mine:
            self.index.setdefault(shingle, []).append(len(self.sets))
        self.sets.append(mine)
        return True


def _moment(rng: random.Random, text: Text, body: str, first_day: int) -> datetime:
    """A plausible time of posting: the topic's hours, and a Friday for Friday greetings."""
    day = rng.randrange(first_day, 28)
    if "جمعة مباركة" in body or "نماز جمعه" in body or "#سؤال_الجمعة" in body:
        day = rng.choice([fri for fri in (4, 11, 18, 25) if fri >= first_day])
    hour = rng.randint(*text.hours)
    return FIRST_DAY + timedelta(days=day, hours=hour, minutes=rng.randrange(60), seconds=rng.randrange(60))


def posts(channel: Channel, texts: list[Text], renderer: Renderer) -> list[Post]:
    """The channel's ordinary posts, as many as it wants or as its texts allow."""
    rng = renderer.rng
    first_day = NEW_CHANNEL_DAY if channel.handle == "ghasaq" else 0
    found: list[Post] = []
    for _ in range(ROUNDS):
        for text in rng.sample(texts, len(texts)):
            if len(found) >= channel.ordinary:
                return found
            mine = sum(1 for post in found if post.origin == text.name)
            if mine == USES - 1 or renderer.uses[text.name] == USES:
                continue
            body = renderer.fill(text.body)
            if not renderer.accept(body):
                continue
            renderer.uses[text.name] += 1
            at = min(_moment(rng, text, body, first_day), SECOND - timedelta(minutes=rng.randrange(5, 90)))
            post = Post(channel.handle, at, body, origin=text.name)
            post.marks = {"topic": text.topic} | ({"trap": text.trap} if text.trap else {})
            found.append(post)
    return found
