"""From a seed to the whole quotation: words of a text laid against words of a passage, both ways from where they meet.

A greedy walk with a short look ahead: equal words go together; a slip of the pen, a word left out, put in, doubled or
changed, two written as one or one as two are steps over; an ellipsis in the text may leave out a stretch. What *seed
and extend* is to sequences (Altschul et al., *Basic Local Alignment Search Tool*, 1990), with words for letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.text.scripture.likeness import joined, near, slip
from marsad.text.scripture.passages import Passages

_AHEAD_TEXT, _AHEAD_PASSAGE = 2, 3
_SKIPS = sorted(
    ((a, b) for a in range(_AHEAD_TEXT + 1) for b in range(_AHEAD_PASSAGE + 1) if a or b),
    key=lambda skip: (max(skip), abs(skip[0] - skip[1])),
)
_GAP = 60
_SURE = 7.0
_CHANGED = 0.75  # what a word with a slip is worth


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one text: numbers in the passages' vocabulary, the folded words, and whether an ellipsis stands
    behind each.
    """

    ids: list[int]
    words: list[str]
    gap: list[bool]


@dataclass(slots=True)
class Alignment:
    """Pairs of a text's word and a stream's word with what each is worth, ascending, and what did not fit."""

    pairs: list[tuple[int, int, float]] = field(default_factory=list)
    changed: int = 0
    missing: int = 0
    added: int = 0
    doubled: int = 0
    gaps: int = 0

    @property
    def first(self) -> int:
        """The first word of the text that belongs to it."""
        return self.pairs[0][0]

    @property
    def after(self) -> int:
        """The word behind its last."""
        return self.pairs[-1][0] + 1

    def joined(self, other: Alignment, between: int) -> Alignment:
        """One of this and the one that follows it, with so many words of the text between them that fit neither."""
        return Alignment(
            [*self.pairs, *other.pairs],
            self.changed + other.changed + between,
            self.missing + other.missing,
            self.added + other.added,
            self.doubled + other.doubled,
            self.gaps + other.gaps,
        )


@dataclass(frozen=True, slots=True)
class _Step:
    pairs: tuple[tuple[int, int, float], ...]
    text: int
    place: int
    changed: int = 0
    missing: int = 0
    added: int = 0
    doubled: int = 0
    gaps: int = 0


def align(line: Line, passages: Passages, word: int, place: int) -> Alignment:
    """The longest alignment through the text's ``word`` and the stream's ``place``, which are equal."""
    found = Alignment()
    back = list(_walk(line, passages, word, place, -1))
    found.pairs = [pair for step in reversed(back) for pair in step.pairs]
    found.pairs.append((word, place, 1.0))
    ahead = list(_walk(line, passages, word, place, 1))
    found.pairs += [pair for step in ahead for pair in step.pairs]
    for step in (*back, *ahead):
        found.changed += step.changed
        found.missing += step.missing
        found.added += step.added
        found.doubled += step.doubled
        found.gaps += step.gaps
    return found


def _walk(line: Line, passages: Passages, word: int, place: int, way: int) -> Iterator[_Step]:
    side = _Side(line, passages, passages.stream, way, *passages.reach(place))
    while True:
        step = _step(side, word, place)
        if step is None:
            return
        yield step
        word, place = step.text, step.place


@dataclass(frozen=True, slots=True)
class _Side:
    """One direction of a walk, with its bounds."""

    line: Line
    passages: Passages
    ids: list[int]
    way: int
    begin: int
    end: int

    def text(self, word: int) -> int:
        """The number of a word of the text; -2 beyond it."""
        return self.line.ids[word] if 0 <= word < len(self.line.ids) else -2

    def stream(self, place: int) -> int:
        """The number of a word of the stream; -3 beyond the sura."""
        return self.ids[place] if self.begin <= place < self.end else -3

    def equal(self, word: int, place: int) -> bool:
        """Whether two words have one key."""
        return self.text(word) == self.stream(place)

    def last(self, place: int) -> bool:
        """Whether a place is the last of its passage on this way."""
        number = int(self.passages.passage[place])
        return place == int(self.passages.starts[number + 1] - 1 if self.way > 0 else self.passages.bodies[number])

    def paused(self, word: int, w: int) -> bool:
        """Whether an ellipsis stands between two neighbours."""
        return self.line.gap[word if self.way > 0 else w]

    def sure(self, word: int, place: int) -> bool:
        """Whether they are equal, and rare or followed by an equal pair: enough to step over something before them."""
        if not self.equal(word, place):
            return False
        return bool(self.passages.weight[place] >= _SURE) or self.equal(word + self.way, place + self.way)


def _step(side: _Side, word: int, place: int) -> _Step | None:
    way = side.way
    w, p = word + way, place + way
    if side.equal(w, p):
        return _Step(((w, p, 1.0),), w, p)
    if side.text(w) == -2 or side.stream(p) == -3:
        return None
    if side.text(w) == side.text(word):
        return _Step((), w, place, doubled=1)
    return _slipped(side, w, p) or _glued(side, w, p) or _over(side, word, w, p) or _gap(side, word, w, p)


def _slipped(side: _Side, w: int, p: int) -> _Step | None:
    written, meant = side.line.words[w], side.passages.word(p)
    held = side.last(p) or side.equal(w + side.way, p + side.way)
    if slip(written, meant) or (held and near(written, meant)):
        return _Step(((w, p, _CHANGED),), w, p, changed=1)
    return None


def _glued(side: _Side, w: int, p: int) -> _Step | None:
    """Two words of the passage written as one, or one as two."""
    way, words = side.way, side.line.words
    if side.stream(p + way) != -3:
        parts = (side.passages.word(p), side.passages.word(p + way))
        if joined(words[w], parts[::way]):
            return _Step(tuple((w, at, 1.0) for at in sorted((p, p + way))), w, p + way)
    if side.text(w + way) != -2 and joined(side.passages.word(p), (words[w], words[w + way])[::way]):
        return _Step(tuple((at, p, 0.5) for at in sorted((w, w + way))), w + way, p)
    return None


def _over(side: _Side, word: int, w: int, p: int) -> _Step | None:
    """The nearest place behind something changed, left out or put in, where the two go together again."""
    for a, b in _SKIPS:
        text, place = w + a * side.way, p + b * side.way
        if side.sure(text, place):
            if not a and side.paused(word, w):
                return _Step(((text, place, 1.0),), text, place, gaps=1)
            both = min(a, b)
            return _Step(((text, place, 1.0),), text, place, both, b - both, a - both)
    return None


def _gap(side: _Side, word: int, w: int, p: int) -> _Step | None:
    """Past an ellipsis, to where the text goes on in the same passage or the next."""
    if not side.paused(word, w):
        return None
    for ahead in range(1, _GAP):
        place = p + ahead * side.way
        if side.stream(place) == -3 or abs(side.passages.passage[place] - side.passages.passage[p]) > 1:
            return None
        if side.equal(w, place) and side.equal(w + side.way, place + side.way):
            return _Step(((w, place, 1.0),), w, place, gaps=1)
    return None
