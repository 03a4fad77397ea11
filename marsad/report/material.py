"""What a brief is made from; flow gathers it, so that this room opens no store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from marsad.records.capture import Capture
from marsad.records.finding import Finding
from marsad.records.harvest import Failed, Skipped
from marsad.records.ledger import Claim, Threat
from marsad.records.source import Source
from marsad.records.translation import Translation


@dataclass(frozen=True, slots=True)
class Material:
    """All that a brief over one period may say, and nothing that it may not.

    ``posts`` holds the current revisions published in the period, with their readings: ``source, urn, number, revision,
    published, edited, text, language, forward_name, media_kinds, capture, statements, mentions`` (types as in
    :mod:`marsad.records.posts` and :mod:`marsad.records.readings`). ``edits`` holds other revisions of posts
    (``urn, revision, edited, capture, text``), ``absences`` what was not there when looked for (``urn, source, number,
    at, capture``). ``head`` is the short hash of the evidence that was counted. ``uncovered`` says in plain sentences
    what could not be done. ``names`` turns a lexicon id into a display name, ``aid`` a post's URN into its reading aid
    (empty when there is none), ``url`` into its public address; ``mask`` hides telephone numbers and keeps the length.
    ``translations`` holds the signed one of each wording (URN, revision) that has one.
    """

    serial: str
    head: str
    since: datetime
    until: datetime
    as_of: datetime
    posts: pl.DataFrame
    sources: tuple[Source, ...]
    captures: Mapping[str, Capture]
    claims: tuple[Claim, ...]
    threats: tuple[Threat, ...]
    findings: tuple[Finding, ...]
    edits: pl.DataFrame
    absences: pl.DataFrame
    failed: tuple[Failed, ...]
    skipped: tuple[Skipped, ...]
    uncovered: tuple[str, ...]
    names: Callable[[str], str]
    aid: Callable[[str], str]
    url: Callable[[str], str | None]
    mask: Callable[[str], str] = str
    translations: Mapping[tuple[str, int], Translation] = field(default_factory=dict)
