"""Pages for what cannot be answered: each says why, and where to go on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def missing(request: HttpRequest, why: str) -> HttpResponse:
    """404, with a reason of our own."""
    return render(request, "desk/refused.html", {"heading": "Not found", "why": why}, status=404)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    return missing(request, "The desk has no such page.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that a browser on this machine would not send; not a template, for nothing in it can be trusted."""
    return HttpResponse("The desk answers on this machine alone, at http://127.0.0.1.\n", "text/plain", status=400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from the desk's own page, or whose cookie has gone."""
    why = "The form did not come from a page of this desk. Open the page again and repeat what you did."
    return render(request, "desk/refused.html", {"heading": "Refused", "why": why}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours; the trace is in the terminal that runs the desk."""
    return HttpResponse(
        "Something broke in the desk; the terminal that runs `marsad serve` says what. Nothing was lost.\n",
        "text/plain",
        status=500,
    )
