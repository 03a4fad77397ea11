"""Which names of an outside list posts are read for, where the desk asked for it (``--mentions``).

A list of fifty thousand aliases holds *Ali*, *Salam* and *The Base*. So a form is looked for in posts only if it is
none of the list's weak aliases, has two words or more, eight letters or more in all, and is not made of given names
alone (*Muhammad Ali* is anybody). What is left out is still found by ``marsad names``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.lexicon.entries import Cited, Entry, Section
from marsad.lexicon.outside.layers import ABOUT, Layer, find_layers, read_names
from marsad.text.names.given import given
from marsad.text.names.words import PARTICLES, TITLES, tokens_of, words_of

_WORDS = 2
_LETTERS = 8
_KUNYA = frozenset({"abu", "ابو", "umm", "ام", "abd", "عبد", "lah", "له", "din", "دين"})
_SECTIONS = {"place": Section.PLACES, "weapon": Section.WEAPONS}


def read_for_mentions(folder: Path) -> bool:
    """Whether a layer is an outside list whose names posts are read for."""
    return (folder / ABOUT).is_file() and find_layers([folder])[0].mentions


def mention_entries(folders: Iterable[Path]) -> Iterator[Entry]:
    """The entries of these lists, each with the forms that are safe to look for; none for an entry without any."""
    for folder in folders:
        layer = find_layers([folder])[0]
        for id_, kind, forms in read_names(folder).select("id", "kind", "forms").iter_rows():
            if safe := tuple(form for form in forms if telling(form)):
                yield _entry(layer, id_, kind, safe)


def telling(form: str) -> bool:
    """Whether a name is long and rare enough to be looked for in posts.

    >>> telling("Saraya al-Hibr"), telling("Salam"), telling("Muhammad Ali"), telling("Abu Ali")
    (True, False, False, False)
    """
    words = [word for word in tokens_of(form) if word not in PARTICLES and word not in TITLES]
    rare = [word for word in words_of(form) if not given(word) and word not in _KUNYA]
    return len(words) >= _WORDS and sum(map(len, words)) >= _LETTERS and bool(rare)


def _entry(layer: Layer, id_: str, kind: str, forms: tuple[str, ...]) -> Entry:
    source = Cited(f"file:{layer.file}", f"{layer.kind} list, sha256 {layer.sha256}", layer.date)
    return Entry(
        id=id_,
        section=_SECTIONS.get(kind, Section.ACTORS),
        kind=kind,
        names={"und": forms},
        layer=layer.name,
        confidence="medium",
        sources=(source,),
    )
