"""Words that a document may not use in its own voice (ICD 203, 2015; Berkeley Protocol, 2020).

The rules look at our words alone: what is quoted or isolated is the source's, and may say what it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.report.display import own_words

FORBIDDEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (
            r"\bdeleted\b|\bdeletion of\b|\bwas removed by\b",
            "absence is observed, a deletion is not; write 'absent from an export imported at'",
        ),
        (r"\bproves?\b|\bproved\b|\bproof (?:that|of)\b", "a finding is a hypothesis; nothing here proves"),
        (
            r"\b(?:means|signifies|confirms|demonstrates) that\b|\bmust mean\b",
            "a sequence is not a meaning; write 'has preceded' or 'is consistent with'",
        ),
        (
            r"\b(?:is|was|are|were) (?:responsible|guilty|to blame|behind)\b",
            "a verdict; write who claimed it and where",
        ),
        (r"\b(?:perpetrated|committed|masterminded) by\b", "a verdict; write who claimed it and where"),
        (r"\b(?:undoubtedly|obviously|certainly|definitely|of course|without doubt)\b", "ICD 203 has no such word"),
    )
)
CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high) confidence\b|\bconfidence is (?:low|moderate|high)\b", re.IGNORECASE
)
LIKELIHOOD = re.compile(
    r"\b(?:almost no chance|remote|(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|roughly even (?:chance|odds)|"
    r"almost certain(?:ly)?|nearly certain)\b",
    re.IGNORECASE,
)


def offences(text: str) -> Iterator[str]:
    """Why the words of ``text`` that are ours may not stand, each with the words that offend."""
    ours = own_words(text)
    for pattern, why in FORBIDDEN:
        if found := pattern.search(ours):
            yield f"{found.group()!r}: {why}"
    confidence, likelihood = CONFIDENCE.search(ours), LIKELIHOOD.search(ours)
    if confidence and likelihood:
        both = f"{confidence.group()!r} with {likelihood.group()!r}"
        yield f"{both}: a confidence level and a likelihood never share a sentence"
