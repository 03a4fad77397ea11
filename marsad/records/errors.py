"""Two kinds of error, named for what the caller does next: go on, or stop."""

from __future__ import annotations


class MarsadError(Exception):
    """Whatever Marsad raises on purpose."""


class ItemFailed(MarsadError):
    """One item could not be taken; the caller lists it and goes on with the others.

    ``file`` is the path as the user gave it, ``item`` names the thing inside it (``message 12``, ``row 7``; empty for
    the file as a whole), ``why`` says what is wrong and, where there is one, the remedy.
    """

    def __init__(self, file: str, item: str, why: str) -> None:
        super().__init__(f"{file}: {item + ': ' if item else ''}{why}")
        self.file, self.item, self.why = file, item, why


class CannotRun(MarsadError):
    """The command cannot go on at all: one clear line says why and what to do; exit code 2."""
