"""How language is scored: macro-F1 over the answers of a gold set, with the table of what was taken for what."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from marsad.eval.scored import Scored, f1, tsv
from marsad.text.language import guesses

MIXED = "mixed"


def language(path: Path) -> dict[str, Scored]:
    """Macro-F1 of the language codes of a set of code and text."""
    rows = tsv(path)
    return {"macro-F1": macro_f1([row[0] for row in rows], guesses(_texts(rows))["code"].to_list())}


def posts(path: Path) -> dict[str, Scored]:
    """Macro-F1 of whole answers: the language, Iraqi Arabic apart, mixed text with the right languages, or ``und``.

    Every second item was read while the tables were mended, the others (the first, third, fifth ...) were not.
    """
    rows = tsv(path)
    wanted = ["+".join(sorted(row[0].split("+"))) for row in rows]
    said = answers(_texts(rows))
    return {
        "read half: macro-F1": macro_f1(wanted[1::2], said[1::2]),
        "unread half: macro-F1": macro_f1(wanted[::2], said[::2]),
    }


def answers(texts: pl.Series) -> list[str]:
    """For each text its language, variety where there is one, or the languages of a mixed text joined by ``+``."""
    found = guesses(texts)
    parts = found["parts"].list.eval(pl.element().struct.field("code")).list.sort().list.join("+")
    single = pl.when(found["variety"] != "").then(found["variety"]).otherwise(found["code"])
    return pl.select(pl.when(found["parts"].list.len() > 1).then(parts).otherwise(single)).to_series().to_list()


def macro_f1(wanted: list[str], said: list[str]) -> Scored:
    """Mean of the F1 of every wanted label; all mixed texts are one label, right only with the right languages."""
    labels = sorted({_label(code) for code in wanted})
    scores = []
    for label in labels:
        right = sum(w == s for w, s in zip(wanted, said, strict=True) if _label(w) == label)
        found, here = (sum(_label(code) == label for code in codes) for codes in (said, wanted))
        scores.append(f1(right, found, here))
    table = confusion(list(map(_label, wanted)), list(map(_label, said)))
    return Scored(sum(scores) / len(scores), len(wanted), table)


def confusion(wanted: list[str], said: list[str]) -> tuple[str, ...]:
    """Lines of a table: a row for each gold label, a column for each answer, nothing where the count is nought."""
    columns = sorted({*wanted, *said})
    wide = max(map(len, columns)) + 1
    lines = ["gold \\ said".ljust(wide + 4) + "".join(code.rjust(wide) for code in columns)]
    for row in sorted(set(wanted)):
        pairs = [sum(w == row and s == column for w, s in zip(wanted, said, strict=True)) for column in columns]
        lines.append(row.ljust(wide + 4) + "".join((str(n) if n else "·").rjust(wide) for n in pairs))
    return tuple(lines)


def _label(code: str) -> str:
    return MIXED if "+" in code else code


def _texts(rows: list[list[str]]) -> pl.Series:
    return pl.Series([row[1].replace("\\n", "\n") for row in rows], dtype=pl.String)
