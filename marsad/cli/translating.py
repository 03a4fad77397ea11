"""Commands of translation: translate, models."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.progress import Progress as Bar

from marsad.archive.finding.search import Query
from marsad.cli.output import (
    JsonOption,
    UrnsOption,
    WorkspaceOption,
    complaints,
    console,
    counted,
    lines,
    moment,
    print_json,
    print_line,
    print_table,
    workspace_at,
)
from marsad.cli.shapes import show_translation, translated
from marsad.desk import queue, translations
from marsad.flow import Workspace
from marsad.flow.models import add_address, add_folder, attempt, engines
from marsad.flow.reading import find
from marsad.flow.translating import Wish, known, own_translation
from marsad.records.errors import CannotRun
from marsad.records.translation import Translation
from marsad.settings import EngineKind, EngineSettings

models = typer.Typer(help="Translation engines of the workspace.", no_args_is_help=True)
_MOST = 1000


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("translate")(translate)
    app.add_typer(models, name="models")


def translate(
    urns: Annotated[list[str] | None, typer.Argument(help="Posts, as telegram:HANDLE/ID.")] = None,
    query: Annotated[str | None, typer.Option("--query", help="Posts that a search finds, at most 1,000.")] = None,
    file: UrnsOption = None,
    target: Annotated[str, typer.Option("--to", help="Language to render in (default: the workspace's).")] = "",
    engine: Annotated[str, typer.Option("--engine", help="Engine by name (default: the first that fits).")] = "",
    priority: Annotated[int, typer.Option("--priority", help="Higher goes first.")] = 0,
    deadline: Annotated[str | None, typer.Option("--deadline", help="Wanted by this day or time (UTC).")] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Queue alone; without posts, --now works the queue off.")
    ] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Work off what waits, and what failed too often once more.")
    ] = False,
    own: Annotated[
        Path | None, typer.Option("--own", help="A person's translation: a text file, a line a sentence.")
    ] = None,
    sign: Annotated[
        int | None, typer.Option("--sign", min=1, help="Answer for translation number N of the post.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who translates or signs.")] = "",
    note: Annotated[
        str, typer.Option("--note", help="Why doubts may stand; needed to sign where there are some.")
    ] = "",
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Translate posts by the workspace's engines, keep a person's own translation, or sign one."""
    opened = workspace_at(workspace)
    target = target or opened.settings.translation.target
    wanted = _wanted(opened, urns, query, file)
    if own is not None or sign is not None:
        _show([_by_hand(opened, wanted, own, sign, (by, note, target))], json=json)
        return
    if not wanted and not now:
        waiting = queue.waiting(opened.folder)
        _show_waiting(waiting, json=json)
        return
    held = known(opened, wanted)
    lost = [urn for urn in wanted if urn not in held]
    for urn in lost:
        complaints.print(f"failed: {urn}: no such post in this archive", markup=False, soft_wrap=True)
    put = queue.put(
        opened.folder, held.values(), Wish(target, engine), target, priority, moment(deadline, "--deadline")
    )
    if later:
        told = {"queued": put, "waiting": len(queue.waiting(opened.folder))}
        print_json(told) if json else console.print(f"{put} queued; {told['waiting']} wait. `marsad translate --now`")
    else:
        if now:
            queue.again(opened.folder)
        lost += _work(opened, None if now and not wanted else set(held.values()), json=json)
    if lost:
        raise typer.Exit(1)


def _wanted(workspace: Workspace, urns: list[str] | None, query: str | None, file: Path | None) -> list[str]:
    found = [hit.urn for hit in find(workspace, Query(query, limit=_MOST)).hits] if query is not None else []
    return list(dict.fromkeys([*(urns or ()), *found, *(lines(file) if file else ())]))


def _by_hand(
    workspace: Workspace, wanted: list[str], own: Path | None, sign: int | None, said: tuple[str, str, str]
) -> Translation:
    by, note, target = said
    by = by or workspace.settings.imports.operator
    if len(wanted) != 1 or (own is not None and sign is not None):
        raise CannotRun("--own and --sign each take one post")
    if not by:
        raise CannotRun("say --by NAME: a translation or a signature has a person behind it")
    if own is not None:
        made = own_translation(workspace, wanted[0], target, by, lines(own))
        return translations.keep(workspace.folder, made)
    return translations.sign(workspace.folder, wanted[0], sign or 0, by, note, target)


