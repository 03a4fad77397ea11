"""What of private persons stays behind in a copy that leaves (DESIGN.md, rule 7): phone numbers, and the names of
private accounts that a post was forwarded from.
"""

from __future__ import annotations

import polars as pl

from marsad.text.masking import MASK, mask_phones, mask_phones_of

MASKED = f"Digits of phone numbers and names of private accounts forwarded from are replaced by {MASK}."
UNMASKED = "UNMASKED: phone numbers and names of private accounts stand in this copy as they were captured."
_WORDS = ("text", "author", "forward_name", "title")


def masked(posts: pl.DataFrame) -> pl.DataFrame:
    """``posts`` with what is private replaced in every column of words that it has."""
    if {"forward_name", "forward_id"} <= set(posts.columns):
        person = pl.col("forward_id").str.starts_with("user").fill_null(value=False)
        name = pl.when(person & pl.col("forward_name").is_not_null()).then(pl.lit(MASK)).otherwise("forward_name")
        identity = pl.when(person).then(pl.lit(MASK)).otherwise("forward_id")
        posts = posts.with_columns(name.alias("forward_name"), identity.alias("forward_id"))
    return posts.with_columns(mask_phones_of(posts[name]).alias(name) for name in _WORDS if name in posts.columns)


def holds_private(raw: bytes) -> bool:
    """Whether bytes hold a phone number or a private account: they cannot be masked and stay what they are, so they
    stay here.
    """
    text = raw.decode("utf-8", errors="replace")
    return mask_phones(text) != text or '"forwarded_from_id": "user' in text or '"from_id": "user' in text
