"""What a redaction would touch, found out before anything is: rows, raw files, media, copies beside the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from marsad.archive.redaction.words import Words, documents, found_in, needles, words_of
from marsad.archive.store import Archive
from marsad.records.errors import CannotRun
from marsad.records.posts import PostKind
from marsad.records.redaction import Place
from marsad.records.urn import public_address, split_post

_COLUMNS = ["urn", "source", "number", "kind", "revision", "published", "text", "poll", "media", "blob", "offset"]
_PLACED = ["length", "raw_hash", "fingerprint", "capture"]
_NOT_SEARCHED = ("archive", "models", "marsad.toml", "desk.secret")
_DESK = "desk.sqlite3"
_LISTED_ONLY = ("lexicon", "searches.json")
_LARGEST = 1 << 30
LONG = 8
"""Words in a row by which another post is told to hold a part of it. Set by hand, on no gold set: it is a hint for the
operator, and nothing is removed by it.
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be redacted. ``revisions`` narrows to wordings (of one post); ``media_only`` leaves the words;
    ``media`` are hashes of files that go from every post; ``everywhere`` takes the same words in other posts too.
    """

    urns: tuple[str, ...] = ()
    revisions: tuple[int, ...] = ()
    media: tuple[str, ...] = ()
    media_only: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that still holds it, and that is not touched: what an operator has to see to."""

    what: str
    where: str
    why: str


@dataclass(slots=True)
class Plan:
    """``rows`` as the archive holds them; ``places`` by the hash of the raw file; ``media`` hashes of files that go;
    ``copies`` files of the workspace (relative to it) that go; ``done`` URNs that were redacted before.
    """

    rows: pl.DataFrame
    posts: tuple[str, ...] = ()
    places: dict[str, list[Place]] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    words: Words = field(default_factory=lambda: words_of((), ()))

    @property
    def empty(self) -> bool:
        """Whether nothing is left to remove."""
        return self.rows.is_empty() and not self.media and not self.places and not self.copies and not self.blocked


# The posts, the raw file's hash and a copy of its content; which places hold them, or null for a format not known.
Locator = Callable[[pl.DataFrame, str, Path], list[Place] | None]


def chosen(archive: Archive, wanted: Wanted) -> tuple[pl.DataFrame, tuple[str, ...], list[str]]:
    """The rows whose words go, the URNs that go whole, and those of which nothing is left to remove."""
    urns = [_resolved(archive, urn) for urn in wanted.urns]
    frame = archive.posts([*_COLUMNS, *_PLACED]).filter(pl.col("urn").is_in(urns)).sort("urn", "revision").collect()
    here = set(frame["urn"])
    if missing := [urn for urn in urns if urn not in here]:
        raise CannotRun(f"{missing[0]}: no such post in this archive; `marsad sources` lists the sources")
    left = frame.filter(pl.col("kind") != PostKind.REDACTED)
    done = [urn for urn in urns if urn not in set(left["urn"])]
    if wanted.revisions:
        left = _narrowed(left, frame, wanted.revisions)
        return left, (), done or ([] if len(left) else urns)
    if wanted.everywhere and not wanted.media_only:
        left = _and_alike(archive, left)
    return left, () if wanted.media_only else tuple(dict.fromkeys([*left["urn"], *done])), done


def _resolved(archive: Archive, urn: str) -> str:
    source, item = split_post(urn.strip())
    return f"{archive.log().resolve(source)}/{item}"


def _narrowed(left: pl.DataFrame, every: pl.DataFrame, revisions: Collection[int]) -> pl.DataFrame:
    """Only these wordings. Another wording with the same words would keep them, so it must go with them."""
    if unknown := sorted(set(revisions) - set(every["revision"])):
        raise CannotRun(f"{every['urn'][0]}: has no revision {unknown[0]}; it has {len(every)}")
    mine = left.filter(pl.col("revision").is_in(list(revisions)))
    same = left.join(mine.select("text"), on="text", how="semi").filter(~pl.col("revision").is_in(list(revisions)))
    if len(same) and mine["text"].str.len_chars().max():
        also = ", ".join(f"--revision {n}" for n in same["revision"])
        raise CannotRun(f"{every['urn'][0]}: the same words stand in another revision: say {also} as well")
    return mine


def alike(archive: Archive, rows: pl.DataFrame) -> pl.DataFrame:
    """Other posts with exactly the same words."""
    texts = rows.filter(pl.col("text").str.len_chars() > 0).select("text").unique()
    found = archive.posts([*_COLUMNS, *_PLACED]).join(texts.lazy(), on="text", how="semi")
    return found.filter(~pl.col("urn").is_in(rows["urn"].implode())).sort("urn", "revision").collect()


