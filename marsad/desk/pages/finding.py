"""One finding, with what it stands on; and the judgement of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.desk.asked import Asked
from marsad.desk.case import lay_out
from marsad.desk.closed import as_shown
from marsad.desk.inbox import add
from marsad.desk.models import Finding, Judgement
from marsad.desk.pages.inbox import asked_for
from marsad.desk.pages.refused import missing
from marsad.desk.place import workspace
from marsad.desk.record import from_json
from marsad.desk.selection import select, track_record
from marsad.records.judgement import Judgement as Decision
from marsad.records.judgement import Verdict


class JudgementForm(forms.Form):
    """What a person decides; the reason and the name are asked for every time."""

    verdict = forms.ChoiceField(
        choices=[(verdict.value, verdict.value) for verdict in Verdict],
        error_messages={"required": "Choose a verdict.", "invalid_choice": "Choose hit, miss or watch."},
    )
    reason = forms.CharField(max_length=2000, error_messages={"required": "Say why: a judgement needs a reason."})
    by = forms.CharField(max_length=80, error_messages={"required": "Sign it: a judgement needs a name."})


@require_safe
def finding(request: HttpRequest, id: str) -> HttpResponse:
    """``/findings/ID``"""
    first = {"verdict": request.GET.get("verdict", ""), "by": _signature()}
    return _page(request, id, JudgementForm(initial=first), 200)


@require_POST
def judge(request: HttpRequest, id: str) -> HttpResponse:
    """``/findings/ID/judgements``: one more, beside those that are there."""
    if not Finding.objects.filter(id=id).exists():
        return missing(request, "The inbox has no such finding.")
    form = JudgementForm(request.POST)
    if not form.is_valid():
        return _page(request, id, form, 400)
    said = form.cleaned_data
    add(Decision(id, Verdict(said["verdict"]), said["reason"], said["by"], datetime.now(UTC)))
    return redirect(f"{reverse('finding', args=[id])}{Asked(request.GET).link(verdict=None)}#judgements")


def _page(request: HttpRequest, id_: str, form: JudgementForm, status: int) -> HttpResponse:
    row = Finding.objects.filter(id=id_).first()
    if row is None:
        return missing(request, "The inbox has no such finding.")
    record = as_shown(workspace(), from_json(row.record))
    context = {
        "row": row,
        "finding": record,
        "case": lay_out(workspace(), record),
        "track": track_record(record.method),
        "judgements": list(Judgement.objects.filter(about=id_)),
        "form": form,
        "verdicts": list(Verdict),
        **_neighbours(request, id_),
    }
    return render(request, "desk/finding.html", context, status=status)


def _neighbours(request: HttpRequest, id_: str) -> dict[str, Any]:
    """The findings before and after this one, in the inbox that it was opened from."""
    asked = Asked(request.GET)
    query = asked.link(verdict=None)
    ids = list(select(asked_for(asked)).values_list("id", flat=True))
    place = ids.index(id_) if id_ in ids else None
    before = ids[place - 1] if place else None
    after = ids[place + 1] if place is not None and place + 1 < len(ids) else None
    return {
        "query": query,
        "previous": reverse("finding", args=[before]) + query if before else "",
        "next": reverse("finding", args=[after]) + query if after else "",
        "place": place + 1 if place is not None else None,
        "of": len(ids),
    }


def _signature() -> str:
    """Who judged last, else the workspace's operator: the one analyst of this desk."""
    last = Judgement.objects.order_by("-id").first()
    return last.by if last else workspace().settings.imports.operator
