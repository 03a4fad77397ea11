"""``marsad verify`` over a seeded archive: whole, as a process of its own, then with each tampering planted alone."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from marsad.archive import Archive
from marsad.archive.verify import verify
from marsad.archive.writer import writing
from marsad.bench.export import Later, write_export
from marsad.bench.pipeline import marsad, timed
from marsad.bench.tampering import TAMPERINGS, planted
from marsad.collect import Options, collect

_MORE, _EDITED, _GONE = 0.01, 1000, 1500


def measure(posts: int) -> list[dict[str, Any]]:
    """A row for the whole archive and one for each tampering: seconds, and whether it was found and named."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "workspace" / "archive")
        for later in (None, Later(int(posts * _MORE), _EDITED, _GONE)):
            export = Path(folder) / "result.json"
            write_export(export, posts, later=later)
            _fill(archive, export)
            export.unlink()
        held = verify(archive).checked["posts"]
        seconds, peak = timed(marsad("verify", None, archive.folder.parent))
        whole = {"name": "verify", "variant": "whole", "seconds": round(seconds, 2), "peak_mb": round(peak, 1)}
        rows = [{**whole, "named": True, "n": held}]
        for tampering in TAMPERINGS:
            with planted(archive, tampering) as hand:
                start = time.perf_counter()
                result = verify(archive)
                took = time.perf_counter() - start
            named = tampering.found(hand, result)
            row = {"name": "verify", "variant": tampering.name, "seconds": round(took, 2), "peak_mb": None}
            rows.append({**row, "named": named, "n": held})
        assert verify(archive).ok
    return rows


def _fill(archive: Archive, export: Path) -> None:
    """Evidence alone: what is derived is not verified."""
    with writing(archive, "marsad bench", "", datetime.now(UTC).replace(microsecond=0)) as writer:
        for step in collect(export, Options()):
            writer.take(step)
