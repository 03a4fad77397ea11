"""The languages of a post and of its lines, from function words, endings and telling letters; no model, and ``und``
where these do not say.

Named are Arabic (Iraqi told where its words are clear), Persian, Urdu, Pashto, Kurdish (Sorani ``ckb`` and Kurmanji
``kmr``), Hebrew, Turkish, Hausa, Somali, English, French, Russian, Hindi, and Arabic in Latin letters. Some twenty
neighbours (German, Indonesian, Ukrainian, Sindhi ...) are known only as rivals: a text that fits one of them best is
``und``, as is a text with too little evidence. Links, @handles, hashtags, digits and emoji do not count.

A text is **mixed** when two languages, each found on lines or in a script of its own, have a fair share of its letters;
its ``code`` is then that of the script with most letters (or of the largest part, where two languages of one script are
even). The method follows Grefenstette, *Comparing
two language identification schemes* (1995): function words; the lookups are :mod:`marsad.text.language_evidence`. Give
it the *original* text: folding makes Arabic, Persian and Urdu alike.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl

from marsad.text.language_affixes import IRAQI_ENOUGH
from marsad.text.language_evidence import ALONE, Evidence, evidence
from marsad.text.language_tables import ALL, IRAQI_CODE, LANGUAGES, OTHER_DIALECT, SCRIPT, Floats, Ints
from marsad.text.scripts import code_points, scripts

__all__ = [
    "LANGUAGES",
    "UNDETERMINED",
    "Guess",
    "Line",
    "guesses",
    "identify",
    "language",
    "language_expr",
    "languages",
]
__all__ += ["line_guesses", "lines"]

UNDETERMINED = "und"
ENOUGH = 0.6
"""Least evidence, in function words, for an answer. Set by hand on tests/eval/gold/language.tsv."""
RATE = 0.07
"""Least evidence for each word of the text, so that a long text in an unknown language stays unknown."""
LEAD = 0.08
"""How far the best language must lead the second, as a share of its own evidence."""
SHARE = 0.2
"""Share of the letters that makes a second language part of a mixed text."""
APART = 0.3
"""Least score of a second language, on lines of its own in the same script (neighbours are easily confused) or in
another script on the same line (names of firms and weapons are no language). Both set by hand
on the read half of tests/eval/gold/posts.tsv."""
LETTERS = 12
"""Fewest letters of a second language in a mixed text: a brand or a name is none."""

_CHUNK = 5_000
_THREADS = 2
_NONE = len(LANGUAGES)
_CODES = pl.Series([*LANGUAGES, UNDETERMINED], dtype=pl.String)
_PARTS = pl.List(pl.Struct({"code": pl.String, "share": pl.Float32}))


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code or ``und``; how sure, from 0 (nothing) to 1 (much evidence, and no second language near);
    ``ar-IQ`` as ``variety`` where Arabic is clearly Iraqi; and the ``parts`` of a mixed text with their shares of the
    letters.
    """

    code: str
    score: float
    variety: str = ""
    parts: tuple[tuple[str, float], ...] = ()

    @property
    def mixed(self) -> bool:
        """Whether the text is in two languages or more."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, ``[start, end)`` in its code points, with its script and language."""

    start: int
    end: int
    script: str
    code: str
    score: float


def language(text: str) -> Guess:
    r"""The language of one text: :func:`guesses` of a column of one, so that both always agree.

    >>> language("Where were you yesterday?").code
    'en'
    >>> language("شكو ماكو عيني شلون الأهل").variety
    'ar-IQ'
    >>> language("نلتقي غدا في الحديقة\nWe will meet in the park").mixed
    True
    """
    code, score, variety, parts = guesses(pl.Series([text], dtype=pl.String)).row(0)
    return Guess(code, score, variety, tuple((part["code"], round(part["share"], 3)) for part in parts))


identify = language


def languages(texts: pl.Series) -> pl.Series:
    """The language code of every text of a column; never null."""
    return guesses(texts)["code"].alias(texts.name)


