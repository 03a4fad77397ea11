"""Who and what a trigger is about: the mentions of its sentence, sorted into slots.

The *subject* is who does, threatens or denies. Arabic puts it behind the verb, English before; in the first person it
is the source itself, a heading or a signature; what "is a legitimate target" is never its own subject.
"""

from __future__ import annotations

import polars as pl

from marsad.lexicon.entries import CueClass

SITE = ("id", "from", "to", "value")
_CLOSE = 1  # the one space between an Arabic verb and the subject that follows it
_HEADING = 60  # characters between a heading's name and its colon: a title and an office


def fill(triggers: pl.DataFrame, mentions: pl.DataFrame, forces: list[str], text: str) -> pl.DataFrame:
    """``triggers`` with the structs ``subject, target, place, weapon, date`` and whether the subject is a ``force``."""
    mentions = mentions.with_columns(pl.col("id").is_in(forces).fill_null(value=False).alias("is_force"))
    filled = triggers.join(_in_sentence(triggers, mentions), on="trigger", how="left")
    filled = filled.join(_headings(filled, mentions, text), on="trigger", how="left")
    filled = filled.join(_alone(mentions), on="row", how="left")
    lent = pl.when(pl.col("communique").fill_null(value=False) | pl.col("first")).then("only_actor")
    return filled.with_columns(
        pl.coalesce("subject", "speaks", lent).alias("subject"),
        pl.col("force").fill_null(value=False),
        *(pl.coalesce(kind, f"only_{kind}").alias(kind) for kind in ("place", "weapon", "date")),
    )


def _in_sentence(triggers: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    asked = triggers.select("trigger", "sentence", "latin", "first", "role", "condition_from", at="from", past="to")
    near = asked.join(mentions, on="sentence").with_columns((pl.col("from") >= pl.col("past")).alias("after"))
    gap = pl.when("after").then(pl.col("from") - pl.col("past")).otherwise(pl.col("at") - pl.col("to"))
    near = near.with_columns(gap.abs().alias("gap")).with_columns(_rank().alias("rank"))
    subject = _subjects(near)
    near = near.join(subject, on="trigger", how="left")
    return subject.join(_objects(near), on="trigger", how="full", coalesce=True)


def _rank() -> pl.Expr:
    """How likely a mention is the trigger's subject: 0 first, null never."""
    actor, after, force = pl.col("kind") == "actor", pl.col("after"), pl.col("is_force")
    stative = pl.col("role") == CueClass.THREAT_STATE.value
    first = pl.when(~after & ~force).then(0)
    latin = pl.when(~after).then(0).when(~force).then(1)
    arabic = pl.when(after & (pl.col("gap") <= _CLOSE)).then(0).when(~after).then(1).when(~force).then(2)
    return pl.when(actor).then(
        pl.when("first")
        .then(first)
        .when(stative)
        .then(pl.when(~force).then(0))
        .when("latin")
        .then(latin)
        .otherwise(arabic)
    )


def _subjects(near: pl.DataFrame) -> pl.DataFrame:
    ranked = near.filter(pl.col("rank").is_not_null()).sort("trigger", "rank", "gap")
    best = ranked.unique("trigger", keep="first", maintain_order=True)
    return best.select("trigger", pl.struct(*SITE).alias("subject"), pl.col("is_force").alias("force"))


def _objects(near: pl.DataFrame) -> pl.DataFrame:
    """Target, place, weapon and date: what follows the trigger first, then what stands before it."""
    subject_at = pl.col("subject").struct.field("from")
    other = (pl.col("kind") == "actor") & (pl.col("from") != subject_at).fill_null(value=True)
    stative = pl.col("role") == CueClass.THREAT_STATE.value
    hit = pl.col("is_force") | pl.col("force").fill_null(value=False)
    conditional = (pl.col("from") >= pl.col("condition_from")).fill_null(value=False)
    target = other & hit & (pl.col("after") | (stative & ~conditional))
    site = pl.struct(*SITE)

    def pick(name: str, where: pl.Expr, *order: pl.Expr) -> pl.Expr:
        return site.filter(where).sort_by([key.filter(where) for key in order]).first().alias(name)

    return near.group_by("trigger").agg(
        pick("target", target, pl.col("gap")),
        pick("place", pl.col("kind") == "place", ~pl.col("after"), pl.col("gap")),
        pick("weapon", pl.col("kind") == "weapon", pl.col("gap")),
        pick("date", pl.col("kind") == "date", pl.col("gap")),
    )


def _headings(filled: pl.DataFrame, mentions: pl.DataFrame, text: str) -> pl.DataFrame:
    """A name with a colon after it, before the sentence, speaks that sentence: ``Sheikh X: "If ..."``."""
    actors = mentions.filter((pl.col("kind") == "actor") & ~pl.col("is_force")).select("row", *SITE)
    lone = filled.filter(pl.col("subject").struct.field("from").is_null()).select("trigger", "row", at="from")
    pairs = lone.join(actors, on="row").filter(pl.col("to") <= pl.col("at")).sort("trigger", "from")
    heads = pairs.unique("trigger", keep="first", maintain_order=True)
    ends = zip(heads["to"].to_list(), heads["at"].to_list(), strict=True)
    colon = pl.Series([":" in text[a : min(a + _HEADING, b)] for a, b in ends], dtype=pl.Boolean)
    return heads.filter(colon).select("trigger", pl.struct(*SITE).alias("speaks"))


def _alone(mentions: pl.DataFrame) -> pl.DataFrame:
    """What a post names once only: its one weapon, place or date belongs to all its statements.

    The one actor of a communiqué, or of a post in the first person, is the one who speaks.
    """
    site, name = pl.struct(*SITE), pl.col("id").fill_null(pl.col("value"))
    return (
        mentions.filter(~pl.col("is_force"))
        .group_by("row")
        .agg(
            *(
                pl.when(name.filter(pl.col("kind") == kind).n_unique() == 1)
                .then(site.filter(pl.col("kind") == kind).first())
                .alias(f"only_{kind}")
                for kind in ("actor", "place", "weapon", "date")
            )
        )
    )
