"""A post's history for people and as JSON: what each revision changed, when it was not there, and where it lies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from rich.text import Text

from marsad.archive.withheld import WITHHELD
from marsad.cli.output import console, time
from marsad.records.post import Absence, Post, Revision
from marsad.text.diff import Change, diff

_SIGNS = {Change.SAME: ("", "", ""), Change.GONE: ("[-", "-]", "red"), Change.CAME: ("{+", "+}", "green")}


def revisions(post: Post) -> list[dict[str, Any]]:
    """Each revision with the way from the one captured before it: ``what`` (same, gone, came) and the spans of both
    texts; null for the first, and where the words are withheld.
    """
    earlier: list[Revision | None] = [None, *post.revisions[:-1]]
    return [
        {
            "n": revision.n,
            "text": revision.text,
            "edited": revision.edited,
            "capture": revision.capture,
            "sha256": revision.sha256 or None,
            "redacted": revision.redacted,
            "diff": list(diff(before.text, revision.text)) if before and _comparable(post, before, revision) else None,
            "evidence": revision.evidence,
        }
        for before, revision in zip(earlier, post.revisions, strict=True)
    ]


def show_history(post: Post) -> None:
    """Revisions with what changed, absences with how they were seen, and where the evidence lies."""
    for revision in post.revisions:
        edited = time(revision.edited) or ("never" if len(post.revisions) == 1 else "no time shown")
        words = f"text SHA-256 {revision.sha256}" if revision.sha256 else "redacted"
        console.print(f"revision {revision.n}: capture {revision.capture}, edited {edited}, {words}", soft_wrap=True)
    if not post.withheld:
        for before, after in pairwise(post.revisions):
            console.print(f"\nrevision {after.n} against {before.n} ([-taken out-], {{+put in+}}):", markup=False)
            if _comparable(post, before, after):
                console.print(compared(before.text, after.text), soft_wrap=True)
            else:
                console.print("not comparable: one of the two was redacted")
    for absence in post.absences:
        console.print(told(absence), markup=False, soft_wrap=True)
    if post.withheld:
        console.print(f"Withheld: {WITHHELD}.", markup=False, soft_wrap=True)


def _comparable(post: Post, before: Revision, after: Revision) -> bool:
    return not (post.withheld or before.redacted or after.redacted)


def compared(before: str, after: str) -> Text:
    """The later wording with what went and what came, told by signs and, on a terminal, by colour."""
    line = Text()
    for stretch in diff(before, after):
        opening, closing, colour = _SIGNS[stretch.what]
        words = before[slice(*stretch.before)] if stretch.what is Change.GONE else after[slice(*stretch.after)]
        line.append(f"{opening}{words}{closing}", colour)
    return line if before != after else Text("the words are the same; formatting, media or a poll changed")


def told(absence: Absence) -> str:
    """An absence in words, with what was visited and how, and its end."""
    runs = ", ".join(f"{a}-{b}" for a, b in absence.spans)
    how = f"{absence.capture}: {absence.item}, {absence.method}, numbers read whole: {runs or 'unknown'}"
    end = f"; there again at {time(absence.again)} (capture {absence.again_capture})" if absence.again else ""
    return f"not there when visited at {time(absence.at)} ({how}){end}"


def show_evidence(post: Post) -> None:
    """Where the evidentiary copy of each wording lies; what stands above it is a working copy."""
    console.print("\nThe evidentiary copy, which nothing but a logged redaction rewrites; above stands a working copy:")
    for revision in post.revisions:
        lies = revision.evidence
        if revision.redacted:
            console.print(f"revision {revision.n}: redacted; its bytes are gone from {lies.place or 'its raw file'}")
            continue
        where = f"bytes {lies.offset} to {lies.end} of " if lies.end is not None else ""
        raw = f"{where}archive/evidence/{lies.place}" if lies.place else "its raw file is not held"
        row = f"row {lies.row} of archive/evidence/posts/{lies.batch:06d}.parquet"
        console.print(f"revision {revision.n}: {raw}; {row}", markup=False, soft_wrap=True)
