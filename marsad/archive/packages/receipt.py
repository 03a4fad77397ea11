"""The custody line of what left: what, which posts in words, how many, its hash and its marking."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from marsad.archive.custody import Head
from marsad.archive.files import disk_errors, sha256_file, writer_lock
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.marking import Marking


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms something leaves, and who logs it. ``operator`` goes into the custody line alone."""

    marking: Marking
    tool: str
    operator: str
    now: datetime
    unmasked: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """What was written: ``sha256`` is the hash of the file, or of the bag's ``tagmanifest-sha256.txt``."""

    what: str
    path: Path
    posts: int
    sha256: str
    selection: str
    marking: Marking
    withheld: int = 0


def part_of(output: Path) -> Path:
    """Where a package is made before it leaves."""
    return output.with_name(output.name + ".part")


def check_output(output: Path) -> None:
    """:class:`CannotRun` where a package cannot go."""
    if output.is_dir() and any(output.iterdir()):
        raise CannotRun(f"{output}: this folder is not empty; name one that is not there yet")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"{output}: cannot write here ({error.strerror})") from error


def release(archive: Archive, package: Package, terms: Terms) -> Head:
    """Log ``package`` and put it in its place; without a line in the log nothing leaves."""
    part = part_of(package.path)
    try:
        with disk_errors(archive.folder), writer_lock(archive.lock):
            head = log_export(archive, package, terms)
            if package.path.is_dir():
                package.path.rmdir()
            part.replace(package.path)
    finally:
        remove(part)
    return head


def log_export(archive: Archive, package: Package, terms: Terms) -> Head:
    """Append the line; the caller holds the writer's lock."""
    return archive.custody.append(
        {
            "kind": "export",
            "at": terms.now.isoformat(),
            "tool": terms.tool,
            "operator": terms.operator,
            "export": {
                "what": package.what,
                "package": package.path.name,
                "selection": package.selection,
                "posts": package.posts,
                "sha256": package.sha256,
                "marking": terms.marking,
                "unmasked": terms.unmasked,
                "withheld": package.withheld,
            },
        }
    )


def remove(part: Path) -> None:
    """Remove a package that did not leave."""
    if part.is_dir():
        shutil.rmtree(part)
    part.unlink(missing_ok=True)


def hashed(path: Path) -> str:
    """The hash a receipt names."""
    return sha256_file(path / "tagmanifest-sha256.txt" if path.is_dir() else path)
