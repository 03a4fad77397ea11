"""Whether an alignment is a quotation: what it tells, how faithful it is, and what around it says so.

What it tells is the rarity of its words in nats, words of a formula apart. A plain quotation has to tell more than one
that stands in verse brackets, behind ``قال تعالى`` or beside a reference. The floors were set on half of the verses and
on ordinary news and sentences (docs/text/scripture.md); the figures are of the other half.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import groupby

from marsad.text.folding import fold
from marsad.text.scripture.alignment import Alignment
from marsad.text.scripture.passages import Passages
from marsad.text.scripture.suras import SURAS, Reference, references

PAIR_FLOOR, PLAIN_FLOOR, NEARLY_FLOOR, WHOLE_FLOOR, SHORT_FLOOR = 28.0, 23.0, 19.0, 17.0, 15.0
CUED_FLOOR, MARKED_FLOOR = 13.0, 9.0
_FEW = 3
_FAITHFUL, _ENTIRE = 0.6, 5
_FAULT = 5.0
_UNIT = 14.0
_NEAR_CUE, _NEAR_REFERENCE = 3, 40  # words, letters
_OPEN, _CLOSE = "\ufd3f\ufd3e", "\ufd3e\ufd3f"  # either way round: writers mix them up

_CUES = """
قال تعالى;قال الله;قال عز وجل;قال سبحانه;قال جل;قوله تعالى;قوله عز وجل;قوله سبحانه;يقول تعالى;يقول الله
يقول سبحانه;الله تعالى يقول;قال جل وعلا;قول الله;وعد الله;كتابه الكريم;كتابه العزيز;محكم كتابه;محكم التنزيل
القرآن الكريم;الذكر الحكيم;الآية الكريمة;الآية;الآيات;كما قال ربنا;بسم الله الرحمن الرحيم;من الشيطان الرجيم
صدق الله;لقوله;تلا قوله;الله عز وجل;آية;سورة;خدا می‌فرماید;قال في كتابه;القرآن;قرآن;خداوند متعال;فرمان الٰہی
ارشاد باری تعالی;الله تعالیٰ
"""
CUES: tuple[str, ...] = tuple(
    dict.fromkeys(fold(cue).text for line in _CUES.strip().split("\n") for cue in line.split(";"))
)
"""Folded words that announce a quotation."""
CUE = re.compile(r"(?<!\w)(?:و|ف)?(?:" + "|".join(sorted(map(re.escape, CUES), key=len, reverse=True)) + r")(?!\w)")
_DIGIT = re.compile("[0-9]")
BRACKETED = re.compile(f"[{_OPEN}]([^{_OPEN}]{{1,2000}})[{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What marks quotations in one folded text: spans in brackets, ends of cues, references."""

    brackets: tuple[tuple[int, int], ...]
    cues: tuple[int, ...]
    references: tuple[Reference, ...]
    text: str

    @classmethod
    def of(cls, folded: str) -> Surroundings:
        """Read them off a folded text."""
        return cls(
            tuple(match.span(1) for match in BRACKETED.finditer(folded)),
            tuple(match.end() for match in CUE.finditer(folded)),
            tuple(references(folded)) if _DIGIT.search(folded) else (),
            folded,
        )

    @property
    def marked(self) -> bool:
        """Whether anything marks a quotation."""
        return bool(self.brackets or self.cues or self.references)

    def bracketed(self, start: int, end: int) -> bool:
        """Whether a span lies in brackets, but for a word or two."""
        return any(a - 1 <= start and end <= b + 1 for a, b in self.brackets)

    def cued(self, start: int) -> bool:
        """Whether a cue ends before a place, three words or fewer between them."""
        return any(end <= start and len(self.text[end:start].split()) <= _NEAR_CUE for end in self.cues)

    def referring(self, start: int, end: int) -> list[Reference]:
        """References shortly before or after a span."""
        return [
            r
            for r in self.references
            if -1 <= r.start - end <= _NEAR_REFERENCE or -1 <= start - r.end <= _NEAR_REFERENCE
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """An alignment with its verses and what speaks for it; ``information`` in nats, ``score`` in [0, 1]."""

    alignment: Alignment
    passages: tuple[int, ...]
    information: float
    score: float
    whole: bool
    marked: bool
    referred: bool
    reasons: tuple[str, ...]

    @property
    def worth(self) -> float:
        """What it tells, less what does not fit."""
        faults = self.alignment.changed + self.alignment.missing + self.alignment.added
        return self.information - _FAULT * faults


def trimmed(found: Alignment, passages: Passages) -> Alignment:
    """The same without what it touches of a verse before or behind by chance: less than two words that tell."""
    parts = [list(group) for _, group in groupby(found.pairs, key=lambda pair: int(passages.passage[pair[1]]))]
    while len(parts) > 1 and not _holds(parts[0], passages):
        parts.pop(0)
    while len(parts) > 1 and not _holds(parts[-1], passages):
        parts.pop()
    pairs = [pair for part in parts for pair in part]
    return replace(found, pairs=pairs)


def _holds(part: list[tuple[int, int, float]], passages: Passages) -> bool:
    number = int(passages.passage[part[0][1]])
    size = int(passages.starts[number + 1] - passages.bodies[number])
    told = sum(float(passages.weight[place]) * worth for _, place, worth in part)
    return len(part) >= size or (len(part) > 1 and told >= MARKED_FLOOR)


def judge(
    found: Alignment, passages: Passages, formula: list[bool], around: Surroundings, span: tuple[int, int]
) -> Judged | None:
    """The judgement on an alignment that covers ``span`` of the folded text; None where it tells too little."""
    verses = tuple(dict.fromkeys(int(passages.passage[place]) for _, place, _ in found.pairs))
    told, masked = _told(found, passages, formula)
    lacking = sum(_lacking(found, passages, verse) for verse in verses)
    whole = not lacking
    bracketed, cued = around.bracketed(*span), around.cued(span[0])
    near = around.referring(*span)
    referred = any(_agrees(reference, passages, verses) for reference in near)
    if bracketed or referred:
        told += masked
    elif told >= MARKED_FLOOR or (told and whole):
        told += masked / 2
    size = len({place for _, place, _ in found.pairs})
    cued = cued and (size >= _FEW or whole)
    marked = bracketed or cued or referred
    faults = found.changed + found.missing + found.added
    if passages.entire and lacking * _ENTIRE > size + lacking:
        return None
    fidelity = told / (told + _FAULT * faults) if told else 0.0
    if told < _floor(size, lacking, cued=cued, marked=bracketed or referred) or fidelity < _FAITHFUL:
        return None
    score = fidelity * (1 - math.exp(-(told + (10.0 if marked else 0.0)) / _UNIT))
    reasons = _reasons(found, size, whole=whole, bracketed=bracketed, cued=cued)
    reasons += [f"reference {SURAS[r.sura - 1]} {r.first} agrees" for r in near if _agrees(r, passages, verses)][:1]
    return Judged(found, verses, told, score, whole, marked, referred, tuple(reasons))


def _told(found: Alignment, passages: Passages, formula: list[bool]) -> tuple[float, float]:
    free = masked = 0.0
    for word, place, worth in found.pairs:
        if formula[word]:
            masked += float(passages.weight[place]) * worth
        else:
            free += float(passages.weight[place]) * worth
    return free, masked


def _lacking(found: Alignment, passages: Passages, verse: int) -> int:
    """How many words of a verse are not there."""
    have = {place for _, place, _ in found.pairs}
    return sum(place not in have for place in range(int(passages.bodies[verse]), int(passages.starts[verse + 1])))


def _floor(size: int, lacking: int, *, cued: bool, marked: bool) -> float:
    """What ``size`` words have to tell where so many of their verses are lacking."""
    if marked:
        return MARKED_FLOOR
    if cued:
        return CUED_FLOOR
    if not lacking:
        return WHOLE_FLOOR if size == _FEW else SHORT_FLOOR
    if lacking == 1 and size >= _FEW:
        return NEARLY_FLOOR
    return PLAIN_FLOOR if size >= _FEW else PAIR_FLOOR


def _agrees(reference: Reference, passages: Passages, verses: tuple[int, ...]) -> bool:
    ids = {f"{reference.sura}:{aya}" for aya in range(reference.first, min(reference.last, reference.first + 300) + 1)}
    return any(passages.passages[verse].id in ids for verse in verses)


def _reasons(found: Alignment, size: int, *, whole: bool, bracketed: bool, cued: bool) -> list[str]:
    said = [f"{size} words in order", *(["the whole verse"] if whole else [])]
    counted = (
        (found.changed, "changed"),
        (found.missing, "left out"),
        (found.added, "put in"),
        (found.doubled, "doubled"),
        (found.gaps, "ellipsis"),
    )
    said += [f"{count} {what}" for count, what in counted if count]
    said += ["verse brackets"] if bracketed else []
    return said + (["announced as a quotation"] if cued else [])
