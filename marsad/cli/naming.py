"""The command that asks about names: who a name can be, and whether two are one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.output import (
    FileOption,
    JsonOption,
    WorkspaceOption,
    complaints,
    console,
    lines,
    print_json,
    print_line,
    print_table,
    workspace_at,
)
from marsad.flow.sounding import candidates, heads
from marsad.lexicon import load_lexicon
from marsad.records.errors import CannotRun
from marsad.settings import find_workspace
from marsad.text.names import Candidate, Glosses, Likeness, similarity
from marsad.text.transliteration import transliterate

Compare = Callable[[str, str], Likeness]


def register(app: typer.Typer) -> None:
    """Add this room's command."""
    app.command("names")(names)


def names(
    text: Annotated[str | None, typer.Argument(help="A name, in any script.")] = None,
    other: Annotated[str | None, typer.Argument(help="Another name: are the two one?")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many candidates.")] = 5,
    file: FileOption = None,
    pairs: Annotated[
        Path | None,
        typer.Option("--pairs", help="A file of pairs, two names a line with a tab between."),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Who a name is, across scripts and spellings; or whether two names are one."""
    if sum((text is not None, file is not None, pairs is not None)) != 1:
        raise CannotRun("give a name, two names, --file with one name a line, or --pairs with two a line")
    if pairs is not None:
        _answer_pairs(pairs, _comparison(workspace), json=json)
    elif text is not None and other is not None:
        likeness = _comparison(workspace)(text, other)
        print_json(likeness) if json else _tell(likeness)
    else:
        asked = [text] if text is not None else lines(file) if file else []
        _resolve(asked, limit, workspace, listed=file is not None, json=json)


def _comparison(workspace: Path | None) -> Compare:
    """Comparison by the head words and glosses of the workspace, or of the shipped lexicon where there is none."""
    there = find_workspace(workspace).is_dir() or workspace is not None
    lexicon = workspace_at(workspace).lexicon if there else load_lexicon()
    shared, glosses = heads(lexicon), Glosses(lexicon.glosses)
    return lambda a, b: similarity(a, b, shared, glosses)


def _tell(likeness: Likeness) -> None:
    console.print(f"{'same' if likeness.same else 'not the same'}, score {likeness.score:.2f}")
    for reason in likeness.reasons:
        console.print(f"  {reason}", markup=False)


def _answer_pairs(file: Path, compare: Compare, *, json: bool) -> None:
    """Every pair of a file, a line each; lines that are no pair are listed and the others go on."""
    failed = 0
    for number, pair in _pairs(file):
        if isinstance(pair, str):
            failed += 1
            complaints.print(f"{file}, line {number}: {pair}", markup=False, soft_wrap=True)
            if json:
                print_line({"line": number, "failed": pair})
            continue
        likeness = compare(*pair)
        if json:
            print_line(
                {
                    "a": pair[0],
                    "b": pair[1],
                    "score": likeness.score,
                    "same": likeness.same,
                    "reasons": likeness.reasons,
                }
            )
        else:
            verdict = "same" if likeness.same else "not the same"
            console.print(f"{likeness.score:.2f}  {verdict}  {pair[0]} | {pair[1]}", markup=False, soft_wrap=True)
    if failed:
        raise typer.Exit(1)


def _pairs(file: Path) -> Iterator[tuple[int, tuple[str, str] | str]]:
    """Numbered lines as pairs, or what is wrong with them; empty lines are passed over."""
    try:
        raw = file.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise CannotRun(f"{file}: cannot be read: {error}") from error
    for number, line in enumerate(raw, 1):
        if not line.strip():
            continue
        try:
            cells = [cell.strip() for cell in line.decode("utf-8").split("\t")]
        except UnicodeDecodeError:
            yield number, "is not UTF-8"
            continue
        if len(cells) == 2 and all(cells):
            yield number, (cells[0], cells[1])
        else:
            yield number, f"needs two names with one tab between, has {sum(map(bool, cells))}"


def _resolve(asked: list[str], limit: int, workspace: Path | None, *, listed: bool, json: bool) -> None:
    opened = workspace_at(workspace, create=True)
    for name, found in zip(asked, candidates(opened, asked, limit), strict=True):
        rows = [_shape(candidate) for candidate in found]
        if json:
            (print_line if listed else print_json)({**({"name": name} if listed else {}), "candidates": rows})
            continue
        house = transliterate(name, opened.settings.text.transliteration)
        if house != name:
            console.print(f"{name}: {house}", markup=False)
        print_table(["id", "name", "score", "matched"], [tuple(row.values()) for row in rows])


def _shape(candidate: Candidate) -> dict[str, object]:
    return {"id": candidate.id, "name": candidate.name, "score": candidate.score, "matched": candidate.matched}
