"""The worked examples of docs/text/names.md, and of the docstrings, run."""

from __future__ import annotations

import doctest

import pytest

from marsad.lexicon.outside import mentions
from marsad.text import names as package
from marsad.text import transliteration
from marsad.text.names import given
from tests.conftest import ROOT


def test_the_page_is_true():
    result = doctest.testfile(str(ROOT / "docs/text/names.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


@pytest.mark.parametrize("module", [package, given, transliteration, mentions])
def test_the_docstrings_are_true(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert result.failed == 0
