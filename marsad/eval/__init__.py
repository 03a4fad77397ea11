"""Quality floors: each gold set is scored and held against its floor; a floor only goes up.

``floors.toml`` beside the gold sets names for each its measure, its floor and the digest of the file, so that neither a
lower floor nor another gold set can slip in unseen.
"""

from __future__ import annotations

from marsad.eval.floors import Result, run
from marsad.eval.outside import run_outside

__all__ = ["Result", "run", "run_outside"]
