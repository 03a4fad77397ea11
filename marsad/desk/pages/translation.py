"""A person's translation of a post, a signature under one, and a post put into the queue: what a post's page sends."""

from __future__ import annotations

from datetime import UTC, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from marsad.desk.models import Task
from marsad.desk.pages.refused import missing
from marsad.desk.place import workspace
from marsad.desk.translations import add, add_signature
from marsad.flow.translating import known, own_translation
from marsad.records.errors import CannotRun


class OwnForm(forms.Form):
    """A translation by the person whose name stands under it."""

    text = forms.CharField(max_length=20_000, error_messages={"required": "The translation is empty."})
    by = forms.CharField(max_length=80, error_messages={"required": "Sign it: a translation needs a name."})


class SignForm(forms.Form):
    """Who answers for a translation, and what they say to its doubts."""

    by = forms.CharField(max_length=80, error_messages={"required": "Sign it: a signature needs a name."})
    note = forms.CharField(max_length=2000, required=False)


@require_POST
def own(request: HttpRequest, urn: str) -> HttpResponse:
    """``/translations/URN``: another translation beside those that are there."""
    form = OwnForm(request.POST)
    if not form.is_valid():
        return _refused(request, urn, form)
    target, said = workspace().settings.translation.target, form.cleaned_data
    try:
        add(own_translation(workspace(), urn, target, said["by"], said["text"].splitlines()))
    except CannotRun as error:
        return _refused(request, urn, str(error))
    return _back(urn)


@require_POST
def sign(request: HttpRequest, urn: str, number: int) -> HttpResponse:
    """``/signatures/NUMBER/URN``: a person answers for translation NUMBER."""
    form = SignForm(request.POST)
    if not form.is_valid():
        return _refused(request, urn, form)
    said = form.cleaned_data
    try:
        add_signature(urn, number, said["by"], said["note"], workspace().settings.translation.target)
    except CannotRun as error:
        return _refused(request, urn, str(error))
    return _back(urn)


@require_POST
def wait(request: HttpRequest, urn: str) -> HttpResponse:
    """``/queue/URN``: let the post wait for the engine; `marsad translate --now` works the queue off."""
    if not known(workspace(), [urn]):
        return missing(request, f"{urn}: no such post in this archive.")
    target = workspace().settings.translation.target
    Task.objects.get_or_create(urn=urn, target=target, done=None, defaults={"asked": datetime.now(UTC), "priority": 1})
    return _back(urn)


def _back(urn: str) -> HttpResponse:
    return redirect(reverse("post", args=[urn]) + "#translation")


def _refused(request: HttpRequest, urn: str, why: forms.Form | str) -> HttpResponse:
    faults = [why] if isinstance(why, str) else [str(e) for errors in why.errors.values() for e in errors]
    return render(request, "desk/not_kept.html", {"urn": urn, "errors": faults, "given": request.POST}, status=400)
