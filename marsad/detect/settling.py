"""How many words of an unknown group's name are the name.

A mention of an unknown group holds a head word and up to four words after it. The name ends where posts stop
agreeing: a word is kept while 60 % of the different wordings that share the words before it go on with it (the share
was set on the shipped sample). Wordings count once however often they are copied. Where only one wording is known the
name gets a head and two words at most, the commonest length among the lexicon's own names. A word of saying or doing,
as the lexicon's cues hold them, ends a name; a word that is itself a head (*brigade of the sons of* ...) never does.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from marsad.lexicon import Lexicon, Section
from marsad.lexicon.entries import CueClass
from marsad.text.folding import fold

SHARE = 0.6
# The head in small letters, or the word after it; articles (al, el, ul ...) are written small in names as well.
_UNCAPITALISED = r"^[a-z]|^\S+ [b-df-tv-z]"
_MOST = 7  # words of the longest head and four more
_VERBS = (
    CueClass.CLAIM_FIRST,
    CueClass.CLAIM_THIRD,
    CueClass.RESPONSIBILITY,
    CueClass.THREAT_FIRST,
    CueClass.THREAT_THIRD,
    CueClass.DENIAL,
    CueClass.REPORT,
    CueClass.FORMATION,
    CueClass.CONDITION,
    CueClass.NEGATOR,
)
# Openings of sentences and tails of cut-off articles that a mention's four words run into, folded.
_ENDINGS = frozenset("نحن اننا انا يا ها فجر صباح مساء ليله عقب جراء بشان باتجاه تجاه داخل قرب al el".split())


@dataclass(frozen=True, slots=True)
class Heads:
    """Head words of group names, folded; ``strong`` are those that name little but armed groups."""

    forms: frozenset[str]
    strong: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Heads:
        """The heads of a lexicon. Where no entry says which are strong, a list of our own does."""
        heads = lexicon.of(Section.HEADS)
        forms = frozenset(fold(form).text for head in heads for form in head.forms())
        marked = frozenset(fold(form).text for head in heads if head.strong for form in head.forms())
        return cls(forms, marked or forms & STRONG)

    def length(self, words: list[str]) -> int:
        """How many of the first words are the head; 1 where none is known."""
        return next((n for n in (3, 2) if " ".join(words[:n]) in self.forms), 1)


# Words for which a use other than an armed group's name is rare. Movement, army, party, front, forces, men, sons,
# supporters, owners, formation, company, organisation, group and league are everyday words as well and stay weak.
STRONG = frozenset(
    "كتائب سرايا لواء الويه عصائب فيلق مغاوير لشكر"
    " kata'ib kataib saraya liwa usbat asa'ib asaib alwiyat lashkar faylaq".split()
) | {"غرفه عمليات", "المقاومه الاسلاميه"}


def unknown_mentions(frame: pl.DataFrame) -> pl.DataFrame:
    """Mentions of unknown groups: ``row, urn, source, published, start, end, value``; ``frame`` is in order.

    In Latin letters a name is written with capitals; *companies to save* is none.
    """
    flat = (
        frame.lazy()
        .with_row_index("row")
        .select("row", "urn", "source", "published", "text", "mentions")
        .filter(pl.col("mentions").list.len() > 0)
        .explode("mentions", empty_as_null=False)
        .unnest("mentions")
        .filter((pl.col("kind") == "actor") & pl.col("id").is_null() & pl.col("value").is_not_null())
        .filter(pl.col("candidates").list.len().fill_null(0) == 0)
        .filter(~pl.col("text").str.slice("start", pl.col("end") - pl.col("start")).str.contains(_UNCAPITALISED))
    )
    return flat.select("row", "urn", "source", "published", "start", "end", "value").collect()


def settled(mentions: pl.DataFrame, heads: Heads, lexicon: Lexicon) -> pl.DataFrame:
    """``mentions`` with the folded ``name`` that each is settled to and the number of its ``words``; too short ones
    go.
    """
    if mentions.is_empty():
        return mentions.with_columns(pl.lit("").alias("name"), pl.lit(0).alias("words"))
    values = mentions.select(pl.col("value").unique().sort())
    table = _prefixes(values, heads).with_columns(_agreed(_breakers(lexicon, heads)).alias("words"))
    table = table.filter(pl.col("words") > pl.col("head"))
    table = table.with_columns(
        pl.col("parts").list.head(pl.col("words")).list.join(" ").alias("name"),
    )
    return mentions.join(table.select("value", "name", "words", "head"), on="value", maintain_order="left")


def _prefixes(values: pl.DataFrame, heads: Heads) -> pl.DataFrame:
    """For each different wording its words, the length of its head, and how many wordings share its first n words."""
    table = values.with_columns(pl.col("value").str.split(" ").alias("parts"))
    table = table.with_columns(
        pl.col("parts").list.len().cast(pl.Int64).alias("have"),
        pl.coalesce(*(pl.when(_first(n).is_in(list(heads.forms))).then(n) for n in (3, 2)), pl.lit(1)).alias("head"),
    )
    return table.with_columns(
        *(
            pl.when(pl.col("have") >= n).then(pl.len().over(_first(n))).otherwise(0).alias(f"n{n}")
            for n in range(1, _MOST + 1)
        )
    )


def _first(n: int) -> pl.Expr:
    return pl.col("parts").list.head(n).list.join(" ")


def _breakers(lexicon: Lexicon, heads: Heads) -> tuple[frozenset[str], frozenset[str]]:
    verbs = {fold(form).text.split(" ")[0] for cue in lexicon.cues if cue.role in _VERBS for form in cue.forms}
    return frozenset(verbs | _ENDINGS) - heads.forms, heads.forms


def _agreed(sets: tuple[frozenset[str], frozenset[str]]) -> pl.Expr:
    """The number of words kept: grows word by word while the rules of this file let it."""
    breakers, heads = (sorted(words) for words in sets)
    parts, head = pl.col("parts"), pl.col("head")
    kept, going = head, pl.lit(value=True)
    for n in range(2, _MOST + 1):
        word, before = parts.list.get(n - 1, null_on_oob=True), parts.list.get(n - 2, null_on_oob=True)
        wordings, shared = pl.col(f"n{n}"), pl.col(f"n{n - 1}")
        first = head + 1 == n
        unfinished = before.is_in(heads) & (pl.lit(n) > head + 1)
        agreed = (wordings >= SHARE * shared) & ((shared > 1) | (pl.lit(n) <= head + 2))
        takes = word.is_not_null() & ~word.is_in(breakers) & (first | unfinished | agreed)
        going = going & ((pl.lit(n) <= head) | takes.fill_null(value=False))
        kept = pl.when(going & (pl.lit(n) > head)).then(n).otherwise(kept)
    return kept
