"""Scores on data that nobody here wrote, where its folder is at hand; printed without floors.

The folder is laid out as the names below say: labelled name pairs, the UN Security Council's consolidated list with
original-script names, posts in five languages, and Russian news channels.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import orjson
import polars as pl

from marsad.eval.floors import Result
from marsad.eval.languages import macro_f1
from marsad.eval.scored import Scored, f1
from marsad.eval.scripture import ordinary_text, planted_verses
from marsad.lexicon import Section, load_lexicon
from marsad.records.errors import CannotRun
from marsad.text.language import languages
from marsad.text.names import Glosses, nearest, similarity
from marsad.text.scripts import Script, script

_CODES = {"Arabic": "ar", "English": "en", "French": "fr", "Hebrew": "he", "Hindi": "hi"}


def run_outside(data: Path) -> list[Result]:
    """Every score whose files are there; :class:`CannotRun` where none is."""
    measures: dict[tuple[str, str], tuple[Path, Callable[[Path], Scored]]] = {
        ("name_pairs", "F1"): (data / "name_pairs" / "synth_cases.csv", _pairs),
        ("name_pairs", "F1 dev half"): (data / "name_pairs" / "synth_cases.csv", partial(_pairs, half=0)),
        ("name_pairs", "F1 held-out half"): (data / "name_pairs" / "synth_cases.csv", partial(_pairs, half=1)),
        ("un_sanctions", "rank-1 across scripts"): (data / "un_sanctions" / "consolidated_part.xml", _across_scripts),
        ("conflict_posts", "language macro-F1"): (data / "conflict_posts" / "fignews_sample.tsv", _five_languages),
        ("telegram_news_ru", "language accuracy"): (data / "telegram_news_ru", _russian),
    }
    here = [(name, path, score(path)) for name, (path, score) in measures.items() if path.exists()]
    if not here:
        raise CannotRun(f"{data}: none of the outside data is here; it lies beside the project, not in it")
    scored = [(set_, measure, s) for (set_, measure), _, s in here]
    if (data / "quran" / "quran-simple.txt").exists():
        scored += [("quran, planted", measure, s) for measure, s in planted_verses(data).items()]
        scored.append(("quran, ordinary text", "quiet", ordinary_text(data)))
    return [Result(set_, measure, round(s.value, 4), 0.0, s.n, s.notes) for set_, measure, s in scored]


@cache
def _theatre() -> tuple[list[str], Glosses]:
    lexicon = load_lexicon()
    return [form for entry in lexicon.of(Section.HEADS) for form in entry.forms()], Glosses(lexicon.glosses)


def _pairs(path: Path, half: int | None = None) -> Scored:
    """Labelled pairs, all or one half by a checksum of the pair; half 0 was looked at while rules were made."""
    right = found = wanted = n = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            a, b = row["name1"], row["name2"]
            if half is not None and zlib.crc32((a + b).encode()) % 2 != half:
                continue
            same, said = row["is_match"] == "true", similarity(a, b, *_theatre()).same
            right, found, wanted, n = right + (same and said), found + said, wanted + same, n + 1
    return Scored(f1(right, found, wanted), n)


def _across_scripts(path: Path) -> Scored:
    """Arabic-script originals against the primary Latin names of the whole list: is the right one first?"""
    # The file is the user's own copy of a public list, read once, without entities of its own.
    entries = [entry for group in ET.parse(path).getroot() for entry in group]  # noqa: S314
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    latin = [" ".join(filter(None, (entry.findtext(part) for part in parts))) for entry in entries]
    original = [entry.findtext("NAME_ORIGINAL_SCRIPT") or "" for entry in entries]
    asked = [(name, want) for name, want in zip(original, latin, strict=True) if script(name) is Script.ARABIC]
    first = sum(nearest(name, latin, 1, *_theatre())[0][0] == want for name, want in asked)
    return Scored(first / len(asked), len(asked))


def _five_languages(path: Path) -> Scored:
    posts = pl.read_csv(path, separator="\t", quote_char=None).filter(pl.col("Source Language").is_in(list(_CODES)))
    wanted = posts["Source Language"].replace_strict(_CODES)
    return macro_f1(wanted.to_list(), languages(posts["Text"]).to_list())


def _russian(folder: Path) -> Scored:
    texts = [row["text"] for file in sorted(folder.glob("*.json")) for row in orjson.loads(file.read_bytes())]
    said = languages(pl.Series(texts))
    return Scored(int((said == "ru").sum()) / len(texts), len(texts))
