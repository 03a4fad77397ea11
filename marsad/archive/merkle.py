"""A Merkle tree over the rows of a batch, so that one post can be proved without showing the others.

**Leaf.** The canonical form of a row is JSON as RFC 8785 writes it: every column of the batch's Parquet file, keys
sorted at every level, no white space, UTF-8 with only quotes, backslashes and control characters escaped. Times stand
as ``2024-05-31T18:00:00.000Z`` (UTC, milliseconds), bytes as lower-case hex, what is missing as ``null``, whole numbers
in full even above 2**53 (there RFC 8785 would round). In Python, of a row with times and bytes put so:
``json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))``.

**Tree.** As RFC 6962 (section 2.1) has it, over SHA-256: a leaf is hashed behind a byte 0, a node behind a byte 1; row
``n`` of the file is leaf ``n``. Levels are built from below, a node without a neighbour moving up as it is, which is
the same tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import polars as pl
import pyarrow as pa
from polars.datatypes import DataTypeClass

_TIME = "%Y-%m-%dT%H:%M:%S%.3fZ"
EMPTY = sha256().digest()


def canonical(posts: pa.Table) -> pl.Series:
    """The canonical form of each row of ``posts`` (a batch, as stored), as strings."""
    frame = pl.DataFrame(posts)
    values = [_value(pl.col(name), frame.schema[name]).alias(name) for name in sorted(frame.columns)]
    return frame.select(pl.struct(values).struct.json_encode().alias("canonical"))["canonical"]


def leaves(posts: pa.Table) -> list[bytes]:
    """The leaf hash of each row."""
    return [leaf(row) for row in canonical(posts)]


def leaf(row: str) -> bytes:
    """The hash of one row's canonical form."""
    return sha256(b"\0" + row.encode()).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; the hash of nothing where there are none."""
    level = list(hashes)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else EMPTY


def audit_path(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The neighbours that lead from leaf ``index`` up to the root, lowest first."""
    level, path = list(hashes), []
    while len(level) > 1:
        if (index ^ 1) < len(level):
            path.append(level[index ^ 1])
        level, index = _above(level), index >> 1
    return path


def _above(level: list[bytes]) -> list[bytes]:
    pairs = zip(level[::2], level[1::2], strict=False)
    odd = [level[-1]] if len(level) % 2 else []
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd


def _value(value: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """``value`` as the canonical form writes it."""
    match kind:
        case pl.Datetime():
            return value.dt.strftime(_TIME)
        case pl.Binary():
            return value.bin.encode("hex")
        case pl.List():
            return value.list.eval(_value(pl.element(), _kind(kind.inner)))
        case pl.Struct():
            inner = sorted(kind.fields, key=lambda field: field.name)
            parts = [_value(value.struct.field(f.name), _kind(f.dtype)).alias(f.name) for f in inner]
            return pl.when(value.is_not_null()).then(pl.struct(parts))
        case _:
            return value


def _kind(kind: pl.DataType | DataTypeClass) -> pl.DataType:
    return kind if isinstance(kind, pl.DataType) else kind()
