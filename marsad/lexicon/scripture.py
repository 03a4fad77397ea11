"""The verse text and its rendering, as files that the user named: kept unchanged with their notices, checked, read.

They lie in ``WORKSPACE/scripture``; nothing of them is shipped. A copy is byte for byte the file that was named,
because the text may not be changed and its notice has to stay with it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from marsad.records.errors import CannotRun
from marsad.text.scripture import Passages, VerseText, read_verses

TEXT, RENDERING = "quran", "quran-translation"
MISSING = "no verse text installed: `marsad lexicon add quran FILE` takes a Tanzil text (sura|aya|text)"
_WANTED = "a Tanzil file is wanted: `sura|aya|text` a line, 114 suras, 6,236 verses in order, with its notice"


@dataclass(frozen=True)
class Scripture:
    """The verse text of a workspace; read and prepared when first asked for."""

    file: Path
    rendering_file: Path | None
    digest: str

    @cached_property
    def text(self) -> VerseText:
        """The verses as they stand in the file, and its notice."""
        return read(self.file)

    @cached_property
    def passages(self) -> Passages:
        """The verses, ready to be found."""
        return Passages.of(self.text.verses)

    @cached_property
    def _renderings(self) -> VerseText:
        return read(self.rendering_file) if self.rendering_file else VerseText((), "")

    @cached_property
    def renderings(self) -> dict[str, str]:
        """A published rendering of each verse by its ``sura:aya``; empty where no file was named."""
        return {verse.id: verse.text for verse in self._renderings.verses}

    @property
    def notices(self) -> tuple[str, ...]:
        """What has to stay with every copy: of the text, of the rendering."""
        return tuple(notice for notice in (self.text.notice, self._renderings.notice) if notice)


def load_scripture(workspace: Path) -> Scripture | None:
    """The verse text kept in a workspace's folder; None where there is none."""
    file, rendering = _place(workspace, TEXT), _place(workspace, RENDERING)
    if not file.is_file():
        return None
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    return Scripture(file, rendering if rendering.is_file() else None, digest)


def keep(workspace: Path, kind: str, source: Path) -> VerseText:
    """Keep a file as the workspace's verse text or rendering (``kind``), once it reads without fault; unchanged."""
    verses = read(source)
    target = _place(workspace, kind)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".part")
    temporary.write_bytes(source.read_bytes())
    temporary.replace(target)
    return verses


def read(file: Path) -> VerseText:
    """A file of verses; :class:`CannotRun`, naming file and line, where it is not one."""
    if not file.is_file():
        raise CannotRun(f"{file}: no such file; {_WANTED}")
    try:
        return read_verses(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise CannotRun(f"{file}: is not UTF-8 (byte {error.start}); {_WANTED}") from error
    except ValueError as error:
        raise CannotRun(f"{file}: {error}; {_WANTED}") from error


def _place(workspace: Path, kind: str) -> Path:
    return workspace / "scripture" / f"{kind}.txt"
