"""The UN Security Council's consolidated list in XML: persons and entities with aliases and original-script names.

Read element by element. Aliases of quality *Low* are the list's own weak ones. ``dateGenerated`` dates the list.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from marsad.lexicon.outside.entities import opened
from marsad.lexicon.outside.listed import Listed, Reading, listed
from marsad.records.harvest import Failed

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_KINDS = {"INDIVIDUAL": "person", "ENTITY": "organisation"}


def read_un(path: Path) -> Reading:
    """Entries of the consolidated list; a file cut short keeps the whole entries before the cut."""
    count = 0
    try:
        with opened(path) as file:
            # The file is the user's own copy of a public list; expat fetches nothing from outside.
            for _, element in ET.iterparse(file):  # noqa: S314
                if element.tag in _KINDS:
                    count += 1
                    yield _entry(path, element, count)
                    element.clear()
    except (ET.ParseError, OSError, EOFError) as error:
        yield Failed(str(path), f"after entry {count}", f"the XML ends or breaks here ({error}); fetch it again")


def generated(path: Path) -> str:
    """The day the list says it was generated, or nothing."""
    try:
        with opened(path) as file:
            _, root = next(iter(ET.iterparse(file, events=("start",))))  # noqa: S314
            return str(root.get("dateGenerated", ""))[:10]
    except (ET.ParseError, OSError, EOFError, StopIteration):
        return ""


def _entry(path: Path, element: ET.Element, count: int) -> Listed | Failed:
    names = [" ".join(filter(None, (element.findtext(part) for part in _PARTS)))]
    names += [element.findtext("NAME_ORIGINAL_SCRIPT") or ""]
    weak: list[str] = []
    for alias in [*element.iter("INDIVIDUAL_ALIAS"), *element.iter("ENTITY_ALIAS")]:
        (weak if alias.findtext("QUALITY") == "Low" else names).append(alias.findtext("ALIAS_NAME") or "")
    id_ = element.findtext("REFERENCE_NUMBER") or element.findtext("DATAID")
    try:
        return listed(id_, _KINDS[element.tag], names, weak)
    except ValueError as error:
        return Failed(str(path), f"entry {count} ({id_ or 'no number'})", str(error))
