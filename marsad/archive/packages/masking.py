"""What of private persons stays behind in a copy that leaves (DESIGN.md, rule 7): phone numbers, and the names of
private accounts that a post was forwarded from.
"""

from __future__ import annotations

import re

import polars as pl

from marsad.archive.store import Archive
from marsad.text.masking import MASK, mask_phones, mask_phones_of

MASKED = f"Digits of phone numbers and names of private accounts forwarded from are replaced by {MASK}."
UNMASKED = "UNMASKED: phone numbers and names of private accounts stand in this copy as they were captured."
_ACCOUNT = re.compile(r'"(?:forwarded_)?from_id"\s*:\s*"user')
_NUMBERED = r"(?i)tel:|wa\.me|[+＋]\s?[0-9٠-٩۰-۹]{6}|tg://user"
_WORDS = ("text", "author", "forward_name", "title")


def masked(posts: pl.DataFrame) -> pl.DataFrame:
    """``posts`` with what is private replaced in every column of words that it has."""
    if {"forward_name", "forward_id"} <= set(posts.columns):
        person = pl.col("forward_id").str.starts_with("user").fill_null(value=False)
        name = pl.when(person & pl.col("forward_name").is_not_null()).then(pl.lit(MASK)).otherwise("forward_name")
        identity = pl.when(person).then(pl.lit(MASK)).otherwise("forward_id")
        posts = posts.with_columns(name.alias("forward_name"), identity.alias("forward_id"))
    if "entities" in posts.columns:
        element = pl.element().struct
        private = element.field("kind").is_in(["phone", "mention_name"]) | element.field("target").str.contains(
            _NUMBERED
        )
        target = pl.when(private.fill_null(value=False)).then(pl.lit(MASK)).otherwise(element.field("target"))
        posts = posts.with_columns(pl.col("entities").list.eval(element.with_fields(target.alias("target"))))
    if "media" in posts.columns:
        element = pl.element().struct
        name = pl.when(element.field("kind") == "contact").then(None).otherwise(element.field("name"))
        posts = posts.with_columns(pl.col("media").list.eval(element.with_fields(name.alias("name"))))
    return posts.with_columns(mask_phones_of(posts[name]).alias(name) for name in _WORDS if name in posts.columns)


def nameless(archive: Archive, posts: pl.DataFrame) -> pl.DataFrame:
    """Who writes in a group is a private account; who signs in a channel is not."""
    groups = [source.urn for source in archive.log().sources.values() if source.chat.endswith("group")]
    person = pl.col("source").is_in(groups) & pl.col("author").is_not_null()
    return posts.with_columns(pl.when(person).then(pl.lit(MASK)).otherwise("author").alias("author"))


def holds_private(raw: bytes) -> bool:
    """Whether bytes hold a phone number or a private account: they cannot be masked and stay what they are, so they
    stay here.
    """
    text = raw.decode("utf-8", errors="replace")
    return mask_phones(text) != text or _ACCOUNT.search(text) is not None
