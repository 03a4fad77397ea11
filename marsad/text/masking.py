"""Phone numbers of private persons, masked for reading, display and export; the evidence keeps them (DESIGN.md,
rule 7).

A run of digits counts as a phone number when it is written like one: a plus sign or ``00`` and 8 to 15 digits (ITU-T
E.164), or a leading ``0`` and 8 to 11 digits in all, with spaces, dots, hyphens and brackets allowed between the
groups. Dates, times, decimals, amounts in groups of three, addresses of machines, identifiers and hashes are left
alone. What it does not see: national numbers written without their leading zero, which look like any other count.
"""

from __future__ import annotations

import re

import polars as pl

MASK = "•"

_D = r"[0-9٠-٩۰-۹]"
_ZERO = "[0٠۰]"
_GAP = r"[ \u00a0\u202f.\-‐‑‒–/()\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_NOT_INSIDE = r"(?<![\w@#:/=.,])(?<![A-Za-z0-9]-)"
_PLUS = rf"[+＋]{_GAP}{{0,2}}[1-9١-٩۱-۹](?:{_GAP}{{0,3}}{_D}){{7,14}}"
_PLUS_BEHIND = rf"{_NOT_INSIDE}[1-9١-٩۱-۹]{_D}{{9,14}}[+＋]"  # as right-to-left typing leaves it
_DOUBLE_ZERO = rf"{_NOT_INSIDE}{_ZERO}{{2}}{_GAP}?[1-9١-٩۱-۹](?:{_GAP}{{0,3}}{_D}){{7,14}}"
_LOCAL = rf"{_NOT_INSIDE}\(?{_ZERO}[1-9١-٩۱-۹](?:{_GAP}{{0,3}}{_D}){{6,9}}"
_LINKED = rf"(?<=wa\.me/)\+?{_D}{{8,15}}"
_AFTER = rf"(?!{_D}|[\w@]|[:٫,]{_D})"
_PHONE = re.compile(f"(?:{_PLUS}|{_PLUS_BEHIND}|{_DOUBLE_ZERO}|{_LOCAL}|{_LINKED}){_AFTER}")
_SECOND = re.compile(f"(?<={MASK}-)(?:{_LOCAL}){_AFTER}".replace(_NOT_INSIDE, ""))
_DIGIT = re.compile(_D)
_DATE = re.compile(rf"[(+]?{_D}{{1,2}}\)?\s*([./\-–\s])\s*{_D}{{1,2}}\s*\1\s*(?:{_D}{{4}}|{_D}{{2}})(?!{_D})")
_ADDRESS = re.compile(rf"(?:{_D}{{1,3}}\.){{3}}{_D}{{1,3}}(?!{_D}|\.{_D})")
_DECIMAL = re.compile(rf"{_D}+\.{_D}+")
_GROUP = re.compile(rf"{_D}{{3}}")
_FIVE_PAIRS = re.compile(rf"(?:{_D}{{2}}{_GAP}){{4}}{_D}{{2}}")  # as France writes them
_WHERE = rf"(?:[+＋]{_GAP}{{0,2}}|{_ZERO}){_D}?{_GAP}{{0,3}}{_D}{_GAP}{{0,3}}{_D}|{_D}{{10}}[+＋]|wa\.me"


def mask_phones(text: str) -> str:
    """The same text, code point for code point, with every digit of a phone number replaced by ``•``.

    >>> mask_phones("call +964 770 123 4567 on 2024-05-01")
    'call +••• ••• ••• •••• on 2024-05-01'
    """
    return _SECOND.sub(_mask, _PHONE.sub(_mask, text))


def mask_phones_of(texts: pl.Series) -> pl.Series:
    """:func:`mask_phones` of a column; only rows that can hold a number become Python strings."""
    likely = texts.str.contains(_WHERE).fill_null(value=False)
    places = likely.arg_true()
    if not len(places):
        return texts
    masked = [mask_phones(text) for text in texts.gather(places)]
    return texts.scatter(places, pl.Series(masked, dtype=pl.String))


def _mask(found: re.Match[str]) -> str:
    run = found.group()
    dated = any(shape.match(run) for shape in (_DATE, _ADDRESS)) or _DECIMAL.fullmatch(run) is not None
    if not _FIVE_PAIRS.fullmatch(run) and (dated or not _GROUP.search(run)):
        return run
    return _DIGIT.sub(MASK, run)
