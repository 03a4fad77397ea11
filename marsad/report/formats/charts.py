"""A figure's Vega-Lite specification as SVG: one picture for page and paper."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import vl_convert

from marsad.records.report import Figure

FONTS = Path(__file__).parent.parent / "fonts"


@cache
def _fonts() -> None:
    if (FONTS / "paper").is_dir():
        vl_convert.register_font_directory(str(FONTS / "paper"))


def svg(figure: Figure) -> str:
    """The drawing; ids begin with the figure's name, so that two drawings can stand on one page."""
    _fonts()
    drawn = str(vl_convert.vegalite_to_svg(figure.spec, vl_version="5.20"))
    return re.sub(r'(\bid="|url\(#)', rf"\g<1>{figure.name}-", drawn)


def png(figure: Figure) -> bytes:
    """The same as a picture, for formats that take no SVG."""
    _fonts()
    return bytes(vl_convert.vegalite_to_png(figure.spec, vl_version="5.20", scale=2.5))
