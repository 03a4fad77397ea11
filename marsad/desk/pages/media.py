"""The media of one post as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.archive.pictures.thumbnails import Veil
from marsad.desk.pages.picture import Place, places_of
from marsad.desk.place import workspace
from marsad.flow.picturing import may_show, seen_hash
from marsad.records.post import Media, Post
from marsad.records.posts import MediaStatus

_LACKING = {
    MediaStatus.NOT_INCLUDED: "not included in the export",
    MediaStatus.MISSING: "missing: the export names the file, and it did not come",
    MediaStatus.REDACTED: "removed by order, not held any more",
    MediaStatus.BLOCKED: "blocked: on a list of unlawful files, never kept",
}
_WORDS = "in words: it came with the message itself"


@dataclass(frozen=True, slots=True)
class Shown:
    """A medium with what may be seen of it; ``places`` are other posts with the picture or a copy of it."""

    item: Media
    status: str
    lacking: bool
    picture: bool = False
    clear: bool = False
    places: tuple[Place, ...] = ()
    first: bool = False

    @property
    def veil(self) -> Veil:
        """Which thumbnail the page asks for."""
        return Veil.CLEAR if self.clear else Veil.BLURRED


def media_of(post: Post, show: str) -> list[Shown]:
    """All media of the current wording; the picture of the hash ``show`` is the one that is not blurred."""
    return [_shown(post, item, show) for item in post.current.media]


def _shown(post: Post, item: Media, show: str) -> Shown:
    status = MediaStatus(item.status)
    if status in _LACKING:
        name = f" ({item.blocked_by})" if item.blocked_by else ""
        return Shown(item, _LACKING[status] + name, lacking=True)
    if item.sha256 is None:
        return Shown(item, _WORDS, lacking=False)
    row = workspace().pictures.find(item.sha256)
    if row is None or row["pdq"] is None:
        why = row["fault"] if row and row["fault"] else "it is no picture"
        return Shown(item, f"kept; not shown and not compared: {why}", lacking=False)
    if not may_show(workspace(), item.sha256):
        return Shown(item, "kept, and on a list of unlawful files by now: not shown; redact it", lacking=True)
    places = tuple(places_of(seen_hash(workspace(), item.sha256), without=post.urn))
    first = bool(places) and post.published < places[0].carrier.published
    return Shown(item, "kept", False, True, item.sha256 == show, places, first)
