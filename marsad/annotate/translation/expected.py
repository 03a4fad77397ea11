"""What an original promises: names and places that a rendering must hold, with every form that keeps the promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.lexicon import Lexicon
from marsad.records.mention import Mention, MentionKind
from marsad.records.translation import Check
from marsad.text.folding import fold
from marsad.text.names import similarity
from marsad.text.names.words import words_of
from marsad.text.transliteration import transliterate

_CHECKS = {MentionKind.ACTOR: Check.NAME, MentionKind.PERSON: Check.NAME, MentionKind.PLACE: Check.PLACE}
_CHECKS[MentionKind.WEAPON] = Check.NAME
_STEM = 4  # letters by which an inhabitant's word (Iraqi, Lebanese) is known for its country's
_WORDS = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ALIKE = 0.8


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Promise:
    """A name in the original, ``[start, end)`` in code points, and the forms that a rendering may give it.

    ``ids`` are what the name can stand for; two promises that share one are of the same thing.
    """

    check: Check
    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    ids: frozenset[str] = frozenset()
    actor: bool = False

    def within(self, start: int, end: int) -> bool:
        """Whether the name stands inside ``[start, end)``."""
        return start <= self.start and self.end <= end


def promises(mentions: Iterable[Mention], lexicon: Lexicon) -> list[Promise]:
    """A promise for each name that was recognised; weapons only where the lexicon has a proper name for
    them.
    """
    found = []
    for mention in mentions:
        if mention.kind not in _CHECKS:
            continue
        ids = [mention.id] if mention.id else list(mention.candidates)
        if not ids:  # a name in no lexicon can be translated in more ways than can be told
            continue
        entries = [lexicon.by_id[id_] for id_ in ids if id_ in lexicon.by_id]
        if mention.kind is MentionKind.WEAPON and not any(_proper(entry.name) for entry in entries):
            continue
        forms = [form for entry in entries for form in (*entry.names.get("en", ()), entry.name, entry.gloss)]
        forms.append(transliterate(mention.text))
        kept = tuple(dict.fromkeys(form for form in forms if form))
        actor = mention.kind in (MentionKind.ACTOR, MentionKind.PERSON)
        found.append(
            Promise(_CHECKS[mention.kind], mention.start, mention.end, mention.text, kept, frozenset(ids), actor)
        )
    return found


def _proper(name: str) -> bool:
    """Whether an English name is a proper one (``Shahed-136``) rather than a word (``drone``)."""
    return any(character.isupper() or character.isdigit() for character in name)


def places_of(promises: Sequence[Promise], rendering: str) -> list[int | None]:
    """Where a rendering keeps each promise (place in its folded form); None where it does not.

    Words that are one name's own form are no other name's spelling.
    """
    folded = fold(rendering).text
    exact = [_exact(promise, folded) for promise in promises]
    return [
        span[0] if span else _loosely(promise, folded, [taken for taken in exact if taken])
        for promise, span in zip(promises, exact, strict=True)
    ]


def _exact(promise: Promise, folded: str) -> Span | None:
    for form in sorted(promise.forms, key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(fold(form).text)}(?!\w)", folded):
            return found.span()
    return None


def _loosely(promise: Promise, folded: str, taken: Sequence[Span]) -> int | None:
    if promise.check is Check.PLACE and (stem := _stem(promise, folded)) is not None:
        return stem
    return _alike(promise.forms, folded, taken)


def _stem(promise: Promise, folded: str) -> int | None:
    for form in promise.forms:
        word = fold(form).text
        if len(word) > _STEM and " " not in word:
            found = re.search(rf"(?<!\w){re.escape(word[: max(_STEM, len(word) - 2)])}", folded)
            if found:
                return found.start()
    return None


def _alike(forms: Sequence[str], folded: str, taken: Sequence[Span]) -> int | None:
    """A row of words that can be the same name in another spelling, none of them among those ``taken``."""
    words = [(m.start(), m.end()) for m in _WORDS.finditer(folded)]
    best: tuple[float, int] | None = None
    for form in forms:
        telling, many = len(words_of(form)), len(fold(form).text.split())
        for size in range(max(1, telling - 1), many + 2):
            for first in range(len(words) - size + 1):
                start, end = words[first][0], words[first + size - 1][1]
                if any(a < end and start < b for a, b in taken):
                    continue
                likeness = similarity(form, folded[start:end])
                if likeness.same and likeness.score >= _ALIKE and (best is None or likeness.score > best[0]):
                    best = (likeness.score, start)
    return best[1] if best else None


def order(found: Sequence[tuple[Promise, int]]) -> list[Promise]:
    """Promises in the order of their places in a rendering, without neighbours that stand for the same thing."""
    row = [promise for promise, _ in sorted(found, key=lambda pair: pair[1])]
    return row[:1] + [b for a, b in pairwise(row) if not a.ids & b.ids]
