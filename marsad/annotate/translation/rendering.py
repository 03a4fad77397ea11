"""One text rendered: cut into sentences, each remembered or made anew, put right by the glossary, and checked.

A sentence longer than an engine reads is cut again at commas, then at spaces; the pieces are rendered one by one and
stand in one segment, so that every segment keeps its place in the original.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from marsad.annotate.translation.checking.checks import doubts
from marsad.annotate.translation.checking.expected import Promise
from marsad.annotate.translation.checking.pair import Pair, Verse
from marsad.annotate.translation.engines.engine import Engine
from marsad.annotate.translation.terms import keep, used
from marsad.records.translation import Doubt, Segment, Term
from marsad.text.tokens import sentences

LONGEST = 600
"""Characters of a piece that is handed to an engine: about 300 tokens of Arabic, well within what models read."""
_CUT = re.compile(r"(?<=[,،;؛:])\s+")


class Memory(Protocol):
    """What was rendered before: exact sentences by key."""

    def recall(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The renderings that are known, by key."""

    def remember(self, made: Mapping[str, str]) -> None:
        """Keep renderings under their keys."""


@dataclass(frozen=True, slots=True)
class Original:
    """A text to be rendered, with its language and what it promises."""

    text: str
    language: str
    published: datetime | None = None
    promises: tuple[Promise, ...] = ()
    verses: tuple[Verse, ...] = ()


def memory_key(sentence: str, source: str, target: str, engine: str) -> str:
    """The key of one sentence: its words with white space as one, both languages, and the engine with its version."""
    parts = "\x1f".join((" ".join(sentence.split()), source, target, engine))
    return hashlib.sha256(parts.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders texts with one engine into one language; ``terms`` is the glossary."""

    engine: Engine
    target: str
    terms: tuple[Term, ...] = ()
    memory: Memory | None = None

    def render(self, original: Original) -> tuple[tuple[Segment, ...], tuple[Doubt, ...]]:
        """Segments in order, and every doubt; raises what the engine raises."""
        spans = sentences(original.text)
        said, remembered = self._said([original.text[a:b] for a, b in spans], original.language)
        segments, found = [], []
        for (start, end), rendering in zip(spans, said, strict=True):
            sentence = original.text[start:end]
            rendering, lost = keep(rendering, used(sentence, self.terms), start)
            segments.append(Segment(start, end, rendering, sentence in remembered))
            found += [*lost, *doubts(pair_of(original, start, end, rendering, self.target))]
        return tuple(segments), tuple(found)

    def _said(self, texts: list[str], source: str) -> tuple[list[str], set[str]]:
        keys = {text: memory_key(text, source, self.target, self.engine.name) for text in texts}
        known = dict(self.memory.recall(list(keys.values()))) if self.memory is not None else {}
        missing = [text for text in dict.fromkeys(texts) if keys[text] not in known and _has_words(text)]
        made = dict(zip((keys[text] for text in missing), self._made(missing, source), strict=True))
        if self.memory is not None and made:
            self.memory.remember(made)
        said = {**known, **made}
        return [said.get(keys[text], text) for text in texts], {text for text in texts if keys[text] in known}

    def _made(self, texts: Sequence[str], source: str) -> list[str]:
        rows = [pieces(text) for text in texts]
        flat = [piece for row in rows for piece in row]
        if not flat:
            return []
        said = iter(self.engine.translate(flat, source, self.target, self.terms))
        return [" ".join(next(said) for _ in row) for row in rows]


def pair_of(original: Original, start: int, end: int, rendering: str, target: str) -> Pair:
    """One sentence and its rendering, with what stands inside it."""
    return Pair(
        original.text[start:end],
        rendering,
        original.language,
        target,
        start,
        tuple(p for p in original.promises if p.within(start, end)),
        tuple(v for v in original.verses if start <= v.start and v.end <= end),
        original.published,
    )


def recheck(original: Original, segments: Iterable[Segment], target: str, terms: Sequence[Term]) -> tuple[Doubt, ...]:
    """The doubts about segments that somebody wrote or changed; nothing is put right."""
    found: list[Doubt] = []
    for segment in segments:
        sentence = original.text[segment.start : segment.end]
        found += keep(segment.text, used(sentence, terms), segment.start)[1]
        found += doubts(pair_of(original, segment.start, segment.end, segment.text, target))
    return tuple(found)


def pieces(sentence: str) -> list[str]:
    """A sentence cut into pieces of at most :data:`LONGEST` characters, at commas where that is enough."""
    if len(sentence) <= LONGEST:
        return [sentence]
    rows: list[str] = []
    for part in _CUT.split(sentence):
        for piece in _folded(part):
            if rows and len(rows[-1]) + len(piece) < LONGEST:
                rows[-1] += " " + piece
            else:
                rows.append(piece)
    return rows


def _folded(part: str) -> list[str]:
    rows = [""]
    for word in part.split():
        if rows[-1] and len(rows[-1]) + len(word) >= LONGEST:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
