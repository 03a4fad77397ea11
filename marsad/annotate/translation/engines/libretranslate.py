"""A LibreTranslate server (https://docs.libretranslate.com): ``POST /translate`` with a list of texts."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.annotate.translation.engines.asking import ask, host
from marsad.annotate.translation.engines.engine import EngineFailed, Leaves
from marsad.records.translation import Term


class LibreTranslateEngine:
    """The server at ``url``; ``key`` where it asks for one."""

    def __init__(self, url: str, *, key: str = "") -> None:
        self._url, self._key = url.rstrip("/"), key

    @property
    def name(self) -> str:
        """The server; which models it runs it does not say."""
        return f"LibreTranslate at {self._url}"

    @property
    def leaves(self) -> Leaves:
        """The sentences, where the server is another machine."""
        return Leaves(host(self._url))

    def reads(self, source: str, target: str) -> bool:
        """Only the server knows."""
        return True

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Sequence[Term]) -> list[str]:
        """See :class:`marsad.annotate.translation.engines.engine.Engine`; the protocol has no glossary."""
        question = {"q": list(texts), "source": source, "target": target, "format": "text"}
        answer = ask(f"{self._url}/translate", question | ({"api_key": self._key} if self._key else {}))
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(texts):
            raise EngineFailed(
                f"{self._url}: answered {str(answer)[:200]} where {len(texts)} renderings were asked for"
            )
        return [str(text) for text in found]
