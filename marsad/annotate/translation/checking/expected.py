"""What an original promises: names and places that a rendering must hold, with every form that keeps the promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.lexicon import Lexicon
from marsad.records.mention import Mention, MentionKind
from marsad.records.translation import Check
from marsad.text.folding import Folded, fold
from marsad.text.names import similarity
from marsad.text.names.words import words_of
from marsad.text.transliteration import transliterate

_CHECKS = {MentionKind.ACTOR: Check.NAME, MentionKind.PERSON: Check.NAME, MentionKind.PLACE: Check.PLACE}
_CHECKS[MentionKind.WEAPON] = Check.NAME
_STEM = 4  # letters by which an inhabitant's word (Iraqi, Lebanese) is known for its country's
_TAILS = (
    "led backed based born held controlled run aligned affiliated made owned occupied linked brokered sponsored funded"
    " supplied flagged built trained armed mediated registered bound allied".split()
)
_WORDS = re.compile(rf"[^\W_]+(?:['’ʼ-](?!(?:{'|'.join(_TAILS)})(?!\w))[^\W_]+)*")
_ALIKE = 0.8
_KINDS = frozenset(
    "island field port base airport river road region town city village valley crossing tower outpost anchorage camp"
    " hill"
    " mountain bridge dam lake sea gulf strait pass square district province gate checkpoint harbour".split()
)


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
        forms = [form for entry in entries for form in (*entry.names.get("en", ()), entry.name, *_named(entry.gloss))]
        forms.append(transliterate(mention.text))
        if any(_shortened(mention.text, entry.forms()) for entry in entries):
            forms += [part for form in forms for part in _parts(form)]
        kept = tuple(dict.fromkeys(form for form in forms if form))
        actor = mention.kind in (MentionKind.ACTOR, MentionKind.PERSON)
        found.append(
            Promise(_CHECKS[mention.kind], mention.start, mention.end, mention.text, kept, frozenset(ids), actor)
        )
    return found


def _named(gloss: str) -> list[str]:
    """A gloss that is a name (``Gull Island``), not a word for what the thing is (``river``)."""
    return [gloss] if _proper(gloss) else []


def _shortened(text: str, names: Iterable[str]) -> bool:
    """Whether a name stands in the original in a shorter form than it has."""
    short = fold(text).text
    return any(f" {short} " in f" {long} " and short != long for long in (fold(name).text for name in names))


def _parts(form: str) -> list[str]:
    """A name of three words or more without its first word, and without its last."""
    words = form.split()
    rows = (words[1:], words[:-1]) if len(words) > 2 else ()
    return [" ".join(row) for row in rows if sum(_proper(word) for word in row) > 1]


def _proper(name: str) -> bool:
    """Whether an English name is a proper one (``Shahed-136``) rather than a word (``drone``)."""
    return any(character.isupper() or character.isdigit() for character in name)


def spans_of(promises: Sequence[Promise], rendering: str) -> list[Span | None]:
    """Where a rendering keeps each promise (places of its folded form); None where it does not.

    Words that are one name's own form are no other name's spelling.
    """
    folded = fold(rendering)
    exact = [_exact(promise, folded.text) for promise in promises]
    return [
        span or _loosely(promise, folded, [taken for taken in exact if taken])
        for promise, span in zip(promises, exact, strict=True)
    ]


def _exact(promise: Promise, folded: str) -> Span | None:
    for form in sorted(promise.forms, key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(fold(form).text)}(?!\w)", folded):
            return found.span()
    return None


def _loosely(promise: Promise, rendering: Folded, taken: Sequence[Span]) -> Span | None:
    if promise.check is Check.PLACE and (span := _stem(promise, rendering.text) or _glossed(promise, rendering.text)):
        return span
    return _alike(promise.forms, rendering, taken)


def _glossed(promise: Promise, folded: str) -> Span | None:
    """A place by two words of its meaning, a proper one and what it is: ``Gull Island`` of its anchorage."""
    for form in promise.forms:
        words = form.split()
        kinds = [fold(word).text for word in words if fold(word).text in _KINDS]
        for word in (
            fold(word).text for word in words if word[0].isupper() and fold(word).text not in _KINDS | {"the", "of"}
        ):
            if kinds and (
                found := re.search(rf"(?<!\w){re.escape(word)}(?: \w+)? (?:{'|'.join(kinds)})(?!\w)", folded)
            ):
                return found.span()
    return None


def _stem(promise: Promise, folded: str) -> Span | None:
    for form in promise.forms:
        word = fold(form).text
        if len(word) > _STEM and " " not in word:
            found = re.search(rf"(?<!\w){re.escape(word[: max(_STEM, len(word) - 2)])}\w*", folded)
            if found:
                return found.span()
    return None


def _alike(forms: Sequence[str], rendering: Folded, taken: Sequence[Span]) -> Span | None:
    """A row of words that can be the same name in another spelling, none of them among those ``taken``; in Latin
    letters one of them has a capital.
    """
    folded = rendering.text
    words = [m.span() for m in _WORDS.finditer(folded)]
    capital = [not rendering.original[rendering.origin[start]].islower() for start, _ in words]
    best: tuple[float, Span] | None = None
    for form in forms:
        telling, many = len(words_of(form)), len(fold(form).text.split())
        for size in range(max(1, telling - 1), many + 2):
            for first in range(len(words) - size + 1):
                start, end = words[first][0], words[first + size - 1][1]
                if not any(capital[first : first + size]) or any(a < end and start < b for a, b in taken):
                    continue
                likeness = similarity(form, folded[start:end])
                if likeness.same and likeness.score >= _ALIKE and (best is None or likeness.score > best[0]):
                    best = (likeness.score, (start, end))
    return best[1] if best else None


def order(found: Iterable[tuple[Promise, Span]]) -> list[tuple[Promise, Span]]:
    """Promises with their places, in the order of these, each thing once: where it is named first."""
    row: list[tuple[Promise, Span]] = []
    for promise, span in sorted(found, key=lambda pair: pair[1]):
        if not any(promise.ids & before.ids for before, _ in row):
            row.append((promise, span))
    return row
