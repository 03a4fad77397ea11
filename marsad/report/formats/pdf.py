"""The document on paper: pandoc writes Typst, Typst sets it as PDF/UA-1 (ISO 14289-1), in the fonts of Marsad."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import orjson
import pypandoc
import typst

from marsad.records.errors import CannotRun
from marsad.records.report import Report
from marsad.report.formats.charts import FONTS, svg
from marsad.report.formats.escape import inline
from marsad.report.formats.markdown import READER, body, dateline, figures
from marsad.report.shelf import Shelf

HERE = Path(__file__).parent


def write(report: Report, shelf: Shelf, path: Path) -> None:
    """Set the document; the folder it is set in is gone afterwards."""
    if not (FONTS / "paper").is_dir():
        raise CannotRun(
            f"the fonts are missing from {FONTS}; run `npm ci && npm run build` once, or write .html or .md"
        )
    with tempfile.TemporaryDirectory(prefix="marsad-paper-") as folder:
        root = Path(folder)
        _lay_out(report, shelf, root)
        path.write_bytes(_set(root, int(report.as_of.timestamp())))


def _set(root: Path, made_at: int) -> bytes:
    """PDF/UA-1; a letter that none of our fonts has makes it plain PDF, with the machine's fonts to fill the gap."""
    source, fonts = str(root / "paper.typ"), [str(FONTS / "paper")]
    try:
        made = typst.compile(
            source,
            root=str(root),
            font_paths=fonts,
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=made_at,  # not the clock: the same document gives the same bytes
        )
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        made = typst.compile(source, root=str(root), font_paths=fonts, timestamp=made_at)
    assert isinstance(made, bytes)
    return made


def _lay_out(report: Report, shelf: Shelf, root: Path) -> None:
    """Everything Typst reads: the template with headline and body in it, the dateline and the charts."""
    charts = {figure.name: f"{figure.name}.svg" for figure in figures(report)}
    for figure in figures(report):
        (root / charts[figure.name]).write_text(svg(figure), encoding="utf-8")
    template = (HERE / "paper.typ").read_text(encoding="utf-8")
    parts = {"TITLE": convert(f"# {inline(report.title)}"), "BODY": convert(body(report, shelf, charts))}
    whole = re.sub(r"/\*(TITLE|BODY)\*/", lambda place: parts[place.group(1)], template)
    (root / "paper.typ").write_text(whole, encoding="utf-8")
    (root / "meta.json").write_bytes(orjson.dumps(_meta(report)))


def convert(markdown: str) -> str:
    """Our Markdown as Typst."""
    filters = [str(HERE / "notes.lua"), str(HERE / "paper.lua")]
    return str(
        pypandoc.convert_text(
            markdown, "typst", format=READER, filters=filters, extra_args=["--wrap=none", "--columns=1"]
        )
    )


def _meta(report: Report) -> dict[str, object]:
    lines = dict(dateline(report))
    return {
        "title": re.sub("[\u2066-\u2069]", "", report.title),
        "serial": report.serial,
        "period": lines["Period"],
        "as_of": lines["As of"],
        "head": report.head,
        "marking": lines["Marking"],
        "dateline": [list(pair) for pair in dateline(report)],
    }
