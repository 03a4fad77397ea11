"""The tokens by which multilingual models name languages, as their publishers give them.

NLLB-200 (FLORES-200 codes: https://github.com/facebookresearch/flores), M2M-100 (``__ar__``), and OPUS-MT models with
several target languages (``>>ara<<``, ISO 639-3).
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

_FLORES = {
    "ar": "arb_Arab", "fa": "pes_Arab", "ur": "urd_Arab", "ps": "pbt_Arab", "ckb": "ckb_Arab", "ku": "kmr_Latn",
    "kmr": "kmr_Latn", "he": "heb_Hebr", "tr": "tur_Latn", "ha": "hau_Latn", "so": "som_Latn", "en": "eng_Latn",
    "fr": "fra_Latn", "ru": "rus_Cyrl",
}  # fmt: skip
_ISO3 = {
    "ar": "ara", "fa": "pes", "ur": "urd", "ps": "pus", "ckb": "ckb", "ku": "kmr", "kmr": "kmr", "he": "heb",
    "tr": "tur", "ha": "hau", "so": "som", "en": "eng", "fr": "fra", "ru": "rus",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tags:
    """Tokens before the source, before the target, and whether the model knows both languages."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    known: bool = True


def tags(vocabulary: Container[str], source: str, target: str) -> Tags:
    """How a model with this vocabulary is told the languages; nothing where it has one pair alone."""
    if "eng_Latn" in vocabulary or "arb_Arab" in vocabulary:
        a, b = _FLORES.get(source, source), _FLORES.get(target, target)
        return Tags((a,), (b,), a in vocabulary and b in vocabulary)
    if "__en__" in vocabulary or "__ar__" in vocabulary:
        a, b = f"__{source}__", f"__{target}__"
        return Tags((a,), (b,), a in vocabulary and b in vocabulary)
    if (tag := f">>{_ISO3.get(target, target)}<<") in vocabulary:
        return Tags(source=(tag,))
    return Tags()
