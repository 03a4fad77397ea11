"""Errors, named for what the caller does next.

An item that fails is no exception but a record (:class:`marsad.records.harvest.Failed`): it is listed and the others go
on. What is raised stops the command.
"""

from __future__ import annotations


class MarsadError(Exception):
    """Whatever Marsad raises on purpose."""


class CannotRun(MarsadError):
    """The command cannot go on at all: one clear line says why and what to do; exit code 2."""


class Busy(CannotRun):
    """Another process is writing; a reader goes on with what is there."""
