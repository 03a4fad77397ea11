import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the made-up material lies beside its tests

from brief_material import material as made

from marsad.report import compose
from marsad.report.shelf import Shelf


@pytest.fixture(scope="session")
def material():
    return made()


@pytest.fixture(scope="session")
def report(material):
    return compose(material)


@pytest.fixture(scope="session")
def shelf(material):
    return Shelf(material)
