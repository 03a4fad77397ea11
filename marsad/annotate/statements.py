"""Statements by slot grammars: who claims, threatens or denies what, with which words.

A trigger (a verb or formula of the lexicon's patterns) opens a statement; the mentions of its sentence fill the slots:
actor, target, place, weapon, date, condition. Negation turns a claim into a denial, and what only looks like one is
left alone (an anniversary, a match, a question, a wish). The kinds follow PLOVER's roots with our finer names; the
rules are arithmetic over columns, one join of triggers with what stands in their sentence.

Who speaks decides much. *Own* are first-person words, and third-person words of a source about the actor whose own
voice it is; the rest is *reported*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from marsad.annotate.automaton import Hits, longest
from marsad.annotate.patterns import ROLES, Patterns
from marsad.lexicon.entries import CueClass
from marsad.records.statement import SLOTS, Speaker, StatementKind
from marsad.text.columns import FoldedColumn
from marsad.text.tokens import sentence_starts

METHOD = "slots-1"
_NEGATION_REACH = 9  # characters between the end of a negator and its verb: one short word at most
_HEADING = 60  # characters between a heading's name and its colon: a title and an office
_SITE = ("id", "from", "to", "value")
_OLD_YEARS = 1  # a date further back than this makes the sentence history

_CLAIM = (CueClass.CLAIM_FIRST, CueClass.CLAIM_THIRD, CueClass.RESPONSIBILITY)
_THREAT = (CueClass.THREAT_FIRST, CueClass.THREAT_THIRD, CueClass.THREAT_STATE)
_DENIAL = (CueClass.DENIAL_FIRST, CueClass.DENIAL)
_TRIGGERS = (*_CLAIM, *_THREAT, *_DENIAL)
_FIRST_PERSON = (CueClass.CLAIM_FIRST, CueClass.THREAT_FIRST, CueClass.DENIAL_FIRST)


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose own voice a source is: source URN to actor id, and the sources that only report."""

    own: Mapping[str, str]
    reporters: frozenset[str]


def cue_table(column: FoldedColumn, hits: Hits, patterns: Patterns) -> pl.DataFrame:
    """Cues with the sentence they stand in: ``row, sentence, role, from, to``."""
    found = longest(hits.where(patterns.role[hits.pattern] >= 0))
    return pl.DataFrame(
        {
            "row": found.row,
            "role": pl.Series([ROLES[i].value for i in patterns.role[found.pattern]], dtype=pl.String),
            "from": found.start,
            "to": found.end,
        }
    )


def statements(
    column: FoldedColumn,
    cues: pl.DataFrame,
    mentions: pl.DataFrame,
    posts: pl.DataFrame,
    voices: Voices,
    forces: list[str],
) -> pl.DataFrame:
    """All statements of a batch: ``row``, the columns of STATEMENT with spans in the joined folded text."""
    bounds = np.union1d(column.starts, sentence_starts(column.codes))
    cues, mentions = _placed(cues, bounds), _placed(mentions, bounds)
    triggers = cues.filter(pl.col("role").is_in([c.value for c in _TRIGGERS])).with_row_index("trigger")
    if triggers.is_empty():
        return pl.DataFrame(schema={"row": pl.Int64})
    triggers = _own(triggers, posts, voices)
    triggers = triggers.join(_surroundings(triggers, cues), on="trigger", how="left")
    triggers = triggers.join(_row_flags(cues), on="row", how="left")
    filled = triggers.join(_slots(triggers, mentions, forces), on="trigger", how="left")
    filled = _headed(filled, mentions, forces, column.text)
    judged = _judge(_complete(filled, mentions, forces), posts)
    return _best(judged.filter(pl.col("kind").is_not_null()), bounds)


def _placed(frame: pl.DataFrame, bounds: np.ndarray) -> pl.DataFrame:
    sentence = np.searchsorted(bounds, frame["from"].to_numpy(), side="right") - 1
    return frame.with_columns(pl.Series("sentence", sentence, pl.Int64))


