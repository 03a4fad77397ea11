"""Translating chosen posts: the workspace's engine, its glossary and what each post promises, brought together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from marsad.annotate.translation import Engine, Memory, Renderer
from marsad.annotate.translation.checking.expected import promises
from marsad.annotate.translation.checking.pair import Verse
from marsad.annotate.translation.engines.opening import open_engine
from marsad.annotate.translation.rendering import Original, recheck
from marsad.archive.withheld import WITHHELD
from marsad.flow.reading import Reading, read
from marsad.flow.workspace import Workspace
from marsad.lexicon.entries import CueClass
from marsad.records.errors import CannotRun
from marsad.records.translation import Doubt, Origin, Segment, Term, Translation
from marsad.records.urn import split_post
from marsad.text.language import UNDETERMINED
from marsad.text.tokens import sentences


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: into which language, by which engine (empty for the workspace's own choice)."""

    target: str = ""
    engine: str = ""


def glossary(workspace: Workspace) -> tuple[Term, ...]:
    """The approved terms of the lexicon's layers."""
    cues = (cue for cue in workspace.lexicon.cues if cue.role is CueClass.TERM)
    return tuple(Term(cue.forms, cue.gloss, cue.plain) for cue in cues)


def engine_for(workspace: Workspace, wish: Wish, source: str) -> Engine:
    """The engine that is named, else the workspace's own, else the first that renders ``source``; says what to do
    where there is none.
    """
    settings = workspace.settings.translation
    target = wish.target or settings.target
    named = wish.engine or settings.engine
    if named and named not in settings.engines:
        known = ", ".join(settings.engines) or "none is set up"
        raise CannotRun(f"{named}: no such engine ({known}); `marsad models add` sets one up")
    if named:
        engine = open_engine(named, settings.engines[named], workspace.folder)
        if not engine.reads(source, target):
            raise CannotRun(f"{named}: does not render {source} in {target}")
        return engine
    faults: list[str] = []
    for name, one in settings.engines.items():
        try:
            engine = open_engine(name, one, workspace.folder)
            if engine.reads(source, target):
                return engine
        except CannotRun as error:
            faults.append(str(error))
    raise CannotRun(
        "; ".join([f"no translation engine renders {source} in {target}", *faults])
        + "; `marsad models add` sets one up; until then `marsad read` shows the reading aid"
    )


def translate(workspace: Workspace, urn: str, wish: Wish, memory: Memory | None = None) -> Translation:
    """The current wording of a post, rendered by an engine and checked; not kept anywhere."""
    reading = _readable(workspace, urn)
    source = _language(reading)
    engine = engine_for(workspace, wish, source)
    target = wish.target or workspace.settings.translation.target
    renderer = Renderer(engine, target, glossary(workspace), memory)
    segments, doubts = renderer.render(original_of(workspace, reading))
    return _made(reading, target, Origin.MACHINE, engine.name, segments, doubts)


def own_translation(workspace: Workspace, urn: str, target: str, by: str, lines: Iterable[str]) -> Translation:
    """A person's rendering, checked as a machine's is: a line for each sentence of the original, or the whole text as
    one.
    """
    reading = _readable(workspace, urn)
    text = reading.post.current.text
    said = [line.strip() for line in lines if line.strip()]
    if not said:
        raise CannotRun(f"{urn}: the translation is empty")
    spans = sentences(text)
    if len(said) != len(spans):
        spans, said = [(0, len(text))], ["\n".join(said)]
    segments = tuple(Segment(a, b, line) for (a, b), line in zip(spans, said, strict=True))
    doubts = recheck(original_of(workspace, reading), segments, target, glossary(workspace))
    return _made(reading, target, Origin.PERSON, by, segments, doubts)


def original_of(workspace: Workspace, reading: Reading) -> Original:
    """A post's current wording with what it promises."""
    verses = tuple(Verse(v.start, v.end, v.id, v.rendering or "") for v in reading.verses)
    inside = [m for m in reading.mentions if not any(v.start <= m.start and m.end <= v.end for v in verses)]
    found = tuple(promises(inside, workspace.lexicon))
    return Original(reading.post.current.text, reading.language, reading.post.published, found, verses)


def _readable(workspace: Workspace, urn: str) -> Reading:
    """A post whose words are there to be translated."""
    reading = read(workspace, urn)
    if not reading.post.current.text.strip():
        why = WITHHELD if reading.post.withheld else "it has no words"
        raise CannotRun(f"{reading.post.urn}: {why}, so there is nothing to translate")
    return reading


def _language(reading: Reading) -> str:
    if reading.language == UNDETERMINED:
        raise CannotRun(f"{reading.post.urn}: its language was not recognised, so no engine can be chosen for it")
    return reading.language


def _made(
    reading: Reading, target: str, origin: Origin, by: str, segments: tuple[Segment, ...], doubts: tuple[Doubt, ...]
) -> Translation:
    now = datetime.now(UTC).replace(microsecond=0)
    post = reading.post
    return Translation(post.urn, post.current.n, reading.language, target, origin, by, now, segments, doubts)


def known(workspace: Workspace, urns: Iterable[str]) -> dict[str, str]:
    """Each of ``urns`` that the archive holds, to the URN that it is kept under; one pass for all of them."""
    log = workspace.archive.log()
    kept = {urn: "/".join((log.resolve(source), item)) for urn in urns for source, item in (split_post(urn),)}
    held = workspace.archive.posts(["urn"]).filter(pl.col("urn").is_in(list(kept.values()))).select("urn").unique()
    there = set(held.collect()["urn"])
    return {urn: under for urn, under in kept.items() if under in there}
