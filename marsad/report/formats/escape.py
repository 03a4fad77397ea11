"""Words from outside as Markdown that never acts: every mark of syntax is escaped, right-to-left runs are marked up."""

from __future__ import annotations

import re

from marsad.report.display import CLOSE, OPEN, safe

RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SYNTAX = re.compile(r"([\\`*_{}\[\]<>#|~^$@&=!])|(?<=-)(-)|(?<=:)(:)")
_LINE_START = re.compile(r"^(\s*\d{1,9})([.)])|^(\s*)([-+:%.)(])")
_RUN = re.compile(rf"[{RTL}](?:[{RTL}\s\u200c\u200d\u200e\u200f\u0640-]*[{RTL}])?")
_ISOLATE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_STRONG = re.compile(rf"([{RTL}])|[^\W\d_]")


def escape(text: str) -> str:
    """Plain text as Markdown that shows just that text, wherever in a line it stands."""
    lines = (_LINE_START.sub(_start, _SYNTAX.sub(r"\\\g<0>", part)) for part in text.split("\n"))
    return "\n".join(lines)


def _start(found: re.Match[str]) -> str:
    if found.group(2):
        return f"{found.group(1)}\\{found.group(2)}"
    return f"{found.group(3)}\\{found.group(4)}"


def direction(text: str) -> str:
    """``rtl`` or ``ltr``, by the first letter (Unicode Bidirectional Algorithm, P2)."""
    found = _STRONG.search(text)
    return "rtl" if found and found.group(1) else "ltr"


def language(text: str) -> str:
    """The language tag of a right-to-left run, by letters that only one of the languages has."""
    if re.search("[\u0590-\u05ff]", text):
        return "he"
    if re.search("[\u0679\u0688\u0691\u06ba\u06d2]", text):
        return "ur"
    return "fa" if re.search("[\u067e\u0686\u0698\u06af\u06a9\u06cc]", text) else "ar"


def inline(text: str) -> str:
    """A sentence of ours: isolates and other right-to-left runs become spans with ``lang`` and ``dir``."""
    parts, at = [], 0
    for found in _ISOLATE.finditer(text):
        parts += [_runs(text[at : found.start()]), _isolated(found.group(1))]
        at = found.end()
    return _LINE_START.sub(_start, "".join([*parts, _runs(text[at:])]))


def _isolated(text: str) -> str:
    if direction(text) == "rtl":
        return f"[{escape(text)}]{{lang={language(text)} dir=rtl}}"
    return _runs(text)


def _runs(text: str) -> str:
    parts, at = [], 0
    for found in _RUN.finditer(text):
        run = found.group()
        parts += [_SYNTAX.sub(r"\\\g<0>", text[at : found.start()]), f"[{run}]{{lang={language(run)} dir=rtl}}"]
        at = found.end()
    return "".join([*parts, _SYNTAX.sub(r"\\\g<0>", text[at:])])


def paragraphs(text: str) -> str:
    """A post's text with its lines and paragraphs, as Markdown that shows just that."""
    blocks = re.split(r"\n[ \t\u00a0]*\n\s*", safe(text).strip("\n"))
    return "\n\n".join(
        "\\\n".join(escape(part.strip()) for part in block.split("\n") if part.strip())
        for block in blocks
        if block.strip()
    )