def partly(archive: Archive, rows: pl.DataFrame) -> list[str]:
    """Other posts that hold :data:`LONG` words of it in a row, as written, and are not the very same."""
    runs = {run for text in rows["text"] if text for run in _long_runs(text)}
    if not runs:
        return []
    posts = archive.posts(["urn", "text", "kind"]).filter(pl.col("kind") != PostKind.REDACTED)
    near = posts.filter(pl.col("text").str.contains_any(sorted(runs)))
    others = ~pl.col("urn").is_in(rows["urn"].implode()) & ~pl.col("text").is_in(rows["text"].implode())
    return near.filter(others).select("urn").unique().sort("urn").collect()["urn"].to_list()


def _long_runs(text: str) -> Iterator[str]:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    for (start, _), (_, end) in zip(words, words[LONG - 1 :], strict=False):
        yield text[start:end]


def _and_alike(archive: Archive, rows: pl.DataFrame) -> pl.DataFrame:
    also = alike(archive, rows).select("urn").unique()
    every = archive.posts([*_COLUMNS, *_PLACED]).join(also.lazy(), on="urn", how="semi").collect()
    return pl.concat([rows, every.filter(pl.col("kind") != PostKind.REDACTED).select(rows.columns)])


def media_going(archive: Archive, plan: Plan, wanted: Wanted) -> None:
    """Fill in which media files go: those named, and those of the posts that no other post shows."""
    named = set(wanted.media)
    if unknown := [sha256 for sha256 in wanted.media if not re.fullmatch(r"[0-9a-f]{64}", sha256)]:
        raise CannotRun(f"{unknown[0]!r} is no SHA-256; write the 64 digits that `marsad read URN --json` shows")
    shown = _media(archive)
    mine = shown.join(plan.rows.select("urn", "revision"), on=["urn", "revision"], how="semi")
    others = shown.join(plan.rows.select("urn", "revision"), on=["urn", "revision"], how="anti")
    shared = set() if wanted.everywhere else set(others["sha256"]) - named
    going = named | (set(mine["sha256"]) - shared)
    plan.media = sorted(sha256 for sha256 in going if archive.blobs.find(sha256) is not None)
    before = archive.log().redactions
    asked = going if wanted.media_only or wanted.everywhere else named
    plan.blocked = sorted(sha256 for sha256 in asked if not before.blocked(sha256))
    for sha256 in sorted(set(mine["sha256"]) & shared):
        urns = sorted(set(others.filter(pl.col("sha256") == sha256)["urn"]))
        why = "other posts show this file, so it stays; --media takes it from all of them"
        plan.elsewhere.append(Elsewhere("media", sha256, f"{why}: {', '.join(urns[:5])}"))


def _media(archive: Archive) -> pl.DataFrame:
    frame = archive.posts(["urn", "revision", "media"]).filter(pl.col("media").list.len() > 0).explode("media")
    return frame.select("urn", "revision", pl.col("media").struct.field("sha256")).drop_nulls("sha256").collect()


def raw_places(archive: Archive, plan: Plan, locate: Locator, scratch: Path) -> None:
    """Fill in where the posts stand in every raw file, known to be of their source or not."""
    texts = [text for text in plan.rows["text"] if text]
    wanted = frozenset().union(*(needles(text) for text in texts))
    of_source = files_of(archive, set(plan.rows["source"]))
    of_others = files_of(archive, set(archive.log().sources)) - of_source
    media = set(_media(archive)["sha256"])
    for path in sorted(archive.blobs.files()):
        sha256 = path.name.removesuffix(".zst")
        if sha256 in plan.media or (sha256 in media and sha256 not in of_source):
            continue
        met = _met(archive, sha256, wanted)
        if sha256 in of_others and not met:
            continue
        content = _unpack(archive, sha256, scratch)
        places = locate(plan.rows, sha256, content)
        if places is None or sha256 not in of_source | of_others:  # no other post can stand there
            everywhere = [Place(at, size, b" " * size) for at, size in met]
            places = [*(places or ()), *everywhere]
        places += [one for one in _known(plan.rows, sha256) if not any(_covers(place, one) for place in places)]
        places = list(_still_there(content, places))
        content.unlink()
        if places:
            plan.places[sha256] = places
        _left(plan, sha256, places, met)


