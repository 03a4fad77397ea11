"""Checking lexicon files: what is wrong, in which file, and at which entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.lexicon.entries import CueClass, Entry, Section
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.lexicon.outside.layers import ABOUT
from marsad.text.folding import fold

_PRECISIONS = {"site", "town", "district", "region"}
_CONFIDENCE = {"high", "medium", "low"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the entry (its layer and id) and what is wrong with it."""

    entry: str
    why: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.why}"


def lint(layers: Iterable[Path] = ()) -> list[Fault]:
    """Faults of the shipped layer and ``layers`` together; outside lists are others' and not checked."""
    lexicon = load_lexicon(layer for layer in layers if not (layer / ABOUT).is_file())
    return [*_entries(lexicon), *_terms(lexicon), *_shared_names(lexicon), *_profiles(lexicon)]


def _terms(lexicon: Lexicon) -> Iterator[Fault]:
    """A term of the glossary has a rendering, and a page that its meaning was read on."""
    for cue in lexicon.cues:
        if cue.role is CueClass.TERM and not (cue.gloss and cue.sources):
            yield Fault(f"terms/{cue.id}", "needs a gloss, which is its rendering, and a source")


def _entries(lexicon: Lexicon) -> Iterator[Fault]:
    for entry in lexicon.entries:
        where = f"{entry.layer}/{entry.section}/{entry.id}"
        yield from (Fault(where, why) for why in _faults(entry, lexicon))


def _faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    if not entry.forms() or not all(form.strip() for form in entry.forms()):
        yield "has no name, or an empty one"
    if not entry.sources:
        yield "names no source"
    if entry.confidence not in _CONFIDENCE:
        yield f"confidence {entry.confidence!r} is none of high, medium, low"
    for source in entry.sources:
        if not source.url.startswith(("https://", "http://")):
            yield f"source {source.url!r} is not an address"
        if not _is_date(source.read):
            yield f"source read on {source.read!r}, which is not a date"
    for relation in entry.relations:
        if relation.of not in lexicon.by_id:
            yield f"is {relation.kind} of {relation.of!r}, which is no entry"
        if not 1 <= relation.source <= len(entry.sources):
            yield f"relation to {relation.of!r} names source {relation.source}, of {len(entry.sources)}"
        if relation.since and not _is_date(relation.since):
            yield f"relation to {relation.of!r} since {relation.since!r}, which is not a date"
    if entry.section is Section.PLACES:
        yield from _place_faults(entry)


def _place_faults(entry: Entry) -> Iterator[str]:
    """A place may have no position, where no page gave one; half a position, or one without precision, is a fault."""
    if entry.latitude is None and entry.longitude is None and not entry.precision:
        return
    if entry.latitude is None or entry.longitude is None:
        yield "has half a position"
    elif not (-90 <= entry.latitude <= 90 and -180 <= entry.longitude <= 180):
        yield f"lies at {entry.latitude}, {entry.longitude}, which is nowhere"
    if entry.precision not in _PRECISIONS:
        yield f"precision {entry.precision!r} is none of {', '.join(sorted(_PRECISIONS))}"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _shared_names(lexicon: Lexicon) -> Iterator[Fault]:
    owners: dict[str, list[Entry]] = {}
    for entry in lexicon.entries:
        if entry.section is not Section.HEADS:
            for form in {fold(form).text for form in entry.forms()}:
                owners.setdefault(form, []).append(entry)
    for form, entries in owners.items():
        if len(entries) > 1 and not all(entry.ambiguous for entry in entries):
            ids = ", ".join(entry.id for entry in entries)
            yield Fault(entries[0].layer, f"{form!r} names {ids}, and not all of them say `ambiguous: true`")


def _profiles(lexicon: Lexicon) -> Iterator[Fault]:
    for profile in lexicon.profiles:
        if profile.actor and profile.actor not in lexicon.by_id:
            yield Fault(f"sources/{profile.handle}", f"belongs to {profile.actor!r}, which is no entry")
        if not profile.basis:
            yield Fault(f"sources/{profile.handle}", "names no basis for watching it")
