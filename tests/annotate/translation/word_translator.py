"""A real CTranslate2 model that translates word by word, its weights worked out by hand instead of learnt.

One encoder and one decoder layer. A token is a one-hot vector, a position another; the decoder's cross attention looks
at the source token of its own position, whose value is the one-hot vector of that word's translation. So the engine,
its files, its tokenizer and its decoding are the real ones, and what comes out is known.
"""

from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

SPECIAL = ["<unk>", "<s>", "</s>"]
POSITIONS = 128
SHARP = 400.0


def make_model(folder: Path, words: dict[str, str], *, tags: list[str] = ()) -> Path:
    """Write model and tokenizers for the word list ``words``; ``tags`` are language tokens, passed through."""
    folder.mkdir(parents=True, exist_ok=True)
    source = [*SPECIAL, *(f"▁{w}" for w in words), *tags]
    target = [*SPECIAL, *dict.fromkeys(f"▁{w}" for w in words.values()), *tags]
    mapping = {f"▁{a}": f"▁{b}" for a, b in words.items()} | {t: t for t in [*SPECIAL, *tags]}
    _spec(source, target, mapping).save(str(folder))
    _pieces(folder / "source.spm", list(words))
    _pieces(folder / "target.spm", list(dict.fromkeys(words.values())))
    return folder


def _pieces(path: Path, words: list[str]) -> None:
    corpus = path.with_suffix(".txt")
    corpus.write_text("\n".join([" ".join(words)] * 3), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus), model_prefix=str(path.with_suffix("")), model_type="word", vocab_size=len(set(words)) + 3,
        hard_vocab_limit=False, character_coverage=1.0, minloglevel=2,
    )  # fmt: skip
    path.with_suffix(".model").replace(path)
    path.with_suffix(".vocab").unlink()
    corpus.unlink()


def _spec(source: list[str], target: list[str], mapping: dict[str, str]) -> TransformerSpec:
    size = max(len(source), len(target))
    width = 2 * size + POSITIONS
    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    for side, count in ((spec.encoder, len(source)), (spec.decoder, len(target))):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = np.eye(count, width, dtype=np.float32)
        side.scale_embeddings = False
        side.position_encodings.encodings = np.eye(POSITIONS, width, 2 * size, dtype=np.float32)
        layer = side.layer[0]
        _quiet(layer.self_attention, width, (3, 1))
        _quiet(layer.ffn, width, (1, 1))
        _plain(side.layer_norm, width)
    _look_across(spec.decoder.layer[0].attention, source, target, mapping, width, size)
    spec.decoder.projection.weight = SHARP * np.eye(len(target), width, size, dtype=np.float32)
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.add_source_bos, spec.config.add_source_eos = False, False
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="float32")
    return spec


def _plain(norm, width: int) -> None:
    norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _quiet(part, width: int, rows: tuple[int, int]) -> None:
    """A part that adds nothing."""
    _plain(part.layer_norm, width)
    linear = part.linear if hasattr(part, "linear") else [part.linear_0, part.linear_1]
    for one, times in zip(linear, rows, strict=False):
        one.weight = np.zeros((times * width, width), np.float32)


def _look_across(part, source, target, mapping, width: int, size: int) -> None:
    _plain(part.layer_norm, width)
    position = np.zeros((width, width), np.float32)
    position[2 * size :, 2 * size :] = np.eye(POSITIONS, dtype=np.float32)
    value = np.zeros((width, width), np.float32)
    for n, token in enumerate(source):
        value[size + target.index(mapping[token]), n] = 1
    part.linear[0].weight = SHARP * position
    part.linear[1].weight = np.concatenate([position, value])
    part.linear[2].weight = np.eye(width, dtype=np.float32)
