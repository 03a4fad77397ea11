"""How commands speak: one JSON document with ``--json``, text and tables for people, one clear line when they cannot
run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import orjson
import polars as pl
import typer
from rich.console import Console
from rich.table import Table

from marsad.archive.packages.table import neutralised
from marsad.flow import Workspace, open_workspace
from marsad.records.errors import CannotRun
from marsad.settings import find_workspace

_WIDE = 160  # columns of a table that no terminal limits
console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
complaints = Console(stderr=True, highlight=False)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", help="The workspace folder (default: the nearest upward with a marsad.toml)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="From this day or time on (UTC), as 2024-05-31.")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Before this day or time (UTC), as 2024-06-30.")]
WaitOption = Annotated[
    float, typer.Option("--wait", min=0, help="Seconds to wait for another marsad that is writing here.")
]
UrnsOption = Annotated[Path | None, typer.Option("--file", help="A file of URNs, one a line.")]
FileOption = Annotated[
    Path | None, typer.Option("--file", help="A file of queries or names, one a line, each answered.")
]


def lines(file: Path) -> list[str]:
    """The lines of a file of queries or names."""
    try:
        return [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{file}: cannot be read: {error}") from error


def numbered_lines(file: Path) -> list[tuple[int, str]]:
    """The lines of a file that hold something, with their numbers."""
    try:
        whole = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{file}: cannot be read: {error}") from error
    return [(n, line.strip()) for n, line in enumerate(whole, 1) if line.strip()]


def write_csv(file: Path, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table as CSV for spreadsheets: words that one would run as a formula are neutralised."""
    frame = pl.DataFrame(
        [dict(zip(columns, row, strict=True)) for row in rows], schema=list(columns) if not rows else None
    )
    try:
        file.write_bytes(neutralised(frame).write_csv(line_terminator="\r\n").encode("utf-8-sig"))
    except OSError as error:
        raise CannotRun(f"{file}: cannot be written: {error.strerror}") from error


def workspace_at(folder: Path | None, *, create: bool = False) -> Workspace:
    """The workspace a command works in."""
    return open_workspace(find_workspace(folder), create=create)


def moment(text: str | None, option: str) -> datetime | None:
    """A day or time as users write it, in UTC where no zone is given."""
    if text is None:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise CannotRun(
            f"{option} {text!r} is not a day or time; write it as 2024-05-31 or 2024-05-31T18:00"
        ) from error
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """A record as JSON values: fields by name, times in UTC with Z, sets and tuples as lists."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(orjson.dumps(plain(document), option=orjson.OPT_INDENT_2).decode() + "\n")


def print_line(document: object) -> None:
    """One JSON document on one line, for commands that answer many."""
    sys.stdout.write(orjson.dumps(plain(document)).decode() + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain table for people."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console.print(table)


def counted(n: int, noun: str) -> str:
    """``1 post``, ``2 posts``, ``2 batches``."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else plural}"


def short(text: str, length: int = 100) -> str:
    """One line of a text, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def time(value: datetime | None) -> str:
    """A time for people."""
    return "" if value is None else f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def failed_to_run(why: str) -> NoReturn:
    """One clear line on standard error, and exit code 2."""
    sys.stderr.write(f"marsad: {why}\n")
    sys.exit(2)
