"""The runs of message numbers that an export proves: inside them, a number that is not there was absent."""

from __future__ import annotations


class Cover:
    """Runs of numbers in the order they are met; a hole (a missing page, a message that failed) ends the run."""

    __slots__ = ("_open", "_runs")

    def __init__(self) -> None:
        self._runs: list[tuple[int, int]] = []
        self._open = False

    def add(self, number: int) -> None:
        """A message that was read."""
        if self._open:
            first, last = self._runs[-1]
            self._runs[-1] = (min(first, number), max(last, number))
        else:
            self._runs.append((number, number))
            self._open = True

    def hole(self) -> None:
        """Something here was not read; what lies between its neighbours proves nothing."""
        self._open = False

    @property
    def last(self) -> int | None:
        """The number of the last message of the run read last."""
        return self._runs[-1][1] if self._runs else None

    def spans(self) -> tuple[tuple[int, int], ...]:
        """The runs, in the order of their numbers."""
        return tuple(sorted(self._runs))
