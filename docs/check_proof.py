"""Check a proof with Python alone: check_proof.py PROOF.json HEAD_HASH [LOG.ndjson], as docs/custody.md tells."""

import base64
import hashlib
import json
import sys
from pathlib import Path


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def need(true: bool, what: str) -> None:
    if not true:
        raise ValueError(what)


def check(proof: dict, head: str, log: list[str]) -> str:
    stored = proof["lines"] if "lines" in proof else log[proof["seq"] - 1 :]  # from the post's custody line to the head
    lines, hashes = [json.loads(line) for line in stored], [sha(line.encode()).hex() for line in stored]
    row, first, path = json.loads(proof["leaf"]), lines[0], [bytes.fromhex(node) for node in proof["path"]]
    need((proof["schema"], first["seq"]) == (2, proof["seq"]), "the proof is of another schema, or the line another")
    need((row["urn"], row["revision"]) == (proof["urn"], proof["revision"]), "the row is another post's or revision's")
    node, at, last = sha(b"\0" + proof["leaf"].encode()), proof["index"], first["posts"]["rows"] - 1
    need(0 <= at <= last, "the row lies outside its batch")
    while last:  # up the tree of RFC 6962; a node without a neighbour moves up as it is
        if at % 2:
            node = sha(b"\1" + path.pop(0) + node)
        elif at < last:
            node = sha(b"\1" + node + path.pop(0))
        at, last = at // 2, last // 2
    need(not path and node.hex() == first["posts"]["root"], "the path does not lead from the row to the line's root")
    need([line["prev"] for line in lines[1:]] == hashes[:-1], "the chain of custody lines is broken")
    need(head in hashes, "the head is not a line of the chain from this post on")
    said = f"PROVED: {row['urn']} revision {row['revision']} is in the archive whose custody line has the hash {head}"
    said += f"\n  line {first['seq']} of {first['at']} by {first['tool']}; text: {row['text']!r}"
    token = proof["timestamp"] or {"seq": None}
    need(token["seq"] in [None, *(line["seq"] for line in lines if line.get("timestamp"))], "no line names the token")
    for line in (line for line in lines if line.get("timestamp", {}).get("covers", {}).get("seq", 0) >= first["seq"]):
        stamp, here = line["timestamp"], line["seq"] == token["seq"]
        need(hashes[stamp["covers"]["seq"] - first["seq"]] == stamp["covers"]["hash"], "a timestamp is another line's")
        need(not here or sha(base64.b64decode(token["token"])).hex() == stamp["sha256"], "the token is another one")
        said += f"\n  timestamp {stamp['time']} by {stamp['authority']} over the hash {stamp['covers']['hash']}; "
        said += "its token is in the proof" if here else "its token is not in the proof"
    return said


if __name__ == "__main__":
    try:
        log = Path(sys.argv[3]).read_text("utf-8").split("\n")[:-1] if len(sys.argv) > 3 else []
        said = check(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2].lower(), log)
    except (LookupError, TypeError, ValueError, AttributeError, OSError) as error:
        sys.exit(f"NOT PROVED: {error!r}")
    sys.stdout.reconfigure(errors="backslashreplace")
    print(said)
