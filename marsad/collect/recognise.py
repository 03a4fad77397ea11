"""What the files of a folder are, told by what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from marsad.collect.found import Found, Place
from marsad.collect.json_scan import BrokenJson
from marsad.collect.options import Options
from marsad.collect.table_columns import map_columns, what_is_missing
from marsad.collect.table_rows import TableForm, dialect_of, rows
from marsad.collect.telegram_html_page import Page, is_chat_page, survey_page
from marsad.collect.telegram_json_chats import EXPECTED, what_else
from marsad.records.harvest import Failed, Skipped

_HEAD = 1 << 16
_DATA = frozenset({".json", ".ndjson", ".jsonl", ".csv", ".tsv"})
_LINES = frozenset({".ndjson", ".jsonl"})
_DELIMITED = frozenset({".csv", ".tsv"})
# Beside an export these belong to it: what it is shown with, and the media it names.
_TRAPPINGS = frozenset(
    {".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf"}
)
_MEDIA = frozenset({".mp4", ".mov", ".webm", ".mp3", ".m4a", ".ogg", ".oga", ".tgs", ".pdf", ".apk", ".vcard", ".vcf"})
_TELEGRAM_FOLDERS = re.compile(
    r"(?:chats/chat_\d+/)?(?:css|js|images|photos|files|video_files|voice_messages|round_video_messages|stickers|animations|"
    r"contacts|chats|lists|userpics|profile_pictures|stories|music|gifs|other|thumbs)/"
)


@dataclass(slots=True)
class Exports:
    """What was found under a path: exports to read, and what is said about the other files."""

    jsons: list[Found] = field(default_factory=list)
    pages: dict[tuple[Path, str], list[Page]] = field(default_factory=dict)
    tables: list[tuple[Found, TableForm]] = field(default_factory=list)
    zips: list[Found] = field(default_factory=list)
    said: list[Failed | Skipped] = field(default_factory=list)
    _loose: list[Found] = field(default_factory=list)

    def roots(self) -> set[Path]:
        """The folders that Telegram's exports begin at."""
        return {found.path.parent for found in self.jsons} | {
            one.root for pages in self.pages.values() for one in pages
        }

    def add(self, found: Found, options: Options) -> None:
        """Look into one file."""
        try:
            self._sort(found, options)
        except OSError as error:
            self.said.append(found.failed("", f"cannot be read: {error.strerror or error}"))
        except BrokenJson as error:
            why = (
                "the file is cut short before its first message"
                if error.cut
                else f"this is no JSON ({error.why}); {EXPECTED}"
            )
            self.said.append(found.failed(f"byte {error.offset}", why))

    def _sort(self, found: Found, options: Options) -> None:
        suffix = found.path.suffix.lower()
        if suffix in _TRAPPINGS or suffix in _MEDIA:
            self._loose.append(found)
            return
        with found.path.open("rb") as file:
            head = file.read(_HEAD)
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64]
        if head.startswith(b"PK\x03\x04") and suffix == ".zip":
            self.zips.append(found)
        elif start[:1] == b"<":
            self._page(found, head)
        elif start[:1] == b"[" and suffix not in _DELIMITED:
            self.tables.append((found, TableForm.JSON))
        elif start[:1] == b"{" and suffix not in _DELIMITED:
            self._object(found, head)
        elif self._delimited(found, suffix, options):
            self.tables.append((found, TableForm.DELIMITED))
        elif suffix in _DATA:
            what = "its first line is no header of a table" if suffix in _DELIMITED else f"this is no JSON; {EXPECTED}"
            why = what if start else "the file is empty"
            self.said.append(found.failed("", why))
        else:
            self._loose.append(found)

    def _page(self, found: Found, head: bytes) -> None:
        if not is_chat_page(head):
            self._loose.append(found)
            return
        page = survey_page(found)
        self.pages.setdefault((found.path.parent, page.title), []).append(page)

    def _object(self, found: Found, head: bytes) -> None:
        if found.path.suffix.lower() in _LINES or _is_lines(head):
            self.tables.append((found, TableForm.NDJSON))
            return
        why = what_else(found)
        if why is None:
            self.jsons.append(found)
        else:
            self.said.append(found.failed("", why))

    def _delimited(self, found: Found, suffix: str, options: Options) -> bool:
        """A file called CSV or TSV is one; another only if its header has what a post needs."""
        if suffix in _DELIMITED:
            return dialect_of(found) is not None
        if suffix in _DATA or dialect_of(found) is None:
            return False
        first = next(rows(found, TableForm.DELIMITED), None)
        return first is not None and not what_is_missing(map_columns(first.cells, options.columns), first.cells, {})

    def settle(self) -> None:
        """What lies among an export's media is media, whatever it holds; of the rest, say what is left out."""
        roots = self.roots()
        self.jsons = [found for found in self.jsons if not _among_media(found.path, roots)]
        self.tables = [(found, form) for found, form in self.tables if not _among_media(found.path, roots)]
        self.zips = [found for found in self.zips if not _among_media(found.path, roots)]
        for found in self._loose:
            if not _belongs(found.path, roots):
                self.said.append(found.skipped("", _loose_why(found.path)))


def recognise(files: Iterable[Path], place: Place, options: Options) -> Exports:
    """Sort files into exports."""
    exports = Exports()
    for path in files:
        found = Found(path, place.name(path))
        if path.is_dir():
            exports.said.append(found.failed("", "this is a folder, where a file of an export was expected"))
        elif not path.is_file() and not path.is_symlink():
            exports.said.append(found.skipped("", "this is no regular file"))
        else:
            exports.add(found, options)
    exports.settle()
    return exports


def files_under(root: Path) -> Iterator[Path]:
    """All files below a folder, in order; a folder that is named as a file of an export is told, not entered alone."""
    for path in sorted(root.rglob("*")):
        if not path.is_dir() or path.suffix.lower() in _DATA:
            yield path


def _is_lines(head: bytes) -> bool:
    """Whether the first line is a whole object and another follows."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(orjson.loads(first), dict)
    except orjson.JSONDecodeError:
        return False


def _among_media(path: Path, roots: set[Path]) -> bool:
    inner = (path.relative_to(root).as_posix() for root in roots if path.is_relative_to(root))
    return any(_TELEGRAM_FOLDERS.match(name) and not _CHAT_FILE.match(name) for name in inner)


_CHAT_FILE = re.compile(r"chats/chat_\d+/[^/]+\Z")


def _belongs(path: Path, roots: set[Path]) -> bool:
    if _among_media(path, roots):
        return True
    under = any(path.is_relative_to(root) for root in roots)
    return under and (path.suffix.lower() in _TRAPPINGS or path.name == "export_results.html")


def _loose_why(path: Path) -> str:
    if path.suffix.lower() in (".html", ".htm"):
        return "this web page is not a page of messages of a Telegram Desktop export"
    return "not part of an export that is recognised"
