"""A small workspace in which one post stands in many places, and a search of every byte of it."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.collect import Options
from marsad.flow import Workspace, open_workspace
from marsad.flow.importing import import_paths

FIRST = 'The Qarnubat circle "says" it met Zelmithun & sons at Dorvash/hill.\nThen it rained on the tents.'
EDITED = FIRST.replace("rained", "hailed")
OTHER = "A plain notice about the market day in Talmar, with bread and salt."
PICTURE = b"\xff\xd8\xff\xe0" + b"invented picture Qarnubat " * 40
SHARED = b"\xff\xd8\xff\xe0" + b"a picture that two posts show " * 40
SECRETS = ("Qarnubat", "Zelmithun", "Dorvash", "hailed on the tents", "rained on the tents")


def message(number: int, text: object, **more: object) -> dict[str, object]:
    when = 1716000000 + number * 60
    base = {"id": number, "type": "message", "date": "2024-05-18T05:00:00", "date_unixtime": str(when)}
    return {**base, "from": "Manara", "from_id": "channel77", "text": text, **more}


def split(text: str) -> list[object]:
    """A text with formatting, as Telegram writes it: in pieces."""
    head, _, tail = text.partition(" met ")
    return [{"type": "bold", "text": head}, " met ", {"type": "plain", "text": tail}]


def json_export(folder: Path, messages: list[dict[str, object]], title: str = "Manara", number: int = 77) -> Path:
    folder.mkdir(parents=True)
    (folder / "photos").mkdir()
    (folder / "photos" / "a.jpg").write_bytes(PICTURE)
    (folder / "photos" / "b.jpg").write_bytes(SHARED)
    whole = {"name": title, "type": "public_channel", "id": number, "messages": messages}
    (folder / "result.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    return folder


def html_export(folder: Path, posts: dict[int, str]) -> Path:
    folder.mkdir(parents=True)
    blocks = "".join(
        f'<div class="message default clearfix" id="message{number}">\n<div class="body">\n'
        f'<div class="pull_right date details" title="18.05.2024 08:{number:02}:00 UTC+03:00">\n08:00\n</div>\n'
        f'<div class="from_name">\nSada\n</div>\n<div class="text">\n'
        f"{html.escape(text).replace(chr(10), '<br>')}\n</div>\n</div>\n</div>\n"
        for number, text in posts.items()
    )
    (folder / "messages.html").write_text(
        '<html><head></head><body>\n<div class="page_wrap">\n<div class="page_header">\n<div class="content">\n'
        '<div class="text bold">\nSada\n</div>\n</div>\n</div>\n<div class="page_body chat_page">\n'
        f'<div class="history">\n{blocks}</div>\n</div>\n</div>\n</body></html>\n',
        "utf-8",
    )
    return folder


def csv_export(path: Path, posts: dict[int, str], views: int = 3, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        table = csv.writer(file)
        table.writerow(["channel", "message_id", "date", "text", "views"])
        for number, text in posts.items():
            table.writerow(["@nabd", number, f"2024-05-18T05:{number:02}:00Z", text, views])
    return path


def scene(tmp_path: Path) -> Workspace:
    """Four channels; what is secret stands in ``telegram:manara/2`` in two captures and two wordings, in
    ``telegram:sada/2`` as HTML and in ``telegram:nabd/2`` as CSV; ``telegram:raya/9`` forwards the first wording.
    """
    workspace = open_workspace(tmp_path / "workspace")
    pictured = {"photo": "photos/a.jpg", "width": 10, "height": 10}
    shared = {"photo": "photos/b.jpg", "width": 10, "height": 10}
    one = [message(1, OTHER, **shared), message(2, split(FIRST), **pictured), message(3, OTHER + " Again.")]
    two = [one[0], message(2, EDITED, edited_unixtime="1716009999", **shared), one[2], message(4, OTHER + " More.")]
    for name, messages in (("one", one), ("two", two), ("three", [*two, message(5, "One line more of no weight.")])):
        import_paths(workspace, [json_export(tmp_path / name, messages)], Options(source="manara"))
    import_paths(workspace, [html_export(tmp_path / "html", {1: OTHER, 2: FIRST, 3: OTHER})], Options(source="sada"))
    import_paths(workspace, [csv_export(tmp_path / "nabd.csv", {1: OTHER, 2: FIRST, 3: OTHER + "!"})], Options())
    forward = message(9, FIRST, forwarded_from="Manara")
    raya = json_export(tmp_path / "raya", [message(8, OTHER), forward], "Raya", 88)
    import_paths(workspace, [raya], Options(source="raya"))
    return workspace


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below ``folder`` as it lies there, and decoded as far as it can be."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for name, data in _decoded(path.name, path.read_bytes()):
                yield f"{path.relative_to(folder)}:{name}", data


def _decoded(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as stream:
            yield from _decoded("zstd", bytes(stream.read()))
    elif data.startswith(b"PAR1"):
        rows = pq.read_table(pa.BufferReader(data)).to_pylist()
        yield "rows", "\n".join(repr(row) for row in rows).encode()
        yield "cells", "\n".join(str(cell) for row in rows for cell in row.values()).encode()
    elif data.startswith(b"ARROW1"):
        rows = pa.ipc.open_file(pa.BufferReader(data)).read_all().to_pylist()
        yield "cells", "\n".join(str(cell) for row in rows for cell in row.values()).encode()
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for inner in file.namelist():
                yield from _decoded(inner, file.read(inner))
    elif data.startswith(b"\x1f\x8b"):
        yield from _decoded("gzip", gzip.decompress(data))
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            for member in tar:
                if inner := tar.extractfile(member):
                    yield from _decoded(member.name, inner.read())
    elif data.startswith((b"{", b"[")):
        yield "unescaped", data.decode("utf-8", "replace").encode("utf-8").replace(b"\\n", b"\n")


def where(folder: Path, secrets: tuple[str | bytes, ...] = SECRETS) -> list[str]:
    """Every place that holds a secret: bytes as they are, words in any case, as UTF-8 or UTF-16."""
    found = []
    for name, data in everything(folder):
        low = data.lower()
        for secret in secrets:
            if isinstance(secret, bytes):
                held = secret in data
            else:
                held = any(secret.lower().encode(encoding) in low for encoding in ("utf-8", "utf-16-le"))
            found += [f"{name}: {secret!r}"] if held else []
    return found
