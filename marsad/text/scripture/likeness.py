"""How alike two folded words are, for the one wrong letter or word in a quotation."""

from __future__ import annotations

from functools import lru_cache

_LEAST, _SHORT, _LONG = 3, 4, 7


@lru_cache(maxsize=100_000)
def slip(a: str, b: str) -> bool:
    """Whether two folded words differ as a slip of the pen does: by one letter of four or more, two of seven or more
    (Damerau's distance: letters left out, added, changed, or two exchanged; Damerau 1964).
    """
    a, b = a.replace("ا", ""), b.replace("ا", "")
    longest = max(len(a), len(b))
    allowed = 2 if longest >= _LONG else 1 if longest >= _SHORT else 0
    if abs(len(a) - len(b)) > allowed or not allowed:
        return a == b
    return _distance(a, b) <= allowed


def near(a: str, b: str) -> bool:
    """Whether two folded words of three letters or more differ by one letter, alif counted: enough at the end of a
    verse, or where the next words agree.
    """
    return min(len(a), len(b)) >= _LEAST and abs(len(a) - len(b)) <= 1 and _distance(a, b) <= 1


def joined(word: str, parts: tuple[str, ...]) -> bool:
    """Whether ``word`` is ``parts`` written together, alifs and the space of a vocative apart."""
    return _run(word) == _run("".join(parts))


def _run(text: str) -> str:
    return text.replace("ا", "").replace(" ", "")


def _distance(a: str, b: str) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
