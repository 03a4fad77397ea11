"""A raw file without some of its bytes: as long as before, so that every other post keeps its place in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from marsad.records.redaction import Place, RemovedRange

_CHUNK = 1 << 20


def write_without(
    stream: Any,  # noqa: ANN401 - a file or an Arrow stream, read from its start
    target: Path,
    blob: str,
    places: Iterable[Place],
    *,
    packed: bool,
) -> tuple[str, tuple[RemovedRange, ...]]:
    """Copy ``stream`` to ``target`` with each place filled; the SHA-256 of the new content, and what was removed."""
    digest, removed = hashlib.sha256(), []
    with pa.OSFile(str(target), "wb") as raw:
        sink = pa.CompressedOutputStream(raw, "zstd") if packed else raw
        at = 0
        for place in merged(places):
            for chunk in _read(stream, place.offset - at):
                digest.update(chunk)
                sink.write(chunk)
            gone = b"".join(_read(stream, place.length))
            filler = place.filler[: len(gone)]
            digest.update(filler)
            sink.write(filler)
            removed.append(RemovedRange(blob, place.offset, len(gone), hashlib.sha256(gone).hexdigest()))
            at = place.offset + len(gone)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            sink.write(chunk)
        if sink is not raw:
            sink.close()
    return digest.hexdigest(), tuple(removed)


def merged(places: Iterable[Place]) -> list[Place]:
    """Places in order; one that begins inside another adds only what reaches beyond it."""
    done: list[Place] = []
    for place in sorted(places, key=lambda place: (place.offset, -place.length)):
        end = done[-1].offset + done[-1].length if done else 0
        if place.offset >= end:
            done.append(place)
        elif place.offset + place.length > end:
            cut = end - place.offset
            done.append(Place(end, place.length - cut, b" " * (place.length - cut)))
    return done


def _read(stream: Any, length: int) -> Iterator[bytes]:  # noqa: ANN401
    while length > 0 and (chunk := bytes(stream.read(min(length, _CHUNK)))):
        length -= len(chunk)
        yield chunk
