"""Under which URN a source is kept: by the platform's number where it is known, never by title."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.archive.store import Log
from marsad.records.errors import CannotRun
from marsad.records.source import Source
from marsad.records.urn import number_handle


@dataclass(frozen=True, slots=True)
class Identity:
    """The source to write under, and dated links to others found to be the same."""

    source: Source
    links: tuple[dict[str, str], ...] = ()


def identify(seen: Source, log: Log) -> Identity:
    """Bring ``seen`` under the URN its number is known by.

    A handle given later for a known number becomes another name of that source; where both already hold posts, the
    given one is used and the two are linked.
    """
    same = log.sources.get(log.resolve(seen.urn))
    if same and same.number and seen.number and same.number != seen.number:
        raise CannotRun(
            f"{seen.urn} is the source with the number {same.number}, but this export ({seen.title}) carries "
            f"{seen.number}: it is another chat; give it another --source"
        )
    known = log.by_number(seen.number)
    if known is None or known.urn == seen.urn:
        return Identity(seen)
    if seen.handle == number_handle(seen.number or 0):
        return Identity(replace(seen, urn=known.urn))
    if log.resolve(seen.urn) in (seen.urn, known.urn) and seen.urn not in log.sources:
        return Identity(replace(seen, urn=known.urn, also=(seen.urn,)))
    if known.handle != number_handle(known.number or 0) and not _linked(seen.urn, known.urn, log):
        raise CannotRun(
            f"this export ({seen.title}) carries the number {seen.number}, which is that of {known.urn}; {seen.urn} is "
            f"another source here: leave --source out, or record first that the two are one (`marsad link`)"
        )
    return Identity(seen, ({"a": seen.urn, "b": known.urn, "why": f"both carry the number {seen.number}"},))


def _linked(one: str, other: str, log: Log) -> bool:
    return any({link.a, link.b} == {one, other} for link in log.links)