def language_expr(column: str = "text") -> pl.Expr:
    """:func:`languages` as an expression over the column named."""
    return pl.col(column).map_batches(languages, return_dtype=pl.String)


def guesses(texts: pl.Series) -> pl.DataFrame:
    """Columns ``code``, ``score`` (0 to 1), ``variety`` and ``parts`` (of mixed texts: structs of code and share, the
    largest first; else empty), a row for each text. Null counts as an empty text.
    """
    chunks = [texts.slice(at, _CHUNK) for at in range(0, len(texts), _CHUNK)]
    if len(chunks) > 1:  # NumPy lets go of the interpreter's lock in its loops
        with ThreadPoolExecutor(_THREADS) as pool:
            parts = list(pool.map(_guessed, chunks))
    else:
        parts = [_guessed(chunk) for chunk in chunks]
    empty = pl.Schema([("code", pl.String()), ("score", pl.Float64()), ("variety", pl.String()), ("parts", _PARTS)])
    return pl.concat(parts) if parts else pl.DataFrame(schema=empty)


def lines(text: str) -> list[Line]:
    r"""Every line of one text with its script and language.

    >>> [(line.start, line.end, line.code) for line in lines("See you at the park\nÀ demain dans le parc")]
    [(0, 19, 'en'), (20, 41, 'fr')]
    """
    found = line_guesses(pl.Series([text], dtype=pl.String))
    return [Line(*row) for row in found.select("start", "end", "script", "code", "score").iter_rows()]


def line_guesses(texts: pl.Series) -> pl.DataFrame:
    """Every line of every text, a row each: ``row`` (which text), ``start`` and ``end`` (code points of that text),
    ``script`` (of most letters, or ``unknown``), ``code`` and ``score``.
    """
    texts = texts.fill_null("").str.replace_all("\x00", " ", literal=True)
    found = evidence(texts)
    best, score = _judge(found.found, found.letters, found.words)
    codes, rows = code_points(texts)
    ends = np.flatnonzero((codes == 0) | (codes == 10))
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1]) if len(ends) else ends
    base = rows[found.row]
    names = pl.Series([*scripts()], dtype=pl.String)
    return pl.DataFrame(
        {
            "row": found.row,
            "start": starts - base,
            "end": ends - base,
            "script": names.gather(found.letters.argmax(axis=1)),
            "code": _CODES.gather(best),
            "score": np.round(score, 3),
        }
    )


def _guessed(texts: pl.Series) -> pl.DataFrame:
    texts = texts.fill_null("").str.replace_all("\x00", " ", literal=True)
    lined = evidence(texts)
    line = _judge(lined.found, lined.letters, lined.words)
    whole = _by_row(lined, len(texts))
    best, score = line if whole is lined else _judge(whole.found, whole.letters, whole.words)
    frame = pl.DataFrame({"code": _CODES.gather(best), "score": np.round(score, 3)})
    parts = _parts(lined, line, best, whole.letters.sum(axis=1))
    largest = parts.list.first().struct.field("code")
    unsure = (frame["code"] == UNDETERMINED) & largest.is_not_null()
    return frame.with_columns(
        pl.when(unsure).then(largest).otherwise(pl.col("code")).alias("code"), _variety(best, whole.found), parts
    )


def _by_row(lined: Evidence, height: int) -> Evidence:
    """The evidence of whole texts: the sum over their lines. Every text has at least one line."""
    if len(lined.row) == height:
        return lined
    first = np.searchsorted(lined.row, np.arange(height))
    return Evidence(
        np.add.reduceat(lined.found, first, axis=0),
        np.add.reduceat(lined.letters, first, axis=0),
        np.add.reduceat(lined.words, first, axis=0),
        np.arange(height),
    )


def _judge(found: Floats, letters: Ints, words: Ints) -> tuple[Ints, Floats]:
    """The number of the best language (:data:`_NONE` for ``und``) and its score, in the script of most letters."""
    most = np.where(letters.max(axis=1) > 0, letters.argmax(axis=1), -1)
    return _best(found, most, words)


