"""The one Arrow schema of posts.

:data:`CAPTURED` is what a collector yields, a row for each post as it was met; :data:`POSTS` is what the archive
keeps, a row for each *revision*. Times are UTC milliseconds, offsets are bytes of the raw file, spans are code points
of ``text``.

=================  ==================================================================================================
column             meaning
=================  ==================================================================================================
source             URN of the source (``telegram:almanara``)
urn                URN of the post (``telegram:almanara/12``)
number             the platform's own number of the post; null where it has none
kind               ``post`` or ``service`` (channel created, picture changed, message pinned ...); ``redacted`` where
                   a logged redaction took the words out
published          when it was posted, UTC
zone               how the time was known: ``utc``, an offset as written (``+03:00``), or ``assumed Asia/Baghdad``
edited             last edit the platform shows; null when never edited
author             sender's or signature's name as shown
text               the words, as written
entities           formatting, links, hashtags: kind as Telegram names it, span, target (address, language, id)
reply_to           number of the post answered, in the same source
forward_name       name of the origin of a forwarded post
forward_id         the origin's platform id (``channel123``), where the export has it
forward_published  when the origin posted it, where the export has it
media              kind (photo, video, voice, video_note, animation, sticker, audio, file, location, venue, contact,
                   poll, game, invoice, other), path inside the export, name, mime, size, width, height, duration,
                   status (``included``, ``not included``, ``missing``, ``blocked``), sha256 once preserved
poll               question, closed, voters, answers with their votes
reactions          name and count, as seen at capture: an observation, not part of a revision
action             what a service message reports, as the export names it
blob               SHA-256 of the raw file that the post was read from
offset, length     where in that file; null where the format has no such place, then ``raw_hash`` stands
raw_hash           SHA-256 of the item's canonical bytes (a table's row)
fingerprint        16 bytes over what every export shows: text, kinds of media, poll; another one means another revision
form               8 bytes over the entities; compared only between captures of one method
=================  ==================================================================================================
"""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa

TIME = pa.timestamp("ms", tz="UTC")

ENTITY = pa.struct([("kind", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("target", pa.string())])
MEDIA = pa.struct(
    [
        ("kind", pa.string()),
        ("path", pa.string()),
        ("name", pa.string()),
        ("mime", pa.string()),
        ("size", pa.int64()),
        ("width", pa.int32()),
        ("height", pa.int32()),
        ("duration", pa.int32()),
        ("status", pa.string()),
        ("sha256", pa.string()),
    ]
)
POLL = pa.struct(
    [
        ("question", pa.string()),
        ("closed", pa.bool_()),
        ("voters", pa.int64()),
        ("answers", pa.list_(pa.struct([("text", pa.string()), ("voters", pa.int64())]))),
    ]
)
REACTION = pa.struct([("name", pa.string()), ("count", pa.int64())])

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("source", pa.string()),
    ("urn", pa.string()),
    ("number", pa.int64()),
    ("kind", pa.string()),
    ("published", TIME),
    ("zone", pa.string()),
    ("edited", TIME),
    ("author", pa.string()),
    ("text", pa.string()),
    ("entities", pa.list_(ENTITY)),
    ("reply_to", pa.int64()),
    ("forward_name", pa.string()),
    ("forward_id", pa.string()),
    ("forward_published", TIME),
    ("media", pa.list_(MEDIA)),
    ("poll", POLL),
    ("reactions", pa.list_(REACTION)),
    ("action", pa.string()),
    ("blob", pa.string()),
    ("offset", pa.int64()),
    ("length", pa.int64()),
    ("raw_hash", pa.binary()),
    ("fingerprint", pa.binary()),
    ("form", pa.binary()),
]
CAPTURED = pa.schema(_COLUMNS)

POSTS = CAPTURED.append(pa.field("revision", pa.int32())).append(pa.field("capture", pa.string()))


class PostKind(StrEnum):
    """Words of people, the platform's own notices, or what a redaction left of either."""

    POST = "post"
    SERVICE = "service"
    REDACTED = "redacted"


class MediaStatus(StrEnum):
    """Whether the file itself came with the export."""

    INCLUDED = "included"
    NOT_INCLUDED = "not included"
    MISSING = "missing"
    BLOCKED = "blocked"
    """On a list of unlawful hashes: stopped before it was kept; ``sha256`` is the hash of what was stopped."""
    REDACTED = "redacted"
    """Kept once and removed by order; never stored, shown of media whose hash the log says was redacted."""
