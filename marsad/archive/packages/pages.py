"""A readable page for each post in a WACZ: every word escaped, nothing loaded from anywhere."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

_RIGHT_TO_LEFT = {"ar", "fa", "ur", "he", "ckb", "ps", "sd", "ug", "yi", "azb"}
_STYLE = "body{max-width:40em;margin:2em auto;font:1.1em/1.6 serif}pre{white-space:pre-wrap;font:inherit}"


def page(post: dict[str, Any], title: str, marking: str, note: str, url: str | None) -> str:
    """``post`` is a row with ``urn, published, language`` and ``revisions`` (``n, text, edited, capture, taken``)."""
    language = post["language"] or "und"
    direction = "rtl" if language in _RIGHT_TO_LEFT else "auto"
    where = f'<p>Published at <span dir="ltr">{escape(url)}</span></p>' if url else ""
    wordings = "".join(_wording(revision, language, direction) for revision in post["revisions"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(post["urn"])}</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><p>{escape(marking)}</p>"
        f'<h1><bdi lang="{escape(language)}">{escape(title)}</bdi></h1>'
        f"<p>{escape(post['urn'])}, published {_time(post['published'])}</p>{where}{wordings}"
        f"<footer><p>{escape(note)} A page made by Marsad to read by; the captured bytes are a record of their own."
        "</p></footer></body></html>"
    )


def _wording(revision: dict[str, Any], language: str, direction: str) -> str:
    edited = f", edited {_time(revision['edited'])}" if revision["edited"] else ""
    head = f"Revision {revision['n']}{edited}, captured {_time(revision['taken'])} ({escape(revision['capture'])})"
    words = escape(revision["text"] or "")
    return f'<h2>{head}</h2><pre lang="{escape(language)}" dir="{direction}">{words}</pre>'


def _time(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M:%S} UTC"
