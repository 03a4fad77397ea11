"""``marsad`` as a process of its own that can be made to die at a named moment: ``child.py SPEC ARGUMENTS...``.

``SPEC`` is JSON: ``root`` (paths are named below it), ``trace`` (a file to write every moment's name to), ``cut`` (the
moment to die before), ``torn`` (the file about to be synced loses its second half first, as an unsynced file does in
a power cut). A moment is a call that changes what is on the disk or makes it last, its path, and which time it is.
Batches are small, so that a few thousand posts make several. Before the command starts, ``ready`` is printed.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

ROWS, TAKEN = 700, 250
CALLS = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir")


def opened(handle: int) -> str:
    return str(Path(f"/proc/self/fd/{handle}").readlink())


def hook(root: str, trace: str | None, cut: str | None, torn: bool) -> None:
    times: Counter[str] = Counter()
    lock = Lock()

    def moment(call: str, where: Any, folder: int | None) -> None:
        path = opened(where) if isinstance(where, int) else os.fspath(where)
        path = path if folder is None else f"{opened(folder)}/{path}"
        if not path.startswith(root):
            return
        name = f"{call} {path.removeprefix(root)}"
        with lock:
            times[name] += 1
            label = f"{name} #{times[name]}"
            if trace:
                with Path(trace).open("a") as file:
                    file.write(label + "\n")
            if label == cut:
                if torn and isinstance(where, int):
                    with contextlib.suppress(OSError):  # a folder has no second half
                        os.ftruncate(where, os.fstat(where).st_size // 2)
                os.kill(os.getpid(), signal.SIGKILL)

    for call in CALLS:
        whole = getattr(os, call)

        def before(*arguments: Any, call: str = call, whole: Any = whole, **more: Any) -> Any:
            moment(call, arguments[0], more.get("dir_fd"))
            return whole(*arguments, **more)

        setattr(os, call, before)


def main() -> None:
    spec = json.loads(sys.argv[1])
    import marsad.archive.writer
    import marsad.cli.bringing
    from marsad.cli import main as run
    from marsad.collect import Options

    marsad.archive.writer.ROWS = ROWS
    marsad.cli.bringing.Options = partial(Options, rows=TAKEN)  # type: ignore[assignment,misc]
    hook(spec["root"], spec.get("trace"), spec.get("cut"), spec.get("torn", False))
    sys.argv = ["marsad", *sys.argv[2:]]
    print("ready", flush=True)
    run()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
