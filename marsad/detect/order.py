"""The one order that detectors see posts in, so that the order of arrival changes nothing."""

from __future__ import annotations

import polars as pl

_NEEDED = ["urn", "source", "published", "text", "forward_name", "forward_id", "mentions", "statements", "bands"]


def ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """Posts by time, then by URN; those without a time cannot be placed and are left out."""
    return frame.select(_NEEDED).filter(pl.col("published").is_not_null()).sort("published", "urn")
