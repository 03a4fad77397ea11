"""The lexicon as the automaton sees it: a group of forms for each entry, cue and date word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from marsad.annotate.automaton import Automaton
from marsad.lexicon import Entry, Lexicon, Section
from marsad.lexicon.entries import CueClass
from marsad.records.mention import MentionKind
from marsad.text.dates import DATE_CUES

KINDS = {Section.ACTORS: MentionKind.ACTOR, Section.PLACES: MentionKind.PLACE, Section.WEAPONS: MentionKind.WEAPON}
ROLES = tuple(CueClass)
# Actors that fight for or against the watched rather than being watched: as a slot they are targets first.
FORCES = frozenset({"state", "armed-forces"})


@dataclass(frozen=True)
class Patterns:
    """The automaton, and for each of its patterns what it stands for.

    ``names[p]`` are the entries a pattern names, ``role[p]`` the index in :data:`ROLES` of the cue it is or -1 (terms
    of the glossary play no part in a grammar); ``english[p]`` says it in English; ``head``, ``date`` mark head words of
    group names and words that dates are written with.
    """

    automaton: Automaton
    names: tuple[tuple[Entry, ...], ...]
    is_name: npt.NDArray[np.bool_]
    role: npt.NDArray[np.int64]
    head: npt.NDArray[np.bool_]
    date: npt.NDArray[np.bool_]
    english: tuple[str, ...]

    @cached_property
    def told(self) -> npt.NDArray[np.bool_]:
        """Patterns that the reading aid has English for."""
        return np.array([bool(english) for english in self.english])


def compile_patterns(lexicon: Lexicon) -> Patterns:
    """One automaton for all that a post is read for."""
    entries = [entry for entry in lexicon.entries if entry.section in KINDS]
    heads = lexicon.of(Section.HEADS)
    forms = [entry.forms() for entry in entries]
    forms += [cue.forms for cue in lexicon.cues]
    forms += [head.forms() for head in heads]
    forms.append(DATE_CUES)
    automaton = Automaton(forms)
    first_cue, first_head, last = len(entries), len(entries) + len(lexicon.cues), len(forms) - 1
    grammar = {first_cue + n for n, cue in enumerate(lexicon.cues) if cue.role is not CueClass.TERM}
    names = tuple(tuple(entries[g] for g in groups if g < first_cue) for groups in automaton.groups)
    role = [
        next((ROLES.index(lexicon.cues[g - first_cue].role) for g in groups if g in grammar), -1)
        for groups in automaton.groups
    ]
    return Patterns(
        automaton,
        names,
        np.array([bool(n) for n in names]),
        np.array(role, np.int64),
        np.array([any(first_head <= g < last for g in groups) for groups in automaton.groups]),
        np.array([last in groups for groups in automaton.groups]),
        tuple(_english(lexicon, entries, groups) for groups in automaton.groups),
    )


def _english(lexicon: Lexicon, entries: list[Entry], groups: tuple[int, ...]) -> str:
    """The English of a pattern; several names that share a spelling are all given."""
    names = [entries[g].name for g in groups if g < len(entries)]
    cues = (lexicon.cues[g - len(entries)] for g in groups if 0 <= g - len(entries) < len(lexicon.cues))
    return " or ".join(names) or next((cue.gloss for cue in cues if cue.role is not CueClass.BLOCK), "")
