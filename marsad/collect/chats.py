"""Which chats may be imported: what is public goes in, what is private only when it is named on purpose."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.collect.options import Options
from marsad.records.source import Source
from marsad.records.urn import number_handle, provisional_handle, source_urn

PUBLIC = frozenset({"public_channel", "public_supergroup"})
KNOWN = PUBLIC | {
    "saved_messages",
    "replies",
    "verify_codes",
    "personal_chat",
    "bot_chat",
    "private_group",
    "private_supergroup",
    "private_channel",
}


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as an export heads it. ``kind`` is empty where the export does not tell."""

    title: str
    number: int | None
    kind: str

    @property
    def shown(self) -> str:
        """How the chat is named to the user, and by the user."""
        return self.title or (str(self.number) if self.number is not None else self.kind)

    def named(self, options: Options) -> bool:
        """Whether the user named this chat on purpose, by title or number."""
        names = {name.strip() for name in options.chats}
        if self.number is not None and {str(self.number), number_handle(self.number), f"-100{self.number}"} & names:
            return True
        return bool(self.title) and self.title in names

    def refusal(self, options: Options) -> str | None:
        """Why the chat is left out, with the remedy; None when it may go in."""
        if self.kind in PUBLIC or self.named(options):
            return None
        kind = f"of the type {self.kind}" if self.kind else "of unknown type"
        return f'a chat {kind} is left out unless it is named on purpose: --chat "{self.shown}"'

    def source(self, options: Options) -> Source:
        """The source that the chat's posts belong to."""
        if options.source:
            handle = options.source
        elif self.number is not None:
            handle = number_handle(self.number)
        else:
            handle = provisional_handle(self.title)
        return Source(source_urn("telegram", handle), self.number, (self.title,) if self.title else (), self.kind)
