from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from marsad.archive.writer import writing
from marsad.desk import inbox, place
from marsad.flow import open_workspace
from marsad.flow.importing import derive
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason, finding_id
from marsad.records.harvest import Batch, Closed, Opened
from marsad.records.posts import CAPTURED
from marsad.records.source import Source

START = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
SCRIPT = "<script>alert('x')</script><img src=https://outside.example/x.png>"
OVERRIDE = "\u202eمقلوب\u202c then"
CLAIM = "استهدفت كتائب حزب الله قاعدة عين الأسد بطائرة مسيرة"


def post(source: str, number: int, text: str, seconds: int, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(CAPTURED.names)
    digest = hashlib.sha256(text.encode()).digest()
    row |= {
        "source": source,
        "urn": f"{source}/{number}",
        "number": number,
        "kind": "post",
        "published": START + timedelta(seconds=seconds),
        "zone": "utc",
        "text": text,
        "blob": "0" * 64,
        "raw_hash": digest,
        "fingerprint": digest[:16],
        "form": digest[:8],
    }
    return row | more


PHOTO = {
    "kind": "photo",
    "path": None,
    "name": "a<b>.jpg",
    "mime": "image/jpeg",
    "size": 2048,
    "status": "not included",
}
FIRST = [
    post("telegram:alpha", 1, CLAIM, 0),
    post("telegram:alpha", 2, f"{SCRIPT} call +964 770 123 4567", 600, media=[PHOTO]),
    post("telegram:alpha", 3, OVERRIDE, 700, reply_to=1),
    post("telegram:alpha", 4, "w" * 3000, 800, forward_name="<b>origin</b>", forward_id="channel77"),
    post("telegram:alpha", 5, "an English post that goes away", 900),
]
BETA = [post("telegram:beta", 7, CLAIM, 68), post("telegram:beta", 8, "نص آخر", 7200)]
SECOND = [
    {**row, "text": text, "fingerprint": hashlib.sha256(text.encode()).digest()[:16], "edited": edited}
    for row, text, edited in ((FIRST[0], CLAIM + " فجر اليوم", START + timedelta(hours=3)),)
] + FIRST[1:4]


def export(folder: Path, urn: str, titles: tuple[str, ...], rows: list[dict[str, Any]], at: datetime) -> None:
    """Commit one reading of a channel to the workspace's archive."""
    workspace = open_workspace(folder)
    raw = folder / f"{urn.partition(':')[2]}-{at:%H}.json"
    raw.write_text(repr(rows), "utf-8")
    source = Source(urn, titles=titles, chat="public_channel")
    with writing(workspace.archive, "marsad test", "An <operator>", at) as writer:
        writer.take(Opened(source, "telegram_export_json", (raw,), folder))
        writer.take(Batch(pl.DataFrame(rows, schema=pl.Schema(CAPTURED)).to_arrow().cast(CAPTURED)))
        numbers = [row["number"] for row in rows]
        writer.take(Closed(((1, max(5, *numbers)),), complete=True))
    derive(workspace)


def finding(case: str, level: Level = Level.MEDIUM, **more: Any) -> Finding:
    kind = more.get("kind", FindingKind.NEW_NAME)
    return Finding(
        id=finding_id(kind, "test", case),
        kind=kind,
        title=more.get("title", f"The name كتائب {case} in 2 posts"),
        level=level,
        names=more.get("names", ("كتائب <i>",)),
        posts=more.get("posts", ("telegram:beta/7", "telegram:alpha/1")),
        reasons=more.get("reasons", (Reason("It came first.", ("telegram:alpha/1",), (("telegram:alpha/1", 0, 7),)),)),
        base_rate=more.get("base_rate", BaseRate(0.04, 50, "Two of fifty.")),
        method="test.method",
        version="1",
    )


NOW = datetime(2024, 5, 3, tzinfo=UTC)
HOSTILE = finding("hostile", Level.HIGH, title=f"{SCRIPT} {OVERRIDE} {'x' * 500}", names=(SCRIPT,))
PLAIN = finding("plain")
BURST = finding("burst", kind=FindingKind.BURST, posts=("telegram:beta/8", "telegram:gone/1"))
LOW = finding("low", Level.LOW, base_rate=BaseRate(None, 0, "Nothing to compare with."))


@pytest.fixture(scope="session")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with posts and no desk; not to be written to."""
    folder = tmp_path_factory.mktemp("desk") / "workspace"
    export(folder, "telegram:alpha", ("Alpha <script>", "ألفا (قناة)"), FIRST, datetime(2024, 5, 1, 20, tzinfo=UTC))
    export(folder, "telegram:beta", ("Beta",), BETA, datetime(2024, 5, 1, 20, tzinfo=UTC))
    export(folder, "telegram:alpha", ("ألفا (قناة)",), SECOND, datetime(2024, 5, 2, 20, tzinfo=UTC))
    return folder


@pytest.fixture
def folder(archived: Path, tmp_path: Path) -> Iterator[Path]:
    """The same posts in a workspace of the test's own, with four findings in the inbox."""
    import shutil

    own = tmp_path / "workspace"
    shutil.copytree(archived, own)
    inbox.keep(own, [HOSTILE, PLAIN, BURST, LOW], NOW)
    yield own
    place.leave()
