"""Another library measured in an interpreter of its own, which the caller names: it is no dependency of ours."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

import orjson

from marsad.records.errors import CannotRun


def ask(python: Path, script: str, texts: list[str], *more: str, name: str, package: str) -> dict[str, Any]:
    """What ``script`` writes as JSON to the file ``argv[2]``, given ``texts`` as JSON in ``argv[1]`` and ``more``.

    :class:`CannotRun` names the library and the package to install where the interpreter cannot run it.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, answer = Path(folder) / "texts.json", Path(folder) / "answer.json"
        given.write_bytes(orjson.dumps(texts))
        command = [str(python), "-c", script, str(given), str(answer), *more]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the caller's interpreter
        except (OSError, subprocess.CalledProcessError) as error:
            why = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1]
            raise CannotRun(f"{python}: cannot run {name} ({why}); install {package} there") from error
        found: dict[str, Any] = orjson.loads(answer.read_bytes())
    return found
