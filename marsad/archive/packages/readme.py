"""The page in every bag that says how to check it without Marsad."""

from __future__ import annotations

README = """\
HOW TO CHECK THIS BAG WITHOUT MARSAD

This is a BagIt folder (RFC 8493). Any BagIt tool checks that it is whole; so does, on most systems,

    sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt

run in the folder above this one.

data/posts.ndjson    a JSON object for each post: its address (urn), when it was published (UTC), every wording that was
                     captured (revisions, n = 1, 2, ...), and each time it was found absent or present again (observed).
                     "Absent" means: not there when its channel was read at that time. It does not say who removed it.
data/raw/            the bytes of the posts as they stood in the file that was captured. In posts.ndjson each revision's
                     "raw" names blob (SHA-256 of the captured file), offset and length in it, file (here) and sha256 of
                     the file here. "left_out" says why bytes did not leave. A file captured whole is named by its hash.
data/media/          pictures and other files, each named by its SHA-256. Pictures whose files carry EXIF or the like
                     stayed with the archive, unless bag-info.txt says that nothing is masked.
data/custody.ndjson  lines of the archive's custody log that concern these posts. "sha256" is the hash of the line's
                     bytes. Where "line" stands, it is the line itself: take the SHA-256 of that string as UTF-8 and
                     compare. Where "extract" stands, "left_out" says what was taken out, and the hash cannot be taken
                     again from here; the holder of the archive can show the line.
data/proofs/         only where the whole custody log left (marsad export bagit --full-custody): a proof of each
                     revision, named by its "proof" in posts.ndjson (null: masking would change its row,
                     or it has none); log.ndjson, every custody line as stored; the timestamp tokens that it names.
data/chain.txt       number and SHA-256 of every line of the log. A line's "prev" is the hash of the line before it.

To check one post: (1) sha256sum its file under data/raw/ and compare with "sha256" of its revision. (2) Find its
capture in data/custody.ndjson: when, by which method and tool, and the SHA-256 of the captured file. (3) Hash the line
and compare with its number in data/chain.txt; compare its "prev" with the number before. (4) Whoever holds the captured
file cuts out offset and length and gets the same bytes; the log's last hash, published or time-stamped elsewhere,
shows that none of this was written later.

To check a proof, take docs/check_proof.py from Marsad's source (some fifty lines of Python that need nothing else), or
do by hand what docs/custody.md writes out:

    python check_proof.py data/proofs/NAME.json HEAD_HASH data/proofs/log.ndjson

HEAD_HASH is the hash of a custody line as you know it from elsewhere: published, noted down or time-stamped. A token is
checked by: openssl ts -verify -digest HASH_OF_THE_LINE -in data/proofs/NUMBER.tsr -CAfile ROOTS.pem

What this bag does not prove by itself: that the captured file held these bytes can be shown only with that file, which
also holds posts that are not here.

Marking and masking are in bag-info.txt. Masked words differ from the bytes under raw/; bytes that could not be masked
stayed with the archive.
"""
