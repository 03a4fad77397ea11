"""A workspace opened: its settings, archive, lexicon and what is built from them, each made when first asked for."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from marsad import settings
from marsad.annotate import Annotator
from marsad.archive import Archive
from marsad.archive.files import disk_errors, write_bytes
from marsad.archive.finding.index import Index
from marsad.archive.pictures.hash_lists import read_lists
from marsad.archive.pictures.layer import Pictures
from marsad.archive.pictures.unlawful import Unlawful
from marsad.archive.readings import Readings
from marsad.lexicon import Lexicon, load_lexicon
from marsad.lexicon.scripture import Scripture, load_scripture
from marsad.records.errors import CannotRun
from marsad.records.source import Reliability, Source, SourceKind


@dataclass(frozen=True)
class Workspace:
    """One folder with all that a desk keeps."""

    folder: Path
    settings: settings.Settings

    @cached_property
    def archive(self) -> Archive:
        """Evidence and what is derived from it."""
        return Archive(self.folder / "archive", keep_deleted=self.settings.archive.keep_deleted)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The shipped layer and the workspace's own."""
        return load_lexicon(layers(self.folder))

    @cached_property
    def scripture(self) -> Scripture | None:
        """The verse text that the user brought; None where there is none."""
        return load_scripture(self.folder)

    @cached_property
    def annotator(self) -> Annotator:
        """Reads posts with this workspace's lexicon."""
        return Annotator(self.lexicon, self.scripture)

    @cached_property
    def readings(self) -> Readings:
        """Readings of the annotator's version."""
        return Readings(self.archive, self.annotator.version)

    @cached_property
    def index(self) -> Index:
        """The full-text index over these readings."""
        return Index(self.archive, self.readings)

    @cached_property
    def pictures(self) -> Pictures:
        """What the kept pictures look like."""
        return Pictures(self.archive)

    @cached_property
    def unlawful(self) -> Unlawful:
        """The configured lists of unlawful hashes; :class:`CannotRun` where one cannot be read."""
        return read_lists(self.folder / name for name in self.settings.archive.unlawful_hashes)

    def source(self, urn: str) -> Source:
        """A source as evidence and lexicon know it together."""
        seen = self.archive.log().sources.get(urn, Source(urn))
        profile = self.lexicon.profile(urn)
        if profile is None:
            return seen
        return Source(
            urn=urn,
            number=seen.number or profile.number,
            titles=seen.titles or profile.titles,
            chat=seen.chat,
            kind=SourceKind(profile.kind),
            actor=profile.actor,
            reliability=Reliability(profile.reliability),
            basis=profile.basis or seen.basis,
            also=seen.also,
            description=seen.description,
            picture=seen.picture,
        )

    def sources(self) -> list[Source]:
        """Every source that evidence was taken from, by URN."""
        return [self.source(urn) for urn in sorted(self.archive.log().sources)]


def open_workspace(folder: Path, *, create: bool = True) -> Workspace:
    """Open the workspace in ``folder``; made on first use unless ``create`` is false."""
    if create:
        settings.make_workspace(folder)
    elif not folder.is_dir():
        raise CannotRun(f"{folder}: no workspace here; `marsad import PATH` makes one, `--workspace DIR` names another")
    return Workspace(folder, settings.load(folder))


def layers(folder: Path) -> list[Path]:
    """The workspace's own layers of the lexicon, in order of name."""
    own = folder / "lexicon"
    return sorted(path for path in own.iterdir() if path.is_dir() and path.name[0] != ".") if own.is_dir() else []


def remove_layer(workspace: Workspace, name: str) -> None:
    """Take a layer of the lexicon away, whole; :class:`CannotRun` where there is none of this name."""
    own = {path.name: path for path in layers(workspace.folder)}
    if name not in own:
        there = f"; there are {', '.join(own)}" if own else ", and no other"
        raise CannotRun(f"{name}: no such layer in {workspace.folder / 'lexicon'}{there}")
    shutil.rmtree(own[name])


def add_layer(workspace: Workspace, source: Path) -> tuple[str, int]:
    """Copy a folder of lexicon YAML into the workspace as a layer, once it reads without fault; its name and size."""
    files = sorted(source.glob("*.yaml")) if source.is_dir() else []
    if not files:
        raise CannotRun(f"{source}: no lexicon files (*.yaml) here; name a folder that holds some")
    before = {entry.id for entry in load_lexicon().entries}
    lexicon = load_lexicon([source])
    name = (
        re.sub(r"[^a-z0-9-]+", "-", source.resolve().parent.name.lower()) if source.name == "lexicon" else source.name
    )
    target = workspace.folder / "lexicon" / name
    with disk_errors(workspace.folder):
        target.mkdir(parents=True, exist_ok=True)
        for file in files:
            write_bytes(target / file.name, file.read_bytes())
    return name, len({entry.id for entry in lexicon.entries} - before) + len(lexicon.profiles)
