"""The columns of one batch, filled row by row and turned to Arrow at once.

Lists in lists are kept flat with offsets beside them: Arrow takes those over as they are, many times faster than rows
of dictionaries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from marsad.collect.fingerprint import fingerprint, form
from marsad.records.posts import CAPTURED, ENTITY, MEDIA, REACTION, PostKind
from marsad.records.urn import post_urn

Entity = tuple[str, int, int, str | None]
Medium = tuple[
    str, str | None, str | None, str | None, int | None, int | None, int | None, int | None, str | None, str | None
]
Reaction = tuple[str, int]

_NESTED = ("entities", "media", "reactions")
_PLAIN = tuple(name for name in CAPTURED.names if name not in ("source", *_NESTED))


class Columns:
    """Posts of one source on their way into a batch."""

    __slots__ = ("_appends", "_lists", "_nested", "_offsets", "_prefix", "_source", "blob")

    def __init__(self, source: str, blob: str | None = None) -> None:
        self._source, self._prefix = source, post_urn(source, "")
        self.blob = blob
        self._clear()

    def _clear(self) -> None:
        self._lists: dict[str, list[Any]] = {name: [] for name in _PLAIN}
        self._appends = [column.append for column in self._lists.values()]
        self._nested: dict[str, list[Any]] = {name: [] for name in _NESTED}
        self._offsets: dict[str, list[int]] = {name: [0] for name in _NESTED}

    def __len__(self) -> int:
        return len(self._lists["urn"])

    def add(
        self,
        *,
        number: int | None,
        published: int,
        zone: str,
        text: str,
        kind: PostKind = PostKind.POST,
        item: int | str | None = None,
        edited: int | None = None,
        author: str | None = None,
        entities: Sequence[Entity] = (),
        reply_to: int | None = None,
        forward_name: str | None = None,
        forward_id: str | None = None,
        forward_published: int | None = None,
        media: Sequence[Medium] = (),
        poll: dict[str, Any] | None = None,
        reactions: Sequence[Reaction] = (),
        action: str | None = None,
        offset: int | None = None,
        length: int | None = None,
        raw_hash: bytes | None = None,
    ) -> None:
        """One post more. Times are UTC milliseconds; ``item`` names it in the URN where it has no number.

        The row below is in the order of the schema's plain columns.
        """
        row = (
            f"{self._prefix}{number if item is None else item}",
            number,
            kind,
            published,
            zone,
            edited,
            author,
            text,
            reply_to,
            forward_name,
            forward_id,
            forward_published,
            poll,
            action,
            self.blob,
            offset,
            length,
            raw_hash,
            fingerprint(text, [medium[0] for medium in media] if media else (), poll),
            form(entities),
        )
        for append, value in zip(self._appends, row, strict=True):
            append(value)
        for name, values in (("entities", entities), ("media", media), ("reactions", reactions)):
            flat = self._nested[name]
            if values:
                flat.extend(values)
            self._offsets[name].append(len(flat))

    def table(self) -> pa.Table:
        """All rows as one table; the columns are empty again afterwards."""
        size = len(self)
        arrays: list[pa.Array[Any]] = []
        for column in CAPTURED:
            if column.name == "source":
                arrays.append(pa.array([self._source] * size, pa.string()))
            elif column.name in self._nested:
                arrays.append(self._list_array(column.name))
            else:
                arrays.append(pa.array(self._lists[column.name], column.type))
        self._clear()
        return pa.Table.from_arrays(arrays, schema=CAPTURED)

    def _list_array(self, name: str) -> pa.Array[Any]:
        struct: pa.StructType = {"entities": ENTITY, "media": MEDIA, "reactions": REACTION}[name]
        fields = [struct.field(i) for i in range(struct.num_fields)]
        flat = list(zip(*self._nested[name], strict=True)) or [()] * len(fields)
        children = [pa.array(values, field.type) for values, field in zip(flat, fields, strict=True)]
        values = pa.StructArray.from_arrays(children, fields=fields)
        return pa.ListArray.from_arrays(pa.array(self._offsets[name], pa.int32()), values)
