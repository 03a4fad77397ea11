"""Names of records: ``telegram:HANDLE/ID``, ``table:NAME/ROW``, ``event:ID`` and their kin.

A source is the part before the slash (``telegram:almanara``); the last part is the item in it.
"""

from __future__ import annotations

import hashlib
import re

from marsad.records.errors import CannotRun

_HANDLE = re.compile(r"[A-Za-z0-9_.-]{1,80}\Z")


def source_urn(platform: str, handle: str) -> str:
    """``telegram:almanara``. ``handle`` is checked: letters, digits, ``_``, ``.`` and ``-`` alone."""
    return f"{platform}:{checked_handle(handle)}"


def post_urn(source: str, item: int | str) -> str:
    """The URN of one post of ``source`` (itself a URN)."""
    return f"{source}/{item}"


def split_post(urn: str) -> tuple[str, str]:
    """``telegram:almanara/12`` to ``("telegram:almanara", "12")``; :class:`CannotRun` when it is no post's URN."""
    source, slash, item = urn.partition("/")
    if not slash or not item or ":" not in source:
        raise CannotRun(f"{urn!r} is not the URN of a post; write it as telegram:HANDLE/NUMBER")
    return source, item


def public_address(urn: str) -> str | None:
    """Where a Telegram channel or post with a username can be seen; None for sources known by number or title alone."""
    _, _, rest = urn.partition(":")
    handle, slash, item = rest.partition("/")
    return f"https://t.me/{handle}{slash}{item}" if is_username(urn) else None


def is_username(urn: str) -> bool:
    """Whether a Telegram source, or the source of a post, is known by a username, not by number or title alone."""
    platform, _, rest = urn.partition(":")
    handle = rest.partition("/")[0]
    return platform == "telegram" and handle != "" and not handle.startswith("x-") and not handle[1:].isdigit()


def checked_handle(text: str) -> str:
    """A handle as users write it (``@name``, ``https://t.me/name``, ``t.me/s/name``), brought to its bare lower-case
    form.
    """
    bare = re.sub(r"\A(?:https?://)?(?:t\.me|telegram\.me)/(?:s/)?|\A@", "", text.strip()).rstrip("/")
    if not _HANDLE.match(bare):
        raise CannotRun(f"{text!r} is not a handle; use letters, digits and underscores, as in t.me/HANDLE")
    return bare.lower()


def number_handle(number: int | str) -> str:
    """The handle of a channel known by number alone: ``c`` and the number, with Telegram's ``-100`` stripped."""
    digits = str(number).strip()
    digits = digits.removeprefix("-100") if digits.startswith("-100") else digits.lstrip("-")
    return f"c{digits}"


def provisional_handle(title: str) -> str:
    """The stand-in handle of a source known by title alone; never taken as proof that two sources are one."""
    return "x-" + hashlib.sha256(title.strip().encode()).hexdigest()[:12]
