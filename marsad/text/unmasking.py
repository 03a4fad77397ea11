"""Level ``masked`` of folding: words hidden from a filter, read as they are meant.

Undone are look-alike letters (:mod:`marsad.text.lookalikes`) and characters put between letters: dots, spaces,
hyphens, underscores, asterisks, emoji between four or more single letters ("b_o_o_k"), between pieces of two letters
or fewer ("bo*ok*s"), and an emoji that cuts one letter off a word. Left alone on purpose, because ordinary
text is written so: three letters or fewer ("U.S.A."), letters in the order of an alphabet ("a b c d"), dotted letters
that end in a dot or are few (an acronym), links, words joined by underscores (hashtags), one dot or emoji between two
longer pieces, one asterisk (which mostly stands for a letter).

The rules look at folded letters alone and are repeated until nothing changes, so that masked text folds to itself.
Each round makes the text shorter or a word purer, so it ends. No literature gives rules for Arabic; these were written
on invented examples (docs/text/folding.md) and are measured by ``marsad eval``.
"""

from __future__ import annotations

import re

from marsad.text import lookalikes

_L = r"[^\W\d_\u2070-\u218b\u2460-\u249b\u2776-\u2793\u3040-\u9fff\uac00-\ud7af]"  # no ①, no Han: those stand alone
_FREE, _END = r"(?<![^\W_])", r"(?![^\W_])"
_PICTURE = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"
_SIGN = rf"[._\-*~•·|/\\^#'=…{_PICTURE}]"
_STAR = f"[*~•·^{_PICTURE}]"
_GAP = rf"(?: {{1,2}}|{_SIGN}{{1,3}}| {_SIGN}{{1,2}} )"
_SAME = re.compile(f"{_FREE}{_L}({_GAP}){_L}(?:\\1{_L}){{2,}}{_END}")
_PICTURES = re.compile(f"{_FREE}{_L}(?: ?{_STAR}{{1,3}} ?{_L}){{3,}}{_END}")
_PIECES = re.compile(f"{_FREE}{_L}{{1,2}}(?:(?:{_STAR}{{1,3}}|\\.){_L}{{1,2}}){{2,}}{_END}")
_ONE = r"[^\W\d_aiounxyeو]"  # words of their own, or "I ♥ NY"
_LETTER_OFF = re.compile(f"{_FREE}(?:{_ONE}[{_PICTURE}]{{1,3}}{_L}{{2,}}|{_L}{{2,}}[{_PICTURE}]{{1,3}}{_ONE}){_END}")
_SHORT_PICTURED = re.compile(f"{_FREE}{_L}{{1,3}}(?:{_STAR}{{1,3}}{_L}{{1,3}}){{2,}}{_END}")
_LAST_OFF = re.compile(f"{_FREE}[\u0620-\u06d3]{{2,}}\\.[\u0620-\u0647\u064a-\u06d3]{_END}(?!\\.)")
_BETWEEN = re.compile(r"[\W\d_]+")
_ORDERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهي",
)
_ACRONYM = 7
"""Dotted letters that end in a dot are an acronym when fewer than this; set by hand on the read half of
tests/eval/gold/masked.tsv."""

SUSPECT = "|".join(
    (
        lookalikes.SUSPECT,
        r"[a-z]0",
        r"(?:^|[^\p{L}\p{N}])\p{L}[^\p{L}\p{N}\n]{1,5}\p{L}[^\p{L}\p{N}\n]{1,5}\p{L}[^\p{L}\p{N}\n]{1,5}\p{L}",
        r"\p{L}\.\p{L}{1,2}\.\p{L}",
        rf"\p{{L}}{_STAR}{{1,3}}\p{{L}}",
        r"\p{L}\.\p{L}(?:[^\p{L}\p{N}]|$)",
        r"[ٮڡڢڣٯڧɑɡɩɪʀʏʙɢʜʟɴᴀ-ᴢꜰꜱ\x{1F130}-\x{1F189}]",
    )
)
"""Rust pattern that every text folded at ``letters`` matches on which this module could change anything more."""


def unmask(text: str, changes: dict[int, str]) -> tuple[str, list[int]]:
    """The text with hidden words brought out, and for each character its place in ``text``; ``changes`` is the table
    for single code points.
    """
    places = [i for i, char in enumerate(text) for _ in changes.get(ord(char), "x")]
    plain = text.translate(changes)
    while True:
        before = plain
        plain = lookalikes.one_script(plain)
        for rule in (_SAME, _PICTURES, _PIECES, _SHORT_PICTURED, _LETTER_OFF, _LAST_OFF):
            plain, places = _close(rule, plain, places)
        if plain == before:
            return plain, places


def _close(rule: re.Pattern[str], text: str, places: list[int]) -> tuple[str, list[int]]:
    """Take out what stands between the letters of every run that the rule finds and that is no ordinary writing."""
    out: list[int] = []
    for found in rule.finditer(text):
        if not _ordinary(found, rule):
            for gap in _BETWEEN.finditer(found.group()):
                out.extend(range(found.start() + gap.start(), found.start() + gap.end()))
    if not out:
        return text, places
    gone = set(out)
    kept = [i for i in range(len(text)) if i not in gone]
    return "".join(text[i] for i in kept), [places[i] for i in kept]


def _ordinary(found: re.Match[str], rule: re.Pattern[str]) -> bool:
    run = found.group()
    letters = _BETWEEN.sub("", run)
    if any(letters in order for order in _ORDERS) or (rule is not _LETTER_OFF and len(letters) < 4):
        return True
    if rule is _PIECES and "." in run and (len(letters) < 5 or letters[0] < "\u0590"):
        return True  # e.g. a name of a machine, co.uk
    if rule in (_LETTER_OFF, _SHORT_PICTURED, _PIECES) and not _one_script(letters):
        return True
    return rule is _SAME and _ordinary_run(found, letters)


def _ordinary_run(found: re.Match[str], letters: str) -> bool:
    """Whether a run of single letters is an acronym, or a part of a link or of a longer hyphenated name."""
    gap, text = found.group(1), found.string
    if gap.isspace():
        return False
    before, after = text[: found.start()][-1:], text[found.end() :][:2]
    if before in ("/", "@") or (before and before in gap) or (after[:1] in gap and after[1:].isalnum()):
        return True
    few = 5 if letters[0] < "\u0590" else 4
    return gap == "." and len(letters) < (_ACRONYM if after[:1] == "." else few)


def _one_script(letters: str) -> bool:
    return not lookalikes.mixed(letters)
