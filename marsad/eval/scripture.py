"""How quotations of verses are scored: planted verses, everyday formulas, ordinary text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from marsad.eval.planting import Planted, ordinary, planted
from marsad.eval.scored import Scored
from marsad.text.scripture import Kind, Passages, Quotation, formulas, quotations_of, read_verses

COUNT, SEED, HELD_OUT = 2_000, 2026, 1
_OVERLAP = 0.6


def verse_text(data: Path) -> Passages:
    """The verse text of the outside data, ready."""
    return Passages.of(read_verses((data / "quran" / "quran-simple.txt").read_text("utf-8")).verses)


def planted_verses(data: Path, seed: int = SEED, half: int = HELD_OUT, count: int = COUNT) -> dict[str, Scored]:
    """Recall and precision on verses planted in ordinary sentences: right where the verses are the ones planted (or
    read the same) and the span and the planted one share three fifths of what they cover together.
    """
    texts = list(planted(data, count, seed, half=half))
    found = quotations_of(pl.Series([one.text for one in texts]), verse_text(data))
    right = [any(_right(one, quoted) for quoted in own) for one, own in zip(texts, found, strict=True)]
    missed = Counter(one.noise for one, hit in zip(texts, right, strict=True) if not hit)
    notes = tuple(f"missed with {noise}: {n}" for noise, n in missed.most_common())
    every = sum(map(len, found))
    return {
        "recall": Scored(sum(right) / len(texts), len(texts), notes),
        "precision": Scored(sum(right) / every if every else 0.0, every),
    }


def _right(one: Planted, quoted: Quotation) -> bool:
    both = min(one.end, quoted.end) - max(one.start, quoted.start)
    either = max(one.end, quoted.end) - min(one.start, quoted.start)
    ids = [part.id for part in quoted.parts]
    same = len(ids) == len(one.ids) and all(
        id_ in wanted or (len(ids) == 1 and bool(wanted & set(quoted.also)))
        for id_, wanted in zip(ids, one.ids, strict=True)
    )
    return same and both >= _OVERLAP * either


def quiet(texts: Sequence[str], passages: Passages) -> Scored:
    """The share of texts in which nothing is taken for a quotation."""
    found = quotations_of(pl.Series(texts), passages)
    loud = [text for text, own in zip(texts, found, strict=True) if any(q.kind is Kind.QUOTATION for q in own)]
    return Scored(1 - len(loud) / len(texts), len(texts), tuple(loud[:20]))


def ordinary_text(data: Path) -> Scored:
    """:func:`quiet` on the ordinary sentences by themselves."""
    return quiet(ordinary(data), verse_text(data))


def everyday(path: Path) -> dict[str, Scored]:
    """Everyday formulas, a line each: told as a formula, and (where a verse text lies beside the project) not taken for
    a quotation.
    """
    lines = path.read_text("utf-8").splitlines()
    told = sum(bool(formulas(line)) for line in lines)
    scores = {"told": Scored(told / len(lines), len(lines))}
    data = next((up / "shared" / "data" for up in path.resolve().parents if _has_text(up / "shared" / "data")), None)
    return scores | ({"quiet": quiet(lines, verse_text(data))} if data else {})


def _has_text(data: Path) -> bool:
    return (data / "quran" / "quran-simple.txt").is_file()
