"""CTranslate2 folders (https://opennmt.net/CTranslate2): OPUS-MT, NLLB-200, M2M-100, and Argos packages opened.

The model's own configuration says whether the library adds the end mark; where it does not, it is added here, as these
families were trained with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from marsad.annotate.translation.engines.engine import EngineFailed, Leaves
from marsad.annotate.translation.pieces import Pieces, pieces_in
from marsad.annotate.translation.tags import Tags, tags
from marsad.records.errors import CannotRun
from marsad.records.translation import Term

_VOCABULARIES = ("source_vocabulary", "shared_vocabulary")
_BATCH_TOKENS = 1024
_END = "</s>"
MOST_TOKENS = 480
"""Tokens of one sentence that are handed over; the families named were trained on 512 at most."""


class CTranslateEngine:
    """The model in ``folder``; loaded when first used."""

    def __init__(
        self,
        folder: Path,
        *,
        label: str = "",
        pair: tuple[str, str] | None = None,
        model: str = ".",
        threads: int = 2,
    ) -> None:
        self.folder, self._model, self._pair, self._threads = folder, folder / model, pair, threads
        if not (self._model / "model.bin").is_file():
            raise CannotRun(f"{self._model}: no CTranslate2 model here (model.bin is missing)")
        self._label = label or folder.name

    @cached_property
    def name(self) -> str:
        """The label and the first digits of the model's SHA-256, which is its version."""
        with (self._model / "model.bin").open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return f"{self._label} (CTranslate2, model {digest[:12]})"

    @property
    def leaves(self) -> Leaves:
        """Nothing."""
        return Leaves()

    def reads(self, source: str, target: str) -> bool:
        """The pair it was set up for; of a multilingual model, whether its vocabulary has both languages."""
        if self._pair is not None:
            return self._pair == (source, target)
        return self._tags(source, target).known

    def load(self) -> None:
        """Load model and tokenizer now; :class:`CannotRun` says what is wrong with them."""
        assert self._translator
        assert self._pieces

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Sequence[Term]) -> list[str]:
        """See :class:`~marsad.annotate.translation.Engine`; the glossary is not told, but put in afterwards."""
        told = self._tags(source, target)
        rows = [[*told.source, *self._pieces.split(text), *self._end] for text in texts]
        if long := next((text for text, row in zip(texts, rows, strict=True) if len(row) > MOST_TOKENS), None):
            raise EngineFailed(f"a sentence of {len(long)} characters is longer than the model reads")
        try:
            results = self._translator.translate_batch(
                rows,
                target_prefix=[list(told.target)] * len(rows) if told.target else None,
                beam_size=4,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                max_decoding_length=MOST_TOKENS,
                replace_unknowns=True,
                repetition_penalty=1.1,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(f"{self._label}: {error}") from error
        skip = len(told.target)
        return [self._pieces.join(result.hypotheses[0][skip:]).strip() for result in results]

    @cached_property
    def _pieces(self) -> Pieces:
        return pieces_in(self.folder)

    @cached_property
    def _translator(self) -> Any:  # noqa: ANN401 - the library ships no types
        try:
            import ctranslate2
        except ImportError as error:
            raise CannotRun("translation models need the extra `models`: pip install 'marsad[models]'") from error
        try:
            return ctranslate2.Translator(str(self._model), device="cpu", intra_threads=self._threads)
        except (RuntimeError, ValueError) as error:
            raise CannotRun(f"{self._model}: CTranslate2 cannot load this model: {error}") from error

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        for name in _VOCABULARIES:
            for path in (self._model / f"{name}.json", self._model / f"{name}.txt"):
                if path.is_file():
                    text = path.read_text("utf-8")
                    return frozenset(json.loads(text) if path.suffix == ".json" else text.splitlines())
        return frozenset()

    @cached_property
    def _end(self) -> list[str]:
        path = self._model / "config.json"
        config = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return [] if config.get("add_source_eos") else [_END]

    def _tags(self, source: str, target: str) -> Tags:
        return tags(self._vocabulary, source, target)