def _own(triggers: pl.DataFrame, posts: pl.DataFrame, voices: Voices) -> pl.DataFrame:
    """Adds ``voice`` (the actor whose own source this is) and ``reporter``."""
    source = posts["source"].gather(triggers["row"])
    forwarded = posts["forward_name"].gather(triggers["row"])
    return triggers.with_columns(
        source.replace_strict(dict(voices.own), default=None, return_dtype=pl.String).alias("voice"),
        (source.is_in(list(voices.reporters)) | forwarded.is_not_null()).alias("reporter"),
    )


def _surroundings(triggers: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """What else the sentence of each trigger says: negation just before it, a condition, reported speech, a block."""
    near = triggers.select("trigger", "sentence", at="from", past="to").join(cues, on="sentence")
    role, start, end = pl.col("role"), pl.col("from"), pl.col("to")
    before = end <= pl.col("at")

    def any_of(kind: CueClass, *also: pl.Expr) -> pl.Expr:
        return pl.all_horizontal(role == kind.value, *also).any().alias(kind.value)

    return near.group_by("trigger").agg(
        any_of(CueClass.NEGATOR, before, pl.col("at") - end <= _NEGATION_REACH),
        any_of(CueClass.REPORT, before),
        any_of(CueClass.BLOCK),
        any_of(CueClass.HARM),
        (role.is_in([c.value for c in _CLAIM]) & (start != pl.col("at"))).any().alias("other_claim"),
        (role.is_in([c.value for c in _THREAT]) & before).any().alias("threatens"),
        start.filter(role == CueClass.CONDITION.value).min().alias("condition_from"),
    )


def _row_flags(cues: pl.DataFrame) -> pl.DataFrame:
    return cues.group_by("row").agg((pl.col("role") == CueClass.COMMUNIQUE.value).any().alias("communique"))


def _slots(triggers: pl.DataFrame, mentions: pl.DataFrame, forces: list[str]) -> pl.DataFrame:
    """The mentions of each trigger's sentence, sorted into slots by kind and by side of the trigger."""
    near = triggers.select("trigger", "sentence", at="from", past="to", voice="voice").join(mentions, on="sentence")
    after = pl.col("from") >= pl.col("past")
    gap = pl.when(after).then(pl.col("from") - pl.col("past")).otherwise(pl.col("at") - pl.col("to"))
    near = near.with_columns(gap.abs().alias("gap"), after.alias("after"))
    force = pl.col("id").is_in(forces).fill_null(value=False)
    actor = pl.col("kind") == "actor"
    doer = actor & ~force
    site = pl.struct(*_SITE)

    def pick(name: str, where: pl.Expr, *order: pl.Expr) -> pl.Expr:
        return site.filter(where).sort_by([e.filter(where) for e in order]).first().alias(name)

    place = pl.col("kind") == "place"
    return near.group_by("trigger").agg(
        pick("doer", doer, pl.col("gap")),
        pick("force", actor & force & ~pl.col("after"), pl.col("gap")),
        pick("target", force & pl.col("after"), pl.col("gap")),
        pick("place", place, ~pl.col("after"), pl.col("gap")),
        pick("weapon", pl.col("kind") == "weapon", pl.col("gap")),
        pick("date", pl.col("kind") == "date", pl.col("gap")),
    )


def _headed(filled: pl.DataFrame, mentions: pl.DataFrame, forces: list[str], text: str) -> pl.DataFrame:
    """A name with a colon after it, before the sentence, speaks that sentence: ``Sheikh X: "If ..."``."""
    actors = mentions.filter((pl.col("kind") == "actor") & ~pl.col("id").is_in(forces).fill_null(value=False))
    lone = filled.filter(pl.col("doer").struct.field("from").is_null()).select("trigger", "row", at="from")
    pairs = lone.join(actors, on="row").filter(pl.col("to") <= pl.col("at")).sort("trigger", "from")
    heads = pairs.unique("trigger", keep="first", maintain_order=True)
    colon = [
        ":" in text[a : min(a + _HEADING, b)] for a, b in zip(heads["to"].to_list(), heads["at"].to_list(), strict=True)
    ]
    speakers = heads.filter(pl.Series(colon, dtype=pl.Boolean)).select("trigger", pl.struct(*_SITE).alias("speaks"))
    return filled.join(speakers, on="trigger", how="left").with_columns(pl.coalesce("doer", "speaks").alias("doer"))


def _complete(filled: pl.DataFrame, mentions: pl.DataFrame, forces: list[str]) -> pl.DataFrame:
    """A post that names one weapon, place or date in all lends it to its statements.

    The one actor of a communiqué, or of a post in the first person, is the one who speaks (a heading, a signature).
    """
    site = pl.struct(*_SITE)
    doers = mentions.filter(~pl.col("id").is_in(forces).fill_null(value=False))
    alone = doers.group_by("row").agg(
        *(
            pl.when(pl.col("id").fill_null(pl.col("value")).filter(pl.col("kind") == kind).n_unique() == 1)
            .then(site.filter(pl.col("kind") == kind).first())
            .alias(f"only_{kind}")
            for kind in ("actor", "place", "weapon", "date")
        )
    )
    first = pl.col("role").is_in([c.value for c in _FIRST_PERSON])
    return filled.join(alone, on="row", how="left").with_columns(
        pl.coalesce("doer", pl.when(pl.col("communique") | first).then("only_actor")).alias("doer"),
        *(pl.coalesce(kind, f"only_{kind}").alias(kind) for kind in ("place", "weapon", "date")),
    )


def _judge(frame: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Decide kind, speaker and score of each trigger, or null where it is none of ours."""
    flags = [CueClass.NEGATOR.value, CueClass.REPORT.value, CueClass.BLOCK.value, CueClass.HARM.value]
    frame = frame.with_columns(
        *(pl.col(f).fill_null(value=False) for f in (*flags, "other_claim", "threatens", "communique"))
    )
    role = pl.col("role")
    first = role.is_in([c.value for c in _FIRST_PERSON])
    negated, blocked = pl.col("negator"), pl.col("block")
    year = posts["published"].dt.year().gather(frame["row"])
    history = pl.col("date").struct.field("value").str.slice(0, 4).cast(pl.Int32, strict=False) < year - _OLD_YEARS
    conditional = pl.col("condition_from") < pl.col("from")
    has = {
        slot: pl.col(slot).struct.field("from").is_not_null() for slot in ("doer", "target", "place", "weapon", "force")
    }
    spoken = first & ~pl.col("reporter") & ~(pl.col("report") & pl.col("voice").is_null())
    its_own = pl.col("doer").struct.field("id") == pl.col("voice")
    own = spoken | (~pl.col("reporter") & (its_own | (pl.col("communique") & has["doer"] & ~pl.col("report"))))
    own = own.fill_null(value=False)
    where = has["target"] | has["place"] | has["weapon"]
    claimed = (
        pl.when(role == CueClass.CLAIM_FIRST.value)
        .then(~conditional.fill_null(value=False) & (where | own))
        .when(role == CueClass.CLAIM_THIRD.value)
        .then(has["doer"] & (has["target"] | has["place"]) & ~conditional.fill_null(value=False))
        .when(role == CueClass.RESPONSIBILITY.value)
        .then((has["doer"] | own | pl.col("voice").is_not_null() | pl.col("report")) & (pl.col("harm") | where))
    )
    threatened = (
        pl.when(role == CueClass.THREAT_FIRST.value)
        .then(where | pl.col("condition_from").is_not_null() | pl.col("voice").is_not_null())
        .when(role == CueClass.THREAT_STATE.value)
        .then(where | pl.col("condition_from").is_not_null() | has["doer"])
        .when(role == CueClass.THREAT_THIRD.value)
        .then(has["doer"] & (where | pl.col("condition_from").is_not_null()))
    )
    denied = role.is_in([c.value for c in _DENIAL]) & (pl.col("harm") | pl.col("other_claim") | where)
    is_claim, is_threat = role.is_in([c.value for c in _CLAIM]), role.is_in([c.value for c in _THREAT])
    live = ~blocked & ~history.fill_null(value=False)
    kind = (
        pl.when(denied)
        .then(pl.lit(StatementKind.DENIAL.value))
        .when(is_claim & claimed & live & ~pl.col("threatens") & negated)
        .then(pl.lit(StatementKind.DENIAL.value))
        .when(is_claim & claimed & live & ~pl.col("threatens"))
        .then(pl.lit(StatementKind.CLAIM.value))
        .when(is_threat & threatened & live & (~negated | (role == CueClass.THREAT_STATE.value)))
        .then(pl.lit(StatementKind.THREAT.value))
    )
    score = 0.4 + 0.15 * own + 0.1 * has["target"] + 0.1 * has["place"] + 0.1 * has["weapon"] + 0.1 * has["doer"]
    return frame.with_columns(
        kind.alias("kind"),
        pl.when(own).then(pl.lit(Speaker.OWN.value)).otherwise(pl.lit(Speaker.REPORTED.value)).alias("speaker"),
        score.clip(0, 0.95).alias("score"),
        pl.coalesce("doer", pl.when(pl.col("report")).then("force")).alias("actor"),
    )


def _best(frame: pl.DataFrame, bounds: np.ndarray) -> pl.DataFrame:
    """One statement of a kind for each sentence, the best scored; spans are sentences, trimmed by the caller."""
    best = frame.sort("score", descending=True).unique(["sentence", "kind"], keep="first").sort("row", "from")
    # The one who claims, threatens or denies in its own source is that source's actor, unless another is named.
    actor_id = pl.coalesce(pl.col("actor").struct.field("id"), pl.when(pl.col("speaker") == "own").then("voice"))
    threat = pl.col("kind") == StatementKind.THREAT.value
    none = pl.lit(None, pl.Struct({"id": pl.String, "from": pl.Int64, "to": pl.Int64}))
    slot = {name: _slot(name) for name in ("target", "place", "weapon", "date")}
    condition = pl.when(pl.col("condition_from").is_not_null()).then(
        pl.struct(
            pl.lit(None, pl.String).alias("id"),
            pl.col("condition_from").alias("from"),
            pl.when(pl.col("condition_from") < pl.col("from")).then("from").otherwise("sentence_to").alias("to"),
        )
    )
    ends = np.append(bounds[1:], bounds[-1])
    sentence = best["sentence"].to_numpy()
    best = best.with_columns(pl.Series("sentence_from", bounds[sentence]), pl.Series("sentence_to", ends[sentence] - 1))
    return best.select(
        "row",
        "kind",
        "speaker",
        pl.col("sentence_from").alias("start"),
        pl.col("sentence_to").alias("end"),
        pl.col("score").cast(pl.Float32),
        pl.format("{}/{}", pl.lit(METHOD), "role").alias("method"),
        pl.struct(
            actor_id.alias("id"),
            pl.coalesce(pl.col("actor").struct.field("from"), "from").alias("from"),
            pl.coalesce(pl.col("actor").struct.field("to"), "to").alias("to"),
        ).alias("actor"),
        pl.coalesce(slot["target"], slot["place"]).alias("target"),
        slot["place"],
        slot["weapon"],
        pl.when(~threat).then(slot["date"]).otherwise(none).alias("date"),
        pl.when(threat).then(condition).otherwise(none).alias("condition"),
        pl.when(threat).then(slot["date"]).otherwise(none).alias("deadline"),
    )


def _slot(name: str) -> pl.Expr:
    field = pl.col(name).struct.field
    id_ = field("value") if name == "date" else field("id")
    return pl.when(field("from").is_not_null()).then(pl.struct(id_.alias("id"), field("from"), field("to"))).alias(name)


assert set(SLOTS) == {"actor", "target", "place", "weapon", "date", "condition", "deadline"}
