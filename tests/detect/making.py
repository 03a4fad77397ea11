"""Posts with readings made by hand, so that detection is tested without annotation."""

import re
from datetime import UTC, datetime, timedelta

import polars as pl
import pyarrow as pa
import rensa

from marsad.lexicon import Entry, Lexicon, Profile, Section
from marsad.lexicon.entries import Relation
from marsad.records.readings import MENTION, STATEMENT
from marsad.records.statement import SLOTS
from marsad.text.columns import FoldedColumn
from marsad.text.folding import fold

START = datetime(2024, 5, 1, 6, tzinfo=UTC)
SCHEMA = pa.schema(
    [
        ("urn", pa.string()),
        ("source", pa.string()),
        ("number", pa.int64()),
        ("revision", pa.int32()),
        ("published", pa.timestamp("ms", tz="UTC")),
        ("text", pa.string()),
        ("language", pa.string()),
        ("forward_name", pa.string()),
        ("forward_id", pa.string()),
        ("mentions", pa.list_(MENTION)),
        ("statements", pa.list_(STATEMENT)),
        ("bands", pa.list_(pa.uint32())),
    ]
)
_HEADS = ("سرايا", "لواء", "كتائب", "تشكيل", "حركة", "رجال", "أبناء", "جيش", "فرقة")


def at(days: float = 0, minutes: float = 0) -> datetime:
    return START + timedelta(days=days, minutes=minutes)


def actor(id_: str, name: str, kind: str = "militia", **relations: str) -> Entry:
    tied = tuple(Relation(kind_, of, None, "high", 1) for kind_, of in relations.items())
    return Entry(id_, Section.ACTORS, kind, {"ar": (name,), "en": (id_.title(),)}, "test", relations=tied)


def lexicon() -> Lexicon:
    entries = [
        actor("rock", "كتائب صخر الوادي"),
        actor("sheikh", "الشيخ أبو صخر", "leader", leader_of="rock"),
        actor("pebble", "ألوية حصى الوادي", "facade", facade_of="rock"),
        actor("river", "سرايا ضفاف النهر"),
        actor("room", "غرفة عمليات الوادي", "umbrella"),
        actor("force", "قوات الحلف", "armed-forces"),
    ]
    heads = [Entry(f"head-{i}", Section.HEADS, "head", {"ar": (form,)}, "test") for i, form in enumerate(_HEADS)]
    profiles = (Profile("sheikh", "official", "sheikh", titles=("قناة الشيخ",), number=77),)
    return Lexicon((*entries, *heads), profiles, (), "test")


def post(
    channel: str,
    when: datetime,
    text: str,
    *,
    mentions=(),
    statements=(),
    forward: str | None = None,
    number: int | None = None,
) -> dict:
    return {
        "source": f"telegram:{channel}",
        "published": when,
        "text": text,
        "language": "ar",
        "forward_name": forward,
        "forward_id": None,
        "mentions": list(mentions),
        "statements": list(statements),
        "revision": 1,
        "number": number,
    }


def mention(text: str, words: str, id_: str | None, kind: str = "actor", value: str | None = None) -> dict:
    start = text.index(words)
    return {"kind": kind, "id": id_, "candidates": [], "start": start, "end": start + len(words), "value": value}


def unknown(text: str, words: str) -> dict:
    """An unknown group's name as annotation leaves it: the head and up to four words after it."""
    start = text.index(words)
    folded = fold(text[start:])
    value = re.match(r"\w+(?: [^\W\d_]{2,}){1,4}", folded.text).group()
    end = start + folded.span(0, len(value))[1]
    return {"kind": "actor", "id": None, "candidates": [], "start": start, "end": end, "value": value}


def statement(kind: str, text: str, *, own: bool = True, method: str = "slots-1/claim_first", **slots: str) -> dict:
    filled = dict.fromkeys(SLOTS)
    for slot, id_ in slots.items():
        filled[slot] = {"id": id_, "start": 0, "end": min(5, len(text))}
    speaker = "own" if own else "reported"
    return {"kind": kind, "speaker": speaker, "start": 0, "end": len(text), "score": 0.9, "method": method, **filled}


def frame(posts: list[dict]) -> pl.DataFrame:
    """Numbers posts in each channel by time and signs their words as annotation does."""
    counts: dict[str, int] = {}
    for row in sorted(posts, key=lambda p: (p["published"], p["source"])):
        counts[row["source"]] = counts.get(row["source"], 0) + 1
        row["number"] = row["number"] or counts[row["source"]]
        row["urn"] = f"{row['source']}/{row['number']}"
    signed = [{**row, "bands": bands} for row, bands in zip(posts, sign([p["text"] for p in posts]), strict=True)]
    return pl.from_arrow(pa.Table.from_pylist(signed, schema=SCHEMA))


def sign(texts: list[str]) -> list[list[int]]:
    column = FoldedColumn.of(pl.Series(texts, dtype=pl.String))
    return [_bands(column.row_text(row)) for row in range(len(column))]


def _bands(text: str) -> list[int]:
    words = re.findall(r"\w+", text)
    if len(words) < 5:
        return [0] * 16
    made = rensa.RMinHash(num_perm=64, seed=42)
    made.update([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])
    values = made.digest()
    return [hash(tuple(values[i * 4 : i * 4 + 4])) & 0xFFFFFFFF or 1 for i in range(16)]
