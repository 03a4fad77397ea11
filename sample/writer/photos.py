"""The pictures of one export: numbered in order, named as tdesktop names them (only the ending differs)."""

from __future__ import annotations

from .logos import picture
from .model import Channel, Post


class Photos:
    """Gives each picture its path in the export and keeps the bytes to write."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.files: dict[str, bytes] = {}

    def path(self, post: Post) -> str:
        """The path of the post's picture; calling again for another post gives the next number."""
        assert post.photo is not None
        stamp = post.at.astimezone(self.channel.zone).strftime("%d-%m-%Y_%H-%M-%S")
        path = f"photos/photo_{len(self.files) + 1}@{stamp}.png"
        self.files[path] = picture(post.photo)
        return path
