"""Who may see a document: the Traffic Light Protocol, version 2.0 (FIRST, 2022)."""

from __future__ import annotations

from enum import StrEnum


class Marking(StrEnum):
    """From open to closed; outlets refuse what is marked closer than they are allowed to carry."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"
