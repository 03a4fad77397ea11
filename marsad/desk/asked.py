"""What a page was asked for, read from its address: a wrong value is named, and the rest still counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

MOST_PAGES = 10_000
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(slots=True)
class Asked:
    """Reads one address; ``errors`` gathers what could not be read, one line each."""

    given: QueryDict
    errors: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """What stands there, without the spaces round it."""
        return self.given.get(name, "").strip().replace("\x00", "")

    def choice(self, name: str, kinds: type[_Choice]) -> _Choice | None:
        """One of a closed set, or None where nothing is asked."""
        value = self.text(name)
        if not value:
            return None
        try:
            return kinds(value)
        except ValueError:
            self.errors.append(f"{name}: {value!r} is not one of {', '.join(kinds)}")
            return None

    def day(self, name: str, *, last: bool = False) -> datetime | None:
        """A day (UTC) as ``2024-05-01``; with ``last`` the moment after it, so that the day itself is inside."""
        value = self.text(name)
        if not value:
            return None
        try:
            day = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
            return day + timedelta(days=1) if last else day
        except (ValueError, OverflowError):
            self.errors.append(f"{name}: {value!r} is not a day; write it as 2024-05-01")
            return None

    def page(self) -> int:
        """The page's number, from 1."""
        value = self.text("page") or "1"
        if value.isascii() and value.isdigit() and len(value) < 6 and 1 <= int(value) <= MOST_PAGES:
            return int(value)
        self.errors.append(f"page: {value!r} is not the number of a page")
        return 1

    def link(self, **change: str | None) -> str:
        """The same address with some values changed (None takes one out), from its first page."""
        query = self.given.copy()
        query.pop("page", None)
        for name, value in change.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"
