"""Statements by slot grammars: who claims, threatens or denies what, with which words.

A trigger (a verb or formula of the lexicon's patterns) opens a statement; the mentions of its sentence fill the slots:
actor, target, place, weapon, date, condition. Negation turns a claim into a denial, and what only looks like one is
left alone (an anniversary, a match, a question, a wish). The kinds follow PLOVER's roots with our finer names; the
rules are arithmetic over columns: :mod:`.cues` finds triggers and what surrounds them, :mod:`.slots` who and what they
are about, and here it is decided what each is.

Who speaks decides much. *Own* are first-person words, and third-person words of a source about the actor whose own
voice it is; the rest is *reported*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.annotate.cues import CLAIM, DENIAL, THREAT, is_role, placed, triggers_of
from marsad.annotate.slots import fill
from marsad.lexicon.entries import CueClass
from marsad.records.statement import Speaker, StatementKind
from marsad.text.columns import FoldedColumn
from marsad.text.tokens import sentence_starts

METHOD = "slots-2"
_OLD_YEARS = 1  # a date further back than this makes the sentence history
_FLAGS = ("negated", "disowned", "report", "blocked", "harm", "other_claim", "governed", "communique")


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose own voice a source is: source URN to actor id, and the sources that only report."""

    own: Mapping[str, str]
    reporters: frozenset[str]


def statements(
    column: FoldedColumn,
    cues: pl.DataFrame,
    mentions: pl.DataFrame,
    posts: pl.DataFrame,
    voices: Voices,
    forces: list[str],
) -> pl.DataFrame:
    """All statements of a batch: ``row`` and the columns of STATEMENT, spans as places of the joined folded text."""
    bounds = np.union1d(column.starts, sentence_starts(column.codes))
    triggers = triggers_of(placed(cues, bounds), column.codes)
    if triggers.is_empty():
        return pl.DataFrame(schema={"row": pl.Int64})
    filled = fill(_voiced(triggers, posts, voices), placed(mentions, bounds), forces, column.text)
    judged = _judge(filled, posts)
    return _best(judged.filter(pl.col("kind").is_not_null()), bounds)


def _voiced(triggers: pl.DataFrame, posts: pl.DataFrame, voices: Voices) -> pl.DataFrame:
    """Adds ``voice`` (the actor whose own source this is) and ``reporter``; flags that nothing set are false."""
    source = posts["source"].gather(triggers["row"])
    forwarded = posts["forward_name"].gather(triggers["row"])
    return triggers.with_columns(
        source.replace_strict(dict(voices.own), default=None, return_dtype=pl.String).alias("voice"),
        (source.is_in(list(voices.reporters)) | forwarded.is_not_null()).alias("reporter"),
        *(pl.col(flag).fill_null(value=False) for flag in _FLAGS),
    )


