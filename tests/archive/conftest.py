from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pytest

from marsad.archive import Archive
from marsad.archive.writer import Outcome, writing
from marsad.records.harvest import Batch, Closed, Opened, Step
from marsad.records.posts import CAPTURED
from marsad.records.source import Source

START = datetime(2024, 5, 1, 8, tzinfo=UTC)


def row(number: int, text: str, source: str = "telegram:bayan", **more: object) -> dict[str, object]:
    empty = dict.fromkeys(CAPTURED.names)
    return {
        **empty,
        "source": source,
        "urn": f"{source}/{number}",
        "number": number,
        "kind": "post",
        "published": START + timedelta(minutes=number),
        "zone": "utc",
        "text": text,
        "entities": [],
        "media": [],
        "fingerprint": blake2b(text.encode(), digest_size=16).digest(),
        "form": b"\0" * 8,
        **more,
    }


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


Take = Callable[..., Outcome]


@pytest.fixture
def take(archive: Archive, tmp_path: Path) -> Iterator[Take]:
    """Import one invented export: its rows, and the span of numbers that it covers."""
    count = 0

    def taking(
        rows: Iterable[dict[str, object]],
        *,
        source: Source | None = None,
        span: tuple[int, int] | None = None,
        complete: bool = True,
        method: str = "test",
        when: datetime | None = None,
    ) -> Outcome:
        nonlocal count
        count += 1
        rows = list(rows)
        export = tmp_path / f"export-{count}.json"
        export.write_text(str(rows))
        seen = source or Source("telegram:bayan", titles=("Bayan",), chat="public_channel")
        numbers = [int(str(r["number"])) for r in rows]
        spans = (span,) if span else ((min(numbers), max(numbers)),) if numbers else ()
        steps: list[Step] = [
            Opened(seen, method, (export,), tmp_path),
            Batch(pa.Table.from_pylist(rows, CAPTURED)),
            Closed(spans, complete),
        ]
        at = when or datetime(2024, 6, 1, count, tzinfo=UTC)
        with writing(archive, "test 1", "nobody", at) as writer:
            for step in steps:
                writer.take(step)
        return writer.outcome

    return taking
