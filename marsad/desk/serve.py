"""The desk on loopback, until it is told to stop."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from marsad.desk.place import configure
from marsad.records.errors import CannotRun

HOST = "127.0.0.1"
_MOST_BODY = 32 << 20


def serve(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve the desk of ``folder`` on ``port`` (0 takes any that is free); ``ready`` is called with its address.

    Returns on Ctrl-C and on SIGTERM. Opened once: lexicon and automaton are read here, not in the first request.
    """
    import waitress
    from django.core.handlers.wsgi import WSGIHandler

    workspace = configure(folder)
    _ = workspace.index
    _ = workspace.unlawful
    logging.getLogger("waitress").setLevel(logging.ERROR)
    listening = _listen(port)
    server = waitress.create_server(
        WSGIHandler(),
        map={},
        sockets=[listening],
        threads=4,
        ident=None,
        max_request_body_size=_MOST_BODY,
        inbuf_overflow=_MOST_BODY,  # what is handed over stays in memory and never touches the disk
    )
    with _stopping():
        try:
            ready(f"http://{HOST}:{listening.getsockname()[1]}/")
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            server.close()


def _listen(port: int) -> socket.socket:
    """A socket on loopback; :class:`CannotRun` says why there is none."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise CannotRun(f"port {port} is in use; `marsad serve --port 0` takes one that is free") from error
        raise CannotRun(f"cannot listen on {HOST}:{port} ({os.strerror(error.errno or 0)})") from error
    return listening


@contextmanager
def _stopping() -> Iterator[None]:
    """SIGTERM ends the server as Ctrl-C does; outside the main thread Python allows no handler."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
