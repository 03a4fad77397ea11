"""The desk as Django sees it."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    """Its tables begin with ``desk_``."""

    name = "marsad.desk"
    label = "desk"
