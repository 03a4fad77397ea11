"""One JSON question to an address that the desk configured, and its answer or a clear word why there is none."""

from __future__ import annotations

from typing import Any

import httpx

from marsad.annotate.translation.engines.engine import EngineFailed

_SECONDS = 120.0


def ask(url: str, question: dict[str, Any], key: str = "") -> Any:  # noqa: ANN401 - JSON has no narrower type
    """POST ``question``; :class:`EngineFailed` where the address does not answer, refuses, or answers no JSON."""
    headers = {"User-Agent": "marsad", **({"Authorization": f"Bearer {key}"} if key else {})}
    try:
        with httpx.Client(trust_env=False, timeout=_SECONDS, follow_redirects=False) as client:  # no proxy is told
            answer = client.post(url, json=question, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise EngineFailed(f"{url}: does not answer ({error!r})") from error
    if answer.status_code != httpx.codes.OK:
        raise EngineFailed(f"{url}: refused with {answer.status_code}: {answer.text[:200]}")
    try:
        return answer.json()
    except ValueError as error:
        raise EngineFailed(f"{url}: answered no JSON: {answer.text[:200]}") from error


def host(url: str) -> str:
    """The host of an address where it is another machine; empty for loopback."""
    name = httpx.URL(url).host
    return "" if name in ("localhost", "127.0.0.1", "::1") else name
