"""The sample: the same bytes every time, and labels that agree with what the exports hold."""

import json
import re
import subprocess
import sys
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
LEXICON = ("actors", "places", "sources")
EXPORTS = ("first", "second")


@cache
def truth() -> dict[str, Any]:
    return yaml.safe_load((SAMPLE / "truth.yaml").read_text(encoding="utf-8"))


@cache
def lexicon(kind: str) -> list[dict[str, Any]]:
    return yaml.safe_load((SAMPLE / "lexicon" / f"{kind}.yaml").read_text(encoding="utf-8"))["entries"]


def flat(text: str | list[Any]) -> str:
    return text if isinstance(text, str) else "".join(part if isinstance(part, str) else part["text"] for part in text)


def from_json(folder: Path) -> dict[int, dict[str, Any]]:
    value = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    chats = value["chats"]["list"] if "chats" in value else [value]
    (chat,) = (chat for chat in chats if chat["type"] == "public_channel")
    found = {}
    for message in chat["messages"]:
        kind = message.get("media_type") or ("photo" if "photo" in message else "poll" if "poll" in message else None)
        found[message["id"]] = {
            "service": message["type"] == "service",
            "unix": int(message.get("date_unixtime", 0)),
            "text": flat(message["text"]),
            "reply": message.get("reply_to_message_id"),
            "forward": message.get("forwarded_from"),
            "media": kind or ("document" if "file" in message else None),
        }
    return found


def html_media(body: Node) -> str | None:
    if body.css_first("a.photo_wrap"):
        return "photo"
    if body.css_first(".media_poll"):
        return "poll"
    title = body.css_first(".media .title")
    names = {
        "Video file": "video_file",
        "Voice message": "voice_message",
        "Animation": "animation",
        "Sticker": "sticker",
    }
    return names.get(title.text(strip=True), "document") if title else None


def html_message(node: Node) -> dict[str, Any]:
    body = node.css_first("div.body")
    assert body is not None
    title = str(node.css_first(".date.details").attributes["title"]).replace("UTC", "")
    at = datetime.strptime(title, "%d.%m.%Y %H:%M:%S %z")
    text = body.css_first("div.text")
    words = re.sub(r"<br\s*/?>", "\n", text.html or "") if text else ""
    reply = re.search(r"In reply to <a href=\"[^\"]*#go_to_message(\d+)", body.html or "")
    name = body.css_first(".forwarded .from_name")
    if name and (date := name.css_first("span.date")):
        date.decompose()
    return {
        "service": False,
        "unix": int(at.timestamp()),
        "text": HTMLParser(words).text().strip("\n ") if words else "",
        "reply": int(reply[1]) if reply else None,
        "forward": name.text().strip() if name else None,
        "media": html_media(body),
    }


def from_html(folder: Path) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for path in sorted(folder.glob("messages*.html")):
        for node in HTMLParser(path.read_text(encoding="utf-8")).css("div.message"):
            number = int(str(node.attributes["id"]).removeprefix("message"))
            if number > 0:
                service = "service" in str(node.attributes["class"]).split()
                found[number] = {"service": True} if service else html_message(node)
    return found


@cache
def read(when: str, handle: str) -> dict[int, dict[str, Any]]:
    folder = SAMPLE / when / handle
    if not folder.exists():
        return {}
    return from_json(folder) if (folder / "result.json").exists() else from_html(folder)


def urns(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if value.startswith("telegram:") else set()
    if isinstance(value, dict):
        value = list(value.values())
    return set().union(*map(urns, value)) if isinstance(value, list) else set()


def post(urn: str, when: str) -> dict[str, Any] | None:
    handle, number = urn.removeprefix("telegram:").split("/")
    return read(when, handle).get(int(number))


def everything(root: Path) -> dict[str, bytes]:
    made = [path for name in (*EXPORTS, "both") for path in (root / name).rglob("*") if path.is_file()]
    return {str(path.relative_to(root)): path.read_bytes() for path in [*made, root / "truth.yaml"]}


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLE / "write_sample.py"), "--into", str(tmp_path)], check=True)
    assert everything(tmp_path) == everything(SAMPLE)


@pytest.mark.parametrize("when", EXPORTS)
def test_counts_and_gaps(when: str) -> None:
    for handle, channel in truth()["channels"].items():
        found, said = read(when, handle), channel[when]
        assert sum(not one["service"] for one in found.values()) == said["posts"]
        assert sum(one["service"] for one in found.values()) == said["services"]
        if found:
            assert (min(found), max(found)) == (said["from"], said["to"])
            assert [number for number in range(said["from"], said["to"]) if number not in found] == said["gaps"]


