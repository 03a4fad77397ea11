"""How folding at level ``masked`` is scored."""

from __future__ import annotations

from pathlib import Path

from marsad.eval.scored import Scored, tsv
from marsad.text.folding import Level, fold


def masked(path: Path) -> dict[str, Scored]:
    """Of hidden words, the share brought out (recall); of all texts changed, the share changed as meant (precision).

    Every second item was read while the rules were mended, the others (the first, third, fifth ...) were not.
    """
    scores: dict[str, Scored] = {}
    rows = tsv(path)
    for half, items in (("read half", rows[1::2]), ("unread half", rows[::2])):
        hidden = [(_spaced(row[1], Level.MASKED), _spaced(row[2])) for row in items if row[0] == "masked"]
        plain = [(_spaced(row[1], Level.MASKED), _spaced(row[1])) for row in items if row[0] == "plain"]
        right, false = sum(a == b for a, b in hidden), sum(a != b for a, b in plain)
        scores[f"{half}: recall"] = Scored(right / len(hidden), len(hidden))
        scores[f"{half}: precision"] = Scored(right / (right + false), right + false)
    return scores


def _spaced(text: str, level: Level = Level.LETTERS) -> str:
    return " ".join(fold(text, level).text.split())
