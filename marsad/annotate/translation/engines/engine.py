"""What an engine is: sentences in, sentences out, and a word on what leaves the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from marsad.records.errors import MarsadError
from marsad.records.translation import Term


class EngineFailed(MarsadError):
    """These sentences were not translated; the queue goes on with others and tries them again later."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """What leaves the machine when an engine is used; nothing where ``to`` is empty."""

    to: str = ""

    @property
    def notice(self) -> str:
        """One sentence for the person who chooses the engine."""
        if not self.to:
            return "Nothing leaves this machine."
        return (
            f"The sentences to be translated are sent to {self.to} as they are written; whoever runs it can tell from "
            "them what is watched. No post's address, source or account goes with them."
        )


class Engine(Protocol):
    """Renders sentences of one language in another."""

    @property
    def name(self) -> str:
        """The engine's name and version, as it stands under a rendering."""

    @property
    def leaves(self) -> Leaves:
        """What leaves the machine."""

    def reads(self, source: str, target: str) -> bool:
        """Whether it renders ``source`` in ``target`` (language codes such as ``ar``); true where it cannot tell."""

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Sequence[Term]) -> list[str]:
        """A rendering of each text, in order. ``terms`` is the glossary, for engines that can be told.

        :class:`EngineFailed` says why these were not rendered; :class:`marsad.records.errors.CannotRun` that the
        engine cannot be used at all.
        """