def test_every_urn_is_in_an_export() -> None:
    all_urns = urns(truth())
    assert len(all_urns) > 200
    assert [urn for urn in sorted(all_urns) if post(urn, "first") is None and post(urn, "second") is None] == []


def test_totals_are_distinct_posts() -> None:
    seen = {(handle, number) for when in EXPORTS for handle in truth()["channels"] for number in read(when, handle)}
    assert len(seen) == truth()["totals"]["posts"] + truth()["totals"]["services"]


def test_edits_and_vanished() -> None:
    for edit in truth()["edits"]:
        first, second = post(edit["post"], "first"), post(edit["post"], "second")
        assert first is not None
        assert second is not None
        assert (first["text"], second["text"]) == (edit["first"], edit["second"])
    for urn in truth()["edit_marks_only"]:
        assert (post(urn, "first") or {}).get("text") == (post(urn, "second") or {}).get("text")
    for urn in truth()["vanished"]:
        assert post(urn, "first") is not None
        assert post(urn, "second") is None
    for channel in truth()["channels"].values():
        assert channel["second"]["posts"] > channel["first"]["posts"]


def test_nothing_else_changed_between_the_exports() -> None:
    changed = set()
    for handle in truth()["channels"]:
        second = read("second", handle)
        for number, one in read("first", handle).items():
            if number in second and one != second[number]:
                changed.add(f"telegram:{handle}/{number}")
    assert changed == {edit["post"] for edit in truth()["edits"]}


def test_both_formats_say_the_same() -> None:
    as_json, as_html = from_json(SAMPLE / "both" / "json"), from_html(SAMPLE / "both" / "html")
    assert as_json.keys() == as_html.keys()
    for number, one in as_json.items():
        assert as_html[number]["service"] == one["service"]
        assert one["service"] or as_html[number] == one
    assert {one["media"] for one in as_json.values()} >= {"photo", "poll", None}


def test_the_private_chat_is_there_to_be_refused() -> None:
    for refused in truth()["refused"]:
        value = json.loads((SAMPLE / refused["export"] / "result.json").read_text(encoding="utf-8"))
        (chat,) = (chat for chat in value["chats"]["list"] if chat["type"] == refused["type"])
        assert (chat["name"], len(chat["messages"])) == (refused["name"], refused["messages"])


def test_the_story_hangs_together() -> None:
    claims = {claim["id"]: claim for claim in truth()["claims"]}
    threats = {threat["id"]: threat for threat in truth()["threats"]}
    actors = {entry["id"] for entry in lexicon("actors")}
    places = {entry["id"] for entry in lexicon("places")}
    for claim in claims.values():
        assert claim["first"] == claim["carriers"][0]
        assert set(claim["actors"]) <= actors
        assert claim["target"] in places
    for threat in threats.values():
        assert {threat["issuer"], threat["family"]} <= actors
        assert threat["target"] in places
    for answer in truth()["answers"]:
        assert 48 <= answer["lag_hours"] <= 216
        assert claims[answer["claim"]]["target"] == threats[answer["threat"]]["target"]
    for cluster in truth()["clusters"]:
        assert cluster["lag_seconds"] == sorted(cluster["lag_seconds"])


def test_the_lexicon_layer() -> None:
    ids = [entry["id"] for kind in LEXICON for entry in lexicon(kind)]
    assert len(ids) == len(set(ids))
    known = {name for entry in lexicon("actors") for names in entry["names"].values() for name in names}
    assert not any(new["ar"] in name for new in truth()["names"] for name in known)
    for entry in (*lexicon("actors"), *lexicon("places")):
        assert entry["id"].startswith("sample-")
        assert entry["note"] == "invented"
        assert all(relation["of"] in ids for relation in entry.get("relations", ()))
    for source in lexicon("sources"):
        assert source["actor"] is None or source["actor"] in ids
        assert truth()["channels"][source["id"]]["number"] == source["number"]
        assert all("متخيَّلة" in title or "invented" in title for title in source["titles"])
    assert all(
        one["url"].startswith("https://invented.example/") for k in LEXICON for e in lexicon(k) for one in e["sources"]
    )


def test_pictures_are_small_and_readable() -> None:
    for path in (SAMPLE / "second").rglob("*.png"):
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 6000
