"""Texts that nobody here wrote, always at hand: the messages that Django ships in languages that we name and do not.

They are interface texts, not posts. Floors were set after they had been looked at, while function words were added.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import django
import polars as pl
import pytest

from marsad.text.language import languages

LOCALES = Path(django.__file__).parent
FLOORS = {"ar": 0.97, "ckb": 0.97, "fa": 0.94, "fr": 0.9, "he": 0.93, "hi": 0.97, "ru": 0.97, "tr": 0.9, "ur": 0.93}
UNKNOWN = {"de": 0.98, "es": 0.96, "it": 0.95, "pl": 0.98, "pt": 0.96, "nl": 0.96, "id": 0.97, "sw": 0.97, "uk": 0.85}


def messages(code: str) -> list[str]:
    """Messages of 20 to 280 characters, without placeholders and markup, each once."""
    found: dict[str, None] = {}
    for path in sorted(LOCALES.rglob(f"{code}/LC_MESSAGES/*.po")):
        for block in re.findall(r'^msgstr (".*"(?:\n".*")*)', path.read_text("utf-8"), re.M):
            text = "".join(ast.literal_eval(line) for line in block.splitlines())
            text = re.sub(r"%\(\w+\)s|%\w|\{[^}]*\}|<[^>]+>", " ", text).strip()
            if 20 <= len(text) <= 280 and "Project-Id" not in text:
                found[text] = None
    return list(found)


@pytest.mark.parametrize("code", [*FLOORS, *UNKNOWN])
def test_messages_of_others_are_told(code: str):
    texts = messages(code)
    assert len(texts) > 50
    said = Counter(languages(pl.Series(texts)).to_list())
    share = said[code if code in FLOORS else "und"] / len(texts)
    print(f"{code}: {share:.3f} of {len(texts)}", said.most_common(3))
    assert share >= (FLOORS | UNKNOWN)[code], said