def _work(workspace: Workspace, only: set[str] | None, *, json: bool) -> list[str]:
    """Work the queue off, or those posts of it alone; what failed, one line each."""
    failed: list[str] = []
    made: list[Translation] = []
    with Bar(console=complaints, transient=True, disable=json or not complaints.is_terminal) as bar:
        line = bar.add_task("translating", total=None)

        def told(progress: queue.Progress, translation: Translation | None, why: str) -> None:
            bar.update(line, completed=progress.done, total=progress.done + progress.waiting)
            if translation is not None:
                made.append(translation)
                if json:
                    print_line(translated(translation))
            else:
                failed.append(why)
                complaints.print(f"failed: {why}", markup=False, soft_wrap=True)

        progress = queue.work(workspace.folder, told, only)
    if not json:
        _show(made, json=False)
        console.print(
            f"{counted(progress.done, 'post')} translated, {progress.failed} failed, {progress.waiting} wait."
        )
    return failed


def _show(made: list[Translation], *, json: bool) -> None:
    if json:
        print_json([translated(one) for one in made])
        return
    for one in made:
        show_translation(one)


def _show_waiting(waiting: list[queue.Waiting], *, json: bool) -> None:
    if json:
        print_json(waiting)
        return
    print_table(
        ["post", "into", "priority", "deadline", "tries", "failed with"],
        [(w.urn, w.target, w.priority, _day(w.deadline), w.tries, w.failed) for w in waiting],
    )
    console.print(f"{counted(len(waiting), 'post')} wait; name posts to translate them, or `--now` to work them off.")


def _day(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value else ""


@models.command("list")
def list_(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """The workspace's engines, whether they are ready, and what would leave the machine."""
    found = engines(workspace_at(workspace, create=True))
    if json:
        print_json(found)
        return
    print_table(
        ["name", "kind", "from", "to", "where", "leaves this machine", "state"],
        [
            (e.name, e.kind, e.source or "any", e.target or "any", e.where, e.leaves or "nothing", e.state)
            for e in found
        ],
    )
    if not found:
        console.print("No engine yet: `marsad models add FOLDER` takes a CTranslate2 folder or an Argos package.")


@models.command("add")
def add(
    model: Annotated[str, typer.Argument(help="A CTranslate2 folder, an Argos package, or the address of a server.")],
    name: Annotated[str, typer.Option("--name", help="What the engine is called here.")],
    kind: Annotated[EngineKind | None, typer.Option("--kind", help="For an address: libretranslate or openai.")] = None,
    source: Annotated[str, typer.Option("--from", help="Language it reads, where it has one pair alone.")] = "",
    target: Annotated[str, typer.Option("--to", help="Language it writes.")] = "",
    served: Annotated[str, typer.Option("--model", help="For openai: the model the server is asked for.")] = "",
    key_env: Annotated[str, typer.Option("--key-env", help="Environment variable that holds the key.")] = "",
    may_leave: Annotated[bool, typer.Option("--may-leave", help="Sentences may leave this machine for it.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Set up a translation engine: a model folder is copied in, an address is written into marsad.toml."""
    opened = workspace_at(workspace, create=True)
    if model.startswith(("http://", "https://")):
        if kind is None:
            raise CannotRun("an address needs --kind libretranslate or --kind openai")
        try:
            settings = EngineSettings(
                kind=kind, url=model, model=served, source=source, target=target, key_env=key_env, may_leave=may_leave
            )
        except ValidationError as error:
            raise CannotRun(f"{name}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from error
        engine = add_address(opened, name, settings)
    else:
        engine = add_folder(opened, Path(model), name, source, target)
    told = {"name": name, "engine": engine.name, "leaves": engine.leaves.notice}
    print_json(told) if json else console.print(f"{name}: {engine.name}. {engine.leaves.notice}", soft_wrap=True)


@models.command("test")
def try_(
    name: Annotated[str, typer.Argument(help="The engine to try.")],
    text: Annotated[list[str] | None, typer.Argument(help="Sentences (default: two plain ones).")] = None,
    source: Annotated[str, typer.Option("--from", help="Language of the sentences.")] = "",
    target: Annotated[str, typer.Option("--to", help="Language to render them in.")] = "",
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Let an engine render a few sentences, and show what comes back and how long it took."""
    tried = attempt(workspace_at(workspace), name, tuple(text or ()), source, target)
    if json:
        print_json(tried)
        return
    for original, rendering in tried.pairs:
        console.print(f"{original}\n  {rendering}", markup=False, soft_wrap=True)
    console.print(f"{tried.name}, {tried.seconds} s")
