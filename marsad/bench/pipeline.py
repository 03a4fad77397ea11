"""From a JSON export to searchable posts, timed as a whole process against parsing the file alone.

Each run is a process of its own. Its peak memory is read from the kernel's high-water mark while it runs, because what
``wait4`` reports also counts the parent that it was forked from.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from marsad.bench.export import write_export

_PAUSE = 0.02
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
        parse = [timed([sys.executable, "-c", PARSE, str(export)]) for _ in range(runs)]
        whole = [timed(_import(export, Path(folder) / f"workspace-{n}")) for n in range(runs)]
    return [_row("parse alone", parse, posts, size), _row("marsad", whole, posts, size)]


def _import(export: Path, workspace: Path) -> list[str]:
    return [sys.executable, "-m", "marsad", "import", str(export), "--workspace", str(workspace), "--json"]


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one finished process."""
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:  # noqa: S603 - our own interpreter
        while child.poll() is None:
            peak = max(peak, _high_water(child.pid))
            time.sleep(_PAUSE)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return time.perf_counter() - start, peak


def _high_water(pid: int) -> float:
    """Megabytes of the process's high-water mark; 0 where it has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


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
