"""Finding the words of a post again: in raw bytes as formats write them, and in documents that quote them.

In raw bytes the whole text is looked for, in each way that the formats which Marsad reads write it. In documents a
quotation may be cut, so a run of :data:`RUN` words of it is enough; a shorter text must stand there whole.
"""

from __future__ import annotations

import html
import io
import json
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

RUN = 4
"""Set by hand, on no gold set: short enough for a quotation that was cut, long enough not to meet every set phrase."""
_FEWEST = 12  # letters; a shorter text is no more than a greeting, and would be found everywhere
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
_DEEPEST = 4
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """What a document is searched for: runs of words, and names (URNs, addresses, hashes) as they are."""

    runs: frozenset[tuple[str, ...]]
    names: frozenset[bytes]
    sizes: frozenset[int]

    def quoted(self, text: str) -> bool:
        """Whether ``text`` holds a run of the words."""
        words = _WORD.findall(text.casefold())
        return any(tuple(words[n : n + size]) in self.runs for size in self.sizes for n in range(len(words)))

    def named(self, data: bytes) -> bool:
        """Whether one of the names stands in ``data``, and does not merely begin another."""
        return any(_stands(name, data) for name in self.names)

    def held(self, data: bytes) -> bool:
        """Whether a document with these bytes quotes or names what is looked for."""
        if self.named(data):
            return True
        text = _unescaped(data.decode("utf-8", "replace"))
        return any(self.quoted(form) for form in (_TAG.sub(" ", text), _TAG.sub("", text)))


def words_of(texts: Iterable[str], names: Iterable[str]) -> Words:
    """What to look for, given the wordings and the names of a post."""
    runs: set[tuple[str, ...]] = set()
    for text in texts:
        words = _WORD.findall(text.casefold())
        size = min(RUN, len(words))
        if len(text.strip()) >= _FEWEST:
            runs.update(tuple(words[n : n + size]) for n in range(len(words) - size + 1))
    return Words(frozenset(runs), frozenset(name.encode() for name in names), frozenset(map(len, runs)))


def needles(text: str) -> frozenset[bytes]:
    """A whole text as raw files write it; empty for one too short to be told from others."""
    if len(text.strip()) < _FEWEST:
        return frozenset()
    plain = {text, text.replace("\n", "\r\n"), text.replace('"', '""')}
    escaped = {json.dumps(text, ensure_ascii=ascii_)[1:-1] for ascii_ in (True, False)}
    escaped |= {one.replace("/", "\\/") for one in escaped}
    marked = {html.escape(text, quote=quote) for quote in (True, False)}
    marked |= {one.replace("&#x27;", "&#39;") for one in marked} | {one.replace("&#x27;", "&apos;") for one in marked}
    marked = {one.replace("\n", broken) for one in marked for broken in ("\n", "<br>", "<br/>", "<br />")}
    wide = {text.encode("utf-16-le"), text.encode("utf-16-be")}
    return frozenset({one.encode("utf-8", "surrogatepass") for one in plain | escaped | marked} | wide)


def found_in(stream: Any, wanted: Iterable[bytes], chunk: int = 1 << 22) -> list[tuple[int, int]]:  # noqa: ANN401
    """Offset and length of each of ``wanted`` in a stream of any size, in order."""
    pattern = re.compile(b"|".join(re.escape(one) for one in sorted(wanted, key=len, reverse=True)))
    longest = max(map(len, wanted), default=0)
    found: list[tuple[int, int]] = []
    window, base = b"", 0
    while data := bytes(stream.read(chunk)):
        window += data
        found += [(base + m.start(), m.end() - m.start()) for m in pattern.finditer(window)]
        keep = max(len(window) - longest + 1, (found[-1][0] + found[-1][1] - base) if found else 0, 0)
        window, base = window[keep:], base + keep
    return found


def documents(path: Path) -> Iterator[bytes]:
    """What a file holds, unpacked: members of zip and tar, compressed streams, a table's cells, a PDF's streams."""
    yield from _unpacked(path.read_bytes(), 0)


def _unpacked(data: bytes, depth: int) -> Iterator[bytes]:
    yield data
    if depth >= _DEEPEST:
        return
    try:
        for inner in _inside(data):
            yield from _unpacked(inner, depth + 1)
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, pa.ArrowException, RuntimeError):
        return  # what cannot be unpacked was searched as it is


def _inside(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            yield from (file.read(name) for name in file.namelist())
    elif data.startswith(b"\x1f\x8b"):
        yield from _members(data)
    elif data.startswith(b"\x28\xb5\x2f\xfd"):
        with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as stream:
            yield bytes(stream.read())
    elif data.startswith(b"PAR1"):
        yield "\n".join(str(row) for row in pq.read_table(pa.BufferReader(data)).to_pylist()).encode()
    elif data.startswith(b"%PDF"):
        yield from _streams(data)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            yield from (inner.read() for member in tar if (inner := tar.extractfile(member)))


def _members(data: bytes) -> Iterator[bytes]:
    """A gzip file's members, one after another (a WARC has one for each record)."""
    while data.startswith(b"\x1f\x8b"):
        unpack = zlib.decompressobj(31)
        yield unpack.decompress(data)
        data = unpack.unused_data


def _streams(data: bytes) -> Iterator[bytes]:
    """A PDF's packed streams. Words in them are numbers of glyphs; names of links are letters."""
    for match in _PDF_STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(match[1])
        except zlib.error:
            continue


def _unescaped(text: str) -> str:
    if "\\" in text:
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)
    return html.unescape(text) if "&" in text else text


def _stands(name: bytes, data: bytes) -> bool:
    at = data.find(name)
    while at >= 0:
        if not data[at + len(name) : at + len(name) + 1].isalnum():
            return True
        at = data.find(name, at + 1)
    return False
