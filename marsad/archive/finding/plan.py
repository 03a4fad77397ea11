"""From the tree of a query to what the index is asked, and to the marks by which its words are found in a text.

In ``folded`` and ``sound`` mode a word stands for its forms with proclitics and the article (only those that the index
holds are asked for); typed with them, it is looked for without them too. Where a front letter may be the word's own
(كتاب), it is taken off only if what is left is the commoner word. In mode ``sound`` it stands for the words of the
index that sound like it as well; in mode ``exact`` for itself alone (:mod:`marsad.archive.finding.written`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod

import tantivy

from marsad.archive.finding.marks import Mark
from marsad.archive.finding.query import WORD, All, Any, Every, Field, Node, Not, Words, day
from marsad.records.errors import CannotRun
from marsad.text.clitics import PROCLITICS, bare, forms
from marsad.text.folding import fold
from marsad.text.names.words import ARTICLES, ASSIMILATED, words_of
from marsad.text.uthmani import apart, glued, spelled_out, with_small_alefs

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_PHRASES = 400  # so many spellings of a phrase are asked one by one (rare ones cost nothing); more as patterns
_BEGUN = 4_000  # so many words that begin alike are asked one by one in mode exact
_NEAREST = 5  # so many words that sound like a name are looked for with proclitics as well
_BETWEEN = 2  # words that may stand between the parts of a name: articles, "bin"
_VERSE = 3  # words in a row that may be a verse
_SHORT = 3  # a beginning of fewer letters is not looked for behind proclitics


class Mode(StrEnum):
    """How the words of a query are compared with the words of posts."""

    EXACT = "exact"
    FOLDED = "folded"
    SOUND = "sound"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Named:
    """Who a name can be: the forms it is written in, and the tags of posts that mention it."""

    forms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


Resolver = Callable[[str], Named]
SourceOf = Callable[[str], str | None]


@dataclass
class Planner:
    """Turns trees into queries of one searcher; ``marks`` gathers what is to be highlighted."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    mode: Mode
    source: SourceOf
    resolve: Resolver | None = None
    sounds: Callable[[str], list[str]] | None = None
    marks: list[Mark] = field(default_factory=list)
    _negated: bool = False

    def query(self, node: Node) -> tantivy.Query:
        """What the index is asked for ``node``."""
        match node:
            case Every():
                return tantivy.Query.all_query()
            case Words():
                return self._words(node)
            case Field():
                return _any([self._filter(node, value) for value in node.values])
            case Not():
                return tantivy.Query.boolean_query([(_MUST, tantivy.Query.all_query()), (_NOT, self._without(node))])
            case Any():
                return _any([self.query(one) for one in node.nodes])
            case All():
                return self._all(node.nodes)

    def _all(self, nodes: tuple[Node, ...]) -> tantivy.Query:
        if self.mode is Mode.SOUND:
            nodes = _names(nodes)
        parts = [(_NOT, self._without(n)) if isinstance(n, Not) else (_MUST, self.query(n)) for n in nodes]
        if verse := self._as_verse(nodes):
            words = [part for part, node in zip(parts, nodes, strict=True) if isinstance(node, Words)]
            rest = [part for part, node in zip(parts, nodes, strict=True) if not isinstance(node, Words)]
            parts = [(_MUST, _any([tantivy.Query.boolean_query(words), verse])), *rest]
        if all(occur == _NOT for occur, _ in parts):
            parts.append((_MUST, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(parts)

    def _as_verse(self, nodes: tuple[Node, ...]) -> tantivy.Query | None:
        """Words typed without quotes as the phrase that a verse is, where the Qur'an's orthography differs."""
        typed = [node.text for node in nodes if isinstance(node, Words) and not (node.quoted or node.prefix)]
        every = sum(isinstance(node, Words) for node in nodes)
        if self.mode is not Mode.FOLDED or len(typed) < _VERSE or len(typed) != every:
            return None
        if not any("\u0620" <= word[0] <= "\u06ff" for word in typed):
            return None
        ways = self._ways(typed)
        plain = [self._forms(word) for piece in typed for word in WORD.findall(fold(piece).text)]
        return None if ways == [plain] else _any([self._row(row) for row in ways])

    def _without(self, node: Not) -> tantivy.Query:
        before, self._negated = self._negated, True
        query = self.query(node.node)
        self._negated = before
        return query

    def _filter(self, asked: Field, value: str) -> tantivy.Query:
        if asked.name in ("since", "until"):
            moment = int(day(value, f"{asked.name}:").timestamp())
            low, high = (moment, 2**62) if asked.name == "since" else (-(2**62), moment)
            return between(self.schema, low, high)
        if asked.name == "source":
            urn = self.source(value)
            if urn is None:
                raise CannotRun(
                    f"source:{value} at character {asked.at}: no such source in this archive; "
                    "`marsad sources` lists them"
                )
            return self._term("source", urn)
        return self._term("tags", f"{asked.name}:{value}")

    def _words(self, node: Words) -> tantivy.Query:
        spelled = self._spelled(node)
        if self.mode is not Mode.SOUND or node.prefix:
            return spelled
        named = self.resolve(node.text) if self.resolve else Named()
        written = [self._spelled(Words(form, quoted=True)) for form in named.forms]
        heard = self._heard(WORD.findall(fold(node.text).text))
        return _any([spelled, *written, *heard, *(self._term("tags", tag) for tag in named.tags)])

    def _heard(self, words: list[str]) -> list[tantivy.Query]:
        """A name by the words of the index that sound like its own: word by word, in their parts, and run together."""
        if self.sounds is None:
            return []
        telling = [word for word in words if word not in ARTICLES | ASSIMILATED] or words
        parts = [part for word in telling for part in _parts(word)]
        ways = [telling, *([parts] if parts != telling else []), *([["".join(telling)]] if len(telling) > 1 else [])]
        rows = [[self._like(word) for word in way] for way in ways]
        return [self._row(row, _BETWEEN * (len(row) > 1)) for row in rows if all(row)]

    def _like(self, word: str) -> list[str]:
        assert self.sounds is not None
        like = self.sounds(word)
        return list(dict.fromkeys([*like, *(held for one in like[:_NEAREST] for held in self._held(forms(one)))]))

    def _spelled(self, node: Words) -> tantivy.Query:
        if self.mode is Mode.EXACT:
            return self._as_written(node)
        words = WORD.findall(fold(node.text).text)
        if not words:
            return tantivy.Query.empty_query()
        if node.prefix and len(words) == 1:
            return self._prefix(words[0])
        return _any([self._row(row) for row in self._ways(node.text.split())])

    def _ways(self, typed: list[str]) -> list[list[list[str]]]:
        """The ways in which the words may stand in a post, each as the forms of every word.

        The Qur'an's orthography writes the vocative onto its word.
        """
        words = [word for piece in typed for word in WORD.findall(fold(piece).text)]
        ways = [typed, apart(typed), glued(words)] if len(typed) > 1 else [typed]
        rows = [self._rows(way, scripture=len(words) >= _VERSE) for way in ways]
        return [row for n, row in enumerate(rows) if row not in rows[:n]]

    def _rows(self, typed: list[str], *, scripture: bool) -> list[list[str]]:
        """The forms of each word as typed; in what may be a verse, also as the Qur'an's own orthography writes it."""
        rows = []
        for piece in typed:
            parts = WORD.findall(fold(piece).text)
            ways = spelled_out(piece) if len(parts) == 1 else ()
            for part in parts:
                row = self._forms(part)
                more = [*ways, *(with_small_alefs(part) if scripture else ())]
                rows.append(list(dict.fromkeys([*row, *self._held(tuple(more))])))
        return rows

    def _row(self, rows: list[list[str]], slop: int = 0) -> tantivy.Query:
        """Words in this order, each in any of its forms."""
        self._mark(Mark(tuple(map(frozenset, rows)), between=slop))
        if len(rows) == 1:
            return _any([self._term("folded", form, "position") for form in rows[0]])
        if prod(map(len, rows)) <= _PHRASES:
            phrases = [tantivy.Query.phrase_query(self.schema, "folded", list(row), slop) for row in _every_way(rows)]
            return _any(phrases)
        patterns: list[str | tuple[int, str]] = [f"({'|'.join(row)})" for row in rows]
        return tantivy.Query.regex_phrase_query(self.schema, "folded", patterns, slop)

    def _as_written(self, node: Words) -> tantivy.Query:
        """Mode *exact*: see :mod:`.written`. A phrase is the folded phrase, where each word of it is written so."""
        words = WORD.findall(node.text.lower())
        if not words:
            return tantivy.Query.empty_query()
        if node.prefix and len(words) == 1:
            return self._written_prefix(words[0])
        self._mark(Mark(tuple(frozenset([word]) for word in words)))
        parts = [self._written(word) for word in words]
        if len(words) == 1:
            return parts[0]
        folded = WORD.findall(fold(" ".join(words)).text)
        if len(folded) > 1:
            parts.append(tantivy.Query.phrase_query(self.schema, "folded", list(folded)))
        return tantivy.Query.boolean_query([(_MUST, part) for part in parts])

    def _written(self, word: str) -> tantivy.Query:
        if fold(word).text != word:
            return self._term("written", word)
        plain = self._term("folded", word, "position")
        if not self.searcher.doc_freq("unwritten", word):
            return plain
        return tantivy.Query.boolean_query([(_MUST, plain), (_NOT, self._term("unwritten", word))])

    def _written_prefix(self, word: str) -> tantivy.Query:
        self._mark(Mark((frozenset([word]),), prefix=True))
        odd = tantivy.Query.regex_query(self.schema, "written", re.escape(word) + ".*")
        if fold(word).text != word:
            return odd
        if not self.searcher.terms_with_prefix("unwritten", word, limit=1):
            return _any([odd, tantivy.Query.regex_query(self.schema, "folded", re.escape(word) + ".*")])
        terms = [term for term, _ in self.searcher.terms_with_prefix("folded", word, limit=_BEGUN + 1)]
        if len(terms) > _BEGUN:
            raise CannotRun(f"{word}*: more than {_BEGUN:,} words begin so; in mode exact, give more letters")
        return _any([odd, *map(self._written, terms)])

    def _prefix(self, word: str) -> tantivy.Query:
        alone = len(word) < _SHORT or len(forms(word)) == 1
        self._mark(Mark((frozenset([word] if alone else forms(word)),), prefix=True))
        pattern = re.escape(word) + ".*"
        return tantivy.Query.regex_query(self.schema, "folded", pattern if alone else PROCLITICS + pattern)

    def _forms(self, word: str) -> list[str]:
        """Forms of a folded word that the index holds; the word itself where it holds none."""
        held = self._held(forms(word))
        if found := bare(word):
            stem, sure = found
            others = self._held(forms(stem))
            if sure or self._count(others) > self._count(held):
                held = list(dict.fromkeys([*held, *others]))
        return held or [word]

    def _held(self, words: tuple[str, ...]) -> list[str]:
        return [word for word in words if self.searcher.doc_freq("folded", word)]

    def _count(self, words: list[str]) -> int:
        return sum(self.searcher.doc_freq("folded", word) for word in words)

    def _term(self, name: str, value: str, option: str = "basic") -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value, option)

    def _mark(self, mark: Mark) -> None:
        if not self._negated:
            self.marks.append(mark)


def between(schema: tantivy.Schema, low: int, high: int) -> tantivy.Query:
    """Posts published in ``[low, high)``, in seconds."""
    return tantivy.Query.range_query(schema, "published", tantivy.FieldType.Integer, low, high, include_upper=False)


def _names(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Words that stand side by side are one name."""
    joined: list[Node] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Words) and isinstance(last, Words) and not (node.prefix or last.prefix):
            joined[-1] = Words(f"{last.text} {node.text}", quoted=True)
        else:
            joined.append(node)
    return tuple(joined)


def _parts(word: str) -> list[str]:
    """``hizballah`` as its two words; a word of one part is itself."""
    parts = words_of(word)
    return list(parts) if len(parts) > 1 else [word]


def _every_way(rows: list[list[str]]) -> list[tuple[str, ...]]:
    ways: list[tuple[str, ...]] = [()]
    for row in rows:
        ways = [(*way, form) for way in ways for form in row]
    return ways


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_SHOULD, query) for query in queries])
