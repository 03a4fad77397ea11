"""Writes the invented sample: exports at two dates, one channel in both formats, and the labels.

    python sample/write_sample.py [--into DIR]

Deterministic: the same texts and the same seed give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from datetime import datetime
from pathlib import Path

from writer import export_html, export_json, truth
from writer.model import FIRST, HOME, SECOND, Channel, Post, channels
from writer.timeline import build

MADE = ("first", "second", "both")


def export(posts: list[Post], channel: Channel, taken: datetime) -> dict[str, bytes]:
    """The files of one channel's export, in the channel's own format; none where it does not exist yet."""
    if not any(post.shown_at(taken) for post in posts):
        return {}
    if channel.style == "html":
        return export_html.export(posts, channel, taken)
    return export_json.export(posts, channel, taken)


def files() -> dict[str, bytes]:
    """Every file of the sample by its path."""
    known = channels()
    timeline = build(known)
    found: dict[str, bytes] = {}
    for when, taken in (("first", FIRST), ("second", SECOND)):
        for handle, channel in known.items():
            for name, data in export(timeline[handle], channel, taken).items():
                found[f"{when}/sample_{handle}/{name}"] = data
    sakhr = known["sakhr"]
    for kind, writer in (("json", export_json), ("html", export_html)):
        for name, data in writer.export(timeline["sakhr"], sakhr, SECOND).items():
            found[f"both/{kind}/{name}"] = data
    found["truth.yaml"] = truth.write(truth.labels(timeline, known))
    return found


def main() -> None:
    """Clear what was made before and write it again."""
    parser = argparse.ArgumentParser(description="Write the invented sample.")
    parser.add_argument("--into", type=Path, default=HOME, help="the folder to write to")
    into: Path = parser.parse_args().into
    made = files()
    for name in MADE:
        shutil.rmtree(into / name, ignore_errors=True)
    for name, data in made.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(made)} files, {sum(map(len, made.values())):,} bytes in {into}")


if __name__ == "__main__":
    main()
