"""Every example on the pages of docs/text is run, page by page; a page without any fails."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import marsad.text
from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs" / "text").glob("*.md"))
MODULES = ("folding", "language", "masking", "scripts", "tokens", "transliteration", "clitics")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_hold(page: Path):
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    source = "\n".join(blocks)
    example = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    assert example.examples, f"{page}: no example"
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    failed = runner.run(example, out=said.append).failed
    assert not failed, "".join(said)


def test_every_block_with_a_prompt_is_python():
    for page in PAGES:
        for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S):
            assert language == "python" or ">>>" not in block, f"{page}: a block with prompts must say python"


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_docstrings_hold(name: str):
    module = __import__(f"marsad.text.{name}", fromlist=[name])
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page: Path):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_name_offered_is_there_and_described():
    for name in marsad.text.__all__:
        assert getattr(marsad.text, name).__doc__, name
    assert set(marsad.text.__all__) <= set(dir(marsad.text))
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = marsad.text.nothing_such


def test_text_alone_loads_no_other_room():
    names = ", ".join(marsad.text.__all__)
    code = f"import sys; from marsad.text import {names}; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("marsad.")}
    assert rooms <= {"text", "records"}
    assert not {"django", "pyarrow.parquet", "tantivy", "typer", "pydantic", "yaml"} & set(loaded)
