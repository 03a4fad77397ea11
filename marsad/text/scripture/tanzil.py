"""Reading and checking verse files of the Tanzil layout: ``sura|aya|text`` a line, with a notice in ``#`` lines."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.text.scripture.passages import Passage

_COUNTS = """
7 286 200 176 120 165 206 75 129 109 123 111 43 52 99 128 111 110 98 135 112 78 118 64 77 227 93 88 69 60 34
30 73 54 45 83 182 88 75 85 54 53 89 59 37 35 38 29 18 45 60 49 62 55 78 96 29 22 24 13 14 11 11 18 12 12 30
52 52 44 28 28 20 56 40 31 50 40 46 42 29 19 36 25 22 17 19 26 30 20 15 21 11 8 8 19 5 8 8 11 11 8 3 9 5 4 7 3
6 3 5 4 5 6
"""
AYAS: tuple[int, ...] = tuple(map(int, _COUNTS.split()))
"""How many verses each sura has in the Kufan count, which Tanzil follows: 6,236 in all."""


@dataclass(frozen=True, slots=True)
class VerseText:
    """Verses in order, and the notice that must stay with every copy."""

    verses: tuple[Passage, ...]
    notice: str


def read_verses(text: str) -> VerseText:
    """The verses of a file's text, unchanged.

    :class:`ValueError`, naming the line, where a line is not ``sura|aya|text``, a verse is out of order, twice or
    missing, or the 114 suras and 6,236 verses are not all there.
    """
    verses: list[Passage] = []
    notice: list[str] = []
    wanted = ((sura, aya) for sura, count in enumerate(AYAS, 1) for aya in range(1, count + 1))
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.startswith("#"):
            notice.append(line)
        elif line.strip():
            verses.append(_verse(number, line, next(wanted, None)))
    missing = next(wanted, None)
    if missing:
        raise ValueError(f"ends before {missing[0]}:{missing[1]}: {len(verses):,} of {sum(AYAS):,} verses are here")
    return VerseText(tuple(verses), "\n".join(notice))


def _verse(number: int, line: str, wanted: tuple[int, int] | None) -> Passage:
    sura, _, rest = line.partition("|")
    aya, bar, words = rest.partition("|")
    if not (bar and sura.strip().isdecimal() and aya.strip().isdecimal() and words.strip()):
        raise ValueError(f"line {number}: {line[:60]!r} is not `sura|aya|text`")
    have = (int(sura), int(aya))
    if wanted is None:
        raise ValueError(f"line {number}: {have[0]}:{have[1]} stands behind the last verse, 114:6")
    if have != wanted:
        raise ValueError(f"line {number}: {have[0]}:{have[1]} stands where {wanted[0]}:{wanted[1]} should")
    return Passage(f"{have[0]}:{have[1]}", have[0], words)
