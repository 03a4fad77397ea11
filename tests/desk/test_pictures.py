"""Pictures on the desk: thumbnails alone, blurred until asked for, and a search by a picture handed over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from marsad.collect import Options
from marsad.desk import place
from marsad.flow import open_workspace
from marsad.flow.importing import import_paths
from tests.picture_exports import export
from tests.posters import COPIES, encoded, poster

from .test_pages import Tags, page, text

if TYPE_CHECKING:
    from django.test import Client

SECRET = "Q. Invented, lane 7"
BLOCKED = encoded(poster(9))


def one() -> bytes:
    said = Image.Exif()
    said[0x013B] = SECRET
    return encoded(poster(1), exif=said)


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("pictures")
    folder = base / "workspace"
    folder.mkdir()
    (folder / "known.txt").write_text(hashlib.sha256(BLOCKED).hexdigest(), "utf-8")
    (folder / "marsad.toml").write_text('[archive]\nunlawful_hashes = "known.txt"\n', "utf-8")
    files = {"a.jpg": one(), "b.jpg": None, "c.jpg": BLOCKED, "d.jpg": b"\xff\xd8\xff cut"}
    copies = {"x<b>.jpg": COPIES["letterboxed"](poster(1)), "y.jpg": encoded(poster(2))}
    import_paths(open_workspace(folder), [export(base / "one", "One", 1, files)], Options(source="one"))
    import_paths(open_workspace(folder), [export(base / "two", "Two <i>", 2, copies)], Options(source="two"))
    return folder


@pytest.fixture
def client(archived: Path) -> Iterator[Client]:
    place.configure(archived)
    from django.test import Client

    yield Client(SERVER_NAME="127.0.0.1")
    place.leave()


def pictures(html: str) -> list[str]:
    return [str(attributes["src"]) for tag, attributes in Tags(html).seen if tag == "img"]


def test_a_picture_is_blurred_until_it_is_asked_for(client: Client):
    sha256 = hashlib.sha256(one()).hexdigest()
    html = page(client, "/posts/telegram:one/1")
    assert pictures(html) == [f"/pictures/{sha256}/blurred"]
    assert f'href="?show={sha256}#media"' in html
    assert pictures(page(client, f"/posts/telegram:one/1?show={sha256}")) == [f"/pictures/{sha256}/clear"]
    assert pictures(page(client, "/posts/telegram:one/1?show=x")) == [f"/pictures/{sha256}/blurred"]
    assert SECRET not in html


@pytest.mark.parametrize("veil", ["blurred", "clear"])
def test_what_is_served_is_a_thumbnail_and_never_the_file(client: Client, veil: str):
    answer = client.get(f"/pictures/{hashlib.sha256(one()).hexdigest()}/{veil}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert SECRET.encode() not in answer.content
    with Image.open(BytesIO(answer.content)) as image:
        assert max(image.size) <= 480
        assert not image.getexif()


@pytest.mark.parametrize(
    "address",
    [
        "/pictures/{good}/original",
        "/pictures/{good}",
        "/pictures/{blocked}/clear",
        "/pictures/{broken}/clear",
        "/pictures/" + "0" * 64 + "/clear",
        "/pictures/..%2f..%2fmarsad.toml/clear",
    ],
)
def test_nothing_else_is_served(client: Client, address: str):
    hashes = {"good": one(), "blocked": BLOCKED, "broken": b"\xff\xd8\xff cut"}
    asked = address.format(**{name: hashlib.sha256(data).hexdigest() for name, data in hashes.items()})
    page(client, asked, 404)


def test_missing_blocked_and_broken_media_are_said_to_be(client: Client):
    words = text(page(client, "/posts/telegram:one/2"))
    assert "not included in the export" in words
    html = page(client, "/posts/telegram:one/3")
    assert "blocked: on a list of unlawful files, never kept (known.txt)" in text(html)
    assert pictures(html) == []
    html = page(client, "/posts/telegram:one/4")
    assert "kept; not shown and not compared: it is broken" in text(html)
    assert pictures(html) == []


def test_a_post_says_where_its_picture_was_seen(client: Client):
    words = text(page(client, "/posts/telegram:one/1"))
    assert "Seen in 1 other post; this is the first carrier known here" in words
    assert "telegram:two/1" in words
    html = page(client, "/posts/telegram:two/1")
    assert "first carrier known here" not in text(html)
    assert 'href="/posts/telegram:one/1"' in html
    assert "Two &lt;i&gt;" in html
    assert "<i>" not in html
    assert "Seen in no other post" in text(page(client, "/posts/telegram:two/2"))


def test_a_picture_handed_over_is_found_and_kept_nowhere(client: Client, archived: Path):
    before = {path for path in archived.rglob("*") if path.is_file()}
    handed = BytesIO(COPIES["re-encoded"](poster(1)))
    handed.name = "asked.jpg"
    answer = client.post("/pictures", {"picture": handed})
    words = text(answer.content.decode())
    assert answer.status_code == 200
    assert words.index("telegram:one/1") < words.index("telegram:two/1")
    assert "first known here" in words
    assert "borders aside" in words
    assert {path for path in archived.rglob("*") if path.is_file()} == before


def test_a_hash_is_looked_up_and_mistakes_are_named(client: Client):
    sha256 = hashlib.sha256(one()).hexdigest()
    assert "telegram:two/1" in page(client, f"/pictures?hash={sha256}")
    assert "no media file of this SHA-256" in text(page(client, "/pictures?hash=" + "0" * 64, 400))
    assert "neither a file nor a hash" in text(page(client, "/pictures?hash=%3Cscript%3E", 400))
    assert "<script>" not in page(client, "/pictures?hash=%3Cscript%3E", 400)
    assert "choose a file of at most 20 MB" in text(client.post("/pictures", {}).content.decode())


@pytest.mark.parametrize(("data", "why"), [(b"words", "it is no picture"), (BLOCKED, "on the list known.txt")])
def test_what_cannot_or_must_not_be_looked_for_is_said(client: Client, data: bytes, why: str):
    handed = BytesIO(data)
    handed.name = "asked.jpg"
    answer = client.post("/pictures", {"picture": handed})
    assert answer.status_code == 400
    assert why in text(answer.content.decode())


def test_a_picture_from_another_site_is_refused(archived: Path):
    place.configure(archived)
    from django.test import Client

    handed = BytesIO(encoded(poster(1)))
    handed.name = "asked.jpg"
    answer = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True).post("/pictures", {"picture": handed})
    assert answer.status_code == 403
    place.leave()
