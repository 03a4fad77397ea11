"""Entities a line: FollowTheMoney as OpenSanctions publishes it (``entities.ftm.json``), and Wikidata's JSON dump.

FollowTheMoney: ``{"id", "schema", "properties": {"name": [...], "alias": [...], "weakAlias": [...]}}``; what bears no
name (an ownership, a sanction) is passed over. Wikidata: an array with one item a line, ``labels`` by language and
``aliases``; only languages of this desk are taken. Both are read line by line, so that a dump of any size fits.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from marsad.lexicon.outside.listed import Listed, Reading, listed
from marsad.records.harvest import Failed

_SCHEMAS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "organisation",
    "Vessel": "other",
    "Airplane": "other",
    "CryptoWallet": "",
    "Address": "",
}
_NAMES = ("name", "alias", "previousName")
_LANGUAGES = "en ar fa ur ps ku ckb he tr ru uk ha so fr arz azb sd pnb mul".split()
_HUMAN = "Q5"
Read = Callable[[dict[str, Any]], Listed | None]


def read_ftm(path: Path) -> Reading:
    """Entities of an OpenSanctions or FollowTheMoney file, one JSON object a line."""
    return _each(path, _ftm)


def read_wikidata(path: Path) -> Reading:
    """Items of a Wikidata JSON dump or a part of one, plain, gzip or bzip2."""
    return _each(path, _wikidata)


def opened(path: Path) -> BinaryIO:
    """A file for reading bytes, unpacked where its name ends in ``.gz`` or ``.bz2``."""
    if path.suffix == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast("BinaryIO", bz2.open(path, "rb")) if path.suffix == ".bz2" else path.open("rb")


def _each(path: Path, read: Read) -> Reading:
    number = 0
    try:
        with opened(path) as file:
            for number, line in enumerate(file, 1):
                yield from _line(path, number, line.strip().rstrip(b","), read)
    except (OSError, EOFError) as error:
        yield Failed(str(path), f"after line {number}", f"the file ends or breaks here ({error}); fetch it again")


def _line(path: Path, number: int, line: bytes, read: Read) -> Iterator[Listed | Failed]:
    if line in (b"", b"[", b"]"):
        return
    try:
        found = read(orjson.loads(line))
    except (orjson.JSONDecodeError, ValueError, TypeError, KeyError, AttributeError) as error:
        yield Failed(str(path), f"line {number}", f"is no entity that can be read: {error}")
        return
    if found:
        yield found


def _several(value: object) -> list[str]:
    """The values of a property; one alone may stand without its list."""
    return [value] if isinstance(value, str) else [str(one) for one in value] if isinstance(value, list) else []


def _ftm(entity: dict[str, Any]) -> Listed | None:
    schema, properties = entity["schema"], entity["properties"]
    kind = _SCHEMAS.get(schema, "other")
    names = [name for key in _NAMES for name in _several(properties.get(key))]
    if not kind or (not names and schema not in _SCHEMAS):
        return None
    caption = [entity["caption"]] if entity.get("caption") in names else []
    return listed(entity["id"], kind, [*caption, *names], _several(properties.get("weakAlias")))


def _wikidata(item: dict[str, Any]) -> Listed | None:
    labels, aliases = item.get("labels") or {}, item.get("aliases") or {}
    names = [labels[code]["value"] for code in _LANGUAGES if code in labels]
    names += [alias["value"] for code in _LANGUAGES if code in aliases for alias in aliases[code]]
    if not names and "id" in item:
        return None
    return listed(item["id"], _wikidata_kind(item.get("claims") or {}), names)


def _wikidata_kind(claims: dict[str, Any]) -> str:
    kinds = [claim.get("mainsnak", {}).get("datavalue", {}).get("value", {}) for claim in claims.get("P31", ())]
    if any(isinstance(kind, dict) and kind.get("id") == _HUMAN for kind in kinds):
        return "person"
    return "place" if "P625" in claims else "other"
