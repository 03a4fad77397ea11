"""Where the desk stands: one workspace a process, its Django settings, its secret and its schema brought forward."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings

from marsad.desk import django_settings
from marsad.desk.forgetting import catch_up
from marsad.flow import Workspace, open_workspace
from marsad.records.errors import CannotRun

DATABASE = "desk.sqlite3"
KEY = "desk.secret"
_open: dict[str, Workspace] = {}


def configure(folder: Path) -> Workspace:
    """Make ``folder`` the workspace of this process's desk; another one than before takes its place."""
    folder = folder.resolve()
    if str(folder) in _open:
        return workspace()
    opened = open_workspace(folder)
    _point(folder)
    _migrate(folder)
    catch_up(folder / DATABASE, opened.archive.log().redactions.all)
    _open.clear()
    _open[str(folder)] = opened
    return opened


def workspace() -> Workspace:
    """The workspace that :func:`configure` opened."""
    (opened,) = _open.values()
    return opened


@contextmanager
def at(folder: Path) -> Iterator[Workspace]:
    """The desk of ``folder`` for one piece of work outside a request; the database is closed again."""
    from django.db import DatabaseError, connections

    try:
        yield configure(folder)
    except DatabaseError as error:
        raise CannotRun(f"{folder / DATABASE}: {error}") from error
    finally:
        if settings.configured:
            connections.close_all()


def has_desk(folder: Path) -> bool:
    """Whether anything was ever kept on this folder's desk; then reading need not make one."""
    return (folder / DATABASE).exists()


def leave() -> None:
    """Forget the workspace, so that the next :func:`configure` opens it anew."""
    from django.db import connections

    if settings.configured:
        connections.close_all()
    _open.clear()


def _point(folder: Path) -> None:
    """Set Django up once, and point it at this folder's files."""
    secret = _secret(folder / KEY)
    if not settings.configured:
        fixed = {name: value for name, value in vars(django_settings).items() if name.isupper()}
        settings.configure(**fixed)
        logging.getLogger("django.request").setLevel(logging.ERROR)
        django.setup()
    from django.db import connections

    connections.close_all()
    settings.SECRET_KEY = secret
    connections.databases["default"]["NAME"] = str(folder / DATABASE)
    del connections["default"]
    _private(folder / DATABASE)


def _secret(path: Path) -> str:
    """The key that signs forms, made once and readable by its owner alone."""
    try:
        if _private(path):
            path.write_text(secrets.token_urlsafe(48) + "\n", "ascii")
        secret = path.read_text("ascii").strip()
    except OSError as error:
        raise CannotRun(f"{path}: {os.strerror(error.errno or 0)}") from error
    if len(secret) < 40:
        raise CannotRun(f"{path}: is not a key; remove the file and a new one is made")
    return secret


def _private(path: Path) -> bool:
    """Make an empty file that its owner alone can read; false when there is one already."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise CannotRun(f"{path}: {os.strerror(error.errno or 0)}") from error
    return True


def _migrate(folder: Path) -> None:
    """Bring the schema forward, all of it or nothing; a file made by a later Marsad is left alone."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
        if unknown:
            raise CannotRun(f"{folder / DATABASE}: was written by a later version of Marsad; update this one")
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            connection.disable_constraint_checking()  # as SQLite wants it before a transaction that changes tables
            with transaction.atomic():  # killed half-way, a table would be there that no record of migrations has
                call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CannotRun(f"{folder / DATABASE}: cannot be opened as the desk's database ({error})") from error
    finally:
        connection.close()