def _best(found: Floats, script: Ints, words: Ints) -> tuple[Ints, Floats]:
    """The best language of one script for each row."""
    alone = np.array([ALONE.get(code, 0.0) for code in ALL])
    rival = ~np.isin(np.array(ALL), [IRAQI_CODE, OTHER_DIALECT])
    may = (script[:, None] == SCRIPT[None, :]) & rival
    kept = np.where(may, found + alone * np.maximum(words, 3)[:, None], 0.0)
    best, first = kept.argmax(axis=1), kept.max(axis=1)
    kept[np.arange(len(kept)), best] = 0.0
    lead = np.divide(first - kept.max(axis=1), first, out=np.zeros_like(first), where=first > 0)
    sure = (first >= ENOUGH) & (first >= RATE * words) & (lead >= LEAD) & (best < _NONE)
    return np.where(sure, best, _NONE), np.where(sure, lead * np.minimum(1.0, first / 3.0), 0.0)


def _variety(best: Ints, found: Floats) -> pl.Series:
    iraqi, other = found[:, ALL.index(IRAQI_CODE)], found[:, ALL.index(OTHER_DIALECT)]
    clear = (best == LANGUAGES.index("ar")) & (iraqi >= IRAQI_ENOUGH) & (iraqi >= 2 * other)
    return pl.Series("variety", np.where(clear, 1, 0)).replace_strict({0: "", 1: IRAQI_CODE}, return_dtype=pl.String)


def _parts(lined: Evidence, line: tuple[Ints, Floats], best: Ints, total: Ints) -> pl.Series:
    """The languages of mixed texts, from lines that speak one, and the other scripts on a line."""
    first, second = _first(lined, line, best), _second(lined)
    row, code, letters = (np.concatenate(part) for part in zip(first, second, strict=True))
    frame = pl.DataFrame({"row": row, "number": code, "letters": letters}).group_by("row", "number").sum()
    frame = frame.with_columns((pl.col("letters") / pl.Series(total[frame["row"].to_numpy()])).alias("share"))
    frame = frame.filter((pl.col("share") >= SHARE) & (pl.col("letters") >= LETTERS)).filter(pl.len().over("row") > 1)
    frame = frame.with_columns(_CODES.gather(frame["number"]).alias("code"), pl.col("share").cast(pl.Float32))
    frame = frame.sort(["row", "share", "code"], descending=[False, True, False])
    listed = frame.group_by("row", maintain_order=True).agg(pl.struct("code", "share").alias("parts"))
    every = pl.DataFrame({"row": np.arange(len(best))})
    joined = every.join(listed, on="row", how="left", maintain_order="left")["parts"]
    return joined.cast(_PARTS).fill_null(pl.Series([[]], dtype=_PARTS)).alias("parts")


Cells = tuple[Ints, Ints, Ints]
"""Rows, numbers of languages and letters."""


def _first(lined: Evidence, line: tuple[Ints, Floats], best: Ints) -> Cells:
    """Every line that is sure of its language, in the script of most letters."""
    code, score = line
    main = best[lined.row]
    apart = SCRIPT[code] != SCRIPT[main]
    kept = np.flatnonzero((code < _NONE) & ((code == main) | apart | (main == _NONE) | (score >= APART)))
    return lined.row[kept], code[kept], lined.letters[kept].max(axis=1)


def _second(lined: Evidence) -> Cells:
    """Every line whose second script, too, speaks a language for sure."""
    here = np.flatnonzero((lined.letters >= LETTERS).sum(axis=1) > 1)
    held = lined.letters[here]
    order = np.argsort(held, axis=1)[:, -2]
    letters = held[np.arange(len(here)), order]
    code, score = _best(lined.found[here], order, lined.words[here] * letters // held.sum(axis=1))
    kept = np.flatnonzero((code < _NONE) & (score >= APART))
    return lined.row[here[kept]], code[kept], letters[kept]
