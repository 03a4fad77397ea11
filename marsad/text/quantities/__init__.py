"""Quantities of a text: what its numbers measure, so that those of one text can be sought in another.

``half``, ``50%`` and نصف are one share; ``48 hours`` and يومين one length of time; ``dozens`` and عشرات are rough
and no count; ``the third day`` is a rank. Read over :func:`marsad.text.numbers.numbers` by one small grammar over
the closed tables of :mod:`.words`: a number, a part or both, with per cent or a unit before or behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.text.numbers import PREFIXES, SCALES, Number
from marsad.text.quantities import words
from marsad.text.quantities.quantity import Kind, Quantity
from marsad.text.quantities.tokens import Tables, Token, more_of, tables_of, tokens_of

__all__ = ["Kind", "Quantity", "quantities"]

_OF = re.compile(r"[ -](?:(?:of|an?|the|de|d'|une?|l'|ال) ?){0,3}")
_GLUE = re.compile(r"[ -]?|[ -](?:long|full|whole) ")
_OPEN = re.compile(r"(?<!\w)(?:an?|one|per|another|une?|last|past|بعد|منذ|قبل|خلال|مده|لمده|طوال|استمر|استمرت) $")


def quantities(folded: str, language: str = "") -> list[Quantity]:
    """Every quantity of a folded text, in order; words of one language, or of all where none is named.

    >>> [(q.kind.value, q.value) for q in quantities("half of them, 48 hours, dozens of men, the third day", "en")]
    [('share', 0.5), ('measure', 2880.0), ('rough', 1.0), ('rank', 3)]
    """
    tables = tables_of(language)
    tokens = tokens_of(folded, language, tables)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        taken, quantity = Reader(folded, tokens, tables, language).read(at)
        if quantity is not None:
            found.append(quantity)
        at += taken
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one quantity from a row of tokens."""

    folded: str
    tokens: list[Token]
    tables: Tables
    language: str

    def read(self, at: int) -> tuple[int, Quantity | None]:
        """How many tokens it takes, and the quantity; None where the token says none."""
        token = self.tokens[at]
        if token.sort == "%":
            number = self._after(at, "n", _GLUE)
            if number is None:
                return 1, None
            return 2, Quantity(token.start, number.end, Kind.SHARE, number.value / 100)
        if token.sort == "r":
            return self._rough(at)
        if token.sort == "u":
            return self._bare_unit(at)
        if token.sort == "d":
            return self._dual(at)
        return self._part(at) if token.sort == "f" else self._number(at)

    def _gap(self, at: int) -> str:
        return self.folded[self.tokens[at].end : self.tokens[at + 1].start] if at + 1 < len(self.tokens) else "\n"

    def _after(self, at: int, sort: str, gap: re.Pattern[str]) -> Token | None:
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].sort != sort:
            return None
        between = self._gap(at)
        front = between.rstrip("والبלהךכםוב") if sort in "fu" else between
        return self.tokens[at + 1] if gap.fullmatch(between) or gap.fullmatch(front) else None

    def _rough(self, at: int) -> tuple[int, Quantity]:
        token = self.tokens[at]
        power, taken, end = token.value, 1, token.end
        following = self._after(at, "n", _OF) or self._after(at, "r", _OF)
        if following is not None and (following.sort == "r" or following.value in SCALES):
            power += following.value if following.sort == "r" else len(str(int(following.value))) - 1
            taken, end = 2, following.end
        return taken, Quantity(token.start, end, Kind.ROUGH, power)

    def _bare_unit(self, at: int) -> tuple[int, Quantity | None]:
        """A unit without a number: ``an hour and a half``; ``a week`` says one, weakly."""
        token = self.tokens[at]
        part = self._added(at)
        opened = _OPEN.search(self.folded[: token.start]) is not None
        if part is not None:
            return 2, self._quantity(token, token.start, part.end, 1 + part.value)
        if opened or self.folded[token.end :].startswith(("-long", "long")):
            return 1, self._quantity(token, token.start, token.end, 1, weak=True)
        return 1, None

    def _added(self, at: int) -> Token | None:
        """A part that is added to what stands before it: ``and a half``, ونصف, buçuk."""
        part = self.tokens[at + 1] if at + 1 < len(self.tokens) and self.tokens[at + 1].sort == "f" else None
        if part is None or part.value >= 1:
            return None
        gap = self._gap(at)
        if not self.tables.joint.fullmatch(gap) or (self.language in ("ar", "he") and not part.joined):
            return None
        return part

    def _quantity(self, unit: Token, start: int, end: int, number: float, *, weak: bool = False) -> Quantity:
        size = unit.value / 2 if unit.sort == "d" else unit.value
        found = Quantity(start, end, Kind.MEASURE, number * size, unit.unit, size, number, weak)
        if unit.unit == "time" and size == 1440 and number == 15 and self.language == "fr":
            return replace(found, also=(replace(found, value=14 * size),))
        return found

    def _dual(self, at: int) -> tuple[int, Quantity]:
        part = self._added(at)
        taken, end = (2, part.end) if part else (1, self.tokens[at].end)
        taken += self._echo(at + taken - 1)
        token = self.tokens[at]
        return taken, self._quantity(token, token.start, end, 2 + (part.value if part else 0))

    def _echo(self, at: int) -> int:
        """``سنتين ونصف السنة``: the unit or scale said again."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) and self._gap(at) in (" ", " ال") else None
        return int(following is not None and (following.sort == "u" or following.value in SCALES))

    def _part(self, at: int) -> tuple[int, Quantity]:
        token = self.tokens[at]
        unit = self._after(at, "u", _OF)
        if unit is not None:
            return 2, self._quantity(unit, token.start, unit.end, token.value)
        scale = self._after(at, "n", _OF)
        if scale is not None and scale.value in SCALES:
            return 2, Quantity(token.start, scale.end, Kind.COUNT, token.value * scale.value)
        if scale is not None and scale.value == 12:
            return 2, Quantity(token.start, scale.end, Kind.COUNT, token.value * 12)
        return 1, Quantity(token.start, token.end, Kind.SHARE, token.value)

    def _number(self, at: int) -> tuple[int, Quantity | None]:
        token = self.tokens[at]
        number = token.number
        assert number is not None
        if number.ordinal:
            return 1, self._rank(at, number)
        value, end, taken = number.value + self._more(number), number.end, 1
        if self._after(at, "%", _GLUE):
            return 2, Quantity(number.start, self.tokens[at + 1].end, Kind.SHARE, value / 100)
        if (whole := self._share(at, number)) is not None:
            return whole
        if (part := self._added(at)) is not None:
            value += part.value * number.scale
            end, taken = part.end, 2
            taken += self._echo(at + 1) if number.scale > 1 else 0
            scale = self._after(at + 1, "n", _GLUE) if number.scale == 1 else None
            if scale is not None and scale.value in SCALES:
                value, end, taken = value * scale.value, scale.end, 3
        elif (dozen := self._after(at, "n", _GLUE)) and self.folded[dozen.start : dozen.end] in words.DOZEN:
            value, end, taken = value * 12, dozen.end, 2
        elif value in (12, 100, *SCALES) and self._several(number.start):
            return 1, Quantity(number.start, end, Kind.ROUGH, len(str(int(value))) - 1)
        elif number.value == value and number.value >= 100 and (power := self._power(number)) is not None:
            return 1, Quantity(number.start, end, Kind.ROUGH, power)
        unit = self._after(at + taken - 1, "u", _GLUE)
        if unit is not None:
            extra = self._added(at + taken)
            value, end = value + (extra.value if extra else 0), extra.end if extra else unit.end
            more = self._echo(at + taken + 1) if extra else 0
            return taken + (2 if extra else 1) + more, self._quantity(unit, number.start, end, value)
        return taken, self._count(at, number, value, end)

    def _power(self, number: Number) -> float | None:
        """The power of ten of a scale in the plural that no number stands before: آلاف, המאות."""
        powers = [self._rough_word(word) for word in self.folded[number.start : number.end].split()]
        return sum(power for power in powers if power is not None) if None not in powers else None

    def _rough_word(self, word: str) -> float | None:
        stems = [word, *(word[len(p) :] for p in PREFIXES.get(self.language, ()) if word.startswith(p))]
        return next((self.tables.rough[stem] for stem in stems if stem in self.tables.rough), None)

    def _more(self, number: Number) -> float:
        """What a word before the number adds to it: half or a quarter of its step (Urdu)."""
        before = self.folded[: number.start].split()
        part = more_of(self.language).get(before[-1], 0) if before else 0
        step = number.scale if number.scale > 1 else 100 if number.value >= 100 and not number.value % 100 else 1
        return part * step

    def _several(self, start: int) -> bool:
        return self.tables.several.search(self.folded[:start]) is not None

    def _share(self, at: int, number: Number) -> tuple[int, Quantity] | None:
        """``three quarters``, ``two-thirds``, ``one in five``: a number of parts."""
        part = self._after(at, "f", _GLUE)
        if part is not None and not part.joined and 0 < number.value < 10 and part.value < 1 and self.language != "tr":
            unit = self._after(at + 1, "u", _OF)
            value = number.value * part.value
            if unit is not None:
                return 3, self._quantity(unit, number.start, unit.end, value)
            return 2, Quantity(number.start, part.end, Kind.SHARE, value)
        other = self._after(at, "n", re.compile(r"[ -]| in | sur |/|⁄| من كل | מתוך | از هر "))
        if other is None or other.number is None or number.value >= 10 or number.scale > 1:
            return None
        gap = self._gap(at)
        ranks = other.number.ordinal and other.value >= 3 and gap in (" ", "-") and self.language in ("en", "fr", "")
        if ranks or (not other.number.ordinal and gap.strip() not in ("", "-") and other.value > number.value):
            return 2, Quantity(number.start, other.end, Kind.SHARE, number.value / other.value)
        return None

    def _rank(self, at: int, number: Number) -> Quantity:
        before, behind = self.folded[: number.start], self.folded[number.end : number.end + 40]
        found = Quantity(number.start, number.end, Kind.RANK, number.value, weak=number.value < 3)
        row = re.search(rf"(?<!\w)(?:{words.IN_A_ROW})(?!\w)", behind)
        if row or self.tables.ranked.search(before):
            unit = self._after(at, "u", _GLUE)
            count = replace(found, kind=Kind.COUNT)
            also = (count, self._quantity(unit, number.start, unit.end, number.value)) if unit else (count,)
            return replace(found, also=also)
        if re.search(r"(?<!\w)(?:a|by|to|of) $", before) and number.value >= 3:
            return replace(found, also=(replace(found, kind=Kind.SHARE, value=1 / number.value),))
        return found

    def _count(self, at: int, number: Number, value: float, end: int) -> Quantity:
        word = self.folded[number.start : number.end]
        weak = (
            value == 1
            or (number.known and number.dual)
            or (number.dual and value == 2 and self.language not in ("ar", ""))
        )
        found = Quantity(number.start, end, Kind.COUNT, value, weak=weak)
        also: list[Quantity] = []
        ranked = self.tables.ranked.search(self.folded[: number.start])
        if number.digits or ranked or number.known:
            also.append(replace(found, kind=Kind.RANK))
        if 12 < value <= 24 and (ranked or self.folded[end : end + 1] == ":"):  # a clock of twenty-four hours
            also.append(replace(found, value=value - 12))
        behind = self.folded[number.end : number.end + 40]
        if re.match(rf"(?: \w+){{0,2}} (?:{words.IN_A_ROW})(?!\w)", behind):
            also.append(replace(found, kind=Kind.RANK))
        if self.language == "ar" and word.lstrip("وال") in ("خمس", "سبع", "تسع", "عشر", "ثمن"):
            also.append(replace(found, kind=Kind.SHARE, value=1 / value))
        if self.language == "ar" and word in ("الفا", "مليونا", "مليارا"):  # the accusative, or a dual before its noun
            also.append(replace(found, value=2 * value))
        if self.language == "fr" and word == "quinzaine":
            also += [Quantity(number.start, end, Kind.MEASURE, days * 1440.0, "time", 1440, 15) for days in (14, 15)]
        return replace(found, also=tuple(also))
