"""How words from outside, times and sizes are written into a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from marsad.desk.changes import WHOLE
from marsad.desk.shown import Piece, sentence
from marsad.desk.shown import pieces as cut
from marsad.desk.titles import title_of
from marsad.report.display import line
from marsad.text.masking import mask_phones

register = template.Library()
_TAGS = {"gone": "del", "came": "ins", "name": "bdi"}


@register.simple_tag
def words(parts: Iterable[Piece]) -> SafeString:
    """Pieces of a text, escaped, each under its marks."""
    return format_html_join("", "{}", ((_element(part),) for part in parts))


@register.filter
def named(text: str) -> SafeString:
    """A sentence of ours with each right-to-left name in it isolated."""
    return words(sentence(text, title_of))


@register.filter
def outside(text: str) -> SafeString:
    """A title or a name from outside, on one line, isolated."""
    return format_html('<bdi dir="auto">{}</bdi>', line(mask_phones(text)))


@register.filter
def called(name: str) -> SafeString:
    """A name of a finding: an actor's as it is written, a channel's by its title."""
    return outside(title_of(name) or name)


@register.filter
def oneline(text: str) -> str:
    """The same where a page allows no elements: its title."""
    return line(mask_phones(text))


@register.filter
def plain(text: str) -> SafeString:
    """A whole text from outside, unmarked."""
    return words(cut(text))


@register.filter
def moment(when: datetime) -> SafeString:
    """``2024-05-01 14:05:09`` UTC, as a time that machines read too."""
    return format_html('<time datetime="{}">{}</time>', f"{when:%Y-%m-%dT%H:%M:%SZ}", f"{when:%Y-%m-%d %H:%M:%S}")


@register.filter
def minute(when: datetime) -> SafeString:
    """``2024-05-01 14:05``."""
    return format_html('<time datetime="{}">{}</time>', f"{when:%Y-%m-%dT%H:%M:%SZ}", f"{when:%Y-%m-%d %H:%M}")


@register.filter
def spaced(value: str) -> str:
    """``new_name`` as ``new name``."""
    return str(value).replace("_", " ")


@register.filter
def percent(value: float) -> str:
    """A share between 0 and 1 as ``4 %``, with a decimal where it is small."""
    return f"{value:.0%}" if value == 0 or value >= 0.1 else f"{value:.1%}"


def _element(part: Piece) -> SafeString:
    if not part.kinds:
        return SafeString(conditional_escape(part.text))
    tag = next((_TAGS[kind] for kind in part.kinds if kind in _TAGS), "mark")
    names = " ".join(f"m-{kind}" for kind in part.kinds)
    alone = SafeString(' dir="auto"' if WHOLE in part.kinds else "")
    title = format_html(' title="{}"', line(part.title)) if part.title else ""
    return format_html('<{} class="{}"{}{}>{}</{}>', SafeString(tag), names, alone, title, part.text, SafeString(tag))
