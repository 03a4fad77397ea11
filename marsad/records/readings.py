"""The Arrow schema of readings: what was recognised in each post, a row for each row of the posts it was made from.

Readings are derived: thrown away and made again at will. Spans are code points of the original text.
"""

from __future__ import annotations

import pyarrow as pa

from marsad.records.statement import SLOTS

MENTION = pa.struct(
    [
        ("kind", pa.string()),
        ("id", pa.string()),
        ("candidates", pa.list_(pa.string())),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("value", pa.string()),
    ]
)
LANGUAGE = pa.struct([("code", pa.string()), ("share", pa.float32())])
SLOT = pa.struct([("id", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
STATEMENT = pa.struct(
    [
        ("kind", pa.string()),
        ("speaker", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("score", pa.float32()),
        ("method", pa.string()),
        *((slot, SLOT) for slot in SLOTS),
    ]
)

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("urn", pa.string()),
    ("revision", pa.int32()),
    ("language", pa.string()),
    ("variety", pa.string()),  # of the language, where its words make it clear: ar-IQ; else empty
    ("languages", pa.list_(LANGUAGE)),  # of a text in several: each with its share of the letters; else empty
    ("script", pa.string()),
    ("mentions", pa.list_(MENTION)),
    ("statements", pa.list_(STATEMENT)),
    ("bands", pa.list_(pa.uint32())),
]
READINGS = pa.schema(_COLUMNS)
