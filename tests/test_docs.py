"""An undocumented command, option or setting fails; so does a document that names one that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import typer

from marsad.cli import app
from marsad.settings import Settings
from tests.conftest import ROOT

COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
ROOMS = sorted(path.name for path in (ROOT / "marsad").iterdir() if (path / "__init__.py").exists())


def commands() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in typer.main.get_command(app).commands.items():
        inner = getattr(command, "commands", None)
        found |= {f"{name} {sub}": c for sub, c in inner.items()} if inner else {name: command}
    return found


def section(name: str) -> str:
    match = re.search(rf"^## `marsad {name}`\n(.*?)(?=^## |\Z)", COMMANDS, re.M | re.S)
    assert match, f"docs/reference/commands.md does not describe `marsad {name}`"
    return match.group(1)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented(name: str):
    described = section(name)
    for parameter in commands()[name].params:
        if parameter.name in ("help", "workspace", "json"):
            continue
        for option in parameter.opts if parameter.param_type_name == "option" else [f"{parameter.name}".upper()]:
            assert f"`{option}`" in described, f"`marsad {name}`: {option} is not documented"


def test_no_command_is_documented_that_is_gone():
    assert set(re.findall(r"^## `marsad ([^`]+)`", COMMANDS, re.M)) == set(commands())


def test_every_setting_is_documented_with_its_default():
    for field, info in Settings.model_fields.items():
        assert f"## `[{info.alias or field}]`" in SETTINGS
        for key, sub in info.default_factory.model_fields.items():  # type: ignore[union-attr]
            default = getattr(sub.default, "value", sub.default)
            shown = f'"{default}"' if isinstance(default, str) else str(default).lower()
            assert f"| `{key}` | `{shown}` |" in SETTINGS, f"{field}.{key}"


def test_every_room_stands_in_the_architecture():
    told = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    assert [room for room in ROOMS if f"`{room}" not in told] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/benchmarks.md"])
def test_links_lead_somewhere(page: str):
    path = ROOT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{page}: {target}"


def test_commands_in_the_readme_exist():
    known = {name.split()[0] for name in commands()}
    for word in re.findall(r"^\s*(?:\.venv/bin/)?marsad ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.M):
        assert word in known


def test_nothing_of_a_machine_stands_in_the_repo():
    pattern = re.compile(r"/ro" + r"ot/|/wor" + r"k/|pypi\.or" + r"g|registry\.npmjs|deb\.debia" + r"n")
    for path in [*ROOT.glob("*.*"), *ROOT.glob("marsad/**/*.py"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("scripts/*")]:
        if path.is_file() and path.name != ".git":  # a worktree has a file of this name
            assert not pattern.search(path.read_text("utf-8", errors="ignore")), path


def test_a_page_of_the_map_fits_on_one_screen():
    lines = Path(ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8").splitlines()
    assert len(lines) <= 80
