"""Spans of time as people say them."""

from __future__ import annotations

from itertools import pairwise

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def span(seconds: int) -> str:
    """``68 s``, ``4 min 12 s``, ``3 h 5 min``, ``9 d 2 h``: the two largest units, seconds alone below two minutes.

    >>> span(68), span(252), span(11_100), span(0)
    ('68 s', '4 min 12 s', '3 h 5 min', '0 s')
    """
    if seconds < 120:
        return f"{seconds} s"
    for (size, name), (smaller, small) in pairwise(_UNITS):
        if seconds >= size:
            rest = seconds % size // smaller
            return f"{seconds // size} {name}" + (f" {rest} {small}" if rest else "")
    return f"{seconds} s"
