"""A document as a file: the format is chosen by the file's ending, all of them from one Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from marsad.records.errors import CannotRun
from marsad.records.report import Report
from marsad.report.formats import docx, html, json, markdown, pdf
from marsad.report.material import Material
from marsad.report.shelf import Shelf

FORMATS: dict[str, Callable[[Report, Shelf, Path], None]] = {
    ".md": markdown.write,
    ".html": html.write,
    ".pdf": pdf.write,
    ".docx": docx.write,
    ".json": json.write,
}


def write(report: Report, material: Material, path: Path) -> None:
    """Write ``report`` to ``path``. ``material`` gives the notes their sources, and masks what is quoted."""
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise CannotRun(f"{path.name}: a brief is written as {', '.join(FORMATS)}; choose one of these endings")
    writer(report, Shelf(material), path)
