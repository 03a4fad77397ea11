"""From a JSON export to searchable posts, timed as a whole process against parsing the file alone.

Each run is a process of its own, so that its peak memory is its own (``ru_maxrss`` of the finished child).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from marsad.bench.export import write_export

PARSE = (
    "import sys; from pathlib import Path; from marsad.collect import Options, collect; "
    "from marsad.records.harvest import Batch; "
    "print(sum(s.table.num_rows for s in collect(Path(sys.argv[1]), Options()) if isinstance(s, Batch)))"
)


def measure(posts: int, runs: int) -> list[dict[str, Any]]:
    """Rows for ``parse alone`` and ``marsad`` (import, annotate, index), medians over ``runs``."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "result.json"
        size = write_export(export, posts)
        parse = [_timed([sys.executable, "-c", PARSE, str(export)]) for _ in range(runs)]
        whole = [_timed(_import(export, Path(folder) / f"workspace-{n}")) for n in range(runs)]
    return [_row("parse alone", parse, posts, size), _row("marsad", whole, posts, size)]


def _import(export: Path, workspace: Path) -> list[str]:
    return [sys.executable, "-m", "marsad", "import", str(export), "--workspace", str(workspace), "--json"]


def _timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one finished process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return seconds, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def _row(variant: str, timings: list[tuple[float, float]], posts: int, size: int) -> dict[str, Any]:
    seconds = statistics.median(second for second, _ in timings)
    return {
        "name": "pipeline",
        "variant": variant,
        "posts_per_second": round(posts / seconds, 1),
        "mb_per_second": round(size / seconds / 1e6, 2),
        "seconds": round(seconds, 2),
        "p50_ms": None,
        "p99_ms": None,
        "peak_mb": round(max(peak for _, peak in timings), 1),
        "n": posts,
        "runs": len(timings),
    }
