"""Translation models of a workspace: set up, listed, tried."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.annotate.translation import Engine
from marsad.annotate.translation.engines.argos import is_argos, languages, unpack
from marsad.annotate.translation.engines.ctranslate import CTranslateEngine
from marsad.annotate.translation.engines.opening import open_engine
from marsad.annotate.translation.pieces import pieces_in
from marsad.flow.workspace import Workspace
from marsad.records.errors import CannotRun
from marsad.settings import FILE, EngineKind, EngineSettings, load

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
SAMPLES = {
    "ar": ("وصلنا إلى المدينة صباح اليوم.", "لم يقع شيء في ثلاثة أيام."),
    "fa": ("امروز صبح به شهر رسیدیم.", "در سه روز چیزی رخ نداد."),
    "ur": ("ہم آج صبح شہر پہنچے۔", "تین دن میں کچھ نہیں ہوا۔"),
    "he": ("הגענו לעיר הבוקר.", "שום דבר לא קרה בשלושה ימים."),
    "tr": ("Bu sabah şehre vardık.", "Üç günde hiçbir şey olmadı."),
    "fr": ("Nous sommes arrivés en ville ce matin.", "Rien ne s'est passé en trois jours."),
    "en": ("We reached the town this morning.", "Nothing happened in three days."),
}
"""Two plain sentences a language, the second with a number and a denial."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An engine as the workspace knows it; ``state`` is ``ready`` or says what it lacks."""

    name: str
    kind: str
    source: str
    target: str
    where: str
    leaves: str
    state: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What an engine made of a few sentences, and how long it took."""

    name: str
    seconds: float
    pairs: tuple[tuple[str, str], ...]


def engines(workspace: Workspace) -> list[Listed]:
    """Every engine of ``marsad.toml``, with what would leave the machine."""
    found = []
    for name, one in workspace.settings.translation.engines.items():
        state, leaves = "ready", ""
        try:
            engine = open_engine(name, one, workspace.folder)
            leaves = engine.leaves.to
        except CannotRun as error:
            state = str(error)
        found.append(Listed(name, one.kind.value, one.source, one.target, one.path or one.url, leaves, state))
    return found


def add_folder(workspace: Workspace, model: Path, name: str, source: str = "", target: str = "") -> Engine:
    """Copy a model folder or an Argos package into ``models/NAME`` and write it into ``marsad.toml``."""
    folder = _free(workspace, name)
    if is_argos(model):
        kind = EngineKind.ARGOS
        unpack(model, folder)
        source, target = languages(folder)
    elif (model / "model.bin").is_file():
        kind = EngineKind.CTRANSLATE2
        pieces_in(model)
        shutil.copytree(model, folder)
    else:
        raise CannotRun(f"{model}: neither a CTranslate2 folder (model.bin) nor an Argos package")
    try:
        CTranslateEngine(folder, model="model" if kind is EngineKind.ARGOS else ".").load()
    except CannotRun:
        shutil.rmtree(folder)
        raise
    return _write(workspace, name, {"kind": kind, "path": f"models/{name}", "source": source, "target": target})


def add_address(workspace: Workspace, name: str, settings: EngineSettings) -> Engine:
    """Write an engine behind an address into ``marsad.toml``; refused where sentences would leave unasked."""
    _free(workspace, name)
    open_engine(name, settings, workspace.folder)
    return _write(workspace, name, settings.model_dump(exclude_defaults=True, mode="json"))


def attempt(workspace: Workspace, name: str, texts: Sequence[str] = (), source: str = "", target: str = "") -> Tried:
    """Let an engine render ``texts`` (or two plain sentences of its language)."""
    known = workspace.settings.translation
    if name not in known.engines:
        raise CannotRun(f"{name}: no such engine; `marsad models list` lists them")
    one = known.engines[name]
    source, target = source or one.source or "ar", target or one.target or known.target
    texts = texts or SAMPLES.get(source, ())
    if not texts:
        raise CannotRun(f"{name}: there is no sample in {source}; give a sentence to try it with")
    engine = open_engine(name, one, workspace.folder)
    start = time.perf_counter()
    said = engine.translate(texts, source, target, ())
    return Tried(engine.name, round(time.perf_counter() - start, 3), tuple(zip(texts, said, strict=True)))


def _free(workspace: Workspace, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise CannotRun(f"{name!r} is not a name for an engine; use small letters, digits and hyphens")
    folder = workspace.folder / "models" / name
    if name in workspace.settings.translation.engines or folder.exists():
        raise CannotRun(f"{name}: there is an engine of that name already; choose another --name")
    return folder


def _write(workspace: Workspace, name: str, values: dict[str, object]) -> Engine:
    """Append the engine's table to ``marsad.toml``; the file must still read well, or it is put back as it was."""
    file = workspace.folder / FILE
    before = file.read_text("utf-8") if file.exists() else ""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value != ""]
    file.write_text(before.rstrip("\n") + "\n".join(["", "", f"[translation.engines.{name}]", *lines, ""]), "utf-8")
    try:
        return open_engine(name, load(workspace.folder).translation.engines[name], workspace.folder)
    except CannotRun:
        file.write_text(before, "utf-8")
        raise
