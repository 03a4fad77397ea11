"""``python -m marsad``, and where the command begins.

The command line is loaded here and not above, so that Ctrl-C in the half second which that takes is one line too. Once
a command is over its answer stands: Ctrl-C while the interpreter takes itself down changes nothing.
"""

from __future__ import annotations

import os
import signal


def main() -> None:
    """Load the command line and run it."""
    before = signal.signal(signal.SIGINT, _stopped)
    from marsad.cli import main as run

    signal.signal(signal.SIGINT, before)
    try:
        run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stopped(*_: object) -> None:
    """Nothing has begun; modules half loaded must not be unwound."""
    os.write(2, b"marsad: stopped before it began\n")
    os._exit(2)


if __name__ == "__main__":
    main()