def _judge(frame: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Decide kind, speaker and score of each trigger; kind is null where it is none of ours."""
    year = posts["published"].dt.year().gather(frame["row"])
    told = pl.col("date").struct.field("value").str.slice(0, 4).cast(pl.Int32, strict=False)
    history = (told < year - _OLD_YEARS).fill_null(value=False)
    frame = frame.with_columns(_own().alias("own"), (~pl.col("blocked") & ~history).alias("live"))
    score = 0.4 + 0.15 * pl.col("own") + sum(0.1 * _has(slot) for slot in ("subject", "target", "place", "weapon"))
    return frame.with_columns(
        _kind().alias("kind"),
        pl.when("own").then(pl.lit(Speaker.OWN.value)).otherwise(pl.lit(Speaker.REPORTED.value)).alias("speaker"),
        score.clip(0, 0.95).alias("score"),
    )


def _has(slot: str) -> pl.Expr:
    return pl.col(slot).struct.field("from").is_not_null()


def _its_own() -> pl.Expr:
    return (pl.col("subject").struct.field("id") == pl.col("voice")).fill_null(value=False)


def _own() -> pl.Expr:
    """Whether the source speaks for itself: in the first person, of its own actor, or of nobody else."""
    quoted = pl.col("report") & pl.col("voice").is_null()
    communique = pl.col("communique") & _has("subject") & ~pl.col("report")
    alone = pl.col("voice").is_not_null() & ~_has("subject") & ~pl.col("report")
    return ~pl.col("reporter") & ((pl.col("first") & ~quoted) | _its_own() | communique | alone)


def _kind() -> pl.Expr:
    claim = is_role(CLAIM) & pl.col("live") & ~pl.col("governed") & _claimed()
    no_one = (pl.col("role") == CueClass.RESPONSIBILITY.value) & pl.col("disowned")
    stative = pl.col("role") == CueClass.THREAT_STATE.value
    threat = is_role(THREAT) & pl.col("live") & _threatened() & (~pl.col("negated") | stative)
    about = pl.col("harm") | pl.col("other_claim") | _has("weapon") | _has("target") | (_has("place") & _has("subject"))
    denial = is_role(DENIAL) & (pl.col("first") | (about & (_has("subject") | pl.col("voice").is_not_null())))
    return (
        pl.when(denial)
        .then(pl.lit(StatementKind.DENIAL.value))
        .when(claim & pl.col("negated") & ~no_one)
        .then(pl.lit(StatementKind.DENIAL.value))
        .when(claim & ~no_one)
        .then(pl.lit(StatementKind.CLAIM.value))
        .when(threat)
        .then(pl.lit(StatementKind.THREAT.value))
    )


def _claimed() -> pl.Expr:
    """A first-person claim needs a target or its own voice, a third-person one a subject and a target.

    What an army is said to have done is no claim, unless the army is the one who says it.
    """
    where = _has("target") | _has("place") | _has("weapon")
    conditional = (pl.col("condition_from") < pl.col("from")).fill_null(value=False)
    avowed = ~pl.col("force") | pl.col("report") | _its_own()
    third = _has("subject") & (_has("target") | _has("place")) & ~conditional & avowed
    who = _has("subject") | pl.col("own") | pl.col("voice").is_not_null() | pl.col("report")
    return (
        pl.when(pl.col("role") == CueClass.CLAIM_FIRST.value)
        .then(~conditional & (where | pl.col("own")))
        .when(pl.col("role") == CueClass.CLAIM_THIRD.value)
        .then(third)
        .otherwise(who & (pl.col("harm") | where))
    )


def _threatened() -> pl.Expr:
    """A threat needs something threatened, a condition, or a source that speaks for an actor."""
    about = _has("target") | _has("place") | _has("weapon") | pl.col("condition_from").is_not_null()
    return (
        pl.when(pl.col("role") == CueClass.THREAT_THIRD.value)
        .then(_has("subject") & about)
        .when(pl.col("role") == CueClass.THREAT_FIRST.value)
        .then(about | pl.col("voice").is_not_null() | _has("subject"))
        .otherwise(about | _has("subject"))
    )


def _best(frame: pl.DataFrame, bounds: npt.NDArray[np.int64]) -> pl.DataFrame:
    """One statement of a kind for each sentence, the best scored; spans are sentences, trimmed by the caller."""
    best = frame.sort("score", descending=True).unique(["sentence", "kind"], keep="first").sort("row", "from")
    ends = np.append(bounds[1:], bounds[-1])
    sentence = best["sentence"].to_numpy()
    best = best.with_columns(pl.Series("start", bounds[sentence]), pl.Series("end", ends[sentence] - 1))
    threat = pl.col("kind") == StatementKind.THREAT.value
    date = _slot("date")
    return best.select(
        "row",
        "kind",
        "speaker",
        "start",
        "end",
        pl.col("score").cast(pl.Float32),
        pl.format("{}/{}", pl.lit(METHOD), "role").alias("method"),
        _actor().alias("actor"),
        pl.coalesce(_slot("target"), _slot("place")).alias("target"),
        _slot("place").alias("place"),
        _slot("weapon").alias("weapon"),
        pl.when(~threat).then(date).alias("date"),
        pl.when(threat).then(_condition()).alias("condition"),
        pl.when(threat).then(date).alias("deadline"),
    )


def _actor() -> pl.Expr:
    """Who speaks or did: the subject; in a source's own voice without one, the source's actor, read from the verb."""
    subject = pl.col("subject").struct.field
    return pl.struct(
        pl.coalesce(subject("id"), pl.when((pl.col("speaker") == "own") & ~_has("subject")).then("voice")).alias("id"),
        pl.coalesce(subject("from"), "from").alias("from"),
        pl.coalesce(subject("to"), "to").alias("to"),
    )


def _condition() -> pl.Expr:
    """From the word ``if`` to the trigger, or to the sentence's end where the trigger comes first."""
    opened = pl.col("condition_from")
    span = pl.struct(
        pl.lit(None, pl.String).alias("id"),
        opened.alias("from"),
        pl.when(opened < pl.col("from")).then("word_from").otherwise("end").alias("to"),
    )
    return pl.when(opened.is_not_null()).then(span)


def _slot(name: str) -> pl.Expr:
    field = pl.col(name).struct.field
    id_ = field("value") if name == "date" else field("id")
    return pl.when(_has(name)).then(pl.struct(id_.alias("id"), field("from"), field("to")))
