"""An embedding model that the desk installed: texts in, vectors out, so that posts can be found by meaning.

None ships and none is fetched. The folder ``models/meaning/`` of a workspace holds a sentence encoder of the BERT
family converted by ``ct2-transformers-converter`` (CTranslate2's ``model.bin``, ``config.json``, vocabulary), its
``tokenizer.json``, and perhaps a ``meaning.json``: ``pooling`` (``mean`` or ``first``), and what the model wants
before each text, ``query`` and ``passage`` (``"query: "`` for the E5 family). Needed packages: ``pip install
marsad[models]``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from marsad.records.errors import CannotRun

Vectors = npt.NDArray[np.float32]
_LONGEST = 256  # tokens of a post that are read; what comes after says little about what it is about
_BATCH = 32
_HOW = "docs/reference/commands.md, `marsad search`, says what belongs there"


class Encoder:
    """A model read from ``folder``; :class:`CannotRun` says what is missing."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CannotRun(
                f"meaning: no embedding model is installed ({folder} is not there; {_HOW}), so posts cannot be found by"
                " meaning; use --mode folded"
            )
        missing = [name for name in ("model.bin", "tokenizer.json") if not (folder / name).is_file()]
        if missing:
            raise CannotRun(f"meaning: {folder} holds no {' and no '.join(missing)}; {_HOW}")
        try:
            import ctranslate2
            import tokenizers
        except ImportError as error:
            raise CannotRun(
                f"meaning: the package {error.name} is not installed; `pip install 'marsad[models]'` brings it"
            ) from error
        settings = _settings(folder / "meaning.json")
        self.pooling, self.query, self.passage = (settings.get(k, d) for k, d in _DEFAULTS.items())
        try:
            self._tokenizer: Any = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._model: Any = ctranslate2.Encoder(str(folder), device="cpu", inter_threads=1)
        except Exception as error:  # tokenizers raises nothing narrower for a broken file
            raise CannotRun(f"meaning: {folder}: the model cannot be read ({error})") from error
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()
        self.version = _digest(folder)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of posts, of length 1, a row for each; a text without a token has zeros."""
        return self._vectors([self.passage + text if text.strip() else "" for text in texts])

    def asked(self, text: str) -> Vectors:
        """The vector of what is looked for."""
        vector: Vectors = self._vectors([self.query + text])[0]
        return vector

    def _vectors(self, texts: list[str]) -> Vectors:
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda n: len(ids[n]))  # alike in length, so that little is padding
        full = [n for n in order if ids[n] and texts[n]]
        rows: dict[int, Vectors] = {}
        for start in range(0, len(full), _BATCH):
            part = full[start : start + _BATCH]
            states = np.asarray(self._model.forward_batch([ids[n] for n in part]).last_hidden_state, np.float32)
            rows.update(zip(part, self._pooled(states, [len(ids[n]) for n in part]), strict=True))
        if not rows:
            return np.zeros((len(texts), 1), np.float32)
        size = len(next(iter(rows.values())))
        return np.stack([rows.get(n, np.zeros(size, np.float32)) for n in range(len(texts))])

    def _pooled(self, states: Vectors, lengths: list[int]) -> Vectors:
        if self.pooling == "first":
            pooled = states[:, 0]
        else:
            inside = np.arange(states.shape[1]) < np.array(lengths)[:, None]
            pooled = (states * inside[:, :, None]).sum(1) / np.array(lengths, np.float32)[:, None]
        norms = np.linalg.norm(pooled, axis=1, keepdims=True)
        unit: Vectors = (pooled / np.where(norms > 0, norms, 1)).astype(np.float32)
        return unit


_DEFAULTS = {"pooling": "mean", "query": "", "passage": ""}


def _settings(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        settings = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise CannotRun(f"{path}: is not JSON: {error}") from error
    if not isinstance(settings, dict) or set(settings) - set(_DEFAULTS):
        raise CannotRun(f"{path}: takes {', '.join(_DEFAULTS)} and nothing else")
    if settings.get("pooling", "mean") not in ("mean", "first"):
        raise CannotRun(f"{path}: pooling is mean or first")
    return settings


def _digest(folder: Path) -> str:
    """The version of the vectors: the files that decide them."""
    digest = hashlib.sha256()
    for name in ("model.bin", "tokenizer.json", "meaning.json"):
        if (path := folder / name).exists():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
