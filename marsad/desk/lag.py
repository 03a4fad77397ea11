"""Spans of time as people say them, exact to the second."""

from __future__ import annotations

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def span(seconds: int) -> str:
    """Every unit that counts; seconds alone below two minutes.

    >>> span(80), span(252), span(259_505), span(0)
    ('80 s', '4 min 12 s', '3 d 5 min 5 s', '0 s')
    """
    if seconds < 120:
        return f"{seconds} s"
    parts = []
    for size, name in _UNITS:
        count, seconds = divmod(seconds, size)
        parts += [f"{count} {name}"] if count else []
    return " ".join(parts)
