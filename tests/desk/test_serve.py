from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from marsad.desk.serve import serve
from marsad.records.errors import CannotRun

_SERVE = (
    "import sys; from pathlib import Path; from marsad.desk.serve import serve;"
    "serve(Path(sys.argv[1]), 0, lambda url: print(url, flush=True)); print('ended')"
)


@contextmanager
def served(folder: Path, *, stop: int = signal.SIGTERM) -> Iterator[str]:
    """The desk in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip()
        assert url, process.communicate()[1]
        yield url
    finally:
        process.send_signal(stop)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "ended\n", "")


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_desk_answers_on_loopback_and_ends_when_told(folder: Path, stop: int) -> None:
    with served(folder, stop=stop) as url:
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
            assert b"Inbox" in answer.read()
            assert "Server" not in answer.headers
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(url + "posts/telegram:none/1")
        missing.value.close()
        assert missing.value.code == 404


def test_a_port_in_use_is_named(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=f"port {port} is in use"):
            serve(folder, port, lambda url: None)
