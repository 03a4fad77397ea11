"""Tokenizers of model folders: SentencePiece files under the names their publishers use, or a ``tokenizer.json``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.records.errors import CannotRun

_SHARED = ("sentencepiece.model", "sentencepiece.bpe.model", "spm.model", "source_target.spm")
_SPACE = "\u2581"
Split = Callable[[str], list[str]]
Join = Callable[[list[str]], str]


@dataclass(frozen=True, slots=True)
class Pieces:
    """``split`` cuts a sentence into the model's tokens, ``join`` makes words of tokens again."""

    split: Split
    join: Join


def pieces_in(folder: Path) -> Pieces:
    """The tokenizer that lies in ``folder``; :class:`CannotRun` says which files would be one."""
    source, target = folder / "source.spm", folder / "target.spm"
    if source.is_file() and target.is_file():
        return Pieces(_sentencepiece(source).split, _sentencepiece(target).join)
    for name in _SHARED:
        if (folder / name).is_file():
            return _sentencepiece(folder / name)
    if (folder / "tokenizer.json").is_file():
        return _tokenizers(folder / "tokenizer.json")
    raise CannotRun(
        f"{folder}: no tokenizer beside the model: source.spm and target.spm, {', '.join(_SHARED)}, or tokenizer.json"
    )


def _sentencepiece(path: Path) -> Pieces:
    try:
        import sentencepiece
    except ImportError as error:
        raise CannotRun("translation models need the extra `models`: pip install 'marsad[models]'") from error
    try:
        model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise CannotRun(f"{path}: is not a SentencePiece model: {error}") from error

    def join(tokens: list[str]) -> str:
        return " ".join(str(model.decode_pieces(tokens)).replace(_SPACE, " ").split())

    return Pieces(lambda text: list(model.encode(text, out_type=str)), join)


def _tokenizers(path: Path) -> Pieces:
    try:
        import tokenizers
    except ImportError as error:
        raise CannotRun(f"{path}: reading it needs the package tokenizers: pip install tokenizers") from error
    try:
        model: Any = tokenizers.Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises nothing narrower for a broken file
        raise CannotRun(f"{path}: is not a tokenizer: {error}") from error

    def join(tokens: list[str]) -> str:
        ids = [id_ for token in tokens if (id_ := model.token_to_id(token)) is not None]
        return str(model.decode(ids)).replace(_SPACE, " ").strip()

    return Pieces(lambda text: list(model.encode(text, add_special_tokens=False).tokens), join)
