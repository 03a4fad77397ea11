"""The inbox: what detection found, the weightiest and latest first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.desk.asked import Asked
from marsad.desk.closed import as_shown
from marsad.desk.models import Finding
from marsad.desk.place import workspace
from marsad.desk.record import from_json, to_json
from marsad.desk.selection import Selection, select
from marsad.records.finding import FindingKind, Level

PAGE = 50


class Judged(StrEnum):
    """Whether a person has judged the finding."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as a link; ``chosen`` when it is in force."""

    label: str
    href: str
    chosen: bool


def asked_for(asked: Asked) -> Selection:
    """The selection that the address names."""
    judged = asked.choice("judged", Judged)
    return Selection(
        kind=asked.choice("kind", FindingKind),
        level=asked.choice("level", Level) or Level.MEDIUM,
        judged=None if judged is None else judged is Judged.YES,
        since=asked.day("since"),
        until=asked.day("until", last=True),
    )


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """``/``"""
    asked = Asked(request.GET)
    selection = asked_for(asked)
    page = Paginator(select(selection), PAGE).get_page(asked.page())
    for row in page.object_list:
        shown = as_shown(workspace(), from_json(row.record))
        row.title, row.record = shown.title, to_json(shown)
    context = {
        "page": page,
        "query": asked.link(),
        "older": asked.link() + f"&page={page.next_page_number()}" if page.has_next() else "",
        "newer": asked.link() + f"&page={page.previous_page_number()}" if page.has_previous() else "",
        "filters": _filters(asked, selection),
        "since": asked.text("since"),
        "until": asked.text("until"),
        "kept": {name: asked.text(name) for name in ("kind", "level", "judged") if asked.text(name)},
        "errors": asked.errors,
        "empty": not Finding.objects.exists(),
    }
    return render(request, "desk/inbox.html", context, status=400 if asked.errors else 200)


def _filters(asked: Asked, chosen: Selection) -> list[tuple[str, list[Choice]]]:
    levels = {"all": Level.LOW, "medium and above": Level.MEDIUM, "high": Level.HIGH}
    judged = {"all": None, "unjudged": False, "judged": True}
    words = {None: None, False: "no", True: "yes"}
    kinds: dict[str, FindingKind | None] = {"all": None} | {
        kind.replace("_", " "): kind for kind in FindingKind if Finding.objects.filter(kind=kind).exists()
    }
    return [
        (
            "Level",
            [
                Choice(label, asked.link(level=None if level is Level.MEDIUM else level), level is chosen.level)
                for label, level in levels.items()
            ],
        ),
        (
            "Judged",
            [Choice(label, asked.link(judged=words[v]), v is chosen.judged) for label, v in judged.items()],
        ),
        ("Kind", [Choice(label, asked.link(kind=kind), kind is chosen.kind) for label, kind in kinds.items()]),
    ]
