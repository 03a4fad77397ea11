"""A tiny sentence encoder that the tests make themselves: CTranslate2's own file layout, weights from a fixed table.

One layer whose attention and feed-forward weights are zero, so that a word's state is its embedding, layer-normed;
words of one subject share a direction, whatever their language.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

SUBJECTS = [
    ["rain", "snow", "weather", "مطر", "ثلج", "طقس"],
    ["goal", "match", "football", "هدف", "مباراة", "كرة"],
    ["bread", "soup", "kitchen", "خبز", "حساء", "مطبخ"],
]
_SIZE = 16


def make(folder: Path) -> None:
    """Write the model into ``folder``."""
    words = ["[UNK]", *(word for subject in SUBJECTS for word in subject)]
    table = np.zeros((len(words), _SIZE), np.float32)
    rng = np.random.default_rng(5)
    place = 1
    for n, subject in enumerate(SUBJECTS):
        for _ in subject:
            table[place, n * 4 : n * 4 + 4] = 1
            table[place] += rng.normal(0, 0.05, _SIZE)
            place += 1
    folder.mkdir(parents=True)
    _spec(words, table).save(str(folder))
    model = {"type": "WordLevel", "vocab": {word: n for n, word in enumerate(words)}, "unk_token": "[UNK]"}
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": model,
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")


def _spec(words: list[str], table: np.ndarray):
    from ctranslate2.specs import common_spec, transformer_spec

    encoder = transformer_spec.TransformerEncoderSpec(
        1, 1, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=False
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = table
    encoder.position_encodings.encodings = np.zeros((300, _SIZE), np.float32)
    layer = encoder.layer[0]
    attention = layer.self_attention
    _linear(attention.linear[0], 3 * _SIZE, _SIZE)
    _linear(attention.linear[1], _SIZE, _SIZE)
    _norm(attention.layer_norm)
    _linear(layer.ffn.linear_0, 4, _SIZE)
    _linear(layer.ffn.linear_1, _SIZE, 4)
    _norm(layer.ffn.layer_norm)
    spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    spec.register_vocabulary(words)
    spec.config.unk_token = "[UNK]"
    spec.validate()
    spec.optimize(quantization=None)
    return spec


def _linear(layer, rows: int, columns: int) -> None:
    layer.weight = np.zeros((rows, columns), np.float32)
    layer.bias = np.zeros(rows, np.float32)


def _norm(layer) -> None:
    layer.gamma, layer.beta = np.ones(_SIZE, np.float32), np.zeros(_SIZE, np.float32)
