"""The query language: what a person types, as a tree.

Words must all stand in a post; ``"in quotes"`` is a phrase, ``begin*`` a beginning, ``-word`` and ``NOT`` keep posts
out, ``OR`` asks for either, ``AND`` binds closer than ``OR``, parentheses group, ``*`` is every post. Fields narrow:
``source:HANDLE actor:ID place:ID weapon:ID kind:claim lang:ar has:photo is:edited is:absent verse:2:255
since:2024-05-01 until:2024-06-01`` (from the day on; before the day). Several values of a field are parted by ``|``.
What reads as no part of the language (``a:b``, a lone bracket among plain words) is words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from marsad.records.errors import CannotRun
from marsad.records.statement import StatementKind

WORD = re.compile("(?:[^\\W_]|[\u0610-\u061a\u064b-\u0657\u0659-\u065f\u0670\u06d6-\u06dc\u06e1-\u06e8\u06ed])+")
"""A word as the index parts them: letters and digits, with the vowel signs written on them."""
MEDIA = tuple(
    "media photo video voice video_note animation sticker audio file location venue contact poll game invoice other"
    .split()
)  # fmt: skip
_VALUES = {"kind": tuple(StatementKind), "has": MEDIA, "is": ("edited", "absent")}
_FIELDS = ("source", "actor", "place", "weapon", "kind", "lang", "has", "is", "verse", "since", "until")
_FIELD = re.compile(rf"({'|'.join(_FIELDS)}):(\S+)")
_OPERATORS = ("AND", "OR", "NOT")
_PART = re.compile(r'(?P<open>-?\()|(?P<close>\))|(?P<phrase>-?"[^"]*")|(?P<word>[^\s()"]+)')
_SIGNS = str.maketrans("“”„«»‐‑‒–—―−", '"""""-------')
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Every:
    """Every post."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in this order, as typed; one word, or a phrase. ``prefix`` when the last one only begins."""

    text: str
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A filter; ``at`` is where it stands in the query."""

    name: str
    values: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Not:
    """Posts that ``node`` does not find."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Posts that every node finds."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Posts that some node finds."""

    nodes: tuple[Node, ...]


Node = Every | Words | Field | Not | All | Any


class _Part(NamedTuple):
    kind: str
    text: str
    at: int

    @property
    def operator(self) -> str:
        return self.text if self.kind == "word" and self.text in _OPERATORS else ""


def parse(text: str) -> Node:
    """The tree of a query; :class:`CannotRun` says what cannot be read, and where."""
    node = _Parser(text).whole()
    if node is None:
        raise CannotRun(f"the query {text!r} has no words; use `*` to find every post")
    return node


def fields(node: Node) -> Iterator[Field]:
    """Every filter of a query's tree, in order."""
    match node:
        case Field():
            yield node
        case Not():
            yield from fields(node.node)
        case All() | Any():
            yield from (field for part in node.nodes for field in fields(part))


def day(value: str, option: str) -> datetime:
    """A day or time as users write it, in UTC where no zone is given."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError as error:
        raise CannotRun(
            f"{option} {value!r} is not a day or time; write it as 2024-05-31 or 2024-05-31T18:00"
        ) from error
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        found = _PART.finditer(text.translate(_SIGNS))
        self._parts = [_Part(str(m.lastgroup), m.group(), m.start() + 1) for m in found]
        self._next = self._depth = 0
        self._strict = any(part.operator or _FIELD.fullmatch(part.text.lstrip("-")) for part in self._parts)

    def whole(self) -> Node | None:
        nodes = []
        while (part := self._peek()) is not None:
            if part.kind == "close":
                self._next += 1
                if self._strict:
                    self._fail(part, "`)` closes nothing")
                continue
            nodes.append(self._either())
        return _join(All, nodes)

    def _peek(self) -> _Part | None:
        return self._parts[self._next] if self._next < len(self._parts) else None

    def _either(self) -> Node | None:
        nodes = [self._every()]
        while (part := self._peek()) and part.operator == "OR":
            self._next += 1
            self._operand(part)
            nodes.append(self._every())
        return _join(Any, nodes)

    def _every(self) -> Node | None:
        nodes: list[Node | None] = []
        while (part := self._peek()) and part.kind != "close" and part.operator != "OR":
            if part.operator == "AND":
                if not nodes:
                    self._fail(part, "nothing stands before `AND`")
                self._next += 1
                self._operand(part)
            nodes.append(self._one())
        if not nodes and part is not None and part.operator:
            self._fail(part, f"nothing stands before `{part.operator}`")
        return _join(All, nodes)

    def _operand(self, operator: _Part) -> None:
        part = self._peek()
        if part is None or part.kind == "close" or part.operator in ("AND", "OR"):
            self._fail(operator, f"nothing stands after `{operator.text}`")

    def _one(self) -> Node | None:
        part = self._parts[self._next]
        self._next += 1
        if part.operator == "NOT":
            self._operand(part)
            return _negated(self._one())
        if part.kind == "open":
            return self._group(part)
        minus = part.text.startswith("-")
        node = self._leaf(part._replace(text=part.text[minus:], at=part.at + minus))
        return _negated(node) if minus else node

    def _group(self, opened: _Part) -> Node | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail(opened, f"brackets are more than {_DEEPEST} deep")
        node = self._either() if (part := self._peek()) and part.kind != "close" else None
        self._depth -= 1
        if self._peek() is not None:
            self._next += 1
        elif self._strict:
            self._fail(opened, "`(` is not closed")
        return _negated(node) if opened.text.startswith("-") else node

    def _leaf(self, part: _Part) -> Node | None:
        if part.kind == "word" and (found := _FIELD.fullmatch(part.text)):
            return self._field(part, found[1], tuple(v for v in found[2].split("|") if v))
        if part.text == "*":
            return Every()
        text = part.text.strip('"')
        if not WORD.search(text):
            return None
        quoted = part.kind == "phrase"
        return Words(text, not quoted and text.endswith("*"), quoted)

    def _field(self, part: _Part, name: str, values: tuple[str, ...]) -> Field:
        known = _VALUES.get(name)
        for value in values:
            if known and value not in known:
                self._fail(part, f"{name}:{value} is not known; {name}: takes {', '.join(known)}")
            if name in ("since", "until"):
                try:
                    day(value, f"{name}:")
                except CannotRun as error:
                    self._fail(part, str(error))
        if not values:
            self._fail(part, f"{name}: names nothing")
        return Field(name, values, part.at)

    def _fail(self, part: _Part, why: str) -> None:
        raise CannotRun(f"the query {self._text!r}, character {part.at}: {why}")


def _negated(node: Node | None) -> Node | None:
    return None if node is None else Not(node)


def _join(kind: type[All] | type[Any], nodes: list[Node | None]) -> Node | None:
    kept = tuple(node for node in nodes if node is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None
