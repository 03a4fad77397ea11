"""Findings and judgements in, documents out.

:func:`compose` turns a :class:`Material` into a :class:`~marsad.records.report.Report` by rule, :func:`check` refuses
what stands on nothing or is worded as no assessment may be, and :func:`write` prints it by the file's ending. The
caller runs the three in this order. This room opens no store: whatever a brief is made from comes as an argument.
"""

from __future__ import annotations

from marsad.report.brief import compose
from marsad.report.formats import FORMATS, write
from marsad.report.lint import Ungrounded, WordingError, check
from marsad.report.material import Material

__all__ = ["FORMATS", "Material", "Ungrounded", "WordingError", "check", "compose", "write"]
