from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from marsad.desk import inbox, place
from marsad.records.judgement import Judgement, Verdict

from .conftest import BURST, FIRST, HOSTILE, LOW, NOW, PLAIN, export, post

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def client(folder: Path) -> Client:
    place.configure(folder)
    from django.test import Client

    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


class Tags(HTMLParser):
    """Every tag of a page, as a browser would see it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", " "))).split())


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?level=low",
        f"/findings/{HOSTILE.id}",
        f"/findings/{LOW.id}",
        "/search",
        "/search?q=*",
        "/search?q=%3Cscript%3E&mode=exact",
        "/sources",
        *(f"/posts/{row['urn']}" for row in FIRST),
    ],
)
def test_nothing_from_outside_acts_on_a_page(client: Client, address: str) -> None:
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)
    tags = Tags(html)
    assert not {"img", "b", "i", "style", "iframe", "object", "video"} & {tag for tag, _ in tags.seen}
    assert [attrs for tag, attrs in tags.seen if tag == "script"] == [{"type": "module", "src": "/static/desk.js"}]
    for _, attrs in tags.seen:
        assert not [name for name in attrs if name == "style" or name.startswith("on")]
        for name in {"href", "src", "action"} & attrs.keys():
            assert re.match(r"/(?!/)|[?#]", attrs[name] or ""), attrs
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_the_inbox_shows_medium_and_above_and_its_filters_are_links(client: Client) -> None:
    html = page(client, "/")
    assert html.count("data-row>") == 3
    assert page(client, "/?level=low").count("data-row>") == 4
    assert page(client, "/?level=high").count("data-row>") == 1
    assert page(client, "/?kind=burst").count("data-row>") == 1
    assert page(client, "/?since=2024-05-02").count("data-row>") == 0
    assert page(client, "/?until=2024-05-01").count("data-row>") == 3
    assert 'href="?kind=burst"' in html
    assert "unjudged" in text(html)


@pytest.mark.parametrize(
    "query", ["kind=no", "level=top", "judged=maybe", "since=2024-13-01", "until=9999-12-31", "page=0"]
)
def test_what_cannot_be_read_is_named(client: Client, query: str) -> None:
    html = page(client, f"/?{query}", 400)
    assert f"{query.partition('=')[0]}: " in text(html)
    assert html.count("data-row>") == 3


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    place.configure(tmp_path / "new")
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    assert "marsad detect" in page(client, "/")
    assert "marsad import" in page(client, "/sources")
    assert "0 posts" in text(page(client, "/search?q=x"))
    place.leave()


def test_a_finding_shows_its_reasons_and_who_was_first(client: Client) -> None:
    html = page(client, f"/findings/{PLAIN.id}")
    words = text(html)
    assert "ألفا (قناة) was first, 68 s before Beta." in words
    assert '<mark class="m-cited">استهدفت</mark>' in html
    assert "4.0% Two of fifty." in words
    assert "test.method, version 1" in words
    assert '<bdi dir="auto">كتائب &lt;i&gt;</bdi>' in html
    assert re.search(r'<blockquote lang="ar" dir="auto">', html)


def test_posts_that_the_archive_does_not_hold_are_named(client: Client) -> None:
    assert "Not in this archive: telegram:gone/1" in text(page(client, f"/findings/{BURST.id}"))


def test_an_unknown_base_rate_is_said_to_be_unknown(client: Client) -> None:
    assert "cannot be said" in text(page(client, f"/findings/{LOW.id}"))


def test_a_judgement_by_form_stands_beside_earlier_ones(client: Client, folder: Path) -> None:
    for verdict, reason in (("miss", "A feast <b>day</b>"), ("hit", "أكدته وكالة")):
        answer = client.post(f"/findings/{PLAIN.id}/judgements", {"verdict": verdict, "reason": reason, "by": "Ada"})
        assert answer.status_code == 302
        assert answer["Location"] == f"/findings/{PLAIN.id}?#judgements"
    html = page(client, f"/findings/{PLAIN.id}")
    assert "A feast &lt;b&gt;day&lt;/b&gt;" in html
    assert 'value="Ada"' in html
    assert "1 hit, 0 misses, 0 watched, 3 unjudged" in text(html)
    assert 'class="verdict v-hit"' in page(client, "/?judged=yes")
    assert page(client, "/?judged=no").count("data-row>") == 2
    assert [j.verdict for j in inbox.judgements(folder, PLAIN.id)] == [Verdict.MISS, Verdict.HIT]


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"verdict": "hit", "reason": "", "by": "Ada"}, "needs a reason"),
        ({"verdict": "hit", "reason": "x", "by": " "}, "needs a name"),
        ({"verdict": "guilty", "reason": "x", "by": "Ada"}, "Choose hit, miss or watch"),
        ({"reason": "x", "by": "Ada"}, "Choose a verdict"),
        ({"verdict": "hit", "reason": "x" * 2001, "by": "Ada"}, "at most 2000"),
    ],
)
def test_a_judgement_that_lacks_something_is_not_recorded(
    client: Client, folder: Path, form: dict[str, str], why: str
) -> None:
    answer = client.post(f"/findings/{PLAIN.id}/judgements", form)
    assert answer.status_code == 400
    assert why in answer.content.decode()
    assert inbox.judgements(folder, PLAIN.id) == []


def test_a_judgement_says_when_the_case_has_grown_since(client: Client, folder: Path) -> None:
    from dataclasses import replace

    inbox.judge(folder, Judgement(PLAIN.id, Verdict.HIT, "why", "Ada", NOW))
    inbox.keep(folder, [replace(PLAIN, posts=(*PLAIN.posts, "telegram:beta/8"))], NOW + timedelta(hours=1))
    assert "The case had 2 posts then, 3 now." in text(page(client, f"/findings/{PLAIN.id}"))


def test_a_forged_form_is_refused(folder: Path) -> None:
    place.configure(folder)
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    form: dict[str, Any] = {"verdict": "hit", "reason": "x", "by": "Ada"}
    address = f"/findings/{PLAIN.id}/judgements"
    assert client.post(address, form).status_code == 403
    html = page(client, f"/findings/{PLAIN.id}")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert token is not None
    form["csrfmiddlewaretoken"] = token.group(1)
    assert client.post(address, form, headers={"origin": "https://outside.example"}).status_code == 403
    assert client.post(address, form, headers={"origin": "http://127.0.0.1"}).status_code == 302
    assert len(inbox.judgements(folder, PLAIN.id)) == 1


@pytest.mark.parametrize("host", ["outside.example", "127.0.0.1.outside.example", "10.0.0.1"])
def test_another_host_s_name_is_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert b"Finding" not in answer.content


@pytest.mark.parametrize(
    "address",
    [
        "/none",
        "/findings/new_name-000000000000",
        "/posts/telegram:alpha/999",
        "/posts/no-post",
        "/posts/%3Cscript%3E:a/1",
        "/static/none.css",
        "/static/../models.py",
        "/static/%2e%2e/%2e%2e/models.py",
    ],
)
def test_what_is_not_there(client: Client, address: str) -> None:
    html = page(client, address, 404)
    assert "<script>" not in html
    assert "To the inbox" in html


def test_only_forms_may_write(client: Client) -> None:
    assert client.get(f"/findings/{PLAIN.id}/judgements").status_code == 405
    assert client.post("/").status_code == 405
    assert client.post("/findings/none/judgements", {"verdict": "hit"}).status_code == 404


def test_a_post_with_its_whole_history(client: Client) -> None:
    html = page(client, "/posts/telegram:alpha/1")
    words = text(html)
    assert "Reading aid, not quotable" in words
    assert re.search(r'<mark class="m-actor" title="actor: [^"]*Hizballah[^"]*">|<mark class="m-actor"', html)
    assert '<ins class="m-came m-whole" dir="auto" title="put in"> فجر اليوم</ins>' in html
    assert "2 revisions" in words
    assert "An <operator>" in words
    assert "telegram_export_json, marsad test" in words
    assert re.search(r"[0-9a-f]{64}", words)
    assert "https://t.me/alpha/1" in words
    assert 'href="https://t.me' not in html


def test_a_post_that_was_gone_says_when_it_was_looked_for(client: Client) -> None:
    words = text(page(client, "/posts/telegram:alpha/5"))
    assert "Not there when visited at 2024-05-02 20:00:00 UTC" in words
    assert "deleted" not in words
    assert "The post is in English." in words


def test_media_reply_and_forward_are_told_and_pictures_are_not_shown(client: Client) -> None:
    words = text(page(client, "/posts/telegram:alpha/2"))
    assert "a<b>.jpg" in words
    assert "2.0 KB" in words
    assert "not included" in words
    assert "call +••• ••• ••• ••••" in words
    assert 'href="/posts/telegram:alpha/1"' in page(client, "/posts/telegram:alpha/3")
    assert "Forwarded from <b>origin</b> channel77" in text(page(client, "/posts/telegram:alpha/4"))
    assert "2 direction controls of the original are not shown" in text(page(client, "/posts/telegram:alpha/3"))


def test_search_in_both_modes(client: Client) -> None:
    assert "2 posts" in text(page(client, "/search?q=استهدفت"))
    assert "2 posts" in text(page(client, "/search?q=كَتَائِب&mode=folded"))
    html = page(client, "/search?q=كَتَائِب&mode=exact")
    assert "0 posts" in text(html)
    assert "unify spellings" in html
    assert '<mark class="m-found">استهدفت</mark>' in page(client, "/search?q=استهدفت")


def test_search_by_source_and_by_day(client: Client) -> None:
    html = page(client, "/search?q=استهدفت")
    assert re.search(r'href="\?q=[^"]+&amp;source=telegram%3Abeta"', html)
    assert "1 post " in text(page(client, "/search?q=استهدفت&source=telegram:beta")) + " "
    assert "7 posts" in text(page(client, "/search?q=*&until=2024-05-01"))
    assert "0 posts" in text(page(client, "/search?q=*&since=2024-05-02"))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("q=a&mode=scent", "mode: 'scent' is not one of"),
        ("q=a&since=yesterday", "since: 'yesterday' is not a day"),
        ("q=a&page=99999999999", "is not the number of a page"),
        ("q=%22%22", ""),
        ("q=%21%21", ""),
    ],
)
def test_a_search_that_cannot_be_read_says_why(client: Client, query: str, why: str) -> None:
    html = page(client, f"/search?{query}", 400)
    assert 'role="alert"' in html
    assert why in text(html)


def test_a_page_beyond_the_last_is_empty(client: Client) -> None:
    assert "No post on this page" in page(client, "/search?q=*&page=50")


def test_sources(client: Client) -> None:
    words = text(page(client, "/sources"))
    assert "ألفا (قناة)alphaunknownF52024-05-01 06:002024-05-01 06:15" in words.replace(" ", "").replace(
        "2024-05-0106:00", "2024-05-01 06:00"
    ).replace("2024-05-0106:15", "2024-05-01 06:15").replace("ألفا(قناة)", "ألفا (قناة)")


def test_new_evidence_shows_without_a_restart(client: Client, folder: Path) -> None:
    before = text(page(client, "/sources"))
    row = post("telegram:gamma", 1, "كلمة نادرة جدا", 9000)
    export(folder, "telegram:gamma", ("Gamma",), [row], datetime(2024, 5, 3, tzinfo=UTC))
    after = text(page(client, "/sources"))
    assert "Gamma" not in before
    assert "Gamma" in after
    assert "1 post" in text(page(client, "/search?q=نادرة"))
    head = re.compile(r"Evidence head (\S+)")
    assert head.findall(before) != head.findall(after)


def test_built_files_are_served_with_the_right_headers(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marsad.desk.pages import assets

    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "naskh-ABC.woff2").write_bytes(b"font")
    (tmp_path / "desk.css").write_text("a{}")
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    style = client.get("/static/desk.css")
    assert style["Content-Type"] == "text/css; charset=utf-8"
    assert style["Cache-Control"] == "no-cache"
    assert b"".join(style) == b"a{}"
    style.close()
    again = client.get("/static/desk.css", headers={"if-modified-since": style["Last-Modified"]})
    assert again.status_code == 304
    font = client.get("/static/fonts/naskh-ABC.woff2")
    assert font["Content-Type"] == "font/woff2"
    assert "immutable" in font["Cache-Control"]
    font.close()


def test_a_search_is_saved_under_a_name_and_listed(client: Client) -> None:
    from marsad.flow.saved import saved

    answer = client.post("/search/saved", {"name": "ضربات", "q": "استهدفت kind:claim"})
    assert answer.status_code == 302
    assert saved(place.workspace()) == {"ضربات": "استهدفت kind:claim"}
    html = page(client, "/search")
    assert "<bdi>ضربات</bdi>" in html
    assert "How to ask" in text(html)
    refused = client.post("/search/saved", {"name": "x", "q": "a OR"})
    assert refused.status_code == 400
    assert "nothing stands after" in text(refused.content.decode())
    assert client.post("/search/saved", {"name": " ", "q": "a"}).status_code == 400


def test_facets_narrow_by_place_weapon_and_media(client: Client) -> None:
    html = page(client, "/search?q=*")
    for link in ("place%3Aain-al-asad", "weapon%3Adrone", "has%3Aphoto", "is%3Aedited"):
        assert link in html
    assert "1 post " in text(page(client, "/search?q=* has:photo")) + " "


def test_meaning_without_a_model_says_so_on_the_page(client: Client) -> None:
    html = page(client, "/search?q=weather&mode=meaning", 400)
    assert "no embedding model is installed" in text(html)
