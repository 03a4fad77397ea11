"""The document as one self-contained page: style, fonts and charts are in it, nothing is loaded, nothing runs."""

from __future__ import annotations

import base64
import html
import re
from functools import cache
from pathlib import Path
from string import Template

import orjson
import pypandoc

from marsad.records.report import Figure, Report
from marsad.report.formats.charts import FONTS, svg
from marsad.report.formats.escape import inline
from marsad.report.formats.markdown import READER, body, dateline, figures
from marsad.report.shelf import Shelf

HERE = Path(__file__).parent
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
_PAGE = Template("""<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$plain</title>
<style>
$style
</style>
</head>
<body>
<main>
<header>
<p class="kicker"><span>Marsad brief</span><span>$marking</span></p>
$title
<dl>$dateline</dl>
</header>
$body
</main>
</body>
</html>
""")


def write(report: Report, shelf: Shelf, path: Path) -> None:
    """The page, whole."""
    path.write_text(page(report, shelf), encoding="utf-8")


def page(report: Report, shelf: Shelf) -> str:
    """The page as a string."""
    charts = {figure.name: f"{figure.name}.svg" for figure in figures(report)}
    title = f"{'#'} {inline(report.title)}\n\n"
    made = convert(title + body(report, shelf, charts))
    head, _, rest = made.partition("</h1>")
    for figure in figures(report):
        rest = _drawn(rest, figure)
    pairs = "".join(f"<div><dt>{html.escape(k)}</dt><dd>{html.escape(v)}</dd></div>" for k, v in dateline(report))
    plain = html.escape(re.sub("[\u2066-\u2069]", "", report.title))
    style = (HERE / "page.css").read_text(encoding="utf-8")
    return _PAGE.substitute(
        policy=_POLICY,
        plain=plain,
        style=faces(rest + head) + style,
        marking=html.escape(str(report.marking)),
        title=head + "</h1>",
        dateline=pairs,
        body=rest,
    )


def convert(markdown: str) -> str:
    """Our Markdown as the inside of a page."""
    filters = [str(HERE / "notes.lua"), str(HERE / "page.lua")]
    options = ["--wrap=none", "--columns=1", "--syntax-highlighting=none"]
    return str(pypandoc.convert_text(markdown, "html5", format=READER, filters=filters, extra_args=options))


def _drawn(made: str, figure: Figure) -> str:
    """The chart in place of its image, with the caption as its name for those who do not see it."""
    label = html.escape(re.sub("[\u2066-\u2069]", "", figure.caption.text))
    drawing = svg(figure).replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return re.sub(rf'<img src="{figure.name}\.svg"[^>]*>', lambda _: drawing, made, count=1)


def faces(made: str) -> str:
    """``@font-face`` rules of the subsets that this page has letters for, as data."""
    letters = {ord(c) for c in made}
    return "".join(
        _face(index) for index, ranges in enumerate(_covered()) if any(c in r for r in ranges for c in letters)
    )


@cache
def _manifest() -> list[dict[str, str]]:
    listed = FONTS / "screen.json"
    found: list[dict[str, str]] = orjson.loads(listed.read_bytes()) if listed.is_file() else []
    return found


@cache
def _covered() -> list[tuple[range, ...]]:
    return [tuple(_range(part) for part in face["ranges"].replace(" ", "").split(",")) for face in _manifest()]


def _range(text: str) -> range:
    first, _, last = text.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


@cache
def _face(index: int) -> str:
    face = _manifest()[index]
    data = base64.b64encode((FONTS / "screen" / face["file"]).read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{face['family']}';font-style:{face['style']};font-weight:{face['weight']};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{face['ranges']}}}\n"
    )
