"""What changed between two wordings, by what a reader sees as one character.

Texts are compared in *grapheme clusters* (Unicode Standard Annex 29), so that a change never parts an Arabic letter
from its vowel signs, nor an emoji from its skin. First words are compared, which keeps a change at the edges of words;
then, inside what changed, clusters are. The alignment is the longest common subsequence (bit-parallel; Hyyrö 2004, by
rapidfuzz). What two words merely happen to share is taken as changed too: an agreement that is not longer than what
changed on either side of it is dropped (the semantic clean-up of Fraser's diff-match-patch; words of three letters and
more stay), and a stretch in which less than half agrees is shown as replaced whole. Both rules are for the eye; neither
loses a character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import regex
from rapidfuzz.distance import Indel

_CLUSTER = regex.compile(r"\X")
_MOST = 4_000_000_000
"""Cells of the table that an alignment fills, a bit each: half a gigabyte. Above it a stretch counts as replaced."""


_TELLING = 3
"""Letters that words between two changed ones must have to be kept as they are; by the look of edited posts."""
_OTHER, _LETTER, _SPACE = range(3)


class Change(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch: ``before`` and ``after`` are spans of the two texts in code points; what came has an empty
    ``before`` at its place, what went an empty ``after``.
    """

    what: Change
    before: tuple[int, int]
    after: tuple[int, int]


_Block = tuple[bool, int, int, int, int]
"""Whether it is the same, and the bounds in both sequences."""


def diff(before: str, after: str) -> tuple[Stretch, ...]:
    """The way from ``before`` to ``after``: stretches in order that cover both texts whole; no two of a kind in a row,
    and what went stands before what came in its place.
    """
    old, new = _CLUSTER.findall(before), _CLUSTER.findall(after)
    blocks = [inner for block in _by_words(old, new) for inner in _refined(block, old, new)]
    return tuple(_stretches(_joined(blocks), _edges(old), _edges(new)))


def clusters(text: str) -> list[str]:
    """What a reader sees as the characters of ``text``."""
    return list(_CLUSTER.findall(text))


def _by_words(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """Blocks over clusters, aligned word by word."""
    words, later = _words(old), _words(new)
    ends, later_ends = _edges(words), _edges(later)
    aligned = _aligned(["".join(word) for word in words], ["".join(word) for word in later])
    blocks = [(same, ends[a], ends[b], later_ends[c], later_ends[d]) for same, a, b, c, d in aligned]
    return _cleaned(blocks, lambda a, b: sum(_kind(part) == _LETTER for part in old[a:b]) >= _TELLING)


def _words(parts: Sequence[str]) -> list[Sequence[str]]:
    """Runs of letters and digits, runs of white space, and every other cluster by itself."""
    found: list[Sequence[str]] = []
    for kind, run in groupby(parts, _kind):
        members = list(run)
        found += [members] if kind else [[member] for member in members]
    return found


def _kind(cluster: str) -> int:
    return _LETTER if cluster[0].isalnum() or cluster[0] == "_" else _SPACE if cluster.isspace() else _OTHER


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """Same and changed blocks by turns."""
    if len(old) * len(new) > _MOST:
        return [(False, 0, len(old), 0, len(new))]
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(part, len(numbers)) for part in side] for side in (old, new))
    found = Indel.opcodes(first, second)
    return _joined((op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in found)


def _refined(block: _Block, old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    """A changed block cluster by cluster, where the two sides have at least half in common."""
    same, a, b, c, d = block
    if same or a == b or c == d:
        return [block]
    parts = _cleaned([(s, a + e, a + f, c + g, c + h) for s, e, f, g, h in _aligned(old[a:b], new[c:d])])
    alike = sum(part[2] - part[1] for part in parts if part[0])
    return parts if 2 * alike >= max(b - a, d - c) else [block]


def _cleaned(blocks: list[_Block], tells: Callable[[int, int], bool] = lambda a, b: False) -> list[_Block]:
    """Drop agreements between two changes that are not longer than either, unless what they hold (clusters ``a`` to
    ``b`` of the first text) ``tells`` something; again until none is left.
    """
    while True:
        joined = _joined(
            (same and not (_slight(blocks, n) and not tells(a, b)), a, b, c, d)
            for n, (same, a, b, c, d) in enumerate(blocks)
        )
        if len(joined) == len(blocks):
            return joined
        blocks = joined


def _slight(blocks: list[_Block], n: int) -> bool:
    if not 0 < n < len(blocks) - 1:
        return False
    size = blocks[n][2] - blocks[n][1]
    return all(size <= max(b - a, d - c) for _, a, b, c, d in (blocks[n - 1], blocks[n + 1]))


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """Neighbours of a kind as one."""
    found: list[_Block] = []
    for block in blocks:
        if found and found[-1][0] == block[0]:
            same, a, _, c, _ = found[-1]
            found[-1] = (same, a, block[2], c, block[4])
        else:
            found.append(block)
    return found


def _edges(parts: Iterable[Sequence[str]]) -> list[int]:
    """Where each part begins, and where the last one ends."""
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + len(part))
    return edges


def _stretches(blocks: list[_Block], old: list[int], new: list[int]) -> Iterator[Stretch]:
    for same, a, b, c, d in blocks:
        before, after = (old[a], old[b]), (new[c], new[d])
        if same:
            yield Stretch(Change.SAME, before, after)
            continue
        if a < b:
            yield Stretch(Change.GONE, before, (new[c], new[c]))
        if c < d:
            yield Stretch(Change.CAME, (old[b], old[b]), after)
