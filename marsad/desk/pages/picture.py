"""Pictures: thumbnails alone, blurred until asked for, and where one was seen before. Originals are never served."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from marsad.archive.pictures import pdq
from marsad.archive.pictures.decoding import Unreadable
from marsad.archive.pictures.thumbnails import TYPE, Veil
from marsad.desk.asked import Asked
from marsad.desk.django_settings import FILE_UPLOAD_MAX_MEMORY_SIZE as MOST
from marsad.desk.place import workspace
from marsad.flow.importing import derive
from marsad.flow.picturing import may_show, seen_data, seen_hash
from marsad.records.errors import CannotRun
from marsad.records.picture import Carrier, Seen, Sighting
from marsad.records.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """A post that shows the picture, or a copy of it."""

    carrier: Carrier
    source: Source
    sighting: Sighting


@require_safe
def thumbnail(request: HttpRequest, sha256: str, veil: str) -> HttpResponse:
    """``/pictures/SHA-256/blurred`` and ``/clear``: drawn anew from the kept picture, without its metadata."""
    if not may_show(workspace(), sha256):
        raise Http404
    try:
        return HttpResponse(workspace().pictures.thumbnail(sha256, Veil(veil)), TYPE)
    except (Unreadable, ValueError) as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest) -> HttpResponse:
    """``/pictures``: a picture handed over, or a hash; the picture is looked at and kept nowhere."""
    derive(workspace())
    asked = Asked(request.GET)
    text, errors, seen = asked.text("hash"), list[str](), None
    try:
        if request.method == "POST":
            seen = _handed(request)
        elif text:
            seen = seen_hash(workspace(), text)
    except CannotRun as error:
        errors.append(str(error))
    context = {
        "hash": text,
        "errors": errors,
        "seen": seen,
        "places": places_of(seen) if seen else [],
        "match": pdq.MATCH,
        "most": MOST >> 20,
    }
    return render(request, "desk/pictures.html", context, status=400 if errors else 200)


def places_of(seen: Seen, without: str = "") -> list[Place]:
    """Every post that shows one of the sightings, the first known carrier first; the post ``without`` left out."""
    found = [Place(c, workspace().source(c.source), s) for s in seen.sightings for c in s.carriers if c.urn != without]
    return sorted(found, key=lambda place: (place.carrier.published, place.carrier.urn))


def _handed(request: HttpRequest) -> Seen:
    file = request.FILES.get("picture")
    if file is None:
        raise CannotRun(f"no picture came: choose a file of at most {MOST >> 20} MB")
    return seen_data(workspace(), file.read(), file.name or "the picture")
