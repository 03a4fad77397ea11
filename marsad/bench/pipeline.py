"""From a JSON export to searchable posts, timed as a whole process against parsing the file alone; then the same file
again, a later export of the same channel, and verifying; and what all of it takes on the disk.

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

import polars as pl

from marsad.archive import Archive
from marsad.bench.export import Later, write_export

_PAUSE = 0.02
_MORE = 0.01  # of the posts are new in the later export
PARSE = (
    "import sys; from pathlib import Path; from marsad.collect import Options, collect; "
    "from marsad.records.harvest import Batch; "
    "print(sum(s.table.num_rows for s in collect(Path(sys.argv[1]), Options()) if isinstance(s, Batch)))"
)
Timing = tuple[float, float]


def measure(posts: int, runs: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows for each variant, medians over ``runs``; and megabytes on the disk by part, after the first import."""
    timings: dict[str, list[Timing]] = {}
    with tempfile.TemporaryDirectory() as folder:
        export, later = Path(folder) / "result.json", Path(folder) / "later.json"
        size = write_export(export, posts)
        write_export(later, posts, later=Later(int(posts * _MORE)))
        disk: list[dict[str, Any]] = []
        for n in range(runs):
            workspace = Path(folder) / f"workspace-{n}"
            timings.setdefault("parse alone", []).append(timed([sys.executable, "-c", PARSE, str(export)]))
            timings.setdefault("marsad", []).append(timed(marsad("import", export, workspace)))
            disk = disk or parts(workspace)
            timings.setdefault("the same file again", []).append(timed(marsad("import", export, workspace)))
            timings.setdefault("a later export, 1 % new", []).append(timed(marsad("import", later, workspace)))
            timings.setdefault("verify", []).append(timed(marsad("verify", None, workspace)))
    return [_row(variant, timing, posts, size) for variant, timing in timings.items()], disk


def marsad(command: str, path: Path | None, workspace: Path) -> list[str]:
    """A command as a process of its own."""
    named = [str(path)] if path else []
    return [sys.executable, "-m", "marsad", command, *named, "--workspace", str(workspace), "--json"]


def parts(workspace: Path) -> list[dict[str, Any]]:
    """Megabytes of each part of a workspace, and their share of the posts' text in UTF-8 plus the raw items as kept."""
    archive = Archive(workspace / "archive")
    text = archive.posts(["text"]).select(pl.col("text").cast(pl.Binary).bin.size().cast(pl.Int64).sum()).collect()
    folders = {
        "posts": archive.evidence / "posts",
        "raw items": archive.evidence / "blobs",
        "observations and custody": archive.evidence,
        "readings": archive.derived / "readings",
        "index": archive.derived / "index",
        "other": workspace,
    }
    counted: set[Path] = set()
    sizes: dict[str, int] = {}
    for part, folder in folders.items():  # the narrower folder comes first
        files = {path for path in folder.rglob("*") if path.is_file()} - counted
        counted |= files
        sizes[part] = sum(path.stat().st_size for path in files)
    base = int(text.item()) + sizes["raw items"]
    rows = {**sizes, "all": sum(sizes.values()), "text + raw items": base}
    return [{"part": part, "mb": round(size / 1e6, 1), "ratio": round(size / base, 3)} for part, size in rows.items()]


def timed(command: list[str]) -> Timing:
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


def _row(variant: str, timings: list[Timing], posts: int, size: int) -> dict[str, Any]:
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
