"""The command line: the whole product for one person. Exit codes: 0 done, 1 done but items failed, 2 could not run."""

from __future__ import annotations

import os
import sys

import typer

from marsad import __version__
from marsad.cli import (
    asking,
    bringing,
    judging,
    leaving,
    lexicons,
    looking,
    measuring,
    naming,
    proving,
    redacting,
    searching,
    translating,
    writing,
)
from marsad.cli.output import failed_to_run
from marsad.records.errors import MarsadError

_INTERRUPTED = 130  # what typer makes of Ctrl-C, without a word
_STOPPED = "stopped; what was committed is safe, run the same command again to go on"

app = typer.Typer(
    name="marsad",
    help="Watch militant media in the open: exports in, footnoted briefs out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_ROOMS = (
    *(bringing, lexicons, proving, searching, asking, naming, looking, judging),
    *(translating, writing, leaving, redacting, measuring),
)
for room in _ROOMS:
    room.register(app)


@app.callback(invoke_without_command=True)
def _about(version: bool = typer.Option(False, "--version", help="Print the version.", is_eager=True)) -> None:
    if version:
        typer.echo(f"marsad {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; whatever is raised on purpose becomes one clear line and exit code 2."""
    try:
        app()
    except MarsadError as error:
        failed_to_run(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        failed_to_run(_STOPPED)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            failed_to_run(_STOPPED)
        raise
