"""Posts that wait for translation: most urgent first, one worker a post, stopped and gone on with at any time.

A worker leases a task for some minutes; a lease that ran out is anybody's again, so a killed worker loses nothing. A
task whose engine failed waits with the reason and is tried again, at most :data:`TRIES` times a run of the queue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.annotate.translation import EngineFailed
from marsad.desk import translations
from marsad.desk.memory import DeskMemory
from marsad.desk.place import at
from marsad.flow import Workspace
from marsad.flow.translating import Wish, translate
from marsad.records.errors import CannotRun
from marsad.records.translation import Translation

if TYPE_CHECKING:
    from marsad.desk.models import Task

_LEASE = timedelta(minutes=10)
TRIES = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How the queue stands: done in this run, failed in this run, still waiting."""

    done: int
    failed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One task as people see it."""

    urn: str
    target: str
    priority: int
    deadline: datetime | None
    tries: int
    failed: str


Told = Callable[[Progress, Translation | None, str], None]


def put(
    folder: Path, urns: Iterable[str], wish: Wish, target: str, priority: int = 0, deadline: datetime | None = None
) -> int:
    """Let posts wait for translation; one that waits already gets the new priority and deadline. How many are new."""
    with at(folder):
        from marsad.desk.models import Task

        new = 0
        for urn in dict.fromkeys(urns):
            values = {"engine": wish.engine, "priority": priority, "deadline": deadline, "tries": 0}
            _, made = Task.objects.update_or_create(
                urn=urn, target=target, done=None, defaults=values, create_defaults={**values, "asked": _now()}
            )
            new += made
        return new


def waiting(folder: Path) -> list[Waiting]:
    """What waits, most urgent first."""
    with at(folder):
        from marsad.desk.models import Task

        rows = Task.objects.filter(done=None)
        return [Waiting(r.urn, r.target, r.priority, r.deadline, r.tries, r.failed) for r in rows]


def work(folder: Path, told: Told, only: Collection[str] | None = None) -> Progress:
    """Translate what waits (of it ``only`` these posts) until nothing does; ``told`` hears of each."""
    with at(folder) as workspace:
        done = failed = 0
        tried: set[int] = set()
        while True:
            task = _lease(tried, only)
            if task is None:
                break
            tried.add(task.pk)
            translation, why = _one(workspace, task)
            done, failed = done + (translation is not None), failed + (translation is None)
            told(Progress(done, failed, _count()), translation, why)
        return Progress(done, failed, _count())


def _one(workspace: Workspace, task: Task) -> tuple[Translation | None, str]:
    """The translation of one task, or why there is none."""
    try:
        wish = Wish(task.target, task.engine)
        translation = translations.add(translate(workspace, task.urn, wish, DeskMemory()))
    except (EngineFailed, CannotRun) as error:
        task.tries, task.failed, task.leased_until = task.tries + 1, str(error), None
        task.save()
        return None, f"{task.urn}: {error}"
    task.done, task.leased_until, task.failed = _now(), None, ""
    task.save()
    return translation, ""


def _lease(tried: set[int], only: Collection[str] | None) -> Task | None:
    """The most urgent task that nobody holds; taken in one step, so that two workers never take one."""
    from django.db.models import Q

    from marsad.desk.models import Task

    free = Q(leased_until=None) | Q(leased_until__lt=_now())
    for task in Task.objects.filter(free, done=None, tries__lt=TRIES).exclude(pk__in=tried):
        if only is not None and task.urn not in only:
            continue
        if Task.objects.filter(free, pk=task.pk, done=None).update(leased_until=_now() + _LEASE):
            return task
    return None


def again(folder: Path) -> int:
    """Let tasks that failed too often be tried again; how many there are."""
    with at(folder):
        from marsad.desk.models import Task

        return Task.objects.filter(done=None, tries__gte=TRIES).update(tries=0)


def _count() -> int:
    from marsad.desk.models import Task

    return Task.objects.filter(done=None).count()


def _now() -> datetime:
    return datetime.now(UTC)
