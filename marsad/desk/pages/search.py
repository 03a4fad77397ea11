"""Search over all posts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.archive.finding.search import Found, Hit, Mode, Query
from marsad.desk.asked import Asked
from marsad.desk.place import workspace
from marsad.desk.shown import Mark, Piece, excerpt
from marsad.flow.reading import find
from marsad.flow.saved import save, saved
from marsad.records.errors import CannotRun
from marsad.records.source import Source

PAGE = 20
_FACETS = (
    ("Languages", "language", "lang"),
    ("Statements", "kind", "kind"),
    ("Actors", "actor", "actor"),
    ("Places", "place", "place"),
    ("Weapons", "weapon", "weapon"),
    ("Media", "media", "has"),
    ("State", "state", "is"),
)
_NAMED = ("actor", "place", "weapon")


class Order(StrEnum):
    """What comes first."""

    BEST = "best"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it."""

    hit: Hit
    source: Source
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A source among the hits, with the link that narrows the search to it, or widens it again."""

    source: Source
    count: int
    href: str
    chosen: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``/search``"""
    asked = Asked(request.GET)
    text, page, source = asked.text("q"), asked.page(), asked.text("source")
    mode, order = asked.choice("mode", Mode) or Mode.FOLDED, asked.choice("order", Order) or Order.BEST
    query = Query(
        text,
        mode,
        (source,) if source else (),
        since=asked.day("since"),
        until=asked.day("until", last=True),
        limit=PAGE,
        offset=(page - 1) * PAGE,
        newest=order is Order.NEWEST,
        facets=True,
    )
    found = _found(asked, query) if text else None
    context = {
        "q": text,
        "asked": {name: asked.text(name) for name in ("since", "until", "source")},
        "mode": mode,
        "modes": [(m, asked.link(mode=m), m is mode) for m in Mode],
        "order": order,
        "orders": [(o, asked.link(order=o), o is order) for o in Order],
        "errors": asked.errors,
        "found": found,
        "hits": [_shown(hit) for hit in found.hits] if found else [],
        "facets": _facets(asked, found, source) if found else [],
        "fields": _fields(asked, found, text) if found else [],
        "kept": _kept(),
        "pages": _pages(asked, found, page) if found else {},
    }
    return render(request, "desk/search.html", context, status=400 if asked.errors else 200)


def _found(asked: Asked, query: Query) -> Found | None:
    """The hits, or None with the reason among the errors."""
    if asked.errors:
        return None
    try:
        return find(workspace(), query)
    except CannotRun as error:
        asked.errors.append(str(error))
        return None


def _shown(hit: Hit) -> Shown:
    marks = [Mark(start, end, "found") for start, end in hit.highlights]
    return Shown(hit, workspace().source(hit.source), excerpt(hit.text, marks))


def _facets(asked: Asked, found: Found, chosen: str) -> list[Facet]:
    counts = sorted(found.facets.get("source", {}).items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Facet(workspace().source(urn), count, asked.link(source=None if urn == chosen else urn), urn == chosen)
        for urn, count in counts
    ]


def _fields(asked: Asked, found: Found, text: str) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """The other facets: name, count, and the link that adds each to the query as a field of its language."""
    name = workspace().lexicon.name
    return [
        (
            title,
            [
                (name(value) if facet in _NAMED else value, count, asked.link(q=_and(text, f"{field}:{value}")))
                for value, count in found.facets[facet].items()
            ],
        )
        for title, facet, field in _FACETS
        if found.facets.get(facet)
    ]


def _and(text: str, field: str) -> str:
    """The query narrowed by one field more; brackets only where an ``OR`` asks for them."""
    return text if field in text.split() else f"({text}) {field}" if " OR " in text else f"{text} {field}"


def _kept() -> list[tuple[str, str, str]]:
    """Searches that were saved: name, query, link."""
    return [(name, query, "?" + urlencode({"q": query})) for name, query in sorted(saved(workspace()).items())]


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """``/search/saved``: keep a query under a name, and show it again."""
    name, query = (request.POST.get(field, "").strip() for field in ("name", "q"))
    back = f"{reverse('search')}?{urlencode({'q': query})}"
    try:
        if not name:
            raise CannotRun("the search needs a name to be saved under")
        save(workspace(), name, query)
    except CannotRun as error:
        return render(request, "desk/search.html", _blank(query, str(error)), status=400)
    return redirect(back)


def _blank(query: str, error: str) -> dict[str, object]:
    """The page before anything is found, with what was wrong."""
    return {
        "q": query,
        "asked": {},
        "mode": Mode.FOLDED,
        "modes": [],
        "order": Order.BEST,
        "orders": [],
        "errors": [error],
        "found": None,
        "kept": _kept(),
    }


def _pages(asked: Asked, found: Found, page: int) -> dict[str, object]:
    last = max(1, -(-found.total // PAGE))
    return {
        "page": page,
        "last": last,
        "before": asked.link() + f"&page={min(page - 1, last)}" if page > 1 else "",
        "after": asked.link() + f"&page={page + 1}" if page < last else "",
    }
