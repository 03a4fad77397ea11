"""Cues of the statement grammars as a table, and what surrounds each trigger in its sentence."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import polars as pl

from marsad.annotate.automaton import Hits, longest, word_starts
from marsad.annotate.patterns import ROLES, Patterns
from marsad.lexicon.entries import CueClass
from marsad.text.columns import Codes, FoldedColumn

CLAIM = (CueClass.CLAIM_FIRST, CueClass.CLAIM_THIRD, CueClass.RESPONSIBILITY)
THREAT = (CueClass.THREAT_FIRST, CueClass.THREAT_THIRD, CueClass.THREAT_STATE)
DENIAL = (CueClass.DENIAL_FIRST, CueClass.DENIAL)
TRIGGERS = (*CLAIM, *THREAT, *DENIAL)
FIRST_PERSON = (CueClass.CLAIM_FIRST, CueClass.THREAT_FIRST, CueClass.DENIAL_FIRST)

_NEGATION_REACH = 9  # characters between the end of a negator and its verb: one short word at most
_LATIN = 0x0250


def cue_table(column: FoldedColumn, hits: Hits, patterns: Patterns) -> pl.DataFrame:
    """Cues with their place in the joined folded text: ``row, role, from, to``."""
    found = longest(hits.where(patterns.role[hits.pattern] >= 0))
    return pl.DataFrame(
        {
            "row": found.row,
            "role": pl.Series([ROLES[i].value for i in patterns.role[found.pattern]], dtype=pl.String),
            "from": found.start,
            "to": found.end,
        }
    )


def placed(frame: pl.DataFrame, bounds: npt.NDArray[np.int64]) -> pl.DataFrame:
    """``frame`` with the number of the sentence that each ``from`` stands in."""
    sentence = np.searchsorted(bounds, frame["from"].to_numpy(), side="right") - 1
    return frame.with_columns(pl.Series("sentence", sentence, pl.Int64))


def is_role(roles: Iterable[CueClass]) -> pl.Expr:
    """Whether the column ``role`` is one of ``roles``."""
    return pl.col("role").is_in([role.value for role in roles])


def triggers_of(cues: pl.DataFrame, codes: Codes) -> pl.DataFrame:
    """Cues that open a statement, numbered, with what their sentence and their post say besides."""
    triggers = cues.filter(is_role(TRIGGERS)).with_row_index("trigger")
    latin = pl.Series("latin", codes[triggers["from"].to_numpy()] < _LATIN)
    opened = pl.Series("word_from", word_starts(codes, triggers["from"].to_numpy()))
    triggers = triggers.with_columns(latin, opened, is_role(FIRST_PERSON).alias("first"))
    around = _surroundings(triggers, cues)
    told = cues.group_by("row").agg((pl.col("role") == CueClass.COMMUNIQUE.value).any().alias("communique"))
    return triggers.join(around, on="trigger", how="left").join(told, on="row", how="left")


def _surroundings(triggers: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """Negation before a trigger, a condition, reported speech, a block, another trigger that governs this one."""
    near = triggers.select("trigger", "sentence", at="from").join(cues, on="sentence")
    role, start, end = pl.col("role"), pl.col("from"), pl.col("to")
    before, gap = end <= pl.col("at"), pl.col("at") - end
    negator = (role == CueClass.NEGATOR.value) & before
    return near.group_by("trigger").agg(
        (negator & (gap <= _NEGATION_REACH)).any().alias("negated"),
        ((role == CueClass.NOBODY.value) & before).any().alias("disowned"),
        ((role == CueClass.REPORT.value) & before).any().alias("report"),
        (role == CueClass.BLOCK.value).any().alias("blocked"),
        (role == CueClass.HARM.value).any().alias("harm"),
        (is_role(CLAIM) & (start != pl.col("at"))).any().alias("other_claim"),
        ((is_role(THREAT) & before) | is_role(DENIAL)).any().alias("governed"),
        start.filter(role == CueClass.CONDITION.value).min().alias("condition_from"),
    )
