"""Who a name can be: the index over the lexicon and outside lists, and the resolver that search by sound hands to the
archive.
"""

from __future__ import annotations

from functools import lru_cache

from marsad.archive.finding.search import Named, Resolver
from marsad.flow.workspace import Workspace, layers
from marsad.lexicon import Lexicon, Section
from marsad.lexicon.outside import find_layers, read_names
from marsad.text.names import Candidate, Glosses, Index, head_words, resolve

_NAMED = (Section.ACTORS, Section.PLACES, Section.WEAPONS)
_NEAREST = 20


def owners(lexicon: Lexicon) -> dict[str, list[str]]:
    """Forms of actors, places and weapons, with the ids that each can stand for."""
    found: dict[str, list[str]] = {}
    for section in _NAMED:
        for entry in lexicon.of(section):
            for form in entry.forms():
                found.setdefault(form, []).append(entry.id)
    return found


def heads(lexicon: Lexicon) -> list[str]:
    """Words that many names share."""
    return [form for entry in lexicon.of(Section.HEADS) for form in entry.forms()]


def candidates(workspace: Workspace, names: list[str], limit: int) -> list[list[Candidate]]:
    """For each name the entries of the lexicon and of every outside list that it can stand for, best first.

    Weak aliases of a list are looked for too; a score says how alike the names are, never that the list means him.
    """
    index = name_index(workspace)
    return [resolve(name, index, limit) for name in names]


def name_index(workspace: Workspace) -> Index:
    """Every form of the lexicon, and of the outside lists that were added, in one index."""
    lexicon = workspace.lexicon
    forms, ids = _pairs(lexicon)
    titles = {entry.id: entry.name for entry in lexicon.entries}
    own = layers(workspace.folder)
    by_name = {path.name: path for path in own}
    for layer in find_layers(own):
        table = read_names(by_name[layer.name])
        for id_, name, strong, weak in table.select("id", "name", "forms", "weak").iter_rows():
            titles.setdefault(id_, name)
            forms += [*strong, *weak]
            ids += [id_] * (len(strong) + len(weak))
    return Index(forms, ids, titles, head_words(heads(lexicon)), Glosses(lexicon.glosses))


def resolver(workspace: Workspace) -> Resolver:
    """From a name in any script to the forms and tags of the entries that bear it."""
    lexicon = workspace.lexicon
    forms, ids = _pairs(lexicon)
    index = Index(forms, ids, heads=head_words(heads(lexicon)), glosses=Glosses(lexicon.glosses))

    @lru_cache(maxsize=256)
    def resolved(name: str) -> Named:
        found = dict.fromkeys(ids[row] for row, likeness in index.nearest(name, _NEAREST) if likeness.same)
        entries = [lexicon.by_id[id_] for id_ in found]
        spelled = dict.fromkeys(form for entry in entries for form in entry.forms())
        return Named(tuple(spelled), tuple(f"{entry.section.value[:-1]}:{entry.id}" for entry in entries))

    return resolved


def _pairs(lexicon: Lexicon) -> tuple[list[str], list[str]]:
    pairs = [(form, id_) for form, ids in owners(lexicon).items() for id_ in ids]
    return [form for form, _ in pairs], [id_ for _, id_ in pairs]
