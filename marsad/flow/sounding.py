"""Who a name can be: the resolver that search by sound hands to the archive."""

from __future__ import annotations

from functools import lru_cache

from marsad.archive.search import Named, Resolver
from marsad.flow.workspace import Workspace
from marsad.lexicon import Lexicon, Section
from marsad.text.names import nearest

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


def resolver(workspace: Workspace) -> Resolver:
    """From a name in any script to the forms and tags of the entries that bear it."""
    lexicon = workspace.lexicon
    known, shared = owners(lexicon), heads(lexicon)

    @lru_cache(maxsize=256)
    def resolve(name: str) -> Named:
        alike = [form for form, likeness in nearest(name, tuple(known), _NEAREST, shared) if likeness.same]
        ids = dict.fromkeys(id_ for form in alike for id_ in known[form])
        entries = [lexicon.by_id[id_] for id_ in ids]
        forms = dict.fromkeys(form for entry in entries for form in entry.forms())
        return Named(tuple(forms), tuple(f"{entry.section.value[:-1]}:{entry.id}" for entry in entries))

    return resolve
