"""A seeded Telegram JSON export of any size, in the layout that Telegram Desktop writes.

The words are drawn from a seeded vocabulary with a long tail, the length of a post follows a log-normal curve with a
mean of about 221 characters, 8 % of posts are near-copies of an earlier one, and one post in seven names actors,
places and weapons of the lexicon in a sentence that the grammars read. Invented text, no meaning.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import orjson

from marsad.lexicon import Section, load_lexicon

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_START = 1_714_500_000
_EDITED = 1_800_000_000
_COPIES = 0.08
_NAMED = 1 / 7
_VOCABULARY = 30_000
_WORDS = 38


@dataclass(frozen=True, slots=True)
class Later:
    """A later export of the same channel: so many posts more, and every so-manieth post edited or gone (0: none)."""

    more: int
    edited_every: int = 0
    gone_every: int = 0

    def gone(self, n: int) -> bool:
        """Whether post ``n`` is not there any more."""
        return bool(self.gone_every) and n % self.gone_every == self.gone_every // 2

    def edited(self, n: int) -> bool:
        """Whether post ``n`` was edited."""
        return bool(self.edited_every) and n % self.edited_every == 0


def write_export(path: Path, posts: int, seed: int = 7, later: Later | None = None) -> int:
    """Write the export (or the ``later`` one of the same channel and seed) and return its size in bytes."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark's text, nothing secret
    later = later or Later(0)
    last = posts + later.more
    with path.open("wb") as file:
        file.write(b'{\n "name": "Bench",\n "type": "public_channel",\n "id": 1700000001,\n "messages": [\n')
        for n, text in enumerate(_texts(rng, last), 1):
            if n <= posts and n < last and later.gone(n):
                continue
            message = _edited(_message(n, text)) if n <= posts and later.edited(n) else _message(n, text)
            body = orjson.dumps(message, option=orjson.OPT_INDENT_2)
            file.write(b"  " + body.replace(b"\n", b"\n  ") + (b",\n" if n < last else b"\n"))
        file.write(b" ]\n}")
    return path.stat().st_size


def _edited(message: dict[str, object]) -> dict[str, object]:
    text = f"{message['text']} ثم"
    return {
        **message,
        "edited": "2024-09-01T00:00:00",
        "edited_unixtime": str(_EDITED),
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
    }


def _message(n: int, text: str) -> dict[str, object]:
    moment = _START + n * 37
    return {
        "id": n,
        "type": "message",
        "date": "2024-04-30T18:00:00",
        "date_unixtime": str(moment),
        "from": "Bench",
        "from_id": "channel1700000001",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
    }


def _texts(rng: random.Random, posts: int) -> Iterator[str]:
    vocabulary = ["".join(rng.choices(_LETTERS, k=rng.randint(2, 8))) for _ in range(_VOCABULARY)]
    weights = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    lexicon = load_lexicon()
    names = {s: [e.names["ar"][0] for e in lexicon.of(s) if e.names.get("ar")] for s in Section if s != Section.HEADS}
    earlier: list[str] = []
    for _ in range(posts):
        if earlier and rng.random() < _COPIES:
            text = _copied(rng, rng.choice(earlier), vocabulary)
        else:
            text = " ".join(
                rng.choices(vocabulary, cum_weights=weights, k=max(3, int(rng.lognormvariate(0, 0.6) * _WORDS)))
            )
        if rng.random() < _NAMED:
            actor, place, weapon = (rng.choice(names[s]) for s in (Section.ACTORS, Section.PLACES, Section.WEAPONS))
            text += f"\nأعلنت {actor} استهداف {place} بواسطة {weapon} فجر اليوم"
        if len(earlier) < 50_000:
            earlier.append(text)
        yield text


def _copied(rng: random.Random, text: str, vocabulary: list[str]) -> str:
    words = text.split(" ")
    words[rng.randrange(len(words))] = rng.choice(vocabulary)
    return " ".join(words)
