"""From settings to an engine; refuses one that sends sentences elsewhere without the desk's word."""

from __future__ import annotations

import os
from pathlib import Path

from marsad.annotate.translation.engines.argos import open_argos
from marsad.annotate.translation.engines.ctranslate import CTranslateEngine
from marsad.annotate.translation.engines.engine import Engine
from marsad.annotate.translation.engines.libretranslate import LibreTranslateEngine
from marsad.annotate.translation.engines.openai import OpenAIEngine
from marsad.records.errors import CannotRun
from marsad.settings import EngineKind, EngineSettings


def open_engine(name: str, settings: EngineSettings, workspace: Path) -> Engine:
    """The engine that ``[translation.engines.NAME]`` describes; :class:`CannotRun` says what it lacks."""
    engine = _opened(name, settings, workspace)
    if engine.leaves.to and not settings.may_leave:
        raise CannotRun(
            f"{name}: {engine.leaves.notice} If that is what the desk wants, set may_leave = true under "
            f"[translation.engines.{name}] in marsad.toml"
        )
    return engine


def _opened(name: str, settings: EngineSettings, workspace: Path) -> Engine:
    folder = workspace / settings.path
    match settings.kind:
        case EngineKind.CTRANSLATE2:
            pair = (settings.source, settings.target) if settings.source and settings.target else None
            return CTranslateEngine(folder, label=name, pair=pair)
        case EngineKind.ARGOS:
            return open_argos(folder, name)
        case EngineKind.LIBRETRANSLATE:
            return LibreTranslateEngine(settings.url, key=_key(name, settings))
        case EngineKind.OPENAI:
            return OpenAIEngine(settings.url, settings.model, key=_key(name, settings))


def _key(name: str, settings: EngineSettings) -> str:
    """The key, from the environment alone: a settings file is copied and shown."""
    if not settings.key_env:
        return ""
    if not (key := os.environ.get(settings.key_env, "")):
        raise CannotRun(f"{name}: the environment variable {settings.key_env} that should hold its key is not set")
    return key
