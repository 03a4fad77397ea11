"""How each gold set is scored: accuracy and F1, on every item of the set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from marsad.annotate import Annotator
from marsad.eval.languages import language, posts
from marsad.eval.masks import masked
from marsad.eval.renderings import renderings
from marsad.eval.scored import Scored, f1, tsv
from marsad.eval.scripture import everyday
from marsad.eval.sounds import sounds
from marsad.lexicon import Lexicon, Profile, Section, load_lexicon
from marsad.text.names import Glosses, similarity

_WHEN = datetime(2024, 5, 15, 12, tzinfo=UTC)
KINDS = ("claim", "threat", "denial")


def names(path: Path) -> dict[str, Scored]:
    """F1 of "one name", and the share of different names that were not taken for one."""
    return _told_apart(tsv(path))


def names_across(path: Path) -> dict[str, Scored]:
    """The same for each part of the set, by its fifth column; what was looked at when is told in the gold's README."""
    rows = tsv(path)
    halves = {half: [row for row in rows if row[4] == half] for half in sorted({row[4] for row in rows})}
    return {
        f"{measure} {half}": scored
        for half, chosen in halves.items()
        for measure, scored in _told_apart(chosen).items()
    }


def _told_apart(rows: list[list[str]]) -> dict[str, Scored]:
    lexicon = load_lexicon()
    heads = [form for entry in lexicon.of(Section.HEADS) for form in entry.forms()]
    glosses = Glosses(lexicon.glosses)
    said = [similarity(a, b, heads, glosses).same for _, a, b, *_ in rows]
    wanted = [row[0] == "same" for row in rows]
    wrong = [f"{row[0]}: {row[1]} | {row[2]}" for row, s, w in zip(rows, said, wanted, strict=True) if s != w]
    right = sum(s and w for s, w in zip(said, wanted, strict=True))
    apart = wanted.count(False)
    kept = sum(not s and not w for s, w in zip(said, wanted, strict=True))
    return {
        "F1": Scored(f1(right, sum(said), sum(wanted)), len(rows), tuple(wrong)),
        "kept apart": Scored(kept / apart if apart else 1.0, apart),
    }


def by_sound(path: Path) -> dict[str, Scored]:
    """Recall and precision of search by sound, over the forms of names that each form should find."""
    found, wanted, false, queries, notes = sounds(path)
    return {
        "recall": Scored(found / wanted if wanted else 1.0, wanted, tuple(notes)),
        "precision": Scored(found / (found + false) if found + false else 1.0, queries),
    }


def statements(path: Path) -> dict[str, Scored]:
    """F1 of each kind by post, and the shares of right speakers and actors among the statements found.

    Only items with an even number count: those with odd ones were looked at while the grammars were written.
    """
    gold = [item for item in _jsonl(path) if int(item["id"][1:]) % 2 == 0]
    read = _read(gold, load_lexicon(_beside(path)))
    scores: dict[str, Scored] = {}
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for kind in KINDS:
        wanted = {g["id"]: s for g in gold for s in g["statements"] if s["kind"] == kind}
        found = {
            g["id"]: s for g, r in zip(gold, read, strict=True) for s in r["statements"] or [] if s["kind"] == kind
        }
        both = wanted.keys() & found.keys()
        pairs += [(wanted[i], found[i]) for i in both]
        notes = (
            f"missed: {' '.join(sorted(wanted.keys() - found.keys()))}",
            f"false: {' '.join(sorted(found.keys() - both))}",
        )
        scores[f"{kind} F1"] = Scored(f1(len(both), len(found), len(wanted)), len(wanted), notes)
    scores["speaker"] = _share(w["speaker"] == f["speaker"] for w, f in pairs)
    scores["actor"] = _share(w["actor"] == (f["actor"] or {}).get("id") for w, f in pairs if w["actor"])
    return scores


def mentions(path: Path) -> dict[str, Scored]:
    """F1 of mentions by kind and id, over all posts; the gold set's ``drone-short`` is a form of drone by now."""
    gold = _jsonl(path)
    read = _read(gold, load_lexicon(_beside(path)))
    right = found = wanted = 0
    notes = []
    for item, row in zip(gold, read, strict=True):
        want = Counter((m["kind"], m["id"].removesuffix("-short")) for m in item["mentions"])
        have = Counter((m["kind"], m["id"]) for m in row["mentions"] or [] if m["id"])
        right, found, wanted = right + (want & have).total(), found + have.total(), wanted + want.total()
        if want != have:
            notes.append(f"{item['id']}: missed {sorted(want - have)}, false {sorted(have - want)}")
    return {"F1": Scored(f1(right, found, wanted), wanted, tuple(notes))}


def _share(hits: Iterable[bool]) -> Scored:
    listed = list(hits)
    return Scored(sum(listed) / len(listed) if listed else 1.0, len(listed))


def _beside(path: Path) -> list[Path]:
    """The sample's layer, whose invented names the gold sets use."""
    return [
        parent / "sample" / "lexicon" for parent in path.resolve().parents if (parent / "sample" / "lexicon").is_dir()
    ][:1]


def _read(gold: list[dict[str, Any]], lexicon: Lexicon) -> list[dict[str, Any]]:
    """The gold posts through the annotator, each from a source of its own with the kind and actor it states."""
    profiles = tuple(
        Profile(f"gold_{i}", item.get("source_kind", "unknown"), item.get("own_actor")) for i, item in enumerate(gold)
    )
    annotator = Annotator(Lexicon(lexicon.entries, profiles, lexicon.cues, lexicon.digest))
    posts = pl.DataFrame(
        {
            "urn": [f"telegram:gold_{i}/1" for i in range(len(gold))],
            "revision": pl.Series([1] * len(gold), dtype=pl.Int32),
            "source": [f"telegram:gold_{i}" for i in range(len(gold))],
            "published": pl.Series([_WHEN] * len(gold), dtype=pl.Datetime("ms", "UTC")),
            "text": [item["text"] for item in gold],
            "forward_name": pl.Series([None] * len(gold), dtype=pl.String),
        }
    )
    return pl.DataFrame(annotator.annotate(posts)).to_dicts()


def _jsonl(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]


MEASURES: dict[str, Callable[[Path], dict[str, Scored]]] = {
    "language": language,
    "names": names,
    "sounds": by_sound,
    "names_across": names_across,
    "names_fresh": names,
    "names_third": names,
    "names_sets": names_across,
    "statements": statements,
    "mentions": mentions,
    "posts": posts,
    "masked": masked,
    "formulas": everyday,
    "renderings": renderings,
    "renderings_unseen": renderings,
    "renderings_five": renderings,
}