def files_of(archive: Archive, sources: Collection[str]) -> set[str]:
    """Raw files that were read for one of these sources; a capture of several files names them in its notes."""
    found = set()
    for capture in archive.log().captures.values():
        if capture.source in sources:
            found |= {capture.sha256, *re.findall(r"\b[0-9a-f]{64}\b", capture.notes)}
    rows = archive.posts(["source", "blob"]).filter(pl.col("source").is_in(list(sources))).select("blob").unique()
    return found | set(rows.collect()["blob"].drop_nulls())


def _met(archive: Archive, sha256: str, wanted: frozenset[bytes]) -> list[tuple[int, int]]:
    if not wanted:
        return []
    with archive.blobs.stream(sha256) as stream:
        return found_in(stream, wanted)


def _unpack(archive: Archive, sha256: str, scratch: Path) -> Path:
    target = scratch / sha256
    with archive.blobs.stream(sha256) as stream, target.open("wb") as file:
        while chunk := stream.read(1 << 20):
            file.write(chunk)
    return target


def _still_there(content: Path, places: Sequence[Place]) -> Iterator[Place]:
    """The places that were not filled before."""
    with content.open("rb") as file:
        for place in places:
            file.seek(place.offset)
            if file.read(place.length) != place.filler:
                yield place


def _covers(place: Place, other: Place) -> bool:
    return place.offset <= other.offset and other.offset + other.length <= place.offset + place.length


def _known(rows: pl.DataFrame, sha256: str) -> Iterator[Place]:
    mine = rows.filter((pl.col("blob") == sha256) & pl.col("offset").is_not_null() & pl.col("length").is_not_null())
    for offset, length in mine.select("offset", "length").unique().iter_rows():
        yield Place(offset, length, b" " * length)


def _left(plan: Plan, sha256: str, places: Sequence[Place], met: Sequence[tuple[int, int]]) -> None:
    """Tell of the same words in the raw file that are not taken out: they are another post's."""
    for at, _ in met:
        if not any(place.offset <= at < place.offset + place.length for place in places):
            plan.elsewhere.append(Elsewhere("raw bytes", f"blob {sha256} at byte {at}", "the same words, another post"))


def copies(archive: Archive, plan: Plan, workspace: Path) -> None:
    """Fill in which files of the workspace beside the evidence hold the words, the name or the media: reports,
    packages, tables. A bag goes whole; so do the other formats that a report was written in.
    """
    whole = [urn for urn in plan.posts if urn in set(plan.rows["urn"])]
    names = [*whole, *plan.media]
    names += [address for urn in whole if (address := public_address(urn))]
    plan.words = words_of([text for text in plan.rows["text"] if text], names)
    media = [archive.blobs.read(sha256) or b"" for sha256 in plan.media]
    found: set[Path] = set()
    for path in _beside(workspace):
        name = path.relative_to(workspace)
        if path.stat().st_size > _LARGEST:
            plan.elsewhere.append(Elsewhere("file", str(name), "too large to be searched here"))
        elif not _holds(path, plan.words, media):
            if path.suffix.lower() == ".pdf":
                why = "the words of a PDF cannot be searched; open it and see"
                plan.elsewhere.append(Elsewhere("file", str(name), why))
        elif name.parts[0] in _LISTED_ONLY:
            plan.elsewhere.append(Elsewhere("file", str(name), "holds words of it; take them out by hand"))
        else:
            found |= set(_with_it(path, workspace))
    plan.copies = sorted(str(path.relative_to(workspace)) for path in found)
    gone = set(plan.copies)
    plan.elsewhere = [one for one in plan.elsewhere if one.where not in gone]


def _beside(workspace: Path) -> Iterator[Path]:
    for path in sorted(workspace.rglob("*")):
        first = path.relative_to(workspace).parts[0]
        if path.is_file() and not path.is_symlink() and first not in _NOT_SEARCHED and not first.startswith(_DESK):
            yield path


def _holds(path: Path, words: Words, media: Sequence[bytes]) -> bool:
    return any(words.held(data) or any(one and one in data for one in media) for data in documents(path))


def _with_it(path: Path, workspace: Path) -> Iterator[Path]:
    """The file, and what was made with it."""
    bag = next((p for p in path.parents if (p / "bagit.txt").exists() and p.is_relative_to(workspace)), None)
    if bag is not None:
        yield from (inner for inner in bag.rglob("*") if inner.is_file())
        return
    yield path
    beside = (p for p in path.parent.iterdir() if p.is_file() and p.stem == path.stem and p.parent != workspace)
    yield from beside
