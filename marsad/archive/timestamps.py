"""RFC 3161 timestamps of the chain's head: an authority's word that a custody line, and so all before it, was there.

The token is over the line's own bytes, so that its message imprint is the line's hash as the chain has it. It
lies under ``evidence/timestamps/`` as the authority sent it, named by a custody line of kind ``timestamp``. Whether it
holds is said by certificates that the workspace trusts; without them a token is kept, and called unchecked.
"""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from marsad.archive.custody import Head, Line, digest
from marsad.archive.files import disk_errors, make_folder, write_bytes, writer_lock
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun

FOLDER = "timestamps"
_SHA256 = "2.16.840.1.101.3.4.2.1"
_LARGEST = 1 << 20  # bytes of an answer; a token with its certificates is a few kilobytes
_GRANTED = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """A kept token: the line that names it, the line it covers, who says when, and whether that was checked."""

    seq: int
    covers: Head
    authority: str
    time: datetime
    checked: bool


def stamp(
    archive: Archive, authority: str, certificates: Path | None, tool: str, operator: str, timeout: float = 30.0
) -> Stamp:
    """Ask ``authority`` (an http or https address) for a token over the head, check it and keep it."""
    lines = [line for _, _, line in archive.custody.raw_lines()]
    if not lines:
        raise CannotRun(f"{archive.folder}: holds nothing yet that could be timestamped")
    line, head = lines[-1], Head(len(lines), digest(lines[-1]))
    trusted = load_certificates(certificates) if certificates else ()
    request = TimestampRequestBuilder().data(line).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = _ask(authority, request.as_bytes(), timeout)
    token = _decode(answer, authority)
    if token.tst_info.nonce != request.nonce:
        raise CannotRun(f"{authority}: answered another request (the nonce is not ours); nothing was kept")
    if fault := next(faults(answer, head.hash, trusted), None):
        raise CannotRun(f"{authority}: its timestamp does not hold, nothing was kept: {fault}")
    time = token.tst_info.gen_time.astimezone(UTC)
    seq = _keep(archive, answer, head, authority, time, tool, operator)
    return Stamp(seq, head, authority, time, checked=bool(trusted))


def faults(answer: bytes, covered: str, trusted: tuple[x509.Certificate, ...]) -> Iterator[str]:
    """What is wrong with a kept token over the line with the hash ``covered``; the signature only where ``trusted``."""
    try:
        token = decode_timestamp_response(answer)
        imprint = token.tst_info.message_imprint
        if imprint.hash_algorithm.dotted_string != _SHA256 or imprint.message.hex() != covered:
            yield "it covers another hash than the custody line's"
        elif trusted:
            roots = [c for c in trusted if c.issuer == c.subject]
            others = [c for c in trusted if c.issuer != c.subject]
            VerifierBuilder(roots=roots, intermediates=others).build().verify(token, bytes.fromhex(covered))
    except (VerificationError, ValueError) as error:
        yield f"it cannot be verified: {error}"


def load_certificates(file: Path) -> tuple[x509.Certificate, ...]:
    """The trusted roots (and certificates between) of a PEM file; :class:`CannotRun` when it holds no root."""
    try:
        found = tuple(x509.load_pem_x509_certificates(file.read_bytes()))
    except (OSError, ValueError) as error:
        raise CannotRun(f"{file}: cannot be read as PEM certificates: {error}") from error
    if not any(c.issuer == c.subject for c in found):
        raise CannotRun(f"{file}: holds no root certificate (one that is its own issuer)")
    return found


def _ask(authority: str, request: bytes, timeout: float) -> bytes:
    if not authority.startswith(("http://", "https://")):
        raise CannotRun(f"{authority!r} is not an address of a timestamp authority; write it as http://HOST/PATH")
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        asked = urllib.request.Request(authority, request, headers)  # noqa: S310 - the scheme is checked above
        with urllib.request.urlopen(asked, timeout=timeout) as reply:  # noqa: S310
            return bytes(reply.read(_LARGEST))
    except urllib.error.HTTPError as error:
        raise CannotRun(f"{authority}: the timestamp authority refused with HTTP {error.code}") from error
    except (urllib.error.URLError, http.client.HTTPException, ssl.SSLError, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise CannotRun(f"{authority}: the timestamp authority cannot be reached: {why}") from error


def _decode(answer: bytes, authority: str) -> TimeStampResponse:
    try:
        token = decode_timestamp_response(answer)
    except ValueError as error:
        raise CannotRun(f"{authority}: did not answer with a timestamp that can be read: {error}") from error
    if token.status != _GRANTED:
        raise CannotRun(f"{authority}: refused a timestamp: {', '.join(token.status_string) or token.status}")
    return token


def _keep(
    archive: Archive, answer: bytes, covers: Head, authority: str, time: datetime, tool: str, operator: str
) -> int:
    with disk_errors(archive.folder), writer_lock(archive.lock):
        seq = archive.custody.head().seq + 1
        path = archive.evidence / FOLDER / f"{seq:06d}.tsr"
        make_folder(path.parent)
        write_bytes(path, answer)
        named: Line = {
            "path": str(path.relative_to(archive.evidence)),
            "sha256": sha256(answer).hexdigest(),
            "size": len(answer),
            "covers": {"seq": covers.seq, "hash": covers.hash},
            "authority": authority,
            "time": time.isoformat(),
        }
        at = datetime.now(UTC).replace(microsecond=0).isoformat()
        body: Line = {"kind": "timestamp", "at": at, "tool": tool, "operator": operator, "timestamp": named}
        return archive.custody.append(body).seq
