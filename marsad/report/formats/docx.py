"""The document for a word processor: real footnotes, right-to-left runs, charts as pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypandoc

from marsad.records.report import Report
from marsad.report.formats.charts import png
from marsad.report.formats.markdown import READER, body, figures, head
from marsad.report.shelf import Shelf

HERE = Path(__file__).parent


def write(report: Report, shelf: Shelf, path: Path) -> None:
    """The whole document; the pictures are drawn in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="marsad-docx-") as folder:
        charts = {figure.name: f"{figure.name}.png" for figure in figures(report)}
        for figure in figures(report):
            (Path(folder) / charts[figure.name]).write_bytes(png(figure))
        pypandoc.convert_text(
            f"{head(report)}\n{body(report, shelf, charts)}",
            "docx",
            format=READER,
            outputfile=str(path),
            filters=[str(HERE / "docx.lua")],
            extra_args=["--columns=1", f"--resource-path={folder}"],
        )
