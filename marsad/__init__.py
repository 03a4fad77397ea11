"""Marsad (مرصد, observatory): a desk for people who watch militant media in the open.

Ten rooms, joined in :mod:`marsad.flow`; ``docs/ARCHITECTURE.md`` is the map.
"""

from __future__ import annotations

__version__ = "0.1.0"
