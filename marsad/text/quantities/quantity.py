"""One quantity: what a number measures, and when two of them can be one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_WEEK = 10080
_NEAR = 0.07
_THIRD_OFF = 0.007


class Kind(StrEnum):
    """What a quantity is."""

    COUNT = "count"
    RANK = "rank"
    SHARE = "share"
    ROUGH = "rough"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with its place in the *folded* text.

    ``value`` is a number, a part of one, a power of ten of a rough one, or an amount in minutes, metres or kilograms;
    ``number`` the bare number beside a unit. ``also`` are further readings. A ``weak`` one may go unsaid in another
    language: one, the dual of a thing known already, first and second.
    """

    start: int
    end: int
    kind: Kind
    value: float
    unit: str = ""
    size: float = 1
    number: float = 0
    weak: bool = False
    also: tuple[Quantity, ...] = ()

    def same(self, other: Quantity) -> bool:
        """Whether two quantities can be one, in any of their readings."""
        return any(_same(one, two) for one in (self, *self.also) for two in (other, *other.also))


def _same(one: Quantity, two: Quantity) -> bool:
    if Kind.MEASURE in (one.kind, two.kind):
        if one.kind is two.kind and one.unit == two.unit:
            if abs(one.value - two.value) < 1e-6 * max(one.value, two.value):
                return True
            rough = one.size != two.size and max(one.size, two.size) >= _WEEK and one.unit == "time"
            return rough and abs(one.value - two.value) <= _NEAR * max(one.value, two.value)
        bare = {one.kind, two.kind} == {Kind.MEASURE, Kind.COUNT}
        return bare and (one.number or one.value) == (two.number or two.value)
    if one.kind is not two.kind:
        return False
    thirds = any(abs(v * 3 - round(v * 3)) < 1e-9 and v % 1 for v in (one.value, two.value))
    return abs(one.value - two.value) <= (_THIRD_OFF if one.kind is Kind.SHARE and thirds else 1e-9)
