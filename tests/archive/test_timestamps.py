"""A real authority's timestamps of the head: kept, verified again, and found out when they are changed."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from marsad.archive import Archive
from marsad.archive.proof import prove
from marsad.archive.timestamps import Stamp, faults, load_certificates, stamp
from marsad.archive.verify import verify
from marsad.records.errors import CannotRun

from .authority import Authority, certify, openssl, running
from .conftest import Take, row
from .test_proof import checked, tampered


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authority]:
    with running(tmp_path / "tsa", monkeypatch) as authority:
        yield authority


def stamped(archive: Archive, authority: Authority, roots: Path | None = None) -> Stamp:
    return stamp(archive, authority.url, roots, "test 1", "nobody", timeout=10)


def test_a_head_is_timestamped_kept_and_verified_again(archive: Archive, take: Take, authority: Authority):
    take([row(1, "a")])
    head = archive.custody.head()
    kept = stamped(archive, authority, authority.roots)
    assert kept.covers == head
    assert kept.checked
    line = archive.custody.lines()[-1]
    assert (line["kind"], line["seq"], line["timestamp"]["authority"]) == ("timestamp", kept.seq, authority.url)
    take([row(1, "a"), row(2, "b")])
    result = verify(archive, authority.roots)
    assert result.ok, result.failures
    assert result.checked["timestamps"] == 1
    assert result.debris == result.unchecked == ()


def test_the_token_holds_for_openssl_itself(archive: Archive, take: Take, authority: Authority):
    take([row(1, "a")])
    kept = stamped(archive, authority)
    token = archive.evidence / "timestamps" / f"{kept.seq:06d}.tsr"
    given = ("-digest", kept.covers.hash, "-in", token, "-CAfile", authority.roots)
    openssl("ts", "-verify", *given)


def test_without_roots_a_token_is_unchecked_not_failed(archive: Archive, take: Take, authority: Authority):
    take([row(1, "a")])
    assert not stamped(archive, authority).checked
    result = verify(archive)
    assert result.ok
    assert result.unchecked == ("timestamps/000002.tsr",)
    assert verify(archive, authority.roots).unchecked == ()


def test_roots_of_another_authority_do_not_vouch(archive: Archive, take: Take, authority: Authority, tmp_path: Path):
    take([row(1, "a")])
    others = certify(tmp_path / "other", "Another authority")
    with pytest.raises(CannotRun, match="does not hold, nothing was kept"):
        stamped(archive, authority, others)
    assert archive.custody.head().seq == 1
    stamped(archive, authority, authority.roots)
    [failure] = verify(archive, others).failures
    assert failure.what == "timestamp 2"
    assert "cannot be verified" in failure.why


def test_every_changed_byte_of_a_token_and_a_missing_one_are_found(archive: Archive, take: Take, authority: Authority):
    take([row(1, "a")])
    stamped(archive, authority, authority.roots)
    token = archive.evidence / "timestamps" / "000002.tsr"
    whole = token.read_bytes()
    for place in range(0, len(whole), 97):
        token.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        for roots in (None, authority.roots):
            assert [f.what for f in verify(archive, roots).failures] == ["timestamp 2"]
    forged = whole[:-1] + bytes([whole[-1] ^ 1])
    roots = load_certificates(authority.roots)
    assert list(faults(forged, archive.custody.lines()[0]["prev"], roots))
    assert [why[:21] for why in faults(forged, archive.custody.lines()[1]["prev"], roots)] == ["it cannot be verified"]
    token.unlink()
    assert [f.why for f in verify(archive).failures] == ["is missing"]


def test_a_token_for_another_line_is_found_even_when_the_log_names_it(
    archive: Archive, take: Take, authority: Authority
):
    take([row(1, "a")])
    stamped(archive, authority)
    take([row(2, "b")])
    stamped(archive, authority)
    first, last = archive.custody.lines()[1], archive.custody.lines()[3]
    answer = (archive.evidence / first["timestamp"]["path"]).read_bytes()
    (archive.evidence / last["timestamp"]["path"]).write_bytes(answer)
    last["timestamp"]["sha256"] = sha256(answer).hexdigest()
    segment = archive.custody.segments()[0]

    def cut_to_three() -> None:
        """As somebody would who hides it: the log cut, and HEAD written to fit."""
        segment.write_bytes(b"".join(segment.read_bytes().splitlines(keepends=True)[:3]))
        head = archive.custody.head()
        (archive.custody.folder / "HEAD").write_text(json.dumps({"seq": head.seq, "hash": head.hash}))

    cut_to_three()
    archive.custody.append({k: v for k, v in last.items() if k not in ("schema", "seq", "prev")})
    assert [(f.what, "another hash" in f.why) for f in verify(archive).failures] == [("timestamp 4", True)]
    last["timestamp"]["covers"] = first["timestamp"]["covers"] | {"seq": 3}
    cut_to_three()
    archive.custody.append({k: v for k, v in last.items() if k not in ("schema", "seq", "prev")})
    assert ["not the one of line 3" in f.why for f in verify(archive).failures] == [True]


def test_an_authority_that_fails_is_one_clear_line(archive: Archive, take: Take, authority: Authority):
    with pytest.raises(CannotRun, match="holds nothing yet"):
        stamped(archive, authority)
    take([row(1, "a")])
    authority.broken = b"no token"
    with pytest.raises(CannotRun, match="did not answer with a timestamp"):
        stamped(archive, authority)
    authority.status = 503
    with pytest.raises(CannotRun, match="HTTP 503"):
        stamped(archive, authority)
    authority.status, authority.broken = 200, None
    take([row(2, "b")])
    stamped(archive, authority)
    authority.broken = (archive.evidence / "timestamps" / "000003.tsr").read_bytes()
    with pytest.raises(CannotRun, match="answered another request"):
        stamped(archive, authority)
    for url, says in (("http://127.0.0.1:9/", "cannot be reached"), ("file:///etc/passwd", "not an address")):
        with pytest.raises(CannotRun, match=says):
            stamp(archive, url, None, "test 1", "nobody", timeout=5)
    assert archive.custody.head().seq == 3
    assert verify(archive).debris == ()


def test_roots_that_cannot_be_read_are_told(archive: Archive, take: Take, tmp_path: Path):
    take([row(1, "a")])
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("nothing")
    for file in (wrong, tmp_path / "missing.pem"):
        with pytest.raises(CannotRun, match="cannot be read as PEM"):
            verify(archive, file)


def test_a_proof_carries_the_first_timestamp_over_it(
    archive: Archive, take: Take, authority: Authority, tmp_path: Path
):
    take([row(1, "a")])
    stamped(archive, authority)
    take([row(2, "b")])
    kept = stamped(archive, authority)
    take([row(3, "c")])
    proof, head = prove(archive, "telegram:bayan/2"), archive.custody.head().hash
    token = (archive.evidence / "timestamps" / f"{kept.seq:06d}.tsr").read_bytes()
    assert proof["timestamp"] == {"seq": kept.seq, "token": base64.b64encode(token).decode()}
    for known in (head, kept.covers.hash):
        result = checked(tmp_path, proof, known)
        assert result.returncode == 0, result.stderr
        assert f"by {authority.url}" in result.stdout
    stamps = [{**proof["timestamp"], key: tampered(proof["timestamp"][key])} for key in proof["timestamp"]]
    without = checked(tmp_path, {**proof, "timestamp": None}, head)
    assert without.returncode == 0
    assert "its token is in the proof" not in without.stdout
    for wrong in stamps:
        assert checked(tmp_path, {**proof, "timestamp": wrong}, head).returncode == 1
    assert prove(archive, "telegram:bayan/3")["timestamp"] is None
