"""Small exports with pictures that a test drew itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"


def export(folder: Path, name: str, number: int, files: Mapping[str, bytes | None], kind: str = "photo") -> Path:
    """A channel with a post for each file, a minute apart; a file without bytes did not come with the export."""
    (folder / "photos").mkdir(parents=True)
    messages = []
    for n, (file, data) in enumerate(files.items(), 1):
        if data is not None:
            (folder / "photos" / file).write_bytes(data)
        at = 1714550400 + number * 3600 + n * 60
        medium = {kind: NOT_INCLUDED if data is None else f"photos/{file}"}
        messages.append({"id": n, "type": "message", "date": "2024-05-01T08:00:00", "date_unixtime": str(at),
                         "text": f"the harvest in picture {n}", "text_entities": [], **medium})  # fmt: skip
    chat = {"name": name, "type": "public_channel", "id": number, "messages": messages}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    return folder
