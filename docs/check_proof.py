"""Check a proof that `marsad read URN --proof` printed, with nothing but Python: check_proof.py PROOF.json HEAD_HASH

HEAD_HASH is the hash of a custody line, known from elsewhere: published, noted down, or covered by a timestamp token.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def need(true: bool, what: str) -> None:
    if not true:
        sys.exit(f"NOT PROVED: {what}")


def check(p: dict, head: str) -> None:
    need(p["schema"] == 1, "the proof is of an unknown schema")
    row, line = json.loads(p["leaf"]), json.loads(p["line"])
    need((row["urn"], row["revision"]) == (p["urn"], p["revision"]), "the row is of another post or revision")
    named = (line["posts"]["rows"], line["posts"]["root"])
    need((p["size"], p["root"]) == named, "the custody line names another root or number of rows")
    at, last, node = p["index"], p["size"] - 1, sha(b"\0" + p["leaf"].encode())
    need(0 <= at <= last, "the row lies outside its batch")
    for other in map(bytes.fromhex, p["path"]):  # RFC 9162, section 2.1.3.2
        need(last > 0, "the path is too long")
        if at % 2 or at == last:
            node = sha(b"\1" + other + node)
            while at and not at % 2:
                at, last = at // 2, last // 2
        else:
            node = sha(b"\1" + node + other)
        at, last = at // 2, last // 2
    need(last == 0 and node.hex() == p["root"], "the path does not lead from the row to the root")
    hashes, stamp = [sha(p["line"].encode()).hex()], p["timestamp"]
    for later in p["chain"]:
        need(json.loads(later)["prev"] == hashes[-1], "the chain of custody lines is broken")
        hashes.append(sha(later.encode()).hex())
    need(p["head"] == {"seq": line["seq"] + len(p["chain"]), "hash": hashes[-1]}, "the chain ends elsewhere")
    need(head in hashes, f"the head {head} is not a line of the chain from this post on")
    stamps = [json.loads(later).get("timestamp") for later in p["chain"]]
    first = next((n for n, s in enumerate(stamps) if s and s["covers"]["seq"] >= line["seq"]), None)
    need((stamp is None) == (first is None), "a timestamp was left out or put in")
    if stamp is not None:
        named, token = stamps[first], base64.b64decode(stamp["token"], validate=True)
        need(stamp["seq"] == line["seq"] + first + 1, "the timestamp is another line's")
        need(sha(token).hex() == named["sha256"], "the timestamp token is not the one the chain names")
        need(
            hashes[named["covers"]["seq"] - line["seq"]] == named["covers"]["hash"], "the timestamp covers another line"
        )
    print(f"PROVED: {p['urn']} revision {p['revision']} is in the archive whose custody line has the hash {head}")
    print(f"  row {p['index']} of {p['size']}, root {p['root']}, line {line['seq']} of {line['at']} by {line['tool']}")
    print(f"  text: {row['text']!r}")
    if stamp is not None:
        print(f"  timestamp {named['time']} by {named['authority']}, signature not checked here: decode the token to")
        print(f"  t.tsr; openssl ts -verify -digest {named['covers']['hash']} -in t.tsr -CAfile ROOTS.pem")


if __name__ == "__main__":
    need(len(sys.argv) == 3, "give the file of the proof and the hash of the head")
    try:
        sys.stdout.reconfigure(errors="backslashreplace")
        check(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2].lower())
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OSError) as error:
        sys.exit(f"NOT PROVED: the proof cannot be read: {error!r}")
