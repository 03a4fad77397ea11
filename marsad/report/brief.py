"""The brief: the footnoted document over a period.

It is composed by rule, not written: each part of :mod:`marsad.report.sections` turns records into sentences with their
grounds, and :func:`marsad.report.lint.check` refuses what points nowhere or is worded as it may not be. So the same
material always gives the same document.
"""

from __future__ import annotations

from marsad.records.report import Report, Section
from marsad.report.headline import headline
from marsad.report.leads import leads
from marsad.report.material import Material
from marsad.report.sections import activity, coverage, denials, findings, ledgers, named, new, record, speech, timeline
from marsad.report.shelf import Shelf


def compose(material: Material) -> Report:
    """The whole document, unchecked; call :func:`marsad.report.lint.check` before it leaves."""
    shelf = Shelf(material)
    told = leads(shelf)
    drawn = tuple(figure for figure in (activity.figure(shelf), timeline.figure(shelf)) if figure)
    sections: tuple[Section, ...] = (
        new.section(shelf, told),
        *speech.sections(shelf),
        *ledgers.sections(shelf),
        *denials.sections(shelf),
        *findings.sections(shelf),
        *((Section("Activity", drawn),) if drawn else ()),
        *named.sections(shelf),
        *record.sections(shelf),
        coverage.channels(shelf),
        coverage.limits(shelf),
    )
    return Report(
        serial=material.serial,
        title=headline(shelf, told),
        as_of=material.as_of,
        since=material.since,
        until=material.until,
        head=material.head,
        sections=sections,
    )
