"""Reading layers of YAML into one lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from marsad.lexicon.entries import Cited, Cue, CueClass, Entry, Gloss, Profile, Relation, Section
from marsad.lexicon.outside.layers import ABOUT
from marsad.lexicon.outside.mentions import mention_entries, read_for_mentions
from marsad.records.errors import CannotRun

SHIPPED = Path(__file__).parent / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Lexicon:
    """All layers together; ``digest`` changes when any file does, ``glosses`` are English words by word."""

    entries: tuple[Entry, ...]
    profiles: tuple[Profile, ...]
    cues: tuple[Cue, ...]
    digest: str
    glosses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_handle(self) -> dict[str, Profile]:
        """Profiles of sources by handle."""
        return {profile.handle: profile for profile in self.profiles}

    def of(self, section: Section) -> list[Entry]:
        """Entries of one section."""
        return [entry for entry in self.entries if entry.section is section]

    def name(self, id_: str) -> str:
        """The name to show for an id; the id itself where it is unknown."""
        entry = self.by_id.get(id_)
        return entry.name if entry else id_

    def profile(self, source: str) -> Profile | None:
        """The profile of a source URN."""
        return self.by_handle.get(source.partition(":")[2])

    def family(self, actor: str) -> frozenset[str]:
        """An actor with those whom relations tie to it, whatever their kind: leaders, facades, parents, media."""
        near = {actor}
        for entry in self.of(Section.ACTORS):
            for relation in entry.relations:
                if entry.id == actor:
                    near.add(relation.of)
                elif relation.of == actor:
                    near.add(entry.id)
        return frozenset(near)


def load_lexicon(layers: Iterable[Path] = ()) -> Lexicon:
    """The shipped layer, then ``layers`` (folders of YAML) in order; a later entry replaces one of its id."""
    entries: dict[str, Entry] = {}
    profiles: dict[str, Profile] = {}
    cues: dict[str, Cue] = {}
    glosses: dict[str, tuple[str, ...]] = {}
    digest = hashlib.sha256()
    folders = [SHIPPED, *layers]
    listed_layers = [folder for folder in folders if read_for_mentions(folder)]
    for folder in listed_layers:
        digest.update((folder / ABOUT).read_bytes())
    for file in _files(folders):
        raw = file.read_bytes()
        digest.update(raw)
        for item in _read(file, raw):
            match item:
                case Entry():
                    entries[item.id] = item
                case Profile():
                    profiles[item.handle] = item
                case Cue():
                    cues[item.id] = item
                case Gloss():
                    for form in item.forms:
                        glosses[form] = (*glosses.get(form, ()), *item.english)
    for listed in mention_entries(listed_layers):
        entries.setdefault(listed.id, listed)
    read = tuple(entries.values()), tuple(profiles.values()), tuple(cues.values())
    return Lexicon(*read, digest.hexdigest()[:12], glosses)


def _files(layers: Iterable[Path]) -> Iterator[Path]:
    for layer in layers:
        yield from sorted(layer.glob("*.yaml"))


def _read(file: Path, raw: bytes) -> Iterator[Entry | Profile | Cue | Gloss]:
    try:
        document = yaml.load(raw, Loader=_LOADER)  # noqa: S506 - a safe loader, the C one where it is built
        kind, layer = document["kind"], str(document["layer"])
        for item in document["entries"]:
            match kind:
                case "sources":
                    yield _profile(item)
                case "patterns":
                    yield _cue(item)
                case "glosses":
                    yield _gloss(item)
                case _:
                    yield _entry(Section(kind), layer, item)
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise CannotRun(
            f"{file}: this lexicon file cannot be read ({error!r}): it needs layer, kind, and entries with id and names"
        ) from error


def _entry(section: Section, layer: str, item: dict[str, Any]) -> Entry:
    names = {lang: tuple(map(str, forms)) for lang, forms in item["names"].items() if forms}
    return Entry(
        id=item["id"],
        section=section,
        kind=item.get("kind", "head"),
        names=names,
        layer=layer,
        gloss=item.get("gloss") or "",
        confidence=item.get("confidence", "medium"),
        ambiguous=bool(item.get("ambiguous", False)),
        unsure=tuple(map(str, item.get("unsure") or ())),
        context=tuple(item.get("context") or ()),
        relations=tuple(_relation(raw) for raw in item.get("relations") or ()),
        sources=_cited(item),
        strong=bool(item.get("strong", False)),
        latitude=item.get("lat"),
        longitude=item.get("lon"),
        country=item.get("country", ""),
        precision=item.get("precision", ""),
        note=item.get("note") or "",
    )


def _relation(raw: dict[str, Any]) -> Relation:
    since = raw.get("since")
    return Relation(
        raw["kind"], raw["of"], str(since) if since else None, raw.get("confidence", "medium"), raw["source"]
    )


def _profile(item: dict[str, Any]) -> Profile:
    return Profile(
        handle=str(item["id"]).lower(),
        kind=item["kind"],
        actor=item.get("actor"),
        number=item.get("number"),
        titles=tuple(item.get("titles") or ()),
        reliability=item.get("reliability", "F"),
        basis=item.get("basis", ""),
    )


def _gloss(item: dict[str, Any]) -> Gloss:
    forms = tuple(str(form) for language, words in item.items() if language != "en" for form in words)
    if not forms or not item["en"]:
        raise ValueError(f"a gloss needs a word and its English: {item}")
    return Gloss(forms, tuple(map(str, item["en"])))


def _cue(item: dict[str, Any]) -> Cue:
    return Cue(
        id=item["id"],
        role=CueClass(item["role"]),
        forms=tuple(map(str, item["forms"])),
        gloss=item.get("gloss", ""),
        language=item["language"],
        plain=tuple(map(str, item.get("plain") or ())),
        sources=_cited(item),
    )


def _cited(item: dict[str, Any]) -> tuple[Cited, ...]:
    return tuple(Cited(s["url"], s.get("title", ""), str(s["read"])) for s in item.get("sources") or ())
