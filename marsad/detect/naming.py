"""Signs that words with the grammar of a group's name are one: how the sentence around a mention treats them."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from marsad.detect.settling import Heads
from marsad.lexicon import Lexicon
from marsad.lexicon.entries import CueClass
from marsad.records.statement import StatementKind
from marsad.text.columns import FoldedColumn
from marsad.text.folding import fold


class Sign(StrEnum):
    """What speaks for a name, strongest first."""

    SELF = "names itself or is introduced as a name"
    CLAIMS = "is given as the one who claims or threatens"
    FORMULA = "is given as the author of a statement"
    QUOTED = "stands in quotation marks"


_BEFORE, _AFTER = 48, 64
_OPEN, _CLOSE = "[\"'(«“‹]", "[\"')»”›]"
# Folded. Each ends where the name begins, quotation marks and colons apart.
_INTRODUCED = (
    r"(?:^|\W)(?:نحن(?: في)?|و?ب?انطلاق|و?ب?تاسيس|ولاده|تشكيل|باسم|تسمي نفسها|يسمي نفسه|سمت نفسها|سمي نفسه"
    r"|تطلق علي نفسها|يطلق علي نفسه|اطلقت علي نفسها|اطلق علي نفسه|تدعي|يدعي|اسم جديد(?: \w+){0,2}|اسمها|اسمه"
    r"|خود را|به نام|با نام|calling itself|calls itself|called itself|a group called|group named"
    r"|naming itself|new name(?: \w+){0,3}|under the name(?: of)?|in the name of)\W{0,4}$"
)
_AUTHOR_BEFORE = (
    r"(?:^|\W)(?:بيان(?: رقم \d+)?(?: صادر)?(?: عن| من| ل)?|صادر عن|بيانيه|اعلنت|اعلن|تعلن|يعلن|تبنت|تبني"
    r"|تتبني|يتبني|قالت|زعمت|statement (?:by|from|of)|announced by|claimed by)\W{0,4}$"
)
_AUTHOR_AFTER = (
    r"^[\"'»”)]?(?: ?: ?|[ ]+(?:تعلن|يعلن|نعلن|تتبني|يتبني|تبنت|اعلنت|اعلن|تقول|نسحب|تنفي|تستهدف|يستهدف|استهدفت|تدعو"
    r"|announces?|announced|claims|claimed|said|says))"
)
_ITSELF_AFTER = (
    r"^[\"'»”)]?,? (?:وهو اسم|announced itself|announces its|تعلن تاسيسها|يعلن تاسيسه|تعلن عن نفسها|يعلن عن نفسه"
    r"|اعلنت عن نفسها|اعلن عن نفسه)"
)
_CLAIMING = (StatementKind.CLAIM.value, StatementKind.THREAT.value)


def signs(mentions: pl.DataFrame, frame: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """``mentions`` with a column for each :class:`Sign`, and without those whose head has the article or stands in a
    word.
    """
    text = frame["text"].gather(mentions["row"]).alias("text")
    table = mentions.with_columns(text)
    table = table.with_columns(_window(table, pl.col("start") - _BEFORE, pl.col("start"), "before"))
    table = table.with_columns(_window(table, pl.col("start"), pl.col("end") + _AFTER, "onward"))
    table = table.filter(~pl.col("before").str.contains(r"(?:ال|لل)$"))
    after = pl.col("onward").str.strip_prefix(pl.col("name"))
    whole = pl.col("value") == pl.col("name")
    formed = _formation(lexicon)
    itself = pl.col("before").str.contains(_INTRODUCED) | after.str.contains(_ITSELF_AFTER)
    if formed:
        itself |= pl.col("before").str.contains(rf"(?:{formed})[^.!\n]{{0,12}}$")
    table = table.with_columns(
        itself.alias(Sign.SELF.name),
        (pl.col("before").str.contains(_AUTHOR_BEFORE) | after.str.contains(_AUTHOR_AFTER)).alias(Sign.FORMULA.name),
        (whole & pl.col("before").str.contains(_OPEN + "$") & after.str.contains("^" + _CLOSE)).alias(Sign.QUOTED.name),
    )
    return (
        table.drop("text", "before", "onward")
        .join(_claimants(frame), on=["row", "start"], how="left", maintain_order="left")
        .with_columns(pl.col(Sign.CLAIMS.name).fill_null(value=False))
    )


def _formation(lexicon: Lexicon) -> str:
    forms = {fold(form).text for cue in lexicon.cues if cue.role is CueClass.FORMATION for form in cue.forms}
    return "|".join(sorted(form.replace(".", r"\.") for form in forms))


def _window(table: pl.DataFrame, start: pl.Expr, end: pl.Expr, name: str) -> pl.Series:
    """A piece of each text, folded; it keeps line breaks, and never reaches over the text's own start."""
    first = pl.max_horizontal(start, pl.lit(0))
    piece = table.select(pl.col("text").str.slice(first, end - first)).to_series()
    column = FoldedColumn.of(piece)
    return pl.Series(name, column.text.split("\x00")[: len(column)], dtype=pl.String)


def _claimants(frame: pl.DataFrame) -> pl.DataFrame:
    """Where a claim's or threat's actor stands: ``row, start``."""
    said = (
        frame.lazy()
        .with_row_index("row")
        .select("row", "statements")
        .filter(pl.col("statements").list.len() > 0)
        .explode("statements", empty_as_null=False)
        .unnest("statements")
        .filter(pl.col("kind").is_in(_CLAIMING) & pl.col("actor").is_not_null())
    )
    place = pl.col("actor").struct.field("start").alias("start")
    return said.select("row", place, pl.lit(value=True).alias(Sign.CLAIMS.name)).unique().collect()


def convincing(heads: Heads) -> pl.Expr:
    """Whether the signs of one name suffice: of a strong head one, of a weak one (*movement, men, sons, army*) its
    own word or two.

    Needs ``head_form`` beside the columns of :class:`Sign`, aggregated over the name's mentions, and ``sources``,
    ``wordings``.
    """
    strong = pl.col("head_form").is_in(sorted(heads.strong))
    itself, claims, formula, quoted = (pl.col(sign.name) for sign in Sign)
    widely = (pl.col("sources") >= 2) & (pl.col("wordings") >= 2)
    weak = itself | (quoted & (claims | formula)) | (claims & formula & widely)
    return pl.when(strong).then(itself | claims | quoted | formula | widely).otherwise(weak)
