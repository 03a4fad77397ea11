"""Two servers on loopback that speak the protocols of LibreTranslate and of OpenAI's chat completions.

They translate by the word list they are given; what they were asked is kept in ``asked``.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Translator:
    """One server: ``answer`` may be replaced by a status and a body, to see what a client makes of it."""

    def __init__(self, words: dict[str, str], key: str = "") -> None:
        self.words, self.key = words, key
        self.asked: list[dict[str, Any]] = []
        self.answer: tuple[int, str] | None = None
        self.url = ""

    def say(self, text: str) -> str:
        return " ".join(self.words.get(word, word) for word in text.split())

    def respond(self, path: str, question: dict[str, Any], authorization: str) -> tuple[int, Any]:
        self.asked.append({"path": path, "authorization": authorization, **question})
        if path == "/translate":
            if self.key and question.get("api_key") != self.key:
                return 403, {"error": "Invalid API key"}
            return 200, {"translatedText": [self.say(text) for text in question["q"]]}
        if path == "/v1/chat/completions":
            if self.key and authorization != f"Bearer {self.key}":
                return 401, {"error": {"message": "wrong key"}}
            sentences = json.loads(question["messages"][-1]["content"])
            content = json.dumps({n: self.say(text) for n, text in sentences.items()}, ensure_ascii=False)
            return 200, {"choices": [{"message": {"role": "assistant", "content": f"```json\n{content}\n```"}}]}
        return 404, {"error": "not here"}


@contextmanager
def serving(words: dict[str, str], key: str = "") -> Iterator[Translator]:
    translator = Translator(words, key)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, body = translator.respond(self.path, question, self.headers.get("Authorization", ""))
            if translator.answer is not None:
                status, raw = translator.answer
            else:
                raw = json.dumps(body)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(raw.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    translator.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield translator
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
