"""Argos packages (``.argosmodel``: a zip of a CTranslate2 model and a SentencePiece file), opened without Argos.

The layout is that of the package index of Argos Translate: one folder with ``metadata.json`` (``from_code``,
``to_code``, ``package_version``), ``model/`` and ``sentencepiece.model`` (https://github.com/argosopentech).
"""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from marsad.annotate.translation.engines.ctranslate import CTranslateEngine
from marsad.records.errors import CannotRun

_LARGEST = 4 << 30


def is_argos(path: Path) -> bool:
    """Whether a file or folder is an Argos package."""
    if path.is_dir():
        return (path / "metadata.json").is_file() and (path / "model" / "model.bin").is_file()
    return path.suffix == ".argosmodel" or (zipfile.is_zipfile(path) and _root(path) is not None)


def languages(folder: Path) -> tuple[str, str]:
    """The pair of languages of an opened package."""
    try:
        told = json.loads((folder / "metadata.json").read_text("utf-8"))
        return str(told["from_code"]), str(told["to_code"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotRun(f"{folder / 'metadata.json'}: does not say from_code and to_code ({error!r})") from error


def unpack(package: Path, target: Path) -> None:
    """Open a package (zip or folder) into ``target``, without its top folder; nothing is written outside it."""
    if package.is_dir():
        shutil.copytree(package, target, dirs_exist_ok=True)
        return
    root = _root(package)
    if root is None:
        raise CannotRun(f"{package}: is not an Argos package (no metadata.json and model/model.bin in it)")
    with zipfile.ZipFile(package) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise CannotRun(f"{package}: would unpack to more than 4 GiB")
        for entry in archive.infolist():
            name = PurePosixPath(entry.filename)
            if entry.is_dir() or not name.is_relative_to(root) or ".." in name.parts:
                continue
            final = target / name.relative_to(root)
            final.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, final.open("wb") as sink:
                shutil.copyfileobj(source, sink)


def open_argos(folder: Path, label: str) -> CTranslateEngine:
    """The engine of an opened package."""
    return CTranslateEngine(folder, label=label, pair=languages(folder), model="model")


def _root(package: Path) -> PurePosixPath | None:
    try:
        with zipfile.ZipFile(package) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return None
    metadata = [PurePosixPath(name) for name in names if PurePosixPath(name).name == "metadata.json"]
    return next((m.parent for m in metadata if str(m.parent / "model" / "model.bin") in names), None)
